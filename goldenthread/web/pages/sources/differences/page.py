"""The children on whom two kinds of return differ, as a page."""

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.authority import SubjectHeld
from goldenthread.access.beside import (
    AskedDifferences,
    CutDifferences,
    ListedDifference,
    title_of,
)
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_choose_sources
from goldenthread.record.beside import SaidBy
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure.asked import child_href
from goldenthread.web.pages.sources.authority.page import choice_href, who_speaks
from goldenthread.web.pages.sources.sources.page import differences_href

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Row:
    """One child, what each return says, and where it says it."""

    child: str
    href: str
    sentences: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DifferencesPage(Page):
    """The list. `when` says of which days; `within` how much of it this person may open; `believed`
    who speaks first; `csv_href` leads to the same as a file."""

    when: str
    within: str
    believed: str
    choice_href: str
    question: Filters
    csv_href: str
    rows: tuple[Row, ...]
    pages: Pagination


def build(
    request: PersonRequest,
    numbers: Numbers,
    cut: CutDifferences,
    asked: AskedDifferences,
    *,
    page: int,
    speaks: SubjectHeld | None,
) -> DifferencesPage:
    """The page of one part of the list."""
    pair = cut.pair
    title = TABLES[pair.table].title
    filters = {"said_by": asked.said_by, "column": asked.column}
    href = differences_href(pair, **filters)
    return DifferencesPage(
        title=f"{title}: {title_of(pair.one)} and {title_of(pair.other)} differ",
        chrome=chrome_at(request, numbers),
        when=f"Over the days that both speak of, {words.date(pair.first_day)} to "
        f"{words.date(pair.last_day)}",
        within=_within(cut),
        believed=f"{who_speaks(speaks)} is believed first." if speaks else "",
        choice_href=_choice_href(request, speaks),
        question=_question(cut, asked),
        csv_href=differences_href(pair, **filters, page="differences_to_take")
        if cut.openable
        else "",
        rows=tuple(_row(one) for one in cut.listed),
        pages=paginate(
            total=cut.openable,
            per_page=PER_PAGE,
            page=page,
            href=lambda number: f"{href}&page={number}",
            noun="differences",
        ),
    )


def _choice_href(request: PersonRequest, speaks: SubjectHeld | None) -> str:
    if speaks is None or not person_can_choose_sources(request.sight):
        return ""
    return choice_href(speaks.subject.code)


def _question(cut: CutDifferences, asked: AskedDifferences) -> Filters:
    pair = cut.pair
    means = TABLES[pair.table].column
    only = {
        SaidBy.ONE: f"only {title_of(pair.one)} has it",
        SaidBy.OTHER: f"only {title_of(pair.other)} has it",
        SaidBy.BOTH: "both have it, and differ",
    }
    options = (Option("", "All"), *(Option(key, capital(said)) for key, said in only.items()))
    columns = (Option(name, means(name).in_brief) for name in cut.columns)
    return Filters(
        action=reverse("differences"),
        fields=(
            FilterField(name="said_by", label="Who has it", options=options, value=asked.said_by),
            FilterField(
                name="column",
                label="What differs",
                options=(Option("", "Anything"), *columns),
                value=asked.column,
            ),
        ),
        kept=(("table", pair.table), ("one", pair.one), ("other", pair.other)),
        clear_href=differences_href(pair) if asked.said_by or asked.column else "",
    )


def _within(cut: CutDifferences) -> str:
    if cut.openable == cut.counted:
        return f"{words.plural(cut.counted, 'difference')}."
    return (
        f"You may open {words.number(cut.openable)} of these "
        f"{words.plural(cut.counted, 'difference')}; the rest are not listed here."
    )


def _row(one: ListedDifference) -> Row:
    return Row(
        child=one.shown.name,
        href=child_href(one.handle),
        sentences=one.sentences,
        sources=one.sources,
    )
