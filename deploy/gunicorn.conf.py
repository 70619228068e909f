"""The web server in a container. WEB_CONCURRENCY sets its workers, which gunicorn reads itself."""

import os

bind = "0.0.0.0:8000"
worker_class = "gthread"
# A thread is held until the last byte of its answer is taken. The front takes small answers whole
# at once (response_buffers in Caddyfile); only long downloads stream, within their hourly budget:
# some threads more than the work needs keep pages coming. Each may hold a database connection:
# containers x WEB_CONCURRENCY x WEB_THREADS stays below POSTGRES_MAX_CONNECTIONS.
threads = int(os.environ.get("WEB_THREADS", "8"))
# A disk that stalls must not make a healthy worker look dead.
worker_tmp_dir = "/dev/shm"  # noqa: S108 -- memory, private to the container
# The threads of a worker share its heartbeat: this ends a worker that hangs as a whole, never one
# slow download; the front does that (write timeout in Caddyfile).
timeout = 120
graceful_timeout = 30
keepalive = 75  # Longer than the front keeps its own connections idle.
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
