"""A batch of changed rows of one table, as it is sent: read, and looked over row by row.

What a cell means is decided later, as it is for a feed; a day that cannot be read is no fault
here, so that one row of it does not stop what comes after. What is said of a fault names the row
by its place and repeats nothing of it.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from goldenthread.codes.written import fold
from goldenthread.ledger.said_rows import SaidRow
from goldenthread.returns.shape import Group
from goldenthread.returns.standard_safeguarding.by_number import (
    PERSON,
    SPEAKS_OF,
    child_in,
    number_in,
    own_number,
)

CHANGED_AT, DELETED = "changed_at", "deleted"
"""The two fields of a row that are not the dataset's: when the case system changed it, and that it
took it back."""

OWN_FIELDS = {fold(name): name for name in (CHANGED_AT, DELETED)}

LONGEST_CELL = 100_000
AHEAD = datetime.timedelta(hours=1)
"""How far a clock may go ahead of ours: a moment to come would stand before every later change."""

LOCAL = ZoneInfo("Europe/London")


@dataclass(kw_only=True)
class Batch:
    """The rows of a batch in the order in which they stood, and what was wrong with any of them:
    a sentence each, which names the row by its place from 0. `not_read` are the fields that the
    table has not."""

    group: Group
    rows: list[SaidRow] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    not_read: set[str] = field(default_factory=set)


def batch_of(group: Group, rows: Iterable[Any], now: datetime.datetime) -> Batch:
    """The rows of a table as they were sent: each a mapping of its cells by heading."""
    batch, reader = Batch(group=group), _Reader(group, now)
    for place, row in enumerate(map(_with_its_own_fields, rows)):
        faults = list(reader.faults_of(row))
        batch.faults += [f"[{place}] {fault}" for fault in faults]
        if not faults:
            batch.rows.append(reader.read(row))
    batch.not_read = reader.not_read
    return batch


def _with_its_own_fields(row: Any) -> Any:
    """The row with the two fields that are not the dataset's under their names, in whatever case
    they were sent: a taking back that was not known for one would blank the row instead."""
    if not isinstance(row, dict):
        return row
    return {OWN_FIELDS.get(fold(name), name): value for name, value in row.items()}


class _Reader:
    def __init__(self, group: Group, now: datetime.datetime) -> None:
        self.group, self.now = group, now
        self.headings = {
            fold(name): heading
            for heading, cells in reversed(group.columns().items())
            for cell in cells
            for name in (*cell.names, heading)
        }
        self.own, self.child = own_number(group), child_in(group)
        self.numbers = {cell.names[0] for cell in (self.own, self.child) if cell}
        self.not_read: set[str] = set()

    def faults_of(self, row: Any) -> Iterator[str]:
        """What is wrong with a row, a sentence each."""
        if not isinstance(row, dict):
            yield "It should be an object: a field for each column."
            return
        yield from self._about_text(row)
        if not (said := self._cells(row)).get(self.own.names[0]):
            yield f"{self.own.name} is missing: a row is known by its own number."
        elif not number_in(said[self.own.names[0]]):
            yield f"{self.own.name} stands for no row."
        is_taken_back = bool(_flag(row.get(DELETED)))
        if self.child and self.child.needed and not is_taken_back:
            of_a_child = number_in(said.get(self.child.names[0], ""))
            if not of_a_child:
                yield f"{self.child.name} is missing: the row would be of no child."
        yield from self._about_moment(row.get(CHANGED_AT))
        if _flag(row.get(DELETED)) is None:
            yield f"{DELETED} should be true or false."

    def _about_text(self, row: Mapping[str, Any]) -> Iterator[str]:
        for name, value in row.items():
            heading, text = self.headings.get(fold(name)), _text(value)
            if heading is None and name not in (CHANGED_AT, DELETED):
                self.not_read.add(name)
                continue
            if heading in self.numbers and not _may_number(value):
                yield f"{heading} should be text or a whole number."
            if len(text) > LONGEST_CELL:
                yield f"{heading or name} is longer than any cell may be."
            elif not _can_be_kept(text):
                yield f"{heading or name} has letters that are none."

    def _about_moment(self, said: Any) -> Iterator[str]:
        if said in (None, ""):
            return
        moment = _moment(said)
        if moment is None:
            yield f"{CHANGED_AT} should be a moment, as 2025-11-03T09:30:00Z."
        elif moment > self.now + AHEAD:
            yield f"{CHANGED_AT} has not come yet."

    def read(self, row: Mapping[str, Any]) -> SaidRow:
        """A row without a fault."""
        cells = self._cells(row)
        moment, is_deleted = _moment(row.get(CHANGED_AT)), bool(_flag(row.get(DELETED)))
        number = number_in(cells[self.own.names[0]])
        if is_deleted:
            cells = {}
        return said_row(self.group, number, cells, moment or self.now, is_deleted=is_deleted)

    def _cells(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The cells that say something, by heading, in the order of the table."""
        said: dict[str, str] = {}
        for name, value in row.items():
            heading = self.headings.get(fold(name))
            if heading is not None and (text := _text(value)):
                said.setdefault(heading, text)
        return {heading: said[heading] for heading in self.group.columns() if heading in said}


def said_row(
    group: Group,
    number: str,
    cells: Mapping[str, str],
    changed_at: datetime.datetime,
    *,
    is_deleted: bool = False,
) -> SaidRow:
    """A row of the working copy from its cells by heading."""
    child = child_in(group)
    speaks_of = []
    for name, what in SPEAKS_OF.get(group.name, {}).items():
        if spoken_of := number_in(cells.get(name, "")):
            speaks_of.append(f"{what}:{spoken_of}")
    return SaidRow(
        table_name=group.name,
        number=number,
        changed_at=changed_at,
        says=json.dumps(cells, ensure_ascii=False, separators=(",", ":")),
        child_id=(number_in(cells.get(child.names[0], "")) or None) if child else None,
        speaks_of=speaks_of or None,
        is_deleted=is_deleted,
    )


def children_of(rows: Iterable[SaidRow]) -> set[str]:
    """The children whose rows these are, or whom they name."""
    rows = list(rows)
    named = {row.child_id for row in rows if row.child_id}
    for row in rows:
        named |= {of.removeprefix(f"{PERSON}:") for of in speaks_of(row, (PERSON,))}
    return named


def speaks_of(row: SaidRow, what: tuple[str, ...]) -> list[str]:
    """Of what a row speaks, of these kinds alone."""
    return [one for one in row.speaks_of or () if one.partition(":")[0] in what]


def _text(value: Any) -> str:
    """What a cell says as text, as a file would have it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value).strip()


def _may_number(value: Any) -> bool:
    """Whether it may be the number of a row or of a child: of a list no text makes one."""
    if isinstance(value, float):
        return value.is_integer()
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _can_be_kept(text: str) -> bool:
    """Whether a database can hold it: half a letter of two, or the letter nought, it cannot."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _flag(value: Any) -> bool | None:
    """Yes or no; None for what is neither. Nothing said is no."""
    match value:
        case bool():
            return value
        case None:
            return False
        case _:
            text = str(value).strip().lower()
            known = {"": False, "false": False, "0": False, "true": True, "1": True}
            return known.get(text)


def _moment(value: Any) -> datetime.datetime | None:
    """A moment, on the clocks of England where it names no zone; None for what is none."""
    try:
        moment = datetime.datetime.fromisoformat(value.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)
        moment = moment.astimezone(datetime.UTC)
    except (AttributeError, ValueError, OverflowError):
        return None
    return moment if moment.year >= 1900 else None
