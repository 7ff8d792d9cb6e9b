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
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen
from goldenthread.clocks.running import in_a_sentence, in_urgency, standing
from goldenthread.statute.calendar import WorkingCalendar


@dataclass(frozen=True, kw_only=True)
class ChosenRunnings:
    """Which runnings: every filter that is not empty. Without a state, those that are open."""

    clock: str = ""
    state: str = ""
    team: str = ""


@dataclass(frozen=True, kw_only=True)
class ListedRunning:
    """One running of a child within reach, ready to be shown."""

    handle: UUID
    shown: ShownAs
    clock: str
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
    state, and `by_team` by team and state (of the clock and team that are chosen); `teams` are all
    teams that have any."""

    total: int
    rows: tuple[ListedRunning, ...]
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    by_team: Mapping[tuple[str, str], int] = field(default_factory=dict)
    teams: tuple[str, ...] = ()


def cut_runnings(
    seen: Seen, chosen: ChosenRunnings, *, on: date, page: int, per_page: int
) -> CutRunnings:
    """The runnings that fit, as they stand on the day; pages count from 1."""
    relation, reach = seen.relation
    within = f"select * from ({standing(seen.reading)}) where child_id in ({relation})"
    fits, asked = _fits(chosen)
    counted = seen.reading.rows(
        f"select clock, state, team, is_open, count(*) as cases from ({within}) group by all",
        on_day=on,
        **reach,
    )
    total = sum(row["cases"] for row in counted if _holds(chosen, row))
    rows = seen.reading.rows(
        f"select * from ({within}) where {fits} order by {in_urgency()}, "
        f"due_on nulls last, {_order(seen)}, clock, started_on limit $limit offset $offset",
        on_day=on,
        limit=per_page,
        offset=first_on(page, per_page=per_page, total=total),
        **asked,
        **reach,
    )
    return CutRunnings(
        total=total,
        rows=_listed(seen, rows, on=on),
        counts=_sums(counted, "clock", ChosenRunnings(team=chosen.team)),
        by_team=_sums(counted, "team", ChosenRunnings(clock=chosen.clock)),
        teams=tuple(sorted({row["team"] for row in counted})),
    )


def _fits(chosen: ChosenRunnings) -> tuple[str, dict[str, Any]]:
    parts = ["state = $of_state" if chosen.state else "is_open"]
    asked = {"of_state": chosen.state} if chosen.state else {}
    if chosen.clock:
        parts.append("clock = $of_clock")
        asked["of_clock"] = chosen.clock
    if chosen.team:
        parts.append("team = $of_team")
        asked["of_team"] = chosen.team
    return " and ".join(parts), asked


def _holds(chosen: ChosenRunnings, row: Mapping[str, Any]) -> bool:
    return (
        (row["state"] == chosen.state if chosen.state else row["is_open"])
        and chosen.clock in ("", row["clock"])
        and chosen.team in ("", row["team"])
    )


def _sums(
    counted: list[dict[str, Any]], by: str, chosen: ChosenRunnings
) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for row in counted:
        if _holds(chosen, row):
            key = (row[by], row["state"])
            sums[key] = sums.get(key, 0) + row["cases"]
    return sums


def _order(seen: Seen) -> str:
    # Sorted by a council's own ids, a list of pseudonyms would tell which of two is the older id.
    by_name = seen.sight.identity is Identity.FULL
    return "child_id" if by_name else order_of_pseudonyms("child_id")


def _listed(seen: Seen, rows: list[dict[str, Any]], *, on: date) -> tuple[ListedRunning, ...]:
    handles = seen.handles({row["child_id"] for row in rows})
    children = children_by_id(seen, handles)
    calendar = WorkingCalendar.of_england()
    listed = []
    for row in rows:
        handle = handles.get(row["child_id"])
        if handle is None:
            continue
        child = children[row["child_id"]]
        listed.append(
            ListedRunning(
                handle=handle,
                shown=identify(seen.sight, child, on=on),
                sentence=without_identity(seen.sight, in_a_sentence(row, on, calendar), child),
                source_file=row["source_file"] or "",
                table=row["table_name"],
                **{name: row[name] for name in _AS_THEY_ARE},
            )
        )
    return tuple(listed)


_AS_THEY_ARE = (
    "clock",
    "state",
    "started_on",
    "due_on",
    "team",
    "worker",
    "ordinal",
    "line",
)
