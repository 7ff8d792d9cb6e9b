"""The case list of a measure, as a page."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from goldenthread.access.case_lists import CutList, ListedCase
from goldenthread.access.left_out import LeftOut
from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Scope
from goldenthread.access.sight import Sight
from goldenthread.access.topics import Topic
from goldenthread.measures.periods import Period
from goldenthread.web import why_not, words
from goldenthread.web.components.case_list import CaseList, CaseRow, Verdict
from goldenthread.web.components.chrome import Chrome
from goldenthread.web.components.data_table import Cell
from goldenthread.web.components.filters import Filters
from goldenthread.web.components.notice import Empty
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.cases.choosing import filters
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked, child_href
from goldenthread.web.why_not import WhyNot, WhyRow

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What was found: the cut list, its period, the day asked about, and why the children whose
    number was asked are not in it."""

    cut: CutList
    period: Period
    day: date
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CasesPage(Page):
    """The list. `within` says how much of it this person may open; `nothing` stands alone."""

    measure_title: str
    measure_href: str
    when: str = ""
    within: str = ""
    nothing: Empty | None = None
    filters: Filters | None = None
    why_not: WhyNot | None = None
    cases: CaseList | None = None
    pages: Pagination | None = None


def build(
    request: PersonRequest,
    asked: Asked,
    numbers: Numbers,
    newest: Numbers,
    listing: Listing | None,
) -> CasesPage:
    """The page of one part of the list."""
    chrome = _chrome(request, asked, numbers, newest)
    title = f"Cases: {asked.measure.title}"
    if listing is None:
        nothing = Empty(title="No case yet", text="No return with days in it has been loaded.")
        return CasesPage(
            title=title,
            chrome=chrome,
            measure_title=asked.measure.title,
            measure_href=asked.measure_href(),
            nothing=nothing,
        )
    cut = listing.cut
    return CasesPage(
        title=title,
        chrome=chrome,
        measure_title=asked.measure.title,
        measure_href=asked.measure_href(),
        when=wording.when(asked.measure, listing.period),
        within=within_reach(cut, request.sight, asked),
        filters=filters(asked, numbers, listing.period, day=listing.day),
        why_not=_why_not(request, asked, listing),
        cases=_case_list(asked, cut, listing.period),
        pages=paginate(
            total=cut.openable,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.cases_href(page=page),
            noun="cases",
        ),
    )


def _why_not(request: PersonRequest, asked: Asked, listing: Listing) -> WhyNot:
    answers = tuple(_left_out(asked, one, listing.period) for one in listing.left_out)
    return why_not.form(request, asked.cases_href(), answers)


def _left_out(asked: Asked, one: LeftOut, period: Period) -> WhyRow:
    measure = asked.measure
    when = wording.lower(wording.when(measure, period))
    say = why_not.of_cases(
        one,
        code=measure.code,
        when=when,
        verdict=asked.verdict,
        definition=measure.definition,
    )
    return why_not.row(one, say)


def _chrome(request: PersonRequest, asked: Asked, numbers: Numbers, newest: Numbers) -> Chrome:
    is_earlier = numbers.edition != newest.edition
    return chrome_at(
        request,
        numbers,
        topic=Topic.NUMBERS,
        newest_href=asked.changed(known_at=None).cases_href() if is_earlier else "",
    )


def within_reach(cut: CutList, sight: Sight, asked: Asked) -> str:
    """How many of the cases are of children whom this person may open.

    A number that a measure's page shows is said again; the number of a narrower cut is shown
    nowhere else and could tell that one child is in it, so there only what may be opened is said.
    """
    opens = words.plural(cut.openable, "case")
    if sight.scope is Scope.ALL:
        return f"{opens}."
    if (asked.team and asked.group) or (asked.month and (asked.team or asked.group)):
        return f"{opens} of children whom you may open. Others are not shown and not counted here."
    if cut.counted == cut.openable:
        return f"{opens}, all of children whom you may open."
    return (
        f"{words.number(cut.openable)} of {words.plural(cut.counted, 'case')} "
        f"{'is' if cut.openable == 1 else 'are'} of children whom you may open. "
        "The number counts the whole council; the rest are not listed here."
    )


def _case_list(asked: Asked, cut: CutList, period: Period) -> CaseList:
    return CaseList(
        caption=f"{asked.measure.title}: {wording.lower(wording.when(asked.measure, period))}",
        rows=tuple(_row(case) for case in cut.cases),
        headings=("Age", "Team"),
        all_are=cast(Verdict, cut.verdicts[0]) if len(cut.verdicts) == 1 else "",
        nothing="No case of a child whom you may open is in this list.",
    )


def _row(case: ListedCase) -> CaseRow:
    place = case.place
    return CaseRow(
        child=case.shown.name,
        href=child_href(case.handle),
        verdict=cast(Verdict, case.verdict),
        reason=case.reason,
        cells=(Cell(case.shown.age), Cell(wording.part("team", case.team, day=date.min))),
        source=(
            f"From {place.file}, {place.table.lower()}, row {words.number(place.row)}, "
            f"line {words.number(place.line)}"
        ),
    )
