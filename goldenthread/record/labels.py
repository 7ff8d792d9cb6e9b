"""The words of a coded cell, and how words stand inside a sentence."""

from collections.abc import Mapping
from typing import Any

from goldenthread.record.catalogue import TABLES

Row = Mapping[str, Any]


def label(table: str, column: str, row: Row) -> str:
    """The words of a coded cell in the census that said it; nothing where it is blank."""
    codes, code = TABLES[table].column(column).codes, row[column]
    if code is None:
        return ""
    return codes.label(str(code), year=row["said_in_year"] or 0) if codes else str(code)


def capital(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """The words as they stand inside a sentence: no capital, unless they are an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
