"""What somebody typed to find a child: a number, words of a name, a day or part of a date of birth.

Nothing is guessed away: what may be read in two ways (2015, a year and perhaps a number) is both.
"""

import re
from dataclasses import dataclass
from datetime import date

from goldenthread.ingest.linking.one_id import folded

LONGEST = 100
MOST_WORDS = 5
MONTHS = tuple(date(2000, month, 1).strftime("%B").lower() for month in range(1, 13))
MARKS = re.compile(r"[\s-]")
_MONTH = r"(?P<month>[a-z]{3,9}|\d{1,2})"
_BETWEEN = r"[\s/.-]+"
PARTS_OF_A_DATE = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}{_MONTH}{_BETWEEN}(?P<year>(?:19|20)\d\d)",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    rf"{_MONTH}{_BETWEEN}(?P<year>(?:19|20)\d\d)",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}{_MONTH}",
    r"(?P<year>(?:19|20)\d\d)",
)
"""The whole date first: 14 May 2015 is not May 2015."""
_DATES = tuple(re.compile(rf"(?<![\w/.-]){part}(?![\w/.-])") for part in PARTS_OF_A_DATE)


@dataclass(frozen=True, kw_only=True)
class Birth:
    """What was said of the day of birth; None for what was not. At least one is said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def words(self) -> str:
        """`14 May 2015`, `May 2015`, `14 May`, `2015`."""
        month = MONTHS[self.month - 1].capitalize() if self.month else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)


@dataclass(frozen=True, kw_only=True)
class AskedFor:
    """What was typed, read in every way that it can be. `numbers` are without spaces and dashes, in
    capitals; `words` without accents or marks, in small letters."""

    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    birth: Birth | None = None


def read_what_is_asked(text: str) -> AskedFor:
    """The numbers, the words of a name and the part of a date that may be meant."""
    text = " ".join(text[:LONGEST].replace("\0", " ").split())
    birth, rest = _birth_in(text.lower())
    words = tuple(filter(None, (folded(word) for word in re.split(r"[\s,-]+", rest))))
    whole = as_number(text)
    parts = [as_number(part) for part in text.split() if re.search(r"\d", part)]
    return AskedFor(
        numbers=tuple(dict.fromkeys(filter(None, (whole, *parts)))),
        words=words[:MOST_WORDS],
        birth=birth,
    )


def as_number(text: str) -> str:
    """A number as it is compared: 943 476 5919 and 943-476-5919 are one."""
    return MARKS.sub("", text).upper()


def _birth_in(text: str) -> tuple[Birth | None, str]:
    """The part of a date in the text, and the text without it."""
    for written in _DATES:
        for found in written.finditer(text):
            birth = _birth(found.groupdict())
            if birth is not None:
                return birth, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _birth(said: dict[str, str | None]) -> Birth | None:
    """None where there is no such month or day: `31 February`, `north 2015`."""
    month = _month(said.get("month"))
    year, day = (int(said[part] or 0) if said.get(part) else None for part in ("year", "day"))
    if said.get("month") and month is None:
        return None
    if day is not None:
        try:
            date(year or 2000, month or 1, day)
        except ValueError:
            return None
    return Birth(year=year, month=month, day=day)


def _month(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(text)), None)
