"""How much time a rule allows, and how it is counted.

Most allowances count from day 0, the start event: on the same day nothing has passed, and exactly
45 working days later is still in time (DfE's bands of assessment durations are counted so). A few
say "beginning with the day" on which something happens: then that day is day one. A few count back
from a day to come: reports are due so many days before a conference, and an assessment before a
birth so many weeks before it is expected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from goldenthread.statute.months import add_months


class Unit(StrEnum):
    """What an allowance is counted in."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Counting(StrEnum):
    """Which day is day one."""

    AFTER_THE_DAY = "after the day"
    BEGINNING_WITH_THE_DAY = "beginning with the day"
    BEFORE_THE_DAY = "before"


class DayConvention(StrEnum):
    """Whose way of counting working days a council has chosen. A named setting, shown on screen."""

    DFE = "DfE"
    SECTOR_VALIDATOR = "sector validator"

    @property
    def explanation(self) -> str:
        """One sentence for the screen."""
        return _EXPLANATIONS[self]

    @property
    def days_earlier(self) -> int:
        """How many working days earlier than by DfE's count a due date falls."""
        return 1 if self is DayConvention.SECTOR_VALIDATOR else 0


_EXPLANATIONS = {
    DayConvention.DFE: (
        "Working days are counted as DfE counts them: the day it starts is day 0 and the next "
        "working day is day 1, so 45 working days later is still in time."
    ),
    DayConvention.SECTOR_VALIDATOR: (
        "Working days are counted as the sector's census validator counts them: the day it starts "
        "is day 1, so each due date falls one working day earlier than DfE's count."
    ),
}


class CountsWorkingDays(Protocol):
    """The one thing an allowance asks of a calendar."""

    def add_working_days(self, start: date, count: int) -> date:
        """The day on which `count` working days after `start` have passed."""

    def working_days_before(self, end: date, count: int) -> date:
        """The working day that leaves `count` working days to `end`."""


@dataclass(frozen=True)
class Allowance:
    """An amount of time: `count` of `unit`, counted from day 0 unless it says otherwise."""

    count: int
    unit: Unit
    counting: Counting = Counting.AFTER_THE_DAY

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("an allowance is at least one")

    def beginning_with_the_day(self) -> Allowance:
        """The same amount with the day of the event as day one."""
        return replace(self, counting=Counting.BEGINNING_WITH_THE_DAY)

    def before(self) -> Allowance:
        """The same amount counted back from an event to come, such as a conference or a birth."""
        return replace(self, counting=Counting.BEFORE_THE_DAY)

    def of(self, count: int) -> Allowance:
        """Another amount, of the same unit and counted the same way."""
        return replace(self, count=count)

    def due_on(
        self,
        start: date,
        calendar: CountsWorkingDays,
        *,
        convention: DayConvention = DayConvention.DFE,
    ) -> date:
        """The last day in time for something that began on `start`.

        The convention touches working days alone. Raises OutsideCalendar for working days that the
        calendar does not reach.
        """
        if self.counting is Counting.BEFORE_THE_DAY:
            return self._before(start, calendar)
        with_the_day = self.counting is Counting.BEGINNING_WITH_THE_DAY
        if self.unit is Unit.WORKING_DAYS:
            if with_the_day:
                # The working day on which the first has passed, counted from the day before.
                return calendar.add_working_days(start - timedelta(days=1), self.count)
            earlier = convention is DayConvention.SECTOR_VALIDATOR
            return calendar.add_working_days(start, self.count - earlier)
        return self._end_by_the_calendar(start) - timedelta(days=with_the_day)

    def _before(self, event: date, calendar: CountsWorkingDays) -> date:
        match self.unit:
            case Unit.WORKING_DAYS:
                return calendar.working_days_before(event, self.count)
            case Unit.MONTHS:
                return add_months(event, -self.count)
            case _:
                days_in_one = 7 if self.unit is Unit.WEEKS else 1
                return event - timedelta(days=self.count * days_in_one)

    def _end_by_the_calendar(self, start: date) -> date:
        if self.unit is Unit.MONTHS:
            return add_months(start, self.count)
        return start + timedelta(days=self.count * (7 if self.unit is Unit.WEEKS else 1))

    def __str__(self) -> str:
        unit = self.unit.value if self.count != 1 else self.unit.value.removesuffix("s")
        amount = f"{self.count} {unit}"
        if self.counting is Counting.BEGINNING_WITH_THE_DAY:
            return f"{amount} beginning with the day"
        if self.counting is Counting.BEFORE_THE_DAY:
            return f"{amount} before"
        return amount


def working_days(count: int) -> Allowance:
    """`count` working days after the day it starts."""
    return Allowance(count, Unit.WORKING_DAYS)


def days(count: int) -> Allowance:
    """`count` calendar days after the day it starts."""
    return Allowance(count, Unit.DAYS)


def weeks(count: int) -> Allowance:
    """`count` weeks after the day it starts, ending on the same day of the week."""
    return Allowance(count, Unit.WEEKS)


def months(count: int) -> Allowance:
    """`count` calendar months after the day it starts, clamped to the end of the month."""
    return Allowance(count, Unit.MONTHS)
