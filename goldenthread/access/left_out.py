"""Which condition of a list leaves a child out: found by asking the list's own conditions in turn.

Nothing is counted a second time. Of all that the list is made from, the child's rows are taken, and
each condition is asked of those that are left; the first that leaves none is the reason, and what
follows it that none of them meets leaves it out as well. A child whom one may not see and a number
of nobody are the same answer, come to in the same way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import (
    Chosen,
    children_by_id,
    conditions_of,
    without_identity,
)
from goldenthread.access.clock_lists import (
    CONDITIONS,
    IS_OPEN,
    ChosenRunnings,
    listed,
    meets,
    place_of,
    runnings_of,
)
from goldenthread.access.naming import ShownAs, breakdowns_for, identify
from goldenthread.access.numbers import part_sql
from goldenthread.access.searching import numbered
from goldenthread.access.visibility import Seen
from goldenthread.measures.answers import as_case
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period, months_to
from goldenthread.record.catalogue import TABLES

MOST_CHILDREN = 5
MOST_ROWS = 3
MONTHS_BEFORE = 24
LISTED, NO_ROW, OTHER_TIME = "listed", "no row", "other time"


Row = Mapping[str, Any]
Rows = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Unmet:
    """A condition of a list that no row of a child meets; `are` what the rows have in its place.
    In place of a condition stands LISTED, where the child is in the list, NO_ROW, where the list is
    made from no row of the child, and OTHER_TIME, where its rows count at another time."""

    condition: str
    are: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Why one child is not in a list: the `first` condition that leaves it out, and the others,
    `besides`. `rows` are the child's rows in words, `place` where it stands in the list, from 1."""

    handle: UUID
    shown: ShownAs
    first: Unmet
    besides: tuple[Unmet, ...] = ()
    rows: tuple[str, ...] = ()
    place: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)


def _nothing(_: Rows) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Sieve:
    """How a list is made: of each child's rows, it holds those that meet every condition. `cells`
    names the cell that tells what a row is where a condition has another name, `told` puts rows in
    words, `place` says where the child first stands."""

    rows: Callable[[str], Rows]
    conditions: Sequence[str]
    holds: Callable[[Row, str], bool]
    cells: Mapping[str, str] = field(default_factory=dict)
    told: Callable[[Rows], tuple[str, ...]] = _nothing
    place: Callable[[str], int] = lambda _: 0


def left_out(seen: Seen, text: str, sieve: Sieve, *, on: date) -> tuple[LeftOut, ...]:
    """Of each child within reach with this number, why it is not in the list that is made so."""
    found = []
    for child_id, handle, shown in _children(seen, text, on):
        first, besides, rows = unmet(sieve.rows(child_id), sieve)
        place = sieve.place(child_id) if first.condition == LISTED else 0
        told = sieve.told(rows[:MOST_ROWS])
        found.append(
            LeftOut(
                handle=handle, shown=shown, first=first, besides=besides, rows=told, place=place
            )
        )
    return tuple(found)


def unmet(rows: Rows, sieve: Sieve) -> tuple[Unmet, tuple[Unmet, ...], Rows]:
    """The first condition that none of the rows left meets, the later ones that none of these
    meets, and these; LISTED with the rows that meet all; NO_ROW where there is none."""
    if not rows:
        return Unmet(condition=NO_ROW), (), rows
    for at, name in enumerate(sieve.conditions):
        left = [row for row in rows if sieve.holds(row, name)]
        if not left:
            later = (
                one
                for one in sieve.conditions[at + 1 :]
                if not any(sieve.holds(row, one) for row in rows)
            )
            first, *besides = (
                Unmet(condition=one, are=_each(rows, sieve.cells.get(one, one)))
                for one in (name, *later)
            )
            return first, tuple(besides), rows
        rows = left
    return Unmet(condition=LISTED), (), rows


def left_out_of_clocks(
    seen: Seen, text: str, chosen: ChosenRunnings, *, on: date
) -> tuple[LeftOut, ...]:
    """Of each child within reach with this number, why it is not in the list of clocks."""
    sieve = Sieve(
        rows=lambda child_id: runnings_of(seen, child_id, on=on),
        conditions=CONDITIONS,
        holds=partial(meets, chosen),
        cells={IS_OPEN: "state"},
        told=partial(clocks_told, seen, on=on),
        place=lambda child_id: place_of(seen, chosen, child_id, on=on),
    )
    return left_out(seen, text, sieve, on=on)


def clocks_told(seen: Seen, rows: Rows, *, on: date) -> tuple[str, ...]:
    """Runnings in words."""
    return tuple(f"{row.title}: {row.sentence}" for row in listed(seen, rows, on=on))


def left_out_of_cases(
    seen: Seen, text: str, measure: Measure, period: Period, chosen: Chosen
) -> tuple[LeftOut, ...]:
    """Of each child within reach with this number, why it is not among the cases chosen. Raises
    KeyError for a breakdown that this person may not ask for."""
    if chosen.by and chosen.by not in breakdowns_for(seen.sight, measure):
        raise KeyError(chosen.by)
    parts, asked = conditions_of(measure, chosen)
    sieve = Sieve(
        rows=lambda child_id: _cases(seen, measure, (period,), child_id, chosen, parts, asked),
        conditions=tuple(parts),
        holds=lambda row, name: row[f"fits_{name}"],
        cells={name: f"is_{name}" for name in parts},
    )
    found = []
    for child_id, handle, shown in _children(seen, text, period.last_day):
        first, besides, rows = unmet(sieve.rows(child_id), sieve)
        facts: dict[str, Any] = {}
        if first.condition == NO_ROW:
            condition, rows, facts = _at_another_time(seen, measure, period, child_id)
            first = Unmet(condition=condition)
        child = children_by_id(seen, [child_id])[child_id]
        found.append(
            LeftOut(
                handle=handle,
                shown=shown,
                first=first,
                besides=besides,
                rows=tuple(
                    without_identity(seen.sight, as_case(measure, row).reason, child)
                    for row in rows[:MOST_ROWS]
                ),
                facts=facts,
            )
        )
    return tuple(found)


def _children(seen: Seen, text: str, on: date) -> list[tuple[str, UUID, ShownAs]]:
    """The children within reach whose number (or pseudonym) this is; each recorded as shown."""
    ids = numbered(seen, text)[:MOST_CHILDREN] if text else []
    handles = seen.handles(ids)
    children = children_by_id(seen, handles)
    return [
        (child_id, handles[child_id], identify(seen.sight, children[child_id], on=on))
        for child_id in ids
        if child_id in handles
    ]


def _cases(
    seen: Seen,
    measure: Measure,
    periods: tuple[Period, ...],
    child_id: str,
    chosen: Chosen,
    parts: Mapping[str, str],
    asked: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """The child's cases in these periods, the newest first; of each condition whether it holds, and
    what the case is."""
    columns = {"team": "c.team", "verdict": "c.verdict"}
    if chosen.by:
        columns["part"] = part_sql(measure, chosen.by, "c.")
    told = "".join(
        f", ({sql}) as fits_{name}, {columns[name]} as is_{name}" for name, sql in parts.items()
    )
    return seen.reading.rows(
        f"select c.*{told} from {case_list(seen.reading, measure, periods)} c "
        "where c.child_id = $child order by c.counted_on desc, c.row_key",
        child=child_id,
        **asked,
    )


def _at_another_time(
    seen: Seen, measure: Measure, period: Period, child_id: str
) -> tuple[str, list[dict[str, Any]], dict[str, Any]]:
    """Of a child with no case in the period: its case of the last two years that was counted last,
    and of what is counted on a day, when it ended; else how many rows it has in the table that the
    measure is about."""
    months = months_to(period.last_day, MONTHS_BEFORE)
    rows = _cases(seen, measure, months, child_id, Chosen(), {}, {})[:1]
    if rows:
        row, told = rows[0], {}
        for name in ("ended_on", "closed_on") if measure.is_stock else ():
            day = row.get(name)
            if isinstance(day, date) and day <= period.asked_on:
                told[name] = day
        return OTHER_TIME, rows, {"counted_on": row["counted_on"], **told}
    held = seen.reading.rows(
        f"select count(*) as held from {measure.spoken_by} where child_id = $child", child=child_id
    )
    title = TABLES[measure.spoken_by].title
    return NO_ROW, [], {"held": held[0]["held"], "table": title}


def _each(rows: Rows, name: str) -> tuple[str, ...]:
    """What the rows have there, once each, in their order; nothing where they have no such cell."""
    return tuple(dict.fromkeys(str(row[name] or "not known") for row in rows if name in row))
