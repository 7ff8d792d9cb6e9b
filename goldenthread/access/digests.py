"""What presses for one person today: so many clocks of a kind, each count one that opens to its
list. No child is in it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from goldenthread.access import visibility
from goldenthread.access.models import Quiet
from goldenthread.access.sight import Sight
from goldenthread.access.within_reach import relation_within_reach
from goldenthread.clocks import due_words
from goldenthread.clocks.looked_at import LOOK_AGAIN, UNSEEN
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.states import OVERDUE
from goldenthread.statute.local_standards import LOCAL_STANDARDS

LONGEST_QUIET = timedelta(days=28)
"""Quiet ends within four weeks: what is silenced for ever is forgotten."""


class Presses(StrEnum):
    """In which way clocks press, what weighs most first."""

    UNSEEN = "Overdue, and nobody has looked"
    PROMISED = "Still open, and the next look that was promised has come"
    TODAY = "Due today"
    THIS_WEEK = "Due this week"


@dataclass(frozen=True, kw_only=True)
class Pressing:
    """So many clocks of one kind press in one way; `first_due_on` is the earliest of their due
    dates."""

    presses: Presses
    clock: str
    is_statutory: bool
    clocks: int
    first_due_on: date | None


def pressing(sight: Sight, *, on: date, day: date, edition: int | None = None) -> list[Pressing]:
    """What presses on `day` for the children within the person's reach `on` the day of asking.

    Each count is that of the list that it opens, so that a clock may press in two ways. One that is
    overdue and was seen is with whoever saw it until the look that they promised. The order is that
    of consequence: the way, statutory before local, and what has been due longest.
    """
    reading = visibility.reading_of(edition)
    relation, reach = relation_within_reach(sight, reading, on=on)
    local = ", ".join(f"'{code}'" for code in sorted({rule.code for rule in LOCAL_STANDARDS}))
    rows = reading.rows(
        f"select presses, clock, bool_or(rule not in ({local})) as is_statutory, "
        "count(*) as clocks, min(due_on) as first_due_on from "
        f"(select *, unnest({_ways_sql(day)}) as presses "
        f"from ({open_and_looked_at(reading, day)}) where child_id in ({relation})) "
        "where presses is not null group by all",
        today=on,
        **reach,
    )
    return sorted((Pressing(**_typed(row)) for row in rows), key=_consequence)


def _ways_sql(day: date) -> str:
    """SQL for the list of the ways in which a clock that is open presses, null for each other."""
    due = due_words.due_word_sql(day)
    fits = {
        Presses.UNSEEN: f"look = '{UNSEEN}' and state = '{OVERDUE}'",
        Presses.PROMISED: f"look = '{LOOK_AGAIN}'",
        Presses.TODAY: f"{due} = '{due_words.TODAY}'",
        Presses.THIS_WEEK: f"{due} = '{due_words.THIS_WEEK}'",
    }
    ways = (f"case when {fit} then '{way.name}' end" for way, fit in fits.items())
    return f"[{', '.join(ways)}]"


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"presses": Presses[row["presses"]]}


def _consequence(one: Pressing) -> tuple[int, bool, date, str]:
    way = list(Presses).index(one.presses)
    return way, not one.is_statutory, one.first_due_on or date.max, one.clock


def quiet_until(sight: Sight, *, on: date) -> date | None:
    """The first day on which this person is sent a digest again, where they asked for quiet that
    has not ended."""
    newest = Quiet.objects.filter(person=sight.person).order_by("-pk").first()
    return newest.until_on if newest and newest.until_on > on else None


def ask_quiet(sight: Sight, until_on: date, *, on: date, at: datetime) -> None:
    """Send this person no digest before `until_on`; the day itself ends the quiet at once.

    Raises ValueError for a day that has passed, or that is further off than LONGEST_QUIET.
    """
    if not on <= until_on <= on + LONGEST_QUIET:
        raise ValueError("quiet ends within four weeks")
    Quiet.objects.create(person=sight.person, until_on=until_on, asked_at=at)
