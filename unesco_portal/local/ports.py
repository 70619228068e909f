"""TCP ports on this machine's loopback address."""

import random
import socket

PORTS = range(1, 65_536)
LOOPBACK = "127.0.0.1"
# Below the range from which systems draw the ports of outgoing connections.
SERVICE_PORTS = range(20_000, 32_000)


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Tell whether a server could listen on ``port`` now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
        return True


def pick(wanted: object = None) -> int:
    """Return ``wanted`` when it is a free port, else a random free port for a service."""
    if isinstance(wanted, int) and wanted in PORTS and is_free(wanted):
        return wanted
    while True:
        port = random.choice(SERVICE_PORTS)  # noqa: S311 -- not a secret
        if is_free(port):
            return port


def next_free(port: int, host: str = LOOPBACK) -> int:
    """Return the first free port after ``port``."""
    return next(number for number in PORTS[port:] if is_free(number, host))
