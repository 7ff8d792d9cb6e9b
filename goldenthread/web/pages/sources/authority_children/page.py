"""The children whose rows a choice of who speaks would change, as a page."""

from dataclasses import dataclass

from goldenthread.access.authority import CutChanges
from goldenthread.access.numbers import Numbers
from goldenthread.record.authority import Subject
from goldenthread.web import words
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure.asked import child_href
from goldenthread.web.pages.sources.authority.page import choice_href, in_turn
from goldenthread.web.pages.sources.authority_choice.page import children_href

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Row:
    """One child, and what of it would change."""

    child: str
    href: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """The list. `within` says how much of it this person may open."""

    back_href: str
    if_so: str
    within: str
    rows: tuple[Row, ...]
    pages: Pagination


def build(
    request: PersonRequest,
    numbers: Numbers,
    subject: Subject,
    kinds: tuple[str, ...],
    cut: CutChanges,
    *,
    page: int,
) -> ChangesPage:
    """The page of one part of the list."""
    href = children_href(subject, kinds)
    who = in_turn(kinds) or "the return of the later day"
    return ChangesPage(
        title=f"What would change: {subject.title}",
        chrome=chrome_at(request, numbers),
        back_href=choice_href(subject.code),
        if_so=f"If {who} spoke first. Nothing is changed yet.",
        within=_within(cut),
        rows=tuple(
            Row(child=one.shown.name, href=child_href(one.handle), sentences=one.sentences)
            for one in cut.listed
        ),
        pages=paginate(
            total=cut.openable,
            per_page=PER_PAGE,
            page=page,
            href=lambda number: f"{href}&page={number}",
            noun="rows",
        ),
    )


def _within(cut: CutChanges) -> str:
    if cut.openable == cut.counted:
        return f"{words.plural(cut.counted, 'row')} would change."
    return (
        f"You may open {words.number(cut.openable)} of the "
        f"{words.plural(cut.counted, 'row')} that would change; the rest are not listed here."
    )
