"""Somebody types a record that is kept here: what cannot be so is said, the rest is kept."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404
from django.utils.timezone import localtime

from goldenthread.access.kept_here import KnownChild, RowOnRecord
from goldenthread.access.pairs import council_held
from goldenthread.access.visibility import Seen
from goldenthread.casework.record_forms import RecordForm
from goldenthread.codes.forms import FULL, REDACTED, WITHHELD
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.typed import NotKeptHere, TypedRow, Typing, take_rows_back, type_rows


class KeptElsewhere(Http404):
    """The form of a kind of record (in words) that is not kept here does not exist."""


BESIDE = {"version_because": "version"}
UNASKED = "Whoever decides on the version says so first, and why"
"""Of a sentence that is not asked of everybody: by which question it is told that it lacks."""

EARLIEST = date(1990, 1, 1)
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What is wrong with one answer, as a sentence."""

    column: str
    sentence: str


def wrong_with(form: RecordForm, cells: Mapping[str, Any], *, today: date) -> list[Wrong]:
    """All that is wrong with what was typed, in the order in which it was asked."""
    found = [*_missing(form, cells), *_days(form, cells, today)]
    if form.table.name == "meeting_papers":
        found += _paper(cells)
    order = {name: place for place, name in enumerate(form.asks)}
    asked = (
        one if one.column in order else Wrong(column=BESIDE[one.column], sentence=UNASKED)
        for one in found
    )
    return sorted(asked, key=lambda one: order[one.column])


def _missing(form: RecordForm, cells: Mapping[str, Any]) -> Iterator[Wrong]:
    for column in form.columns:
        if column.name in form.must and cells.get(column.name) in (None, ""):
            yield Wrong(column=column.name, sentence=f"{form.label(column)}: say it")


def _days(form: RecordForm, cells: Mapping[str, Any], today: date) -> Iterator[Wrong]:
    for name in form.table.dates:
        day = cells.get(name)
        last = today + A_YEAR if name in form.ahead else today
        if day and not EARLIEST <= day <= last:
            when = "is in the future" if day > last else "is too long ago"
            yield Wrong(column=name, sentence=f"{_label(form, name)}: it {when}")
    for first, second in form.table.in_order:
        if cells.get(first) and cells.get(second) and cells[second] < cells[first]:
            told = f"{_label(form, second)}: it is before “{_label(form, first)}”"
            yield Wrong(column=second, sentence=told)


def _label(form: RecordForm, name: str) -> str:
    return form.label(form.table.column(name))


def _paper(cells: Mapping[str, Any]) -> Iterator[Wrong]:
    """A safe address is checked before anything is sent; what is less than full says why."""
    checked, sent = cells.get("address_checked_on"), cells.get("sent_on")
    version = cells.get("version")
    if sent and not checked:
        sentence = "Check that the address is safe before it is marked as sent"
        yield Wrong(column="address_checked_on", sentence=sentence)
    if sent and checked and sent < checked:
        sentence = "The address was checked after it was sent: say which day is right"
        yield Wrong(column="address_checked_on", sentence=sentence)
    if sent and version == WITHHELD:
        yield Wrong(column="sent_on", sentence="What is withheld from somebody is not sent to them")
    if sent and version not in (FULL, REDACTED, WITHHELD):
        yield Wrong(column="version", sentence="Say which version was sent")
    if version in (REDACTED, WITHHELD) and not cells.get("version_because"):
        yield Wrong(column="version_because", sentence=f"Say why it is {version.lower()}")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was typed of a child. `instead_of` is the row that is corrected, and `after` the version
    of it that its writer had before them."""

    child: KnownChild
    cells: Mapping[str, Any]
    instead_of: RowOnRecord | None = None
    after: int | None = None


def type_records(seen: Seen, form: RecordForm, said: Sequence[Said], *, at: datetime) -> int:
    """Keep what this person typed, all or none; the new edition. Raises NotAllowed, KeptElsewhere,
    and TypedSince where somebody was quicker."""
    form.check(seen.sight)
    rows = [
        TypedRow(
            cells={**one.cells, "child_id": one.child.child_id},
            after=one.after,
            corrects=one.instead_of.row_key if one.instead_of else "",
            other_ids=one.child.other_ids,
        )
        for one in said
    ]
    with _kept_here(form):
        return type_rows(database_uri(), _typing(seen, form, at, "Typed"), rows, now=lambda: at)


def take_back(seen: Seen, form: RecordForm, versions: Mapping[str, int], *, at: datetime) -> int:
    """Take back rows that were typed here in error, by the key and the version of each, all or
    none; the new edition. Raises as `type_records`."""
    form.check(seen.sight)
    typing = _typing(seen, form, at, "Taken back")
    with _kept_here(form):
        return take_rows_back(database_uri(), typing, versions, now=lambda: at)


@contextmanager
def _kept_here(form: RecordForm) -> Iterator[None]:
    try:
        yield
    except NotKeptHere:
        raise KeptElsewhere(form.one) from None


def _typing(seen: Seen, form: RecordForm, at: datetime, what: str) -> Typing:
    by = f"{seen.sight.person.full_name}, {seen.sight.role_name.lower()}"
    return Typing(
        council=council_held(),
        table=form.table,
        source=f"{what} here by {by}, {localtime(at):%-d %B %Y at %H:%M}",
        by=seen.sight.person.email,
        on=seen.on,
        at=at,
    )
