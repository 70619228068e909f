"""Texts that went through a wrong decoding, or were cut; found and told, never mended silently."""

import re

# Decodings that people's programs take UTF-8 for, the most frequent first.
WRONG_CODECS = ("cp1252", "latin-1", "cp1251", "gb18030", "cp850")
SIGNS = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5\u00e2\u00c6\u00d0\u00d1\u0420\u0421\u0432\u251c\u2524\u00ce\u00cf]"
    "[^\\s\\w]|[\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178"
    "\u017d\u017e\u0192]|[РС][\u0400-\u045f]|[\u9225\u922b\u951b\u9286\u8305\u8292\u7ca4\u9429"
    "\u8117\u813f\u84db\u8c29]|[\u4e00-\u9fff][A-Za-z]|[A-Za-z][\u4e00-\u9fff]"
)
# Two bytes of UTF-8 as Windows-1252 shows them.
PIECE = re.compile("[\u00c2\u00c3](?:[\u00a0-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])")
LOST = re.compile(r"\ufffd|\x00|\w\?\w|[\udc80-\udcff]")
CUT = re.compile(
    r"(?:\s(?:and|of|the|for|in|at|to|with|et|de|du|des|la|le|les|pour|à|y|e|del|el|los|las|para|en)"
    r"(?:\s(?:the|la|le|les|el|los|las))?[.,]?|…|\.\.\.|[,;:(–-])\s*$",
    re.IGNORECASE,
)
CUT_LENGTHS = (255, 250)


def garbled(text: str) -> str | None:
    """What ``text`` probably was, "" where nobody can tell; ``None`` for a sound text."""
    if text.isascii():
        return "" if LOST.search(text) else None
    if any("\udc80" <= char <= "\udcff" for char in text):
        return foreign_bytes(text)
    if SIGNS.search(text):
        mended = unwound(text)
        if mended is not None:
            return unwound(mended) or mended
    return "" if LOST.search(text) else None


def foreign_bytes(text: str) -> str:
    """A line in another encoding than the rest of the file: most often Windows-1252."""
    raw = text.encode("utf-8", "surrogateescape")
    return raw.decode("cp1252", "replace")


def unwound(text: str) -> str | None:
    """The text as it was, if encoding it one way and decoding it as UTF-8 gives sense."""
    for codec in WRONG_CODECS:
        try:
            found = text.encode(codec).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if found != text and found.isprintable():
            return found
    return in_pieces(text)


def in_pieces(text: str) -> str | None:
    """The same where part of a text was mended before, or a space was changed: piece by piece."""
    found = PIECE.sub(lambda match: match[0].encode("cp1252").decode("utf-8"), text)
    return found.replace("Ã ", "à") if found != text else None


def is_cut(text: str) -> bool:
    """Whether a text seems to stop in the middle of a sentence."""
    return len(text) in CUT_LENGTHS or CUT.search(text) is not None


def shown(text: str) -> str:
    """A text that a database and a page can hold."""
    clean = text.replace("\x00", "\ufffd")
    return clean.encode("utf-8", "replace").decode("utf-8") if not clean.isascii() else clean
