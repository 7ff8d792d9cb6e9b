"""Whole lives of made children, drawn from a seed, and every clock of the twin over them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.spec.clocks.twin import (
    before_birth,
    child_in_need,
    child_protection,
    conferences,
    first_days,
    front_door,
    looked_after,
    oversight,
    papers,
    plans,
    pre_proceedings,
)
from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import KEYS, Child
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import CENSUS, World

CLOCKS: dict[str, Callable[[Child, World], Iterator[Running]]] = {
    code: clock
    for area in (
        first_days,
        front_door,
        before_birth,
        child_in_need,
        child_protection,
        conferences,
        plans,
        papers,
        pre_proceedings,
        looked_after,
        oversight,
    )
    for code, clock in area.CLOCKS.items()
}
"""Every clock, by the code that the manual gives it."""

LAST_DAY = date(2027, 12, 31)


def life(chance: Chance, name: str, world: World) -> Child:
    """A child around whom much happens that starts near one day."""
    child = Child(name)
    start = chance.day()
    front_door.draw(chance, child, start)
    is_unborn = chance.often()
    if is_unborn:
        before_birth.draw(chance, child, start)
    child_protection.draw(chance, child, start if is_unborn else chance.later(start))
    if chance.often():
        looked_after.draw(chance, child, chance.later(start))
    conferences.draw(chance, child, chance.later(start))
    child_in_need.draw(chance, child, chance.later(start))
    plans.draw(chance, child, start)
    papers.draw(chance, child, start)
    pre_proceedings.draw(chance, child, start)
    first_days.draw(chance, child, chance.later(start))
    oversight.draw(chance, child, chance.later(start))
    _say_in_a_year(chance, child, world)
    _leave_to_come(child)
    for table in [name for name in child.rows if name not in (*CENSUS, *world.feeds)]:
        del child.rows[table]
    return child


def _leave_to_come(child: Child) -> None:
    """What would be later than any file of these years could tell has not happened."""
    for table, rows in child.rows.items():
        kept = [row for row in rows if all(_is_past(row.get(part)) for part in KEYS[table])]
        child.rows[table] = [
            {name: cell if _is_past(cell) else None for name, cell in row.items()} for row in kept
        ]


def _is_past(cell: Any) -> bool:
    return not isinstance(cell, date) or cell <= LAST_DAY


def _say_in_a_year(chance: Chance, child: Child, world: World) -> None:
    """A census that has only the latest review said one of an earlier year in that year or later;
    others are said by the newest census of all."""
    for row in child.of("child_protection_reviews"):
        held = row["held_on"]
        if world.only_latest and isinstance(held, date):
            year = held.year + (held.month > 3)
            row["said_in"] = chance.choice([y for y in world.years if y >= year] or [0])


def days_to_ask(chance: Chance, runnings: list[Running], world: World, count: int) -> set[date]:
    """Days near which something of these runnings changes."""
    near: list[date] = [chance.day()]
    for one in chance.sample(runnings, min(len(runnings), 3 * count)):
        pivots = [one.started, one.due, one.told_to, *one.stops, *one.closes, *one.doubts]
        pivots += one.pause
        pivot = chance.choice([day for day in pivots if day] or near)
        near.append(pivot.fromordinal(pivot.toordinal() + chance.choice((-8, -7, -1, 0, 0, 1, 2))))
    return set(chance.sample(near, min(count, len(near))))
