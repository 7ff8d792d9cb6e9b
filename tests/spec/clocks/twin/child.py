"""A child's rows as files tell them: cells that hold a day, nothing, or what no one can read."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.spec.clocks.twin.world import World

GONE = "?31 June"
"""A cell that holds something, of which nobody can read what day it is."""

Row = dict[str, Any]
KEYS = {
    "people": (),
    "referrals": ("referred_on",),
    "assessments": ("started_on",),
    "cin_plans": ("started_on",),
    "section_47_enquiries": ("started_on",),
    "conferences": ("held_on",),
    "child_protection_plans": ("started_on",),
    "child_protection_reviews": ("held_on",),
    "pre_proceedings": ("started_on",),
    "looked_after_periods": ("started_on",),
    "looked_after_reviews": ("held_on",),
    "placements": ("started_on", "placement_type"),
    "legal_statuses": ("started_on", "legal_status"),
    "allocations": ("worker", "started_on"),
    "visits": ("kind", "visited_on"),
    "front_door_decisions": ("kind", "received_on"),
    "cin_plan_reviews": ("held_on",),
    "core_groups": ("held_on",),
    "management_decisions": ("about", "decided_on"),
    "strategy_discussions": ("cause_on",),
    "transfers_in": ("notified_on",),
    "meeting_papers": ("meeting", "meeting_on", "paper", "recipient"),
    "meeting_agencies": ("meeting", "meeting_on", "agency"),
    "supervisions": ("held_on",),
    "serious_incidents": ("aware_on",),
    "subject_access_requests": ("reference",),
    "tool_results": ("scored_on", "tool", "area"),
}
"""By what one row of a child is told from another."""


def day_of(cell: Any) -> date | None:
    """The day that a cell holds; none where it holds none that can be read."""
    return cell if isinstance(cell, date) else None


def days(*cells: Any) -> list[date]:
    """The days that can be read."""
    return [cell for cell in cells if isinstance(cell, date)]


class Child:
    """`rows` has the rows of each table."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: dict[str, list[Row]] = {}

    def add(self, table: str, **cells: Any) -> None:
        """A row, unless there is one of the same key."""
        key, rows = KEYS[table], self.rows.setdefault(table, [])
        if not any(all(row.get(part) == cells.get(part) for part in key) for row in rows):
            rows.append(cells)

    def of(self, table: str, **wanted: Any) -> list[Row]:
        """The rows of a table that hold these cells."""
        rows = self.rows.get(table, [])
        return [row for row in rows if all(row.get(name) == wanted[name] for name in wanted)]

    def days_of(self, table: str, column: str, **wanted: Any) -> list[date]:
        """The days in a column of those rows, in order."""
        return sorted(days(*(row.get(column) for row in self.of(table, **wanted))))


def episode_open_on(child: Child, day: date | None) -> Row:
    """The referral of the episode of need that was open on a day: the last that had begun by then
    and had not closed before; an empty row where none was."""
    found: Row = {}
    for row in child.of("referrals"):
        began, closed = day_of(row["referred_on"]), day_of(row["closed_on"])
        if day is None or began is None or began > day or (closed and closed < day):
            continue
        if not found or began > found["referred_on"]:
            found = row
    return found


def closing(episode: Row) -> dict[str, Any]:
    """What the closing of an episode does to a running in it."""
    closed = episode.get("closed_on")
    return {"closes": [day_of(closed)], "close_unsure": closed == GONE}


def fed(world: World, table: str, row_told_to: date | None, due: date | None) -> dict[str, Any]:
    """How far files speak of a case, and from when, where another file would tell of its end."""
    run = world.speaks(table, due)
    assert run
    return {"told_to": min(run[1], row_told_to) if row_told_to else run[1]}


def is_fed(world: World, table: str) -> bool:
    """Whether any file speaks of a table."""
    return world.speaks(table, None) is not None


def begins_unseen(world: World, table: str, started: date | None, due: date | None) -> bool:
    """Whether something happened, perhaps, between its start and the first day of the files."""
    run = world.speaks(table, due)
    return bool(run and started and started < run[0])


Runnings = Iterator[Any]
