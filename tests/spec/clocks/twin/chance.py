"""Made days, from a seed, that fall more often than not where a rule could be misread."""

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.spec.clocks.twin.child import GONE
from tests.spec.clocks.twin.days import (
    ONE_DAY,
    PROCLAIMED,
    easter,
    holidays,
    months_after,
    weeks_after,
    working_days_after,
)
from tests.spec.clocks.twin.rules import AMOUNTS

YEARS = range(2018, 2027)
EDITIONS = [date(2018, 5, 25), date(2018, 7, 4), date(2021, 3, 1), date(2023, 12, 15)]
"""Days from which a rule, or an edition of one, is in force."""


def last_sunday(year: int, month: int) -> date:
    """When the clocks change in March and October."""
    day = date(year, month, 31)
    while day.strftime("%a") != "Sun":
        day -= ONE_DAY
    return day


def edges() -> list[date]:
    """Days at which a count of days, weeks or months could go wrong."""
    found = [*EDITIONS, *PROCLAIMED, date(2026, 3, 1)]
    for year in YEARS:
        found += [last_sunday(year, 3), last_sunday(year, 10), date(year, 2, 28)]
        found += [date(year, 3, 1) - ONE_DAY, easter(year), date(year, 12, 24), date(year, 12, 31)]
        found += [months_after(date(year, 1, 31), n) for n in range(12)]
        found += [date(year, 4, 1), *holidays(year)]
    return found


EDGES = edges()


class Chance(Random):
    """Days and cells, from a seed."""

    def rarely(self) -> bool:
        return self.random() < 0.03

    def often(self) -> bool:
        return self.random() < 0.6

    def day(self) -> date:
        """Any day of these years, two of three within two days of an edge."""
        if self.random() < 0.67:
            return self.choice(EDGES) + timedelta(days=self.randint(-2, 2))
        return date(2018, 1, 1) + timedelta(days=self.randint(0, 3285))

    def near_due(self, start: date, count: int, unit: str) -> date:
        """The day before, of, or after that by which something is due."""
        if unit.startswith("working days"):
            due = working_days_after(start, count)
        elif unit.startswith("weeks"):
            due = weeks_after(start, count)
        else:
            due = months_after(start, count)
        return due + timedelta(days=self.choice((-1, 0, 0, 1)))

    def later(self, start: date, allowed: tuple[int, str] | None = None) -> date:
        """A day from `start` on; often close to when the time that is `allowed` is over."""
        luck = self.random()
        if luck < 0.07:
            return start
        if luck < 0.6:
            return self.near_due(start, *(allowed or self.choice(AMOUNTS)))
        return start + timedelta(days=self.randint(0, 40 if luck < 0.8 else 500))

    def cell(self, day: date | None) -> Any:
        """What a file says where it was that day: rarely nothing, or what cannot be read."""
        if self.rarely():
            return self.choice((GONE, None))
        return day

    def end(self, start: Any, allowed: tuple[int, str] | None = None) -> Any:
        """A day on which what began ends: none yet, rarely one that cannot be read, or one that is
        dated before it began."""
        if self.rarely():
            return GONE
        if not isinstance(start, date) or self.random() < 0.3:
            return None
        if self.rarely():
            return start - timedelta(days=self.randint(1, 20))
        return self.later(start, allowed)

    def flag(self, yes: int = 2, no: int = 1, blank: int = 1) -> str:
        return self.choice(["yes"] * yes + ["no"] * no + [""] * blank)
