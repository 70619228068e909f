"""A client that costs little: one connection kept open, requests one after the other."""

import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """Status, body, entity tag and the seconds it took."""

    status: int
    body: bytes
    etag: str
    seconds: float


class Client:
    """A keep-alive connection to one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connect()

    def connect(self) -> None:
        """Open the connection."""
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """One request; reopens a connection the server closed."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n".encode()
        started = time.perf_counter()
        try:
            self.socket.sendall(request)
            return self.read(started)
        except (ConnectionError, BrokenPipeError):
            self.connect()
            started = time.perf_counter()
            self.socket.sendall(request)
            return self.read(started)

    def read(self, started: float) -> Answer:
        """The answer, whole."""
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, _blank, self.buffer = self.buffer.partition(b"\r\n\r\n")
        fields = dict(line.partition(b": ")[::2] for line in head.lower().split(b"\r\n")[1:])
        status = int(head.split(b" ", 2)[1])
        if fields.get(b"transfer-encoding") == b"chunked":
            body = self.chunks()
        else:
            length = int(fields.get(b"content-length", b"0"))
            while len(self.buffer) < length:
                self.more()
            body, self.buffer = self.buffer[:length], self.buffer[length:]
        seconds = time.perf_counter() - started
        if fields.get(b"connection") == b"close":
            self.connect()
        etag = fields.get(b"etag", b"").decode()
        return Answer(status, body, etag, seconds)

    def chunks(self) -> bytes:
        """A chunked body; only its length is kept of a long one."""
        parts = []
        while True:
            while b"\r\n" not in self.buffer:
                self.more()
            size_line, _end, self.buffer = self.buffer.partition(b"\r\n")
            size = int(size_line, 16)
            while len(self.buffer) < size + 2:
                self.more()
            parts.append(self.buffer[:size])
            self.buffer = self.buffer[size + 2 :]
            if size == 0:
                return b"".join(parts)

    def more(self) -> None:
        """Wait for more bytes."""
        received = self.socket.recv(262_144)
        if not received:
            raise ConnectionError
        self.buffer += received
