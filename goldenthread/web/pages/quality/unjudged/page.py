"""The cases that cannot be judged, as a page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Scope
from goldenthread.access.unjudged import CannotBeJudged
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.measures.measure import UNJUDGED
from goldenthread.measures.register import MEASURES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure.asked import Asked

MOST_TEAMS = 4
"""So many teams are named in a row."""


@dataclass(frozen=True, kw_only=True)
class UnjudgedPage(Page):
    """`says` is all of it in a sentence."""

    says: str
    table: DataTable
    back: str


def build(
    request: PersonRequest,
    numbers: Numbers,
    found: tuple[CannotBeJudged, ...],
    *,
    day: date | None,
    on: date | None,
    known_at: int | None,
) -> UnjudgedPage:
    """The page of what was found; `on` and `known_at` are what was asked, and stand in the lists'
    addresses."""
    sees_all = request.sight.scope is Scope.ALL
    return UnjudgedPage(
        title="Cases that cannot be judged",
        chrome=chrome_at(request, numbers),
        says=_says(found, day, sees_all=sees_all),
        table=_table(
            found,
            Asked(measure=next(iter(MEASURES.values())), on=on, known_at=known_at),
            sees_all=sees_all,
        ),
        back=reverse("to_mend"),
    )


def _says(found: tuple[CannotBeJudged, ...], day: date | None, *, sees_all: bool) -> str:
    if day is None:
        return "Nothing is loaded yet."
    cases = sum(one.openable for one in found)
    measures = len({one.measure for one in found if one.openable})
    whom = "" if sees_all else " of children whom you can open"
    return (
        f"In the twelve months to {words.date(day)}, or on that day, {words.plural(cases, 'case')}"
        f"{whom} in {words.plural(measures, 'measure')} cannot be judged: the record does not say "
        "enough. They are neither met nor not met, until somebody says what is missing. A child "
        "may be a case of several measures."
    )


def _table(found: tuple[CannotBeJudged, ...], asked: Asked, *, sees_all: bool) -> DataTable:
    shown = found if sees_all else tuple(one for one in found if one.openable)
    council = () if sees_all else (Heading("In the council", numeric=True),)
    return DataTable(
        caption="What is missing, most cases first",
        headings=(
            Heading("Why they cannot be judged"),
            Heading("Measure"),
            Heading("Whose"),
            Heading("Cases", numeric=True),
            *council,
        ),
        rows=tuple(_row(one, asked, sees_all=sees_all) for one in shown),
        note="The number opens all cases of the measure that cannot be judged, each with its own "
        "dates. Whose: the team that held the case when it was counted.",
        nothing="Every case can be judged.",
        is_wide=True,
    )


def _row(one: CannotBeJudged, asked: Asked, *, sees_all: bool) -> tuple[Cell, ...]:
    of_measure = asked.changed(measure=MEASURES[one.measure], verdict=UNJUDGED)
    href = of_measure.cases_href() if one.openable else ""
    return (
        Cell(capital(one.why)),
        Cell(MEASURES[one.measure].title, reverse("measure", args=[one.measure])),
        Cell(_whose(one)),
        number_cell(one.openable, href=href),
        *(() if sees_all else (number_cell(one.counted),)),
    )


def _whose(one: CannotBeJudged) -> str:
    named = [
        f"{'team not known' if team == NOT_KNOWN else team} {words.number(cases)}"
        for team, cases in list(one.by_team.items())[:MOST_TEAMS]
    ]
    more = len(one.by_team) - MOST_TEAMS
    rest = [f"{words.plural(more, 'more team')}"] if more > 0 else []
    return capital("; ".join([*named, *rest]))
