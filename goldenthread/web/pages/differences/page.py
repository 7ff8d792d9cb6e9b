"""The children on whom two kinds of return differ, as a page."""

from dataclasses import dataclass

from goldenthread.access.beside import CutDifferences, ListedDifference, title_of
from goldenthread.access.numbers import Numbers
from goldenthread.record.catalogue import TABLES
from goldenthread.web import words
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.measure import wording
from goldenthread.web.pages.measure.asked import child_href
from goldenthread.web.pages.sources.page import differences_href

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
    """The list. `when` says of which days; `within` how much of it this person may open."""

    when: str
    within: str
    rows: tuple[Row, ...]
    pages: Pagination


def build(
    request: PersonRequest, numbers: Numbers, cut: CutDifferences, *, page: int
) -> DifferencesPage:
    """The page of one part of the list."""
    pair = cut.pair
    title = TABLES[pair.table].title
    return DifferencesPage(
        title=f"{title}: {title_of(pair.one)} and {title_of(pair.other)} differ",
        chrome=chrome_for(
            request,
            as_at=words.date(numbers.as_at) if numbers.as_at else "",
            edition=wording.edition(numbers.made()),
        ),
        when=f"Over the days that both speak of, {words.date(pair.first_day)} to "
        f"{words.date(pair.last_day)}",
        within=_within(cut),
        rows=tuple(_row(one) for one in cut.listed),
        pages=paginate(
            total=cut.openable,
            per_page=PER_PAGE,
            page=page,
            href=lambda number: f"{differences_href(pair)}&page={number}",
            noun="differences",
        ),
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
