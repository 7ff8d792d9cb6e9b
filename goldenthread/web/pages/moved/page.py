"""Who moved a figure, as a page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.timezone import localtime

from goldenthread.access.case_lists import CutMoves, MovedCase
from goldenthread.access.numbers import Made, Numbers
from goldenthread.access.roles import Scope
from goldenthread.access.sight import Sight
from goldenthread.measures.moved import ABSENT
from goldenthread.measures.periods import Period
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.notice import Empty
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.measure import wording
from goldenthread.web.pages.measure.asked import Asked, child_href

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Moves:
    """What was found: the cut list, its period, and the two editions."""

    cut: CutMoves
    period: Period
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """The children that moved the figure; `nothing` stands alone where there are not two
    editions to compare."""

    measure_title: str
    measure_href: str
    about: str = ""
    within: str = ""
    nothing: Empty | None = None
    question: Filters | None = None
    table: DataTable | None = None
    pages: Pagination | None = None


def build(request: PersonRequest, asked: Asked, newest: Numbers, moves: Moves | None) -> MovedPage:
    """The page of one part of the list."""
    chrome = chrome_for(
        request,
        as_at=words.date(newest.as_at) if newest.as_at else "",
        edition=wording.edition(newest.made()),
    )
    title = f"Who moved the figure: {asked.measure.title}"
    if moves is None:
        nothing = Empty(
            title="There are not two editions yet",
            text="A figure can move once something has been loaded after the first load.",
        )
        return MovedPage(
            title=title,
            chrome=chrome,
            measure_title=asked.measure.title,
            measure_href=asked.measure_href(),
            nothing=nothing,
        )
    made = newest.editions()
    when = wording.when(asked.measure, moves.period)
    return MovedPage(
        title=title,
        chrome=chrome,
        measure_title=asked.measure.title,
        measure_href=asked.measure_href(),
        about=f"{when}, as known at edition {moves.first} and at edition {moves.last}.",
        within=_within(moves.cut, request.sight),
        question=_question(asked, moves, made),
        table=_table(asked, moves, {m.load: m for m in made if m.load is not None}),
        pages=paginate(
            total=moves.cut.openable,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: _href(asked, moves, page),
            noun="cases",
        ),
    )


def _within(cut: CutMoves, sight: Sight) -> str:
    if not cut.counted:
        return "No case moved."
    if sight.scope is Scope.ALL:
        return f"{words.plural(cut.openable, 'case')} moved."
    return (
        f"{words.number(cut.openable)} of the {words.plural(cut.counted, 'case')} that moved "
        f"{'is' if cut.openable == 1 else 'are'} of children whom you may open."
    )


def _question(asked: Asked, moves: Moves, made: list[Made]) -> Filters:
    options = tuple(Option(str(one.edition), _edition(one)) for one in made)
    return Filters(
        action=asked.address("moved"),
        fields=(
            FilterField(name="from", label="From", options=options, value=str(moves.first)),
            FilterField(name="to", label="To", options=options, value=str(moves.last)),
        ),
        kept=asked.query("on"),
        title="Compare two editions",
        button="Compare",
    )


def _edition(made: Made) -> str:
    by = f", {made.source}" if made.source else ""
    return f"Edition {made.edition}{by}, {words.moment(localtime(made.made_at))}"


def _table(asked: Asked, moves: Moves, made_by: dict[int, Made]) -> DataTable:
    titles = ("Child", "Was", "Is now", "Why", "By which load")
    return DataTable(
        caption=f"Cases that moved: {asked.measure.title}",
        headings=tuple(Heading(title) for title in titles),
        rows=tuple(_row(case, made_by) for case in moves.cut.cases),
        nothing="No case of a child whom you may open moved.",
    )


def _row(case: MovedCase, made_by: dict[int, Made]) -> tuple[Cell, ...]:
    made = made_by.get(case.load) if case.load is not None else None
    load = f"load {case.load}: {_edition(made)}" if made else "recorded here"
    return (
        Cell(case.shown.name, child_href(case.handle)),
        Cell(case.was),
        Cell(case.now),
        Cell(f"{'Before' if case.now == ABSENT else 'Now'}: {case.reason}"),
        Cell(load[:1].upper() + load[1:]),
    )


def _href(asked: Asked, moves: Moves, page: int) -> str:
    query = {"from": str(moves.first), "to": str(moves.last), **dict(asked.query("on"))}
    return f"{asked.address('moved')}?{urlencode(query | {'page': str(page)})}"
