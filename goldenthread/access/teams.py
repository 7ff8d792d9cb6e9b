"""The teams and workers whose children one person may see: how many each holds, at which steps, and
which clocks press. Every number counts the children within reach, as the list that it opens does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.absences import absences_at, days_ahead
from goldenthread.access.case_lists import children_by_id
from goldenthread.access.clock_lists import in_order
from goldenthread.access.leaves import first_on
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.access.weights import weights_on
from goldenthread.clocks.looked_at import UNSEEN, looks_by
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.states import DUE_SOON, OVERDUE
from goldenthread.measures.caseloads import DISTANCE_NOT_KNOWN, FAR_FROM_HOME, held_on
from goldenthread.record.absences import NOBODY_AWAY, Absences
from goldenthread.record.snapshot import Reading
from goldenthread.record.steps import list_on
from goldenthread.record.weights import NO_STEP, UNBORN, Weighed, Weights

MOVED = "worker-changed"
"""Children whose worker changed of late, whatever their step: a kind beside the codes of the steps
and those of record/weights.py."""
UNCOVERED = "covered-by-nobody"
"""Children whose worker is away on a day ahead, and whom nobody covers."""
LIVES = (FAR_FROM_HOME, DISTANCE_NOT_KNOWN)
"""Kinds of looked-after children: those far from home, and those of whom nobody says how far."""
PRESSING = (OVERDUE, DUE_SOON, UNSEEN)
"""What is counted of clocks; the last are those overdue that nobody has looked at."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one team and worker hold: children by kind (a step's code, or one of those above)."""

    team: str
    worker: str
    children: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Pressing:
    """So many clocks of a team, a worker and a kind of clock press in one way."""

    team: str
    worker: str
    clock: str
    how: str
    clocks: int


@dataclass(frozen=True, kw_only=True)
class Teams:
    """All that the page of teams counts; `weights` where the council has set any.
    Who is away is told of these `days`, from the day of asking on."""

    loads: tuple[Load, ...]
    pressing: tuple[Pressing, ...]
    steps: Mapping[str, str]
    tells_unborn: bool
    weights: Weights | None = None
    absences: Absences = NOBODY_AWAY
    days: tuple[date, ...] = ()

    def uncovered(self, load: Load) -> tuple[date, ...]:
        """The days ahead on which the worker is away and nobody covers."""
        return self.absences.uncovered(load.worker, load.team, self.days)

    @property
    def names(self) -> tuple[str, ...]:
        """Every team that holds a child or has a clock that presses."""
        held = {load.team for load in self.loads}
        return tuple(sorted(held | {one.team for one in self.pressing}))


@dataclass(frozen=True, kw_only=True)
class ChosenChildren:
    """Which children: every filter that is not empty. `kind` is a step's code or one of those
    above; who is away is told from `away_on` on, the day of asking where it is None."""

    team: str = ""
    worker: str = ""
    kind: str = ""
    away_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Held:
    """How many children fit, what they count for together where the council weighs, and those of
    the page."""

    total: int
    weighed: Weighed | None
    children: tuple["HeldChild", ...]


@dataclass(frozen=True, kw_only=True)
class HeldChild:
    """A child within reach who is held, ready to be shown. `step` is empty where none is open, and
    `weighed` None where the council weighs nothing."""

    handle: UUID
    shown: ShownAs
    step: str
    step_started_on: date | None
    team: str
    worker: str
    changes: int
    last_change_on: date | None
    weighed: Weighed | None = None


def tells_unborn(sight: Sight) -> bool:
    """Whether it may be told who is not born yet: from one day to the next that tells a birth."""
    return sight.identity is Identity.FULL


def steps_on(reading: Reading, on: date) -> dict[str, str]:
    """The titles of the steps in force on the day by their codes, lowest first."""
    return {step.code: step.title for step in list_on(on, reading.snapshot.step_lists).steps}


def count_teams(
    seen: Seen,
    *,
    on: date,
    team: str = "",
    away_on: date | None = None,
    clocks: bool = True,
) -> Teams:
    """Every team within reach, or one of them, as it stands on the day; who is away from `away_on`
    on: the record may speak to another day than that of asking. Which `clocks` press costs the most
    to count, and nothing where nobody asks."""
    relation, reach = seen.relation
    of_team, asked = ("team = $team", {"team": team}) if team else ("true", {})
    held = seen.reading.rows(
        f"select team, worker, coalesce(step_code, '{NO_STEP}') as step, lives, "
        "count(*) as children, "
        "count(*) filter (is_unborn) as unborn, count(*) filter (changes > 0) as moved "
        f"from ({held_on(seen.reading, on)}) where child_id in ({relation}) and {of_team} "
        "group by all",
        **asked,
        **reach,
    )
    tells = tells_unborn(seen.sight)
    return Teams(
        loads=_loads(held, tells=tells),
        pressing=_pressing(seen, on, of_team, asked) if clocks else (),
        steps=steps_on(seen.reading, on),
        tells_unborn=tells,
        weights=weights_on(seen, on),
        absences=absences_at(seen.reading),
        days=days_ahead(away_on or seen.on),
    )


def _loads(held: list[dict[str, Any]], *, tells: bool) -> tuple[Load, ...]:
    places = sorted({(row["team"], row["worker"]) for row in held})
    loads = []
    for team, worker in places:
        rows = [row for row in held if (row["team"], row["worker"]) == (team, worker)]
        kinds = _kinds(rows, tells=tells) | _sums(rows, "lives")
        kinds[MOVED] = sum(row["moved"] for row in rows)
        children = sum(row["children"] for row in rows)
        loads.append(Load(team=team, worker=worker, children=children, kinds=kinds))
    return tuple(loads)


def _kinds(rows: list[dict[str, Any]], *, tells: bool) -> dict[str, int]:
    unborn = {UNBORN: sum(row["unborn"] for row in rows)} if tells else {}
    return _sums(rows, "step") | unborn


def _sums(rows: list[dict[str, Any]], name: str) -> dict[str, int]:
    kinds = {row[name] for row in rows} - {None}
    return {kind: sum(row["children"] for row in rows if row[name] == kind) for kind in kinds}


def _pressing(seen: Seen, on: date, of_team: str, asked: dict[str, str]) -> tuple[Pressing, ...]:
    relation, reach = seen.relation
    rows = seen.reading.rows(
        "select team, worker, clock, state, look, count(*) as clocks "
        f"from ({open_and_looked_at(seen.reading, on)}) where child_id in ({relation}) "
        f"and {of_team} and state in ('{OVERDUE}', '{DUE_SOON}') group by all",
        today=looks_by(seen.reading, on, today=seen.on),
        **asked,
        **reach,
    )
    counts: dict[tuple[str, str, str, str], int] = {}
    for row in rows:
        unseen = (row["state"], row["look"]) == (OVERDUE, UNSEEN)
        for how in (row["state"], UNSEEN) if unseen else (row["state"],):
            place = row["team"], row["worker"], row["clock"], how
            counts[place] = counts.get(place, 0) + row["clocks"]
    return tuple(
        Pressing(team=team, worker=worker, clock=clock, how=how, clocks=clocks)
        for (team, worker, clock, how), clocks in counts.items()
    )


def held_children(
    seen: Seen, chosen: ChosenChildren, *, on: date, page: int, per_page: int
) -> Held:
    """The children that fit, those on the page ready to be shown; pages count from 1. Raises
    KeyError for a kind that there is not, or that this person may not ask for."""
    relation, reach = seen.relation
    fits, asked = _fits(seen, chosen, on)
    within = f"from ({held_on(seen.reading, on)}) where child_id in ({relation}) and {fits}"
    counted = seen.reading.rows(
        f"select coalesce(step_code, '{NO_STEP}') as step, count(*) as children, "
        f"count(*) filter (is_unborn) as unborn {within} group by all",
        **asked,
        **reach,
    )
    total = sum(row["children"] for row in counted)
    rows = seen.reading.rows(
        f"select * {within} order by {in_order(seen)} limit $limit offset $offset",
        limit=per_page,
        offset=first_on(page, per_page=per_page, total=total),
        **asked,
        **reach,
    )
    weights = weights_on(seen, on)
    return Held(
        total=total,
        weighed=_weigh(seen, weights, counted, on),
        children=_shown(seen, rows, weights, on),
    )


def _shown(
    seen: Seen, rows: list[dict[str, Any]], weights: Weights | None, on: date
) -> tuple[HeldChild, ...]:
    handles = seen.handles({row["child_id"] for row in rows})
    children = children_by_id(seen, handles)
    return tuple(
        HeldChild(
            handle=handles[row["child_id"]],
            shown=identify(seen.sight, children[row["child_id"]], on=on),
            step=row["step_title"] or "",
            weighed=_weigh(seen, weights, [_alone(row)], on),
            **{name: row[name] for name in _AS_THEY_ARE},
        )
        for row in rows
        if row["child_id"] in handles
    )


def _alone(row: dict[str, Any]) -> dict[str, Any]:
    return {"step": row["step_code"] or NO_STEP, "unborn": row["is_unborn"], "children": 1}


def _weigh(
    seen: Seen, weights: Weights | None, rows: list[dict[str, Any]], on: date
) -> Weighed | None:
    """What is added for who is not born is left out where that may not be told."""
    if weights is None:
        return None
    kinds = _kinds(rows, tells=tells_unborn(seen.sight))
    return weights.weigh(kinds, steps_on(seen.reading, on))


def held_rows_of(
    seen: Seen, chosen: ChosenChildren, child_id: str, *, on: date
) -> list[dict[str, Any]]:
    """How a child is held on the day, if at all, and whether it is of the kind that is chosen
    (`fits_kind`). Raises KeyError as held_children does."""
    of_kind, asked = _of_kind(seen, chosen, on)
    return seen.reading.rows(
        f"select *, ({of_kind}) as fits_kind from ({held_on(seen.reading, on)}) "
        "where child_id = $child",
        child=child_id,
        **asked,
    )


_AS_THEY_ARE = ("step_started_on", "team", "worker", "changes", "last_change_on")


def _of_kind(seen: Seen, chosen: ChosenChildren, on: date) -> tuple[str, dict[str, Any]]:
    if chosen.kind == UNCOVERED:
        posts = _uncovered_posts(seen, chosen, on)
        return "list_contains($posts, concat(team, chr(10), worker))", {"posts": posts}
    kinds = {"": "true", NO_STEP: "step_code is null", MOVED: "changes > 0"}
    kinds |= dict.fromkeys(steps_on(seen.reading, on), "step_code = $kind")
    kinds |= dict.fromkeys(LIVES, "lives = $kind")
    if tells_unborn(seen.sight):
        kinds[UNBORN] = "is_unborn"
    of_kind = kinds[chosen.kind]
    return of_kind, {"kind": chosen.kind} if "$kind" in of_kind else {}


def _fits(seen: Seen, chosen: ChosenChildren, on: date) -> tuple[str, dict[str, Any]]:
    of_kind, kind = _of_kind(seen, chosen, on)
    asked = {name: value for name in ("team", "worker") if (value := getattr(chosen, name))}
    return " and ".join((of_kind, *(f"{name} = ${name}" for name in asked))), asked | kind


def _uncovered_posts(seen: Seen, chosen: ChosenChildren, on: date) -> list[str]:
    """Each worker of a team who is away and whom nobody covers on some day ahead."""
    relation, reach = seen.relation
    absences, days = absences_at(seen.reading), days_ahead(chosen.away_on or seen.on)
    posts = seen.reading.rows(
        f"select distinct team, worker from ({held_on(seen.reading, on)}) "
        f"where child_id in ({relation})",
        **reach,
    )
    away = (one for one in posts if absences.uncovered(one["worker"], one["team"], days))
    return [f"{one['team']}\n{one['worker']}" for one in away]
