"""What the query of an address may ask, and how it stands there again.

It is read strictly: a word that is none is never guessed.
"""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.urls import reverse

FIRST_YEAR, LAST_YEAR = 1950, 2150
MOST_PAGES = 100_000


def day_asked(text: str) -> date | None:
    """The day of `on=2025-03-31`; None where none was asked. Raises BadRequest."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadRequest("not a day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadRequest("not a day of which anything could be known")
    return day


def number_asked(text: str) -> int | None:
    """The number from 1 of `page=2` or `known_at=7`; None where none was asked."""
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 15 or not int(text):
        raise BadRequest("not a number")
    return int(text)


def page_asked(query: Mapping[str, str]) -> int:
    """The part of a list, from 1; the first where none was asked. Raises BadRequest."""
    return min(number_asked(query.get("page", "")) or 1, MOST_PAGES)


def word_asked(text: str) -> str:
    """A name out of the data, such as a team's."""
    if "\0" in text or len(text) > 200:
        raise BadRequest("not a name")
    return text


def kept(on: date | None, known_at: int | None) -> tuple[tuple[str, str], ...]:
    """The day and the edition, where they were asked, as they stand in an address."""
    asked = (("on", on.isoformat() if on else ""), ("known_at", str(known_at or "")))
    return tuple((name, value) for name, value in asked if value)


def address(name: str, **query: str) -> str:
    """The address of a page with what of the query is filled."""
    filled = urlencode({key: value for key, value in query.items() if value})
    return f"{reverse(name)}?{filled}" if filled else reverse(name)
