# The portal's image: one for web, worker, beat and migrations.

# --- Everything that is only needed while building ---
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

COPY requirements/runtime.txt requirements/messages.txt requirements/
RUN python -m venv /opt/portal \
    && /opt/portal/bin/python -m pip install --require-hashes -r requirements/runtime.txt \
    && python -m venv /opt/messages \
    && /opt/messages/bin/python -m pip install --require-hashes -r requirements/messages.txt

COPY . .
RUN /opt/messages/bin/python -m unesco_portal.local compile-messages

# Collecting static files reads the settings, which refuse to start without these. None is kept.
RUN DJANGO_SETTINGS_MODULE=unesco_portal.settings.production \
    SECRET_KEY=only-while-building-0123456789-abcdefghijklmnopqrstuvwxyz \
    ALLOWED_HOSTS=build.invalid SITE_URL=https://build.invalid \
    DEFAULT_FROM_EMAIL=build@build.invalid EMAIL_URL=smtp://build.invalid:25 \
    DATABASE_URL=postgres://build@build.invalid/build REDIS_URL=redis://build.invalid:6379/0 \
    /opt/portal/bin/python manage.py collectstatic --no-input \
    && /opt/portal/bin/python -m compileall -q /app /opt/portal \
    && rm -rf requirements

# --- What runs ---
FROM python:3.11-slim
ENV PATH=/opt/portal/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=unesco_portal.settings.production
RUN useradd --system --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin portal \
    && install --directory --owner=portal --mode=0700 /media
COPY --from=build /opt/portal /opt/portal
COPY --from=build /app /app
WORKDIR /app
USER portal
EXPOSE 8000
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "unesco_portal.wsgi:application"]
