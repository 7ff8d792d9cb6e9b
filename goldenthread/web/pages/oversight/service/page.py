"""The page of a service: what somebody who answers for it must look at first."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from goldenthread.access.left_out_of_lists import OfAService
from goldenthread.access.not_issued import NotIssued
from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Scope
from goldenthread.access.service import FIRST_ROWS, Service
from goldenthread.access.sight import Sight
from goldenthread.clocks.looked_at import UNSEEN
from goldenthread.measures.measure import MET, UNJUDGED
from goldenthread.measures.pre_proceedings import PLO_06
from goldenthread.record.labels import capital
from goldenthread.web import why_not, words
from goldenthread.web.addresses import address
from goldenthread.web.clock_rows import Row, rows_of, to_look
from goldenthread.web.components.data_table import Cell, DataTable
from goldenthread.web.components.figure import Figure
from goldenthread.web.components.filters import Filters
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.service.asked import Asked
from goldenthread.web.pages.oversight.service.changed import Changed, changes_table, question
from goldenthread.web.pages.oversight.service.left_out import why_rows
from goldenthread.web.pages.oversight.service.tables import (
    ahead_table,
    count,
    figures_of,
    piles_table,
)
from goldenthread.web.why_not import WhyNot


@dataclass(frozen=True, kw_only=True)
class FirstRows:
    """The first rows of a list, with the way to all of it; `nothing` is said where it is empty."""

    title: str
    caption: str
    rows: tuple[Row, ...]
    href: str
    link: str
    nothing: str


@dataclass(frozen=True, kw_only=True)
class FirstCases:
    """The first children of a measure's list: name, address and reason of each; `unjudged` leads to
    those of whom it cannot be judged."""

    caption: str
    rows: tuple[tuple[str, str, str, str], ...]
    href: str
    link: str
    unjudged: Cell | None


@dataclass(frozen=True, kw_only=True)
class Looked:
    """All that was counted for the page."""

    service: Service
    not_issued: NotIssued
    moved: int
    changed: tuple[Changed, ...]


@dataclass(frozen=True, kw_only=True)
class ServicePage(Page):
    """`moved` leads to the due dates that people moved. `first` are the lists that come first, in
    their order; `look` is what the way to one of their rows is called."""

    heading: str
    whose: str
    look: str
    figures: tuple[Figure, ...]
    moved: Cell | None
    first: tuple[FirstRows, ...]
    not_issued: FirstCases
    ahead: DataTable
    ahead_by_team: DataTable
    piles: DataTable
    changes: DataTable
    question: Filters
    convention: str
    why_not: WhyNot


def build(
    request: PersonRequest,
    asked: Asked,
    looked: Looked,
    *,
    day: date,
    numbers: Numbers,
    left_out: OfAService,
) -> ServicePage:
    """The page of what has been cut to what this person may see."""
    counted = looked.service
    return ServicePage(
        title="Service",
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        heading=f"{_title(request.sight)} on {words.date(day)}",
        whose=_whose(request.sight),
        look=to_look(request.sight),
        figures=figures_of(asked, counted, looked.not_issued.children),
        moved=_moved(asked, looked.moved),
        first=(_unseen(asked, counted), _unchanged(asked, counted)),
        not_issued=_not_issued(asked, looked.not_issued),
        ahead=ahead_table(asked, counted, "clock"),
        ahead_by_team=ahead_table(asked, counted, "team"),
        piles=piles_table(asked, counted),
        changes=changes_table(asked, looked.changed, day),
        question=question(asked),
        convention=settings.DAY_CONVENTION.explanation,
        why_not=why_not.form(
            request, asked.href(), why_rows(left_out, day), about="in these lists"
        ),
    )


def _title(sight: Sight) -> str:
    if sight.scope is Scope.TEAM:
        return words.listed(sight.teams) or "Your team"
    return words.listed(sight.services) or "The service"


def _whose(sight: Sight) -> str:
    whose = "every child" if sight.scope is Scope.ALL else "the children whom you can open"
    return f"Of {whose}: each number opens to the clocks or children that it counts."


def _moved(asked: Asked, count: int) -> Cell | None:
    if not count:
        return None
    said = words.plural(count, "decision moves or pauses", "decisions move or pause")
    return Cell(
        f"{said} a due date, or stand beside one", address("moved_dates", **dict(asked.kept))
    )


def _unseen(asked: Asked, counted: Service) -> FirstRows:
    total = count(counted.now, UNSEEN)
    return FirstRows(
        title="Overdue, and nobody has looked",
        caption=_caption(total, len(counted.unseen)),
        rows=rows_of(counted.unseen, asked.kept),
        href=asked.unseen_href(),
        link=_all(total),
        nothing="Nothing is overdue that nobody has looked at.",
    )


def _unchanged(asked: Asked, counted: Service) -> FirstRows:
    total = counted.unchanged_total
    return FirstRows(
        title="Seen, and unchanged at the promised next look",
        caption=_caption(total, len(counted.unchanged)),
        rows=rows_of(counted.unchanged, asked.kept),
        href=asked.unchanged_href(),
        link=_all(total),
        nothing="Nothing that was seen is overdue still on the day that its next look was promised "
        "for.",
    )


def _not_issued(asked: Asked, found: NotIssued) -> FirstCases:
    children = words.plural(found.children, "child", "children")
    shown = len(found.first)
    all_shown = shown == found.children
    unjudged = Cell(
        f"Of {words.plural(found.unjudged, 'child', 'children')} it cannot be judged",
        asked.cases_href(PLO_06, UNJUDGED),
    )
    return FirstCases(
        caption=children if all_shown else f"The {shown} longest decided of {children}",
        rows=tuple(
            (
                case.shown.name,
                asked.child_href(case.handle),
                case.reason,
                capital(case.team),
            )
            for case in found.first
        ),
        href=asked.cases_href(PLO_06, MET),
        link=f"Open all {words.number(found.children)}",
        unjudged=unjudged if found.unjudged else None,
    )


def _caption(total: int, shown: int) -> str:
    if total <= FIRST_ROWS:
        return f"{words.plural(total, 'clock')}, longest overdue first"
    return f"The {shown} longest overdue of {words.plural(total, 'clock')}"


def _all(total: int) -> str:
    return f"Open all {words.number(total)}, longest overdue first"
