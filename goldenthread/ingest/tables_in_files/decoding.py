"""How the letters of a text file are written: UTF-8, UTF-16, UTF-32 or Windows text."""

import codecs

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LOOKED_AT = 4096
SHARE_OF_ZEROS = 0.25
"""Of every second byte. What parts cells and lines is a zero and a letter in UTF-16, and so is
each English letter and figure; a stray zero in other text is far fewer."""

AROUND = 1_000_000
"""Bytes before and after the first one that is no UTF-8, by which it is told what they are."""


def encoding_of(data: bytes) -> str | None:
    """Python's name of the encoding; None where the bytes are not text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _without_a_mark(data[:LOOKED_AT])
    wrong = _first_not_utf_8(data)
    return "utf-8" if wrong is None or _mostly_utf_8(data, wrong) else "cp1252"


def _without_a_mark(start: bytes) -> str | None:
    first, second = start[::2].count(0), start[1::2].count(0)
    enough = max(len(start) // 2, 1) * SHARE_OF_ZEROS
    if max(first, second) < enough or first == second:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _first_not_utf_8(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return wrong.start
    return None


def _mostly_utf_8(data: bytes, wrong: int) -> bool:
    """Whether a file that is not whole UTF-8 is such a file with damage in it: Windows text hardly
    ever has two or three letters in a row that would also be one of UTF-8."""
    some = data[max(0, wrong - AROUND) : wrong + AROUND].decode("utf-8", errors="replace")
    strange = len(some) - len(some.encode("ascii", errors="ignore"))
    lost = some.count("\ufffd")
    return strange - lost >= lost
