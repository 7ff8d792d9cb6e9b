"""The tables of the page of teams. Each number leads to the children or clocks that it counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.access.teams import LIVES, MOVED, UNCOVERED, Load, Pressing, Teams
from goldenthread.clocks.looked_at import UNSEEN
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import DUE_SOON, OVERDUE
from goldenthread.measures.caseloads import DISTANCE_NOT_KNOWN, FAR, FAR_FROM_HOME, LATELY
from goldenthread.record.weights import NO_STEP, UNBORN
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.pages.oversight.teams.asked import Asked

HOW = {UNSEEN: "Overdue and unseen", OVERDUE: "Overdue", DUE_SOON: "Due soon"}
KINDS = {
    NO_STEP: "No open step",
    UNBORN: "Not born yet",
    MOVED: f"Worker changed in {LATELY} days",
    UNCOVERED: "Covered by nobody while the worker is away",
    FAR_FROM_HOME: f"Looked after, over {FAR} miles from home",
    DISTANCE_NOT_KNOWN: "Looked after, not known how far from home",
}
NOBODY = {"team": "No team is known", "worker": "No worker is known"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """A row: a team of the council, or a worker of a team; both empty for all of a team."""

    team: str = ""
    worker: str = ""

    def holds(self, one: Load | Pressing) -> bool:
        """Whether what was counted is of this row."""
        return self.team in ("", one.team) and self.worker in ("", one.worker)


def named(name: str, of: str) -> str:
    """A team or a worker in words."""
    return NOBODY[of] if name == NOT_KNOWN else name


def parts_of(counted: Teams, team: str) -> tuple[Part, ...]:
    """The rows: every team, or every worker of one team; who is not known first."""
    found: Iterable[Load | Pressing] = (*counted.loads, *counted.pressing)
    if team:
        parts = {Part(team=team, worker=one.worker) for one in found if one.team == team}
    else:
        parts = {Part(team=one.team) for one in found}
    return tuple(
        sorted(parts, key=lambda one: ((one.worker or one.team) != NOT_KNOWN, one.team, one.worker))
    )


def pressing_table(asked: Asked, counted: Teams, team: str) -> DataTable:
    """What presses: by team, or by worker of the team."""

    def row(part: Part, first: Cell) -> tuple[Cell, ...]:
        moved = sum(one.kinds.get(MOVED, 0) for one in counted.loads if part.holds(one))
        return (
            first,
            children_cell(asked, part, sum(o.children for o in counted.loads if part.holds(o)), ""),
            *(_clocks(asked, counted, part, how) for how in HOW),
            children_cell(asked, part, moved, MOVED),
        )

    return _table(
        asked,
        counted,
        team,
        caption="What each holds, and what presses",
        headings=("Children", *HOW.values(), KINDS[MOVED]),
        row=row,
    )


def mix_table(asked: Asked, counted: Teams, team: str) -> DataTable:
    """The children by the highest step of each, which add up; and of these those not born yet, and
    those in care far from home, or of whom nobody says how far."""
    kinds = {**counted.steps, NO_STEP: KINDS[NO_STEP]}
    if counted.tells_unborn:
        kinds[UNBORN] = f"Of all, {KINDS[UNBORN].lower()}"
    here = [load for load in counted.loads if Part(team=team).holds(load)]
    if any(load.kinds.get(kind) for load in here for kind in LIVES):
        kinds |= {kind: f"Of all, {KINDS[kind][0].lower()}{KINDS[kind][1:]}" for kind in LIVES}

    def row(part: Part, first: Cell) -> tuple[Cell, ...]:
        loads = [one for one in counted.loads if part.holds(one)]
        return (
            first,
            *(children_cell(asked, part, sum(o.kinds.get(k, 0) for o in loads), k) for k in kinds),
        )

    return _table(
        asked,
        counted,
        team,
        caption="The children of each, at the highest step",
        headings=tuple(kinds.values()),
        row=row,
    )


def _table(
    asked: Asked,
    counted: Teams,
    team: str,
    *,
    caption: str,
    headings: tuple[str, ...],
    row: Callable[[Part, Cell], tuple[Cell, ...]],
) -> DataTable:
    of = "worker" if team else "team"
    return DataTable(
        caption=caption,
        headings=(
            Heading(of.capitalize()),
            *(Heading(heading, numeric=True) for heading in headings),
        ),
        rows=tuple(row(part, name_cell(asked, part)) for part in parts_of(counted, team)),
        total=row(Part(team=team), Cell("All")),
        compact=True,
        nothing="Nobody holds a child whom you can open.",
    )


def name_cell(asked: Asked, part: Part) -> Cell:
    """The name of a row, with the way to the page of the team or to the worker's work."""
    if part.worker:
        href = asked.work_href(team=part.team, worker=part.worker)
        return Cell(named(part.worker, "worker"), href)
    return Cell(named(part.team, "team"), asked.href(team=part.team))


def children_cell(asked: Asked, part: Part, count: int, kind: str) -> Cell:
    """A number of children, with the way to them."""
    if not count:
        return number_cell(0)
    href = asked.children_href(team=part.team, worker=part.worker, kind=kind)
    return number_cell(count, href=href)


def _clocks(asked: Asked, counted: Teams, part: Part, how: str, clock: str = "") -> Cell:
    count = sum(
        one.clocks
        for one in counted.pressing
        if part.holds(one) and one.how == how and clock in ("", one.clock)
    )
    if not count:
        return number_cell(0)
    href = asked.clocks_href(how=how, team=part.team, worker=part.worker, clock=clock)
    return number_cell(count, href=href)


def grid(asked: Asked, counted: Teams, team: str, how: str) -> DataTable:
    """Clock by worker. The clocks are the rows: their names are long, and workers are few."""
    parts = (*parts_of(counted, team), Part(team=team))
    open_now = {one.clock for one in counted.pressing if one.team == team and one.how == how}
    return DataTable(
        caption=f"{HOW[how]}: each clock, by worker",
        headings=(
            Heading("Clock"),
            *(
                Heading(named(part.worker, "worker") if part.worker else "All", numeric=True)
                for part in parts
            ),
        ),
        rows=tuple(
            (
                Cell(clock.title),
                *(_clocks(asked, counted, part, how, code) for part in parts),
            )
            for code, clock in CLOCKS.items()
            if code in open_now
        ),
        total=(Cell("All"), *(_clocks(asked, counted, part, how) for part in parts)),
        compact=True,
        nothing=f"No clock of this team is {HOW[how].lower()}.",
    )
