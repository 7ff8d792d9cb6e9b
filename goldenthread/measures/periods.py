"""The periods that a measure is asked for: months up to a day, or the twelve months to a day."""

import calendar
import datetime
import re
from dataclasses import dataclass

from goldenthread.statute.months import add_months


@dataclass(frozen=True, kw_only=True)
class Period:
    """A named run of days, first and last included, as at a day.

    `as_at` is the day as at which it is asked: what is dated later decides nothing. Left out, or
    before the last day, it is the last day. The months of a series are all asked as at its newest
    day, so that a referral of May is judged with what came of it by now, not by the end of May.
    """

    name: str
    first_day: datetime.date
    last_day: datetime.date
    as_at: datetime.date | None = None

    @property
    def asked_on(self) -> datetime.date:
        """The day as at which the period is asked."""
        return max(self.as_at or self.last_day, self.last_day)


class NotAPeriod(ValueError):
    """Words that name no period; says what would."""


def month(year: int, number: int, *, as_at: datetime.date | None = None) -> Period:
    """A calendar month, named 2025-03."""
    last = calendar.monthrange(year, number)[1]
    return Period(
        name=f"{year}-{number:02d}",
        first_day=datetime.date(year, number, 1),
        last_day=datetime.date(year, number, last),
        as_at=as_at,
    )


def months_to(day: datetime.date, count: int) -> tuple[Period, ...]:
    """The `count` calendar months up to the one in which `day` lies, oldest first, as at `day`."""
    firsts = [add_months(day.replace(day=1), -back) for back in range(count - 1, -1, -1)]
    return tuple(month(first.year, first.month, as_at=day) for first in firsts)


def twelve_months_to(day: datetime.date) -> Period:
    """The twelve months that end on `day`, named by it."""
    return Period(
        name=day.isoformat(),
        first_day=add_months(day + datetime.timedelta(days=1), -12),
        last_day=day,
    )


def period_named(text: str, *, as_at: datetime.date | None = None) -> Period:
    """The month written 2025-09, as at its end or another day. Raises NotAPeriod."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    if not found or not 1900 <= int(found[1]) <= 2200:
        raise NotAPeriod(f"{text[:20]!r} is not a month; write it like 2025-09.")
    return month(int(found[1]), int(found[2]), as_at=as_at)


def months_asked(text: str, day: datetime.date) -> tuple[Period, ...]:
    """The periods of `month:24`, up to the month of `day`. Raises NotAPeriod."""
    found = re.fullmatch(r"month:(\d{1,3})", text)
    if not found or not 1 <= int(found[1]) <= 240:
        raise NotAPeriod(f"{text[:20]!r} names no periods; write them like month:24.")
    return months_to(day, int(found[1]))
