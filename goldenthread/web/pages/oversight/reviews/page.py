"""The page of a reviewing officer: the children, the next review of each, and what is disputed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import BadRequest

from goldenthread.access.left_out import LISTED, NO_ROW, LeftOut, Unmet
from goldenthread.access.left_out_of_lists import KIND
from goldenthread.access.naming import ShownAs
from goldenthread.access.numbers import Numbers
from goldenthread.access.reviews import (
    CAFCASS,
    DISPUTE,
    KINDS,
    LATE,
    NO_CONTACT,
    SOON,
    Reviewed,
)
from goldenthread.clocks.due_words import due_word
from goldenthread.record.silent_forms import SilentForm
from goldenthread.web import why_not, words
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.conferences.page import not_told
from goldenthread.web.why_not import IN_THIS_LIST, Say, WhyNot

LISTS = {
    "": "All children whom you review",
    LATE: "Review overdue",
    SOON: "Review due soon",
    NO_CONTACT: "No contact on record since the last review",
    DISPUTE: "Dispute open",
    CAFCASS: "Referred to Cafcass",
}


NEEDS = {
    LATE: "The next review is not overdue.",
    SOON: "The next review is not due soon.",
    NO_CONTACT: "Contact since the last review is on record, or no file tells of it.",
    DISPUTE: "No dispute about this child is on record as open.",
    CAFCASS: "No referral of this child to Cafcass is on record.",
}
"""What leaves a child out of each list, in the words of the condition that does not hold."""


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """Which list; empty for all children."""

    kind: str = ""

    def href(self) -> str:
        """The address of this list."""
        return self.list_href(self.kind)

    def list_href(self, kind: str) -> str:
        """The address of a list."""
        return self.address("reviews", list=kind)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One child, in words."""

    child: str
    href: str
    due: str
    due_on: str
    reviewed: str
    contact: str
    dispute: str
    cafcass: str


@dataclass(frozen=True, kw_only=True)
class ReviewsPage(Page):
    """`silent` says of which forms no file is loaded."""

    on: str
    silent: tuple[str, ...]
    lists: DataTable
    caption: str
    rows: tuple[Row, ...]
    why_not: WhyNot


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for a list that there is not."""
    kind = query.get("list", "")
    if kind not in ("", *KINDS):
        raise BadRequest("no such list")
    return Asked(kind=kind, **day_and_edition(query))


def listed(children: tuple[Reviewed, ...], kind: str) -> tuple[Reviewed, ...]:
    """The children of a list."""
    return tuple(child for child in children if not kind or kind in child.kinds)


def build(
    request: PersonRequest,
    asked: Asked,
    children: tuple[Reviewed, ...],
    shown: Mapping[str, tuple[UUID, ShownAs]],
    *,
    silent: tuple[SilentForm, ...],
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> ReviewsPage:
    """The page; `shown` has the children of the list that is asked for."""
    rows = [child for child in listed(children, asked.kind) if child.child_id in shown]
    return ReviewsPage(
        title="Reviews",
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        on=words.date(day),
        silent=not_told(silent),
        lists=_lists(asked, children),
        caption=f"{LISTS[asked.kind]}: {words.plural(len(rows), 'child', 'children')}",
        rows=tuple(_row(asked, child, *shown[child.child_id], day=day) for child in rows),
        why_not=why_not.form(
            request,
            asked.href(),
            tuple(why_not.row(one, _left_out(asked.kind)) for one in left_out),
        ),
    )


def _left_out(kind: str) -> Say:
    """What leaves a child out of this list."""

    def say(unmet: Unmet) -> str:
        said = {
            LISTED: IN_THIS_LIST,
            NO_ROW: "You do not review this child.",
            KIND: NEEDS.get(kind, ""),
        }
        return said[unmet.condition]

    return say


def _lists(asked: Asked, children: tuple[Reviewed, ...]) -> DataTable:
    counts = {kind: len(listed(children, kind)) for kind in LISTS}
    return DataTable(
        caption="What to look at",
        headings=(Heading("List"), Heading("Children", numeric=True)),
        rows=tuple(
            (
                Cell(name),
                number_cell(counts[kind], href=asked.list_href(kind) if counts[kind] else ""),
            )
            for kind, name in LISTS.items()
        ),
        compact=True,
    )


def _row(asked: Asked, child: Reviewed, handle: UUID, shown: ShownAs, *, day: date) -> Row:
    return Row(
        child=shown.name,
        href=asked.child_href(handle),
        due=due_word(child.state, child.due_on, day),
        due_on=words.date(child.due_on) if child.due_on else "",
        reviewed=words.date(child.reviewed_on) if child.reviewed_on else "None on record",
        contact=_contact(child),
        dispute=f"Open since {words.date(child.raised_on)}"
        if child.raised_on
        else "None on record",
        cafcass=words.date(child.cafcass_on) if child.cafcass_on else "None on record",
    )


def _contact(child: Reviewed) -> str:
    if child.contact_on:
        return words.date(child.contact_on)
    return "None on record" if child.contact_told else "Cannot be worked out"
