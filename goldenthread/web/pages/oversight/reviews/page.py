"""The page of a reviewing officer: the children, the next review of each, and what is disputed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import BadRequest

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
from goldenthread.web import words
from goldenthread.web.addresses import address
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.conferences.page import child_href, not_told

LISTS = {
    "": "All children whom you review",
    LATE: "Review overdue",
    SOON: "Review due soon",
    NO_CONTACT: "No contact on record since the last review",
    DISPUTE: "Dispute open",
    CAFCASS: "Referred to Cafcass",
}


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


def asked_of(query: Mapping[str, str]) -> str:
    """Which list the query asks; empty for all. Raises BadRequest for one that there is not."""
    kind = query.get("list", "")
    if kind not in ("", *KINDS):
        raise BadRequest("no such list")
    return kind


def listed(children: tuple[Reviewed, ...], kind: str) -> tuple[Reviewed, ...]:
    """The children of a list."""
    return tuple(child for child in children if not kind or kind in child.kinds)


def build(
    request: PersonRequest,
    kind: str,
    children: tuple[Reviewed, ...],
    shown: Mapping[str, tuple[UUID, ShownAs]],
    *,
    silent: tuple[SilentForm, ...],
    day: date,
    numbers: Numbers,
) -> ReviewsPage:
    """The page; `shown` has the children of the list that is asked for."""
    rows = [child for child in listed(children, kind) if child.child_id in shown]
    return ReviewsPage(
        title="Reviews",
        chrome=chrome_at(request, numbers),
        on=words.date(day),
        silent=not_told(silent),
        lists=_lists(children),
        caption=f"{LISTS[kind]}: {words.plural(len(rows), 'child', 'children')}",
        rows=tuple(_row(child, *shown[child.child_id], day=day) for child in rows),
    )


def _lists(children: tuple[Reviewed, ...]) -> DataTable:
    counts = {kind: len(listed(children, kind)) for kind in LISTS}
    return DataTable(
        caption="What to look at",
        headings=(Heading("List"), Heading("Children", numeric=True)),
        rows=tuple(
            (Cell(name), number_cell(counts[kind], href=_href(kind) if counts[kind] else ""))
            for kind, name in LISTS.items()
        ),
        compact=True,
    )


def _href(kind: str) -> str:
    return address("reviews", list=kind)


def _row(child: Reviewed, handle: UUID, shown: ShownAs, *, day: date) -> Row:
    return Row(
        child=shown.name,
        href=child_href(handle),
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
