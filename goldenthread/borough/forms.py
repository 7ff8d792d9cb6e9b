"""What the extracts of Thornbeck's forms have in common: how far back they go, and their dice.

The dice are those of an event of a family, so that brothers and sisters have the same meeting on
the same day, nothing else moves, and a child has the same forms under whatever id.
"""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.borough.days import (
    ONE_DAY,
    add_months,
    add_working_days,
    is_working_day,
    working_day_from,
)
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.making import Borough

Day = datetime.date
Row = dict[str, object]
MONTHS_HELD = 18
"""The extract is of the forms of so many months: older ones lie in the system before this one."""

CHAIRS, BUSINESS_SUPPORT, OFFICERS = 8, 4, 6


@dataclass(frozen=True, slots=True)
class Extract:
    """One night's extract of the forms of a borough."""

    borough: Borough
    months: int = MONTHS_HELD

    @property
    def since(self) -> Day:
        """The first day of the forms that the system holds."""
        return max(self.borough.first_day, add_months(self.last_day, -self.months))

    @property
    def last_day(self) -> Day:
        """The day on which the extract is made."""
        return self.borough.last_day

    def dice(self, what: str, child: Child, on: Day | None = None) -> random.Random:
        """The dice of something that happens to a family, from a day on."""
        return random.Random(f"{what} {self.borough.seed} {child.family_id} {on or ''}")

    def has(self, day: Day | None) -> bool:
        """Whether the extract tells of a day."""
        return day is not None and self.since <= day <= self.last_day

    def seen(self, day: Day | None) -> Day | None:
        """The day, unless it is still to come."""
        return day if day and day <= self.last_day else None

    def row(self, child: Child, **cells: object) -> Row:
        """A row of a form; an underscore in the name of a cell stands for a blank."""
        named = {name.replace("_", " "): value for name, value in cells.items()}
        return {"child": child.child_id, **named, "as_at": self.last_day}

    def episodes(self) -> Iterator[tuple[Child, Episode]]:
        """Every episode that was worked on: children, and their referrals that went on."""
        for child in self.borough.children:
            for episode in child.episodes:
                if not episode.no_further_action:
                    yield child, episode


def working_days_before(day: Day, count: int) -> Day:
    """The day from which `count` working days lead to this one."""
    while count > 0:
        count -= is_working_day(day)
        day -= ONE_DAY
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def in_time_or_late(
    dice: random.Random, start: Day, due: int, *, late: float, never: float
) -> Day | None:
    """The day on which something due in so many working days is done; None where it never is."""
    rolled = dice.random()
    if rolled < never:
        return None
    if rolled < never + late:
        return add_working_days(start, due + dice.randint(1, due + 4))
    return working_day_from(add_working_days(start, dice.randint(0, due)))


def chair_of(child: Child) -> str:
    """The code of the chair of a family's conferences."""
    return f"Chair {1 + _number(child) % CHAIRS}"


def officer_of(child: Child, turn: int = 0) -> str:
    """The code of the officer who reviews a child's care, the `turn`th of several from 0."""
    return f"Reviewing Officer {1 + (_number(child) + turn) % OFFICERS}"


def support_of(child: Child) -> str:
    """The code of who types a family's minutes."""
    return f"Business Support {1 + _number(child) % BUSINESS_SUPPORT}"


def _number(child: Child) -> int:
    return int("".join(c for c in child.family_id if c.isdigit())[-5:])
