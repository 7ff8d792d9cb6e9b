"""The runnings of every clock for the children whom one person may see now, and how many there are.

The counts are those of the list: they count the children within reach, and a page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import children_by_id, without_identity
from goldenthread.access.leaves import first_on
from goldenthread.access.naming import ShownAs, identify, order_of_pseudonyms
from goldenthread.access.receipts import SeenReceipt, key_of, receipt_of
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen
from goldenthread.clocks.clock import Clock
from goldenthread.clocks.due_ahead import due_within_sql
from goldenthread.clocks.explanation import title_of
from goldenthread.clocks.looked_at import first_unseen, looks_by, standing_and_looked_at
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.running import UNDER_WAY, in_a_sentence, in_urgency
from goldenthread.clocks.states import OVERDUE
from goldenthread.clocks.untold import untold
from goldenthread.statute.calendar import WorkingCalendar


@dataclass(frozen=True, kw_only=True)
class ChosenRunnings:
    """Which runnings: every filter that is not empty. Without a state, those that are open. `look`
    is how they have been looked at (looked_at.LOOKS); `within` in how many working days they fall
    due at the latest (due_ahead.WITHIN)."""

    clock: str = ""
    state: str = ""
    team: str = ""
    worker: str = ""
    look: str = ""
    within: str = ""


@dataclass(frozen=True, kw_only=True)
class ListedRunning:
    """One running of a child within reach, ready to be shown. `key` tells it apart among those of
    the child; `receipt` is what was last said of it."""

    handle: UUID
    key: str
    shown: ShownAs
    look: str
    receipt: SeenReceipt | None
    clock: str
    title: str
    state: str
    sentence: str
    started_on: date | None
    due_on: date | None
    team: str
    worker: str
    source_file: str
    table: str
    ordinal: int
    line: int


@dataclass(frozen=True, kw_only=True)
class CutRunnings:
    """A page of the list. `total` are all that fit the choice, `counts` the open ones by clock and
    state, and `by_team` by team and state (of the clock, team and worker that are chosen); `teams`
    and `workers` are all that have any. Among the states, each of LOOKS counts those overdue that
    have been looked at so. `untold` are the clocks of which nothing can be said, by the table of
    which no file speaks."""

    total: int
    rows: tuple[ListedRunning, ...]
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    by_team: Mapping[tuple[str, str], int] = field(default_factory=dict)
    teams: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()
    untold: Mapping[str, tuple[Clock, ...]] = field(default_factory=dict)


def cut_runnings(
    seen: Seen, chosen: ChosenRunnings, *, on: date, page: int, per_page: int
) -> CutRunnings:
    """The runnings that fit, as they stand on the day; pages count from 1."""
    within, days, reach = _within_reach(seen, chosen, on)
    fits, asked = _fits(chosen)
    counted = seen.reading.rows(
        "select clock, state, team, worker, is_open, look, due_within, count(*) as cases "
        f"from ({within}) group by all",
        **days,
        **reach,
    )
    total = sum(row["cases"] for row in counted if _holds(chosen, row))
    rows = seen.reading.rows(
        f"select * from ({within}) where {fits} order by {_as_listed(seen)} "
        "limit $limit offset $offset",
        limit=per_page,
        offset=first_on(page, per_page=per_page, total=total),
        **days,
        **asked,
        **reach,
    )
    return CutRunnings(
        total=total,
        rows=listed(seen, rows, on=on),
        counts=_sums(counted, "clock", ChosenRunnings(team=chosen.team, worker=chosen.worker)),
        by_team=_sums(counted, "team", ChosenRunnings(clock=chosen.clock, worker=chosen.worker)),
        teams=tuple(sorted({row["team"] for row in counted})),
        workers=tuple(
            sorted({row["worker"] for row in counted if chosen.team in ("", row["team"])})
        ),
        untold=untold(seen.reading),
    )


def place_of(seen: Seen, chosen: ChosenRunnings, child_id: str, *, on: date) -> int:
    """Where the child first stands in the list, from 1; 0 where it is not in it."""
    within, days, reach = _within_reach(seen, chosen, on)
    fits, asked = _fits(chosen)
    rows = seen.reading.rows(
        "select min(place) as place from (select child_id, row_number() over "
        f"(order by {_as_listed(seen)}) as place from ({within}) where {fits}) "
        "where child_id = $child",
        child=child_id,
        **days,
        **asked,
        **reach,
    )
    return rows[0]["place"] or 0


def runnings_of(seen: Seen, child_id: str, *, on: date) -> list[dict[str, Any]]:
    """All that ever ran for a child within reach, as it stands on the day; the newest first."""
    relation, reach = seen.relation
    return seen.reading.rows(
        f"select *, {due_within_sql(seen.reading, on)} as due_within "
        f"from ({standing_and_looked_at(seen.reading)}) where child_id = $child "
        f"and child_id in ({relation}) order by is_open desc, started_on desc nulls last, clock",
        child=child_id,
        on_day=on,
        today=looks_by(seen.reading, on, today=seen.on),
        **reach,
    )


def _within_reach(
    seen: Seen, chosen: ChosenRunnings, on: date
) -> tuple[str, dict[str, date], dict[str, Any]]:
    relation, reach = seen.relation
    standing, days = _runnings(seen, chosen, on)
    within = due_within_sql(seen.reading, on)
    return (
        f"select *, {within} as due_within from ({standing}) where child_id in ({relation})",
        days,
        reach,
    )


def _as_listed(seen: Seen) -> str:
    return (
        f"{in_urgency()}, {first_unseen()}, due_on nulls last, {in_order(seen)}, "
        "clock, started_on, about"
    )


def _runnings(seen: Seen, chosen: ChosenRunnings, on: date) -> tuple[str, dict[str, date]]:
    """SQL for all among which to choose, and its parameters: the open ones, where no others are
    asked for, are few and at hand."""
    looked = {"today": looks_by(seen.reading, on, today=seen.on)}
    if chosen.state in ("", *UNDER_WAY):
        return open_and_looked_at(seen.reading, on), looked
    return standing_and_looked_at(seen.reading), {"on_day": on} | looked


FILTERS = ("clock", "team", "worker", "state", "look")
IS_OPEN, WITHIN = "is_open", "within"
CONDITIONS = ("clock", "team", "worker", "state", IS_OPEN, "look", WITHIN)
"""What must hold of a running for it to be in the list, what says most of the child first."""


def _fits(chosen: ChosenRunnings) -> tuple[str, dict[str, Any]]:
    asked = {f"of_{name}": value for name in FILTERS if (value := getattr(chosen, name))}
    parts = [f"{name.removeprefix('of_')} = ${name}" for name in asked]
    if chosen.within:
        parts.append("due_within <= $of_within::integer")
        asked["of_within"] = chosen.within
    return " and ".join(parts if chosen.state else ["is_open", *parts]), asked


def _holds(chosen: ChosenRunnings, row: Mapping[str, Any]) -> bool:
    return all(meets(chosen, row, name) for name in CONDITIONS)


def meets(chosen: ChosenRunnings, row: Mapping[str, Any], condition: str) -> bool:
    """Whether one of CONDITIONS holds of a running. Without a state, it must be open."""
    if condition == IS_OPEN:
        return chosen.state != "" or row["is_open"]
    if condition == WITHIN:
        within = row["due_within"]
        return not chosen.within or (within is not None and within <= int(chosen.within))
    return getattr(chosen, condition) in ("", row[condition])


def _sums(
    counted: list[dict[str, Any]], by: str, chosen: ChosenRunnings
) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for row in counted:
        if _holds(chosen, row):
            is_overdue = row["state"] == OVERDUE
            for of in (row["state"], row["look"]) if is_overdue else (row["state"],):
                sums[row[by], of] = sums.get((row[by], of), 0) + row["cases"]
    return sums


def in_order(seen: Seen) -> str:
    """SQL by which the children of a list stand, within what it is sorted by first."""
    # Sorted by a council's own ids, a list of pseudonyms would tell which of two is the older id.
    by_name = seen.sight.identity is Identity.FULL
    return "child_id" if by_name else order_of_pseudonyms("child_id")


def listed(seen: Seen, rows: list[dict[str, Any]], *, on: date) -> tuple[ListedRunning, ...]:
    """These rows of `looked_at`, each of a child within reach, ready to be shown."""
    handles = seen.handles({row["child_id"] for row in rows})
    children = children_by_id(seen, handles)
    calendar = WorkingCalendar.of_england()
    shown = []
    for row in rows:
        handle = handles.get(row["child_id"])
        if handle is None:
            continue
        child = children[row["child_id"]]
        shown.append(
            ListedRunning(
                handle=handle,
                key=key_of(row),
                shown=identify(seen.sight, child, on=on),
                receipt=receipt_of(seen.sight, row),
                title=title_of(row),
                sentence=without_identity(seen.sight, in_a_sentence(row, on, calendar), child),
                source_file=row["source_file"] or "",
                table=row["table_name"],
                **{name: row[name] for name in _AS_THEY_ARE},
            )
        )
    return tuple(shown)


_AS_THEY_ARE = (
    "clock",
    "state",
    "look",
    "started_on",
    "due_on",
    "team",
    "worker",
    "ordinal",
    "line",
)
