"""What the query of an address may ask, read strictly: a word that is none is never guessed."""

from datetime import date

from django.core.exceptions import BadRequest

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


def word_asked(text: str) -> str:
    """A name out of the data, such as a team's."""
    if "\0" in text or len(text) > 200:
        raise BadRequest("not a name")
    return text
