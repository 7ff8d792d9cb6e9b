"""The tables of the page of a service. Each number leads to the clocks or children it counts."""

from dataclasses import replace

from goldenthread.access.service import OPEN, WAITING, Pile, Service
from goldenthread.clocks.due_ahead import WITHIN
from goldenthread.clocks.looked_at import UNSEEN
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import OVERDUE
from goldenthread.measures.measure import MET
from goldenthread.measures.pre_proceedings import PLO_06
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.figure import Figure, count_figure
from goldenthread.web.pages.oversight.service.asked import Asked

KINDS = {
    UNSEEN: "Overdue and unseen",
    OVERDUE: "Overdue",
    WAITING: "Children without a worker",
    OPEN: "Open clocks",
}
BEFORE = ("a week earlier", "4 weeks earlier")
NO_TEAM = "No team is known"


def named(team: str) -> str:
    """A team in words."""
    return NO_TEAM if team == NOT_KNOWN else team


def ahead_table(asked: Asked, counted: Service, by: str) -> DataTable:
    """What falls due in a few working days, by clock or by team."""
    found = {getattr(one, by) for one in counted.ahead}
    parts = [code for code in CLOCKS if code in found] if by == "clock" else counted.teams
    rows = tuple(
        (
            Cell(CLOCKS[part].title if by == "clock" else named(part)),
            *_within(asked, counted, by, part),
        )
        for part in parts
        if part in found
    )
    return DataTable(
        caption=f"Due soon, by {by}",
        headings=(
            Heading(by.capitalize()),
            *(Heading(f"Within {days} working days", numeric=True) for days in WITHIN),
        ),
        rows=rows,
        total=(Cell("All"), *_within(asked, counted, by, "")) if rows else (),
        compact=True,
        nothing="No clock falls due within 10 working days.",
    )


def _within(asked: Asked, counted: Service, by: str, part: str) -> tuple[Cell, ...]:
    cells = []
    for days in WITHIN:
        count = sum(
            one.clocks
            for one in counted.ahead
            if one.within <= days and part in ("", getattr(one, by))
        )
        href = asked.clocks_href({by: part, "within": str(days)}) if count else ""
        cells.append(number_cell(count, href=href))
    return tuple(cells)


def figures_of(asked: Asked, counted: Service, not_issued: int) -> tuple[Figure, ...]:
    """What presses, in the order of the page, each in one number."""
    children, clocks = ("child", "children"), ("clock", "clocks")
    soonest = WITHIN[0]
    due = sum(one.clocks for one in counted.ahead if one.within <= soonest)
    waiting = count(counted.now, WAITING)
    found = (
        ("Overdue and unseen", count(counted.now, UNSEEN), clocks, asked.unseen_href()),
        ("Seen and unchanged", counted.unchanged_total, clocks, asked.unchanged_href()),
        ("Decided to issue, not issued", not_issued, children, asked.cases_href(PLO_06, MET)),
        (
            f"Due within {soonest} working days",
            due,
            clocks,
            asked.clocks_href({"within": str(soonest)}),
        ),
        ("Without a worker", waiting, children, asked.pile_href(WAITING, team="")),
    )
    return tuple(
        count_figure(label=label, count=number, noun=noun, href=href if number else "")
        for label, number, noun, href in found
    )


def piles_table(asked: Asked, counted: Service) -> DataTable:
    """What each team has, and under each number what it was before."""

    def row(team: str, first: Cell) -> tuple[Cell, ...]:
        return (first, *(_pile(asked, counted, kind, team) for kind in KINDS))

    return DataTable(
        caption="What each team has, and had before",
        headings=(
            Heading("Team"),
            *(Heading(title, numeric=True) for title in KINDS.values()),
        ),
        rows=tuple(row(team, Cell(named(team))) for team in counted.teams),
        total=row("", Cell("All")),
        compact=True,
        is_wide=True,
    )


def _pile(asked: Asked, counted: Service, kind: str, team: str) -> Cell:
    now = count(counted.now, kind, team)
    before = tuple(
        _before(asked, pile, kind, team, now=now, when=when)
        for pile, when in zip(counted.before, BEFORE, strict=True)
        if now or count(pile, kind, team)
    )
    href = asked.pile_href(kind, team=team) if now else ""
    return replace(number_cell(now, href=href), under=before)


def count(pile: Pile, kind: str, team: str = "") -> int:
    """How many of a kind a team has, or all."""
    return sum(n for (t, k), n in pile.counts.items() if k == kind and team in ("", t))


def _before(asked: Asked, pile: Pile, kind: str, team: str, *, now: int, when: str) -> Cell:
    """How many there were, and how many more or fewer there are by now."""
    then = count(pile, kind, team)
    change = f"{now - then:+,d}".replace("-", "\u2212") if now != then else "the same"
    href = asked.pile_href(kind, team=team, on=pile.on) if then else ""
    return Cell(f"{when} {words.number(then)} ({change})", href)
