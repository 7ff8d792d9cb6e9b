"""The clocks or the children behind a number of what changed, cut to the children within reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import children_by_id
from goldenthread.access.changes import (
    GONE,
    OF_CLOCKS,
    Key,
    Standing,
    What,
    changed,
    how_they_stand,
    plan_key,
    running_key,
)
from goldenthread.access.clock_lists import ListedRunning, in_order, listed
from goldenthread.access.leaves import first_on
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.visibility import Seen
from goldenthread.clocks.looked_at import standing_and_looked_at
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.measures.caseloads import held_on


@dataclass(frozen=True, kw_only=True)
class ChangedChild:
    """A child of whom something changed. `started_on` and `ended_on` are those of the plan, where
    it is one that did."""

    handle: UUID
    shown: ShownAs
    started_on: date | None
    ended_on: date | None
    team: str
    worker: str


@dataclass(frozen=True, kw_only=True)
class ChangedList:
    """A page of what changed: clocks, or children; `total` are all that did."""

    total: int
    clocks: tuple[ListedRunning, ...] = ()
    children: tuple[ChangedChild, ...] = ()


def cut_changes(
    seen: Seen,
    what: What,
    how: str,
    *,
    then: Standing,
    now: Standing,
    page: int,
    per_page: int,
) -> ChangedList:
    """What changed so between then and now; of what is overdue no more, that which stands as `how`
    says, or all of it where that is empty. Pages count from 1."""
    keys = changed(seen, what, then, now)
    within = seen.within_reach({key[0] for key in keys})
    keys = frozenset(key for key in keys if key[0] in within)
    if what is What.ENDED and how:
        keys = frozenset(key for key, state in how_they_stand(now, keys).items() if state == how)
    first = first_on(page, per_page=per_page, total=len(keys))
    if what in OF_CLOCKS:
        rows = _runnings(seen, keys, then if how == GONE else now)
        if what is What.ENDED and not how:
            rows += _runnings(seen, keys - {running_key(row) for row in rows}, then)
        shown = listed(seen, rows[first : first + per_page], on=now.on)
        return ChangedList(total=len(keys), clocks=shown)
    rows = _children(seen, what, keys, now)[first : first + per_page]
    return ChangedList(total=len(keys), children=_as_shown(seen, rows, now.on))


def _runnings(seen: Seen, keys: frozenset[Key], at: Standing) -> list[dict[str, Any]]:
    """The runnings of these keys as they stand there, the longest due first."""
    if not keys:
        return []
    rows = at.reading.rows(
        f"select * from ({standing_and_looked_at(at.reading)}) "
        "where list_contains($children, child_id) "
        f"order by due_on nulls last, {in_order(seen)}, clock, started_on, about",
        children=sorted(_ids_then(seen, keys, at)),
        on_day=at.on,
        today=at.looks,
    )
    linked = seen.reading.linked
    rows = [row | {"child_id": linked.get(row["child_id"], row["child_id"])} for row in rows]
    return [row for row in rows if running_key(row) in keys]


def _ids_then(seen: Seen, keys: frozenset[Key], at: Standing) -> set[str]:
    """The children of these keys, under every id that they may have had where it is read."""
    children = {key[0] for key in keys}
    if at.reading.edition == seen.reading.edition:
        return children
    return children | {one for one, to in seen.reading.linked.items() if to in children}


def _children(seen: Seen, what: What, keys: frozenset[Key], now: Standing) -> list[dict[str, Any]]:
    """The children of these keys with who holds them now: of a plan, a row for each plan."""
    plans = "select child_id, started_on, ended_on from child_protection_plans"
    alone = "select child_id, null::date as started_on, null::date as ended_on from people"
    of = alone if what is What.NO_WORKER else plans
    rows = now.reading.rows(
        f"select * from (select c.*, coalesce(h.team, '{NOT_KNOWN}') as team, "
        f"coalesce(h.worker, '{NOT_KNOWN}') as worker from ({of}) c "
        f"left join ({held_on(now.reading, now.on)}) h on h.child_id = c.child_id "
        "where list_contains($children, c.child_id)"
        f") order by {_day_of(what)} desc, {in_order(seen)}",
        children=sorted({key[0] for key in keys}),
    )
    key_of = (lambda row: (row["child_id"],)) if what is What.NO_WORKER else plan_key
    found = {key_of(row): row for row in rows}
    return [row for key, row in found.items() if key in keys]


def _day_of(what: What) -> str:
    return "ended_on" if what is What.PLAN_ENDED else "started_on"


def _as_shown(seen: Seen, rows: Iterable[Mapping[str, Any]], on: date) -> tuple[ChangedChild, ...]:
    rows = list(rows)
    handles = seen.handles({row["child_id"] for row in rows})
    children = children_by_id(seen, handles)
    return tuple(
        ChangedChild(
            handle=handles[row["child_id"]],
            shown=identify(seen.sight, children[row["child_id"]], on=on),
            **{name: row[name] for name in ("started_on", "ended_on", "team", "worker")},
        )
        for row in rows
        if row["child_id"] in handles
    )
