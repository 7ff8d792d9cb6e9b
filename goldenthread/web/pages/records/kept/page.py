"""Where each kind of record is kept, as a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.kept_here import Kept
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_say_where_kept
from goldenthread.access.roles import Role, row_of
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at

NOBODY = "The director, until an owner is named"


@dataclass(frozen=True, kw_only=True)
class KeptPage(Page):
    """One table, a row a kind of record."""

    table: DataTable


def build(request: PersonRequest, numbers: Numbers, kept: Iterable[Kept]) -> KeptPage:
    """The page as it stands on the day of asking."""
    return KeptPage(
        title="Where records are kept",
        chrome=chrome_at(request, numbers),
        table=DataTable(
            caption="Each kind of record",
            headings=tuple(map(Heading, ("Kind of record", "Kept", "Whose choice", "Said by"))),
            rows=tuple(
                (
                    Cell(one.table.title, _href(request, one)),
                    Cell(where(one, request.on)),
                    Cell(owner_in_words(one.owner)),
                    Cell(said_by(one)),
                )
                for one in kept
            ),
            is_wide=True,
        ),
    )


def _href(request: PersonRequest, one: Kept) -> str:
    if not person_can_say_where_kept(request.sight, one.owner):
        return ""
    return reverse("record_kept", args=[one.table.name])


def where(one: Kept, on: date) -> str:
    """`In the case system`, or `Here, since 1 December 2026`."""
    if one.kept_from is None:
        return "In the case system"
    if one.kept_from > on:
        return f"In the case system; here from {words.date(one.kept_from)}"
    if one.kept_to is None:
        return f"Here, since {words.date(one.kept_from)}"
    was = f"{words.date(one.kept_from)} to {words.date(one.kept_to)}"
    if one.is_here_on(on):
        return f"Here, from {was}"
    return f"In the case system; here from {was}"


def owner_in_words(owner: str) -> str:
    """The role in words, or the address of the person."""
    if not owner:
        return NOBODY
    return row_of(owner).name if owner in set(Role) else owner


def said_by(one: Kept) -> str:
    """`director@..., 1 December 2026 at 09:12: why`; that it stands so from the start."""
    if one.said_at is None:
        return "As from the start"
    return f"{one.said_by}, {words.moment(localtime(one.said_at))}: {one.why}"
