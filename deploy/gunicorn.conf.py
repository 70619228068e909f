"""The web server in a container. WEB_CONCURRENCY sets its workers, which gunicorn reads itself."""

import os

bind = "0.0.0.0:8000"
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
# A disk that stalls must not make a healthy worker look dead.
worker_tmp_dir = "/dev/shm"  # noqa: S108 -- memory, private to the container
timeout = 120
graceful_timeout = 30
keepalive = 75  # Longer than the front keeps its own connections idle.
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
