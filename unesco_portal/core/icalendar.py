"""Writing iCalendar (RFC 5545): content lines, escaped, folded, in UTF-8."""

import datetime
from collections.abc import Iterable

LINE_OCTETS = 75
CONTENT_TYPE = "text/calendar; charset=utf-8"


def written(lines: Iterable[str]) -> bytes:
    """The file of unfolded content lines."""
    return b"".join(fold(line) for line in lines)


def moment(value: datetime.datetime) -> str:
    """A moment in UTC."""
    return f"{value.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def escape(text: str) -> str:
    """A text value: separators and line breaks are escaped, control characters left out."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(char for char in text if char.isprintable())


def fold(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, never cut inside a character."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
