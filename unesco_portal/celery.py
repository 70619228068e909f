"""The Celery application: queues and the schedule, in code."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unesco_portal.settings.dev")

app = Celery("unesco_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
