"""The list behind a number of the page of conferences: who, since when, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import BadRequest

from goldenthread.access.conferences import (
    DISSENT,
    ESCALATED,
    KINDS,
    PAPERS,
    PLANS,
    RETURNED,
    UNDECIDED,
    UNWRITTEN,
    Item,
)
from goldenthread.access.leaves import first_on
from goldenthread.access.left_out import LISTED, NO_ROW, LeftOut, Unmet
from goldenthread.access.left_out_of_lists import KIND, OF, PART
from goldenthread.access.naming import ShownAs
from goldenthread.access.numbers import Numbers
from goldenthread.codes import forms
from goldenthread.record.labels import lower
from goldenthread.web import why_not, words
from goldenthread.web.addresses import page_asked, word_asked
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.conferences.page import LISTS, SHORT_OF
from goldenthread.web.why_not import IN_THIS_LIST, Say, WhyNot

PER_PAGE = 50
TITLES = LISTS | {
    PLANS: "Plans that you chair",
    UNDECIDED: "Rungs of plans with no decision on record",
    PAPERS: "Letters and minutes to be sent",
}
DAYS = {PLANS: "Plan since", UNDECIDED: "Was due by"}
"""What the day of a row is, where it is not that of a conference."""


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """Which list, and which part of it; what is empty was not asked."""

    kind: str
    part: str = ""
    of: str = ""
    page: int = 1

    def href(self, page: int = 1) -> str:
        """The address of a page of this list."""
        return self.address(
            "conference_list",
            list=self.kind,
            part=self.part,
            of=self.of,
            page=str(page) if page > 1 else "",
        )

    def conferences_href(self) -> str:
        """The page from which the list was opened."""
        return self.address("conferences")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One item of the list, in words."""

    child: str
    href: str
    age: str
    day: str
    says: str


@dataclass(frozen=True, kw_only=True)
class ConferenceListPage(Page):
    """A page of a list. `day` heads the days of its rows."""

    on: str
    back_href: str
    why_not: WhyNot
    day: str
    caption: str
    rows: tuple[Row, ...]
    pages: Pagination


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for a list or a paper that there is not."""
    kind, of = query.get("list", PLANS), query.get("of", "")
    if kind not in KINDS or (of and not forms.PAPER.holds(of)):
        raise BadRequest("no such list")
    part = word_asked(query.get("part", ""))
    return Asked(kind=kind, part=part, of=of, page=page_asked(query), **day_and_edition(query))


def on_page(asked: Asked, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of the page that is asked for."""
    first = first_on(asked.page, per_page=PER_PAGE, total=len(items))
    return items[first : first + PER_PAGE]


def build(
    request: PersonRequest,
    asked: Asked,
    items: tuple[Item, ...],
    shown: Mapping[str, tuple[UUID, ShownAs]],
    *,
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> ConferenceListPage:
    """The page of these items; `shown` has the children of those that stand on it."""
    return ConferenceListPage(
        title=_title(asked),
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        on=words.date(day),
        back_href=asked.conferences_href(),
        why_not=why_not.form(
            request, asked.href(), tuple(why_not.row(one, _left_out(asked)) for one in left_out)
        ),
        day=DAYS.get(asked.kind, "Conference"),
        caption=words.plural(len(items), "row"),
        rows=tuple(
            _row(asked, item, *shown[item.child_id])
            for item in on_page(asked, items)
            if item.child_id in shown
        ),
        pages=paginate(
            total=len(items), per_page=PER_PAGE, page=asked.page, href=asked.href, noun="rows"
        ),
    )


NEEDS = {
    PLANS: "No child protection plan of this child lasts on the day.",
    UNDECIDED: "No rung that a plan of this child has passed is without a decision.",
    UNWRITTEN: "No plan of this child lasts of which it is not written what would end it.",
    PAPERS: "No letter or minutes of a conference of this child that you chaired wait to be sent.",
    RETURNED: "You did not chair a plan of this child that ended before, or the child is not back.",
    DISSENT: "Of no conference of this child that you held is dissent on record.",
    ESCALATED: "No worry about this child that you took to managers waits for an answer.",
}
"""What leaves a child out of each list, in the words of the condition that does not hold."""


def _left_out(asked: Asked) -> Say:
    """What leaves a child out of this list."""

    def say(unmet: Unmet) -> str:
        are = words.listed(unmet.are)
        holder = asked.kind == PAPERS
        said = {
            LISTED: IN_THIS_LIST,
            NO_ROW: NEEDS[asked.kind],
            KIND: NEEDS[asked.kind],
            PART: f"It is held by {are}."
            if holder
            else f"The plan is at another rung: {are} months.",
            OF: f"It is another paper: {are}.",
        }
        return said[unmet.condition]

    return say


def _title(asked: Asked) -> str:
    """Which list, and which part of it."""
    title = TITLES[asked.kind]
    if asked.of:
        title = f"{forms.PAPER.label(asked.of, year=0)}, to be sent"
    if asked.kind == PAPERS:
        return f"{title}, held by {asked.part}" if asked.part else title
    if asked.part == "0":
        return f"{title}: {lower(SHORT_OF)}"
    return f"{title}: {asked.part} months" if asked.part else title


def _row(asked: Asked, item: Item, handle: UUID, shown: ShownAs) -> Row:
    return Row(
        child=shown.name,
        href=asked.child_href(handle),
        age=shown.age,
        day=words.date(item.on),
        says=item.says,
    )
