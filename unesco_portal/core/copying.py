"""What PostgreSQL copies out as CSV, handed on piece by piece while it is still copying.

psycopg2 writes what COPY gives into a file and returns at the end. A response wants to be asked
for its next piece. So the copying has a thread of its own, at most a few pieces ahead of the
reader, and both sides work at once.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from typing import Any

from django.db import connection, transaction

from .statements import lift_limit

PIECE = 256 * 1024  # bytes
AHEAD = 4  # pieces that wait for a slow reader
END_OF_LINE = b"\r\n"  # RFC 4180; COPY itself ends lines as Unix does


class Pipe:
    """The file that is written row by row, and read in pieces on another thread."""

    def __init__(self) -> None:
        self.pieces: Queue[bytes | None] = Queue(AHEAD)
        self.rows: list[bytes] = []
        self.size = 0

    def fill(self, cursor: Any, statement: str) -> None:
        """Copy to the end; ``None`` follows the last piece, also after an error."""
        try:
            cursor.copy_expert(statement, self)
            self.hand_on()
        finally:
            self.pieces.put(None)

    def write(self, row: bytes) -> int:
        """One row with its end of line, as the server sends it."""
        self.rows.append(row[:-1])
        self.size += len(row)
        if self.size >= PIECE:
            self.hand_on()
        return len(row)

    def hand_on(self) -> None:
        """The rows so far as a piece; waits while the reader is behind."""
        if self.rows:
            self.pieces.put(END_OF_LINE.join((*self.rows, b"")))
            self.rows, self.size = [], 0

    def __iter__(self) -> Iterator[bytes]:
        """The pieces up to the last."""
        return iter(self.pieces.get, None)


def copied(sql: str, params: Sequence[Any], *, quoted: Sequence[str]) -> Iterator[bytes]:
    """The rows of one statement as CSV without a header; the columns ``quoted`` always in quotes.

    Raises ``DatabaseError`` where the copying ended early. A reader who leaves ends it.
    """
    always = f", FORCE_QUOTE ({', '.join(quoted)})" if quoted else ""
    with transaction.atomic(), connection.cursor() as cursor:
        lift_limit(cursor)
        rows = cursor.mogrify(sql, params).decode()
        statement = f"COPY ({rows}) TO STDOUT (FORMAT csv{always})"
        pipe = Pipe()
        with ThreadPoolExecutor(max_workers=1) as pool:
            copying = pool.submit(pipe.fill, cursor, statement)
            try:
                yield from pipe
            except BaseException:
                try:
                    connection.connection.cancel()
                finally:
                    for _piece in pipe:
                        pass
                raise
            with connection.wrap_database_errors:
                copying.result()
