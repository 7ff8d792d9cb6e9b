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
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.notice import Empty
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked, child_href

PER_PAGE = 50
NOTHING = Empty(
    title="There are not two editions yet",
    text="A figure can move once something has been loaded after the first load.",
)


@dataclass(frozen=True, kw_only=True)
class Moves:
    """What was found: the cut list, its period, and the two editions."""

    cut: CutMoves
    period: Period
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """The children that moved the figure; `nothing` stands alone where there are not two editions
    to compare. `by_load` adds them up where several loads moved them, `one_load` names the one."""

    measure_title: str
    measure_href: str
    about: str = ""
    said: str = ""
    nothing: Empty | None = None
    question: Filters | None = None
    one_load: str = ""
    by_load: DataTable | None = None
    table: DataTable | None = None
    pages: Pagination | None = None


def build(request: PersonRequest, asked: Asked, newest: Numbers, moves: Moves | None) -> MovedPage:
    """The page of one part of the list."""
    chrome = chrome_at(request, newest)
    title = f"Who moved the figure: {asked.measure.title}"
    if moves is None:
        return MovedPage(
            title=title,
            chrome=chrome,
            measure_title=asked.measure.title,
            measure_href=asked.measure_href(),
            nothing=NOTHING,
        )
    made = newest.editions()
    made_by = {one.load: one for one in made if one.load is not None}
    when = wording.when(asked.measure, moves.period)
    return MovedPage(
        title=title,
        chrome=chrome,
        measure_title=asked.measure.title,
        measure_href=asked.measure_href(),
        about=f"{when}, as known at edition {moves.first} and at edition {moves.last}.",
        said=_said(moves.cut, request.sight),
        question=_question(asked, moves, made),
        one_load=_one_load(moves.cut, made_by),
        by_load=_by_load(moves.cut, made_by) if len(moves.cut.by_load) > 1 else None,
        table=_table(asked, moves, made_by),
        pages=paginate(
            total=moves.cut.openable,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: _href(asked, moves, page),
            noun="cases",
        ),
    )


def _said(cut: CutMoves, sight: Sight) -> str:
    """`43 cases of the whole council moved: 23 came in, 17 left and 3 changed sides.`"""
    if not cut.counted:
        return "No case moved."
    came_in, left, changed = (words.number(n) for n in _sums(cut))
    said = (
        f"{words.plural(cut.counted, 'case')} of the whole council moved: {came_in} came in, "
        f"{left} left and {changed} changed sides."
    )
    if sight.scope is Scope.ALL:
        return said
    return f"{said} {_openable(cut)}"


def _openable(cut: CutMoves) -> str:
    if cut.openable == cut.counted:
        return "All are of children whom you may open."
    is_are = "is" if cut.openable == 1 else "are"
    return f"{words.number(cut.openable)} {is_are} of children whom you may open."


def _sums(cut: CutMoves) -> tuple[int, int, int]:
    loads = cut.by_load
    return sum(m.came_in for m in loads), sum(m.left for m in loads), sum(m.changed for m in loads)


def _by_load(cut: CutMoves, made_by: dict[int, Made]) -> DataTable:
    return DataTable(
        caption="Cases of the whole council, by the load that moved them",
        headings=(
            Heading("Load"),
            Heading("Came in", numeric=True),
            Heading("Left", numeric=True),
            Heading("Changed sides", numeric=True),
        ),
        rows=tuple(
            (Cell(_load(m.load, made_by)), *map(number_cell, (m.came_in, m.left, m.changed)))
            for m in cut.by_load
        ),
        total=(Cell("All"), *map(number_cell, _sums(cut))),
        note="A case changes sides when it had another verdict: met, not met or unjudged.",
        compact=True,
        is_wide=True,
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


def _one_load(cut: CutMoves, made_by: dict[int, Made]) -> str:
    if len(cut.by_load) != 1:
        return ""
    load = cut.by_load[0].load
    if load not in made_by:
        return "All by what was recorded here."
    return f"All by load {load}: {_edition(made_by[load])}."


def _table(asked: Asked, moves: Moves, made_by: dict[int, Made]) -> DataTable:
    """The cases. By which load each moved is said where there is more than one."""
    several = len(moves.cut.by_load) > 1
    titles = ("Child", "Was", "Is now", "Why", *(("By which load",) if several else ()))
    return DataTable(
        caption=f"Cases that moved: {asked.measure.title}",
        headings=tuple(Heading(title) for title in titles),
        rows=tuple(
            (*_row(case), *((Cell(_load(case.load, made_by)),) if several else ()))
            for case in moves.cut.cases
        ),
        nothing="No case of a child whom you may open moved.",
        compact=True,
        is_wide=True,
    )


def _row(case: MovedCase) -> tuple[Cell, ...]:
    return (
        Cell(case.shown.name, child_href(case.handle)),
        Cell(case.was),
        Cell(case.now),
        Cell(case.reason if case.now == ABSENT else f"Now: {case.reason}"),
    )


def _load(load: int | None, made_by: dict[int, Made]) -> str:
    made = made_by.get(load) if load is not None else None
    return f"Load {load}: {_edition(made)}" if made else "Recorded here"


def _href(asked: Asked, moves: Moves, page: int) -> str:
    query = {"from": str(moves.first), "to": str(moves.last), **dict(asked.query("on"))}
    return f"{asked.address('moved')}?{urlencode(query | {'page': str(page)})}"
