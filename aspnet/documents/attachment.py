"""The signed text inside a certificate's PDF, found without a PDF library."""

import re
import zlib

from ..signing import COMPACT

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
LARGEST = 1_000_000


def signed_text_in(data: bytes) -> str | None:
    """The signed text in a file: a PDF with the attachment, or the text itself."""
    for part in [data[:LARGEST], *map(unpacked, STREAM.findall(data))]:
        match = COMPACT.search(part.decode("latin-1"))
        if match is not None:
            return match[0]
    return None


def unpacked(stream: bytes) -> bytes:
    """What a stream holds, at most a million bytes of it."""
    try:
        return zlib.decompressobj().decompress(stream, LARGEST)
    except zlib.error:
        return b""
