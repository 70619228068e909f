"""In which encoding a text file is written: found, told, and never mended silently."""

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 (BOM)"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
MOSTLY = 0.9


@dataclass(frozen=True)
class Decoded:
    """The text, what it was written in, and whether some lines were written otherwise."""

    text: str
    encoding: str
    is_mixed: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a file. Bytes that do not fit become surrogates, which cells then report."""
    for mark, codec, name in BOMS:
        if data.startswith(mark):
            errors = "surrogateescape" if codec == "utf-8-sig" else "replace"
            text = data.decode(codec, errors)
            return Decoded(text, name, is_mixed=has_foreign(text))
    if (wide := utf16_without_mark(data)) is not None:
        return Decoded(data.decode(wide, "replace"), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"), "ASCII" if data.isascii() else "UTF-8")
    except UnicodeDecodeError:
        pass
    if mostly_utf8(data):
        return Decoded(data.decode("utf-8", "surrogateescape"), "UTF-8", is_mixed=True)
    codec, name = legacy(data)
    return Decoded(data.decode(codec, "surrogateescape"), name)


def has_foreign(text: str) -> bool:
    """Whether bytes were left over."""
    return any("\udc80" <= char <= "\udcff" for char in text)


def utf16_without_mark(data: bytes) -> str | None:
    """Every second byte of a mostly Latin text is zero."""
    head = data[:4096]
    if head.count(0) * 5 < len(head) * 2:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def mostly_utf8(data: bytes) -> bool:
    """Whether nearly all lines beyond ASCII are UTF-8."""
    good = bad = 0
    for line in data.splitlines():
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good >= MOSTLY * (good + bad)


def legacy(data: bytes) -> tuple[str, str]:
    """An encoding of before Unicode, by how the high bytes stand together."""
    runs = HIGH_RUN.findall(data)
    total = sum(len(run) for run in runs)
    if is_gbk(runs, total, data):
        return "gb18030", "GBK"
    long_runs = sum(len(run) for run in runs if len(run) > 2)
    letters = sum(byte >= 0xC0 or byte in (0xA8, 0xB8) for run in runs for byte in run)
    if long_runs > 0.6 * total and letters > 0.8 * total:
        return "cp1251", "Windows-1251"
    undefined = any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d")
    return ("latin-1", "ISO-8859-1") if undefined else ("cp1252", "Windows-1252")


def is_gbk(runs: list[bytes], total: int, data: bytes) -> bool:
    """Frequent Chinese characters: pairs from B0 to D7, then A1 to FE."""
    common = sum(
        0xB0 <= run[place] <= 0xD7 and run[place + 1] >= 0xA1
        for run in runs
        for place in range(0, len(run) - 1, 2)
    )
    if common * 2 < 0.6 * total:
        return False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
