"""How days are written by people, spreadsheets and databases, brought to one way of writing them.

Only what can be read in one way is read: a day before its month, as it is written in England, and
a year of four figures. A year of two figures is not: 01/02/03 may be of any of several years.
"""

import datetime
import re

FIRST_SERIAL, LAST_SERIAL = 20000, 73050
"""3 October 1954 to 31 December 2099. A number outside them is more likely no day at all."""

_SERIAL_OF_NO_DAY = datetime.date(1899, 12, 30)
"""What a spreadsheet counts from: it takes 1900 for a leap year, so from March 1900 on its
numbers are one higher than the days since."""

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_TIME = (
    r"(?:(?:,?\s+|t)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?"
    r"\s*(?:z|utc|[+-]\d{2}(?::?\d{2})?)?)?"
)
_BETWEEN = r"(?P<between>\s*[/.\-]\s*|\s+)"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_NAMED_DAY = _DAY + r"(?:st|nd|rd|th)?"
_LOOSE = r"(?:\s*[/.,\-]\s*|\s+|(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d))"

_WAYS = tuple(
    re.compile(_WEEKDAY + way + _TIME)
    for way in (
        _YEAR + _BETWEEN + r"(?P<month>\d{1,2})(?P=between)" + _DAY,
        _DAY + _BETWEEN + r"(?P<month>\d{1,2})(?P=between)" + _YEAR,
        _NAMED_DAY + r"(?:\s+of\b)?" + _LOOSE + _MONTH + r"\.?" + _LOOSE + _YEAR,
        _MONTH + r"\.?" + _LOOSE + _NAMED_DAY + _LOOSE + _YEAR,
        _YEAR + _LOOSE + _MONTH + r"\.?" + _LOOSE + _NAMED_DAY,
    )
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_as_written(text: str) -> str:
    """The day that a text says, as YYYY-MM-DD; the text unchanged where it says none for certain.

    Reads a spreadsheet's number for a day (20000 to 73050, with or without a time of day), days
    written with strokes, stops, hyphens or spaces (the day first, or the year first), months in
    words, and a time of day after any of them. Of a time with its zone the day as written is kept.
    """
    if _ISO.fullmatch(text):  # as nearly all are written
        return text
    told = text.strip(" \t\r\n\xa0").replace("\xa0", " ").lower()
    serial = _SERIAL.fullmatch(told)
    if serial:
        number = int(serial[1])
        if FIRST_SERIAL <= number <= LAST_SERIAL:
            return (_SERIAL_OF_NO_DAY + datetime.timedelta(days=number)).isoformat()
        return text
    for way in _WAYS:
        match = way.fullmatch(told)
        if match:
            return _day_of(match) or text
    return text


def _day_of(match: re.Match[str]) -> str:
    """The day of a match as YYYY-MM-DD; nothing where the calendar has no such day."""
    found = match.groupdict()
    month = _MONTHS[found["word"][:3]] if found.get("word") else int(found["month"])
    try:
        return datetime.date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return ""
