"""Dates, numbers and counts in words: the same on every page, because they are made here alone."""

import re
from datetime import date as Day
from datetime import datetime as Moment

NOT_RECORDED = "not recorded"
NO_FIGURE = "no figure"


def date(day: Day | None) -> str:
    """`3 March 2025`; a day that is not known is `not recorded`."""
    if day is None:
        return NOT_RECORDED
    return f"{day.day} {day:%B %Y}"


def moment(at: Moment | None) -> str:
    """`3 March 2025 at 09:12`; a moment that is not known is `not recorded`."""
    if at is None:
        return NOT_RECORDED
    return f"{date(at)} at {at:%H:%M}"


def number(value: int | float | None, decimals: int = 0) -> str:
    """`12,345` or, with decimals, `12,345.6`; a number that is not known is `no figure`."""
    if value is None:
        return NO_FIGURE
    return f"{value:,.{decimals}f}"


def percentage(value: float | None) -> str:
    """`80.0 %` from 80.0: what comes in is already out of a hundred."""
    if value is None:
        return NO_FIGURE
    return f"{value:.1f} %"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 child`, `1,204 children`: the count and its noun. Without `many`, an s is added."""
    noun = one if count == 1 else (many or f"{one}s")
    return f"{number(count)} {noun}"


def listed(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """`team, age band and sex` from the three words; `last` stands before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


ISO_DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\dT-])")


def days_in_words(text: str) -> str:
    """The text in which each day that there is (2025-06-03) is in words (3 June 2025).

    One that there is not, such as 2025-02-31, stays as it was written.
    """
    return ISO_DAY.sub(lambda found: _in_words(found[0]), text)


def _in_words(text: str) -> str:
    try:
        return date(Day.fromisoformat(text))
    except ValueError:
        return text
