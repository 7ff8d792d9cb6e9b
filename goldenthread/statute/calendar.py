"""The working days of England: Monday to Friday less the bank holidays of England and Wales.

The bank holidays are those that the `govuk-bank-holidays` package carries, read offline. What the
calendar does not cover it refuses to answer, and it says a year ahead that it is about to run out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TypedDict

from govuk_bank_holidays.bank_holidays import BankHolidays

from goldenthread.statute.months import add_months

ONE_DAY = timedelta(days=1)
NO_CLOSURES: Mapping[date, str] = MappingProxyType({})


class OutsideCalendar(LookupError):
    """A day was asked about that the bank holidays held do not reach."""

    def __init__(self, day: date, calendar: WorkingCalendar) -> None:
        super().__init__(
            f"{_in_words(day)} is outside the working-day calendar, which covers "
            f"{_in_words(calendar.first_day)} to {_in_words(calendar.last_day)}"
        )
        self.day = day


class CalendarRow(TypedDict):
    """One day of the calendar, as a database keeps it.

    `working_day_number` goes up by one on each working day; other days repeat the last number. So
    the working days from one day to another are the difference of their numbers.
    """

    day: date
    working_day: bool
    working_day_number: int
    why_not: str | None


class WorkingCalendar:
    """The working days between `first_day` and `last_day`, both included.

    `holidays` are bank holidays with their names. `closures` are the days on which one council
    alone is shut: they are there only on a calendar that was asked for `with_closures`, and a
    statutory return never is.
    """

    def __init__(
        self,
        holidays: Mapping[date, str],
        *,
        first_day: date,
        last_day: date,
        closures: Mapping[date, str] = NO_CLOSURES,
    ) -> None:
        self.first_day = first_day
        self.last_day = last_day
        self.holidays: Mapping[date, str] = MappingProxyType(dict(holidays))
        self.closures: Mapping[date, str] = MappingProxyType(dict(closures))
        self._working_days = [
            day for day in _days(first_day, last_day) if self._reason(day) is None
        ]

    @classmethod
    def of_england(cls) -> WorkingCalendar:
        """The national calendar, without any council's closures; built once."""
        return _calendar_of_england()

    def with_closures(self, closures: Mapping[date, str]) -> WorkingCalendar:
        """The same calendar with a council's own closed days (day to name) left out as well."""
        return WorkingCalendar(
            self.holidays, first_day=self.first_day, last_day=self.last_day, closures=closures
        )

    @property
    def has_closures(self) -> bool:
        """Whether a council's closed days are left out: then it may serve no national rule."""
        return bool(self.closures)

    def why_not(self, day: date) -> str | None:
        """Why `day` is not a working day ("Saturday", "Good Friday"); None when it is one."""
        self._check(day)
        return self._reason(day)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is a working day. Raises OutsideCalendar."""
        return self.why_not(day) is None

    def add_working_days(self, start: date, count: int) -> date:
        """The day on which `count` working days after `start` have passed.

        `start` is day 0 and the next working day is day 1, whether or not `start` is a working day
        itself; 0 gives `start` back. Raises OutsideCalendar where that day is not covered.
        """
        if count < 0:
            raise ValueError("working days are counted forwards only")
        if count == 0:
            self._check(start)
            return start
        reached = self._number(start) + count
        if reached > len(self._working_days):
            raise OutsideCalendar(self.last_day + ONE_DAY, self)
        return self._working_days[reached - 1]

    def working_days_before(self, end: date, count: int) -> date:
        """The working day that leaves `count` working days to `end`: five before a Monday is the
        Monday before. Raises OutsideCalendar where that day is not covered."""
        wanted = self._number(end) - count
        if wanted < 1:
            raise OutsideCalendar(self.first_day - ONE_DAY, self)
        return self._working_days[wanted - 1]

    def working_days_between(self, start: date, end: date) -> int:
        """The working days after `start` up to and including `end`: 0 on the same day.

        This is how DfE bands durations. Negative where `end` comes before `start`.
        """
        return self._number(end) - self._number(start)

    def skipped(self, start: date, due: date) -> list[tuple[date, str]]:
        """The days after `start` up to and including `due` that did not count, each with why."""
        self._check(start)
        self._check(due)
        reasons = ((day, self._reason(day)) for day in _days(start + ONE_DAY, due))
        return [(day, reason) for day, reason in reasons if reason is not None]

    def rows(self, first: date | None = None, last: date | None = None) -> list[CalendarRow]:
        """Every day from `first` to `last` (all it covers when left out), for a database table.

        Numbers are the same whatever part of the calendar is asked for.
        """
        first, last = first or self.first_day, last or self.last_day
        number = self._number(first) - (self._reason(first) is None)
        self._check(last)
        rows: list[CalendarRow] = []
        for day in _days(first, last):
            reason = self._reason(day)
            number += reason is None
            rows.append(
                CalendarRow(
                    day=day,
                    working_day=reason is None,
                    working_day_number=number,
                    why_not=reason,
                )
            )
        return rows

    def runs_out(self, on: date) -> str | None:
        """A warning for the screen when less than twelve months are left after `on`."""
        if on > self.last_day:
            return (
                f"The working-day calendar ended on {_in_words(self.last_day)}: due dates after it "
                "cannot be worked out until newer bank holidays are installed."
            )
        if add_months(on, 12) > self.last_day:
            return (
                f"The working-day calendar ends on {_in_words(self.last_day)}, less than 12 months "
                "away: install newer bank holidays before due dates reach it."
            )
        return None

    def _number(self, day: date) -> int:
        self._check(day)
        return bisect_right(self._working_days, day)

    def _reason(self, day: date) -> str | None:
        if day.weekday() >= 5:
            return "Saturday" if day.weekday() == 5 else "Sunday"
        if day in self.holidays:
            return self.holidays[day]
        return f"council closure: {self.closures[day]}" if day in self.closures else None

    def _check(self, day: date) -> None:
        if not self.first_day <= day <= self.last_day:
            raise OutsideCalendar(day, self)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _days(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


@cache
def _calendar_of_england() -> WorkingCalendar:
    held = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    holidays = {holiday["date"]: holiday["title"] for holiday in held}
    last = max(holidays)
    # Years are published whole: one without its Boxing Day is not finished and is not relied on.
    last_year = last.year if last.month == 12 else last.year - 1
    return WorkingCalendar(
        holidays, first_day=date(min(holidays).year, 1, 1), last_day=date(last_year, 12, 31)
    )
