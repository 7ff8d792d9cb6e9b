"""Which condition of a list leaves a child out: found by asking the list's own conditions in turn.

Nothing is counted a second time. Of all that the list is made from, the child's rows are taken, and
each condition is asked of those that are left; the first that leaves none is the reason. A child
whom one may not see and a number of nobody are the same answer, come to in the same way.
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


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Why one child is not in a list. `condition` is LISTED, where it is in it (`place`, from 1),
    NO_ROW, where the list is made from no row of the child, OTHER_TIME, where its rows count at
    another time, or the condition that leaves it out; `are` what that is of the child's rows.
    `rows` are those rows in words."""

    handle: UUID
    shown: ShownAs
    condition: str
    are: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    place: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)


def left_out_of_clocks(
    seen: Seen, text: str, chosen: ChosenRunnings, *, on: date
) -> tuple[LeftOut, ...]:
    """Of each child within reach with this number, why it is not in the list of clocks."""
    found = []
    for child_id, handle, shown in _children(seen, text, on):
        rows = runnings_of(seen, child_id, on=on)
        condition, rows = _first_unmet(rows, CONDITIONS, partial(meets, chosen))
        told = listed(seen, rows[:MOST_ROWS], on=on)
        found.append(
            LeftOut(
                handle=handle,
                shown=shown,
                condition=condition,
                are=_each(rows, "state" if condition == IS_OPEN else condition),
                rows=tuple(f"{row.title}: {row.sentence}" for row in told),
                place=place_of(seen, chosen, child_id, on=on) if condition == LISTED else 0,
            )
        )
    return tuple(found)


def left_out_of_cases(
    seen: Seen, text: str, measure: Measure, period: Period, chosen: Chosen
) -> tuple[LeftOut, ...]:
    """Of each child within reach with this number, why it is not among the cases chosen. Raises
    KeyError for a breakdown that this person may not ask for."""
    if chosen.by and chosen.by not in breakdowns_for(seen.sight, measure):
        raise KeyError(chosen.by)
    parts, asked = conditions_of(measure, chosen)
    found = []
    for child_id, handle, shown in _children(seen, text, period.last_day):
        rows = _cases(seen, measure, (period,), child_id, chosen, parts, asked)
        facts: dict[str, Any] = {}
        condition, rows = _first_unmet(rows, tuple(parts), lambda row, name: row[f"fits_{name}"])
        if condition == NO_ROW:
            condition, rows, facts = _at_another_time(seen, measure, period, child_id)
        child = children_by_id(seen, [child_id])[child_id]
        found.append(
            LeftOut(
                handle=handle,
                shown=shown,
                condition=condition,
                are=_each(rows, f"is_{condition}"),
                rows=tuple(
                    without_identity(seen.sight, as_case(measure, row).reason, child)
                    for row in rows[:MOST_ROWS]
                ),
                facts=facts,
            )
        )
    return tuple(found)


def _first_unmet(
    rows: list[dict[str, Any]],
    conditions: Sequence[str],
    holds: Callable[[Mapping[str, Any], str], bool],
) -> tuple[str, list[dict[str, Any]]]:
    """The first condition that none of the rows left meets, and those; LISTED with the rows that
    meet all; NO_ROW where there is none."""
    if not rows:
        return NO_ROW, rows
    for name in conditions:
        left = [row for row in rows if holds(row, name)]
        if not left:
            return name, rows
        rows = left
    return LISTED, rows


def _children(seen: Seen, text: str, on: date) -> list[tuple[str, UUID, ShownAs]]:
    """The children within reach whose number (or pseudonym) this is; each recorded as shown."""
    ids = numbered(seen, text)[:MOST_CHILDREN]
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


def _each(rows: list[dict[str, Any]], name: str) -> tuple[str, ...]:
    """What the rows have there, once each, in their order; nothing where they have no such cell."""
    return tuple(dict.fromkeys(str(row[name] or "not known") for row in rows if name in row))
