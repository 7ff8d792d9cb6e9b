"""Adds to the ledger: one transaction opens and closes rows and moves the edition, or nothing does.

Every writer takes the same advisory lock, so editions commit in the order of their numbers. Rows
are written before it is taken, as of the edition that will be the next: where another writer came
first they are written again, and at last under the lock.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import partial

import psycopg
import pyarrow as pa

from goldenthread.ledger.sending import (
    copy_rows,
    keep_extents,
    send_children,
    send_closed,
    send_findings,
)

LOCK = 7_160_447
"""The advisory lock of everything that moves the edition."""

SLICES = 7_160_449
"""The first half of the advisory lock of one slice. It is taken first: of two loads of a slice, one
with rows written and the other with the lock, each would wait for the other."""

CHANNEL = "goldenthread_edition"
"""The channel on which a new edition is announced, when it has committed."""

TIMES_AHEAD = 2
"""So often rows are written before the lock is taken; a writer that is overtaken each time writes
them under it."""

ROW_TRACE = ("row_key", "unreadable", "ordinal", "line")


class Extent(StrEnum):
    """How much of a table a return brings: all of it, so that the absence of a row says that there
    is none; a part, so that it says nothing; or all that it has of its own children."""

    WHOLE = "whole"
    IN_PART = "in part"
    OF_ITS_CHILDREN = "of its children"


@dataclass(frozen=True, kw_only=True)
class SliceName:
    """What a return speaks for. A whole return (no period) has year 0 and no days."""

    council: str
    kind: str
    period: str = ""
    year: int = 0
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None

    @property
    def in_words(self) -> str:
        """`899 cin_census 2024-25`."""
        return f"{self.council} {self.kind} {self.period}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a load does to one table: rows to open (with ROW_TRACE columns) and ids to close.

    What the absence of a row in it says follows from its `extent`.
    """

    columns: tuple[str, ...]
    opened: pa.Table
    closed: Sequence[int]
    read: int
    unchanged: int
    held_back: int
    extent: Extent = Extent.WHOLE

    @property
    def counts(self) -> dict[str, int]:
        """Its rows as a load counts them."""
        return {
            "read": self.read,
            "loaded": self.opened.num_rows,
            "unchanged": self.unchanged,
            "closed": len(self.closed),
            "held_back": self.held_back,
        }


@dataclass(frozen=True, kw_only=True)
class LoadDetails:
    """Whose load of which file this is."""

    slice: SliceName
    source: str
    sha256: str
    loaded_at: datetime.datetime
    loaded_by: str
    seen_touched_by: int
    """The edition that had last changed the slice when the change was worked out."""
    speaks_further: bool = False
    """Whether it speaks to another day than the slice did."""
    is_live: bool = False
    """Whether it is of changed rows, as they were sent."""


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """A finding as it is kept; `child_id` and `row_key` are blank where it is of no row."""

    code: str
    table: str
    ordinal: int | None
    line: int | None
    column: str
    says: str
    why: str
    severity: str
    child_id: str = ""
    row_key: str = ""


FINDING = tuple(one.name for one in fields(FindingRow))


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a load's rows stand: the numbers of its slice, of itself and of its edition."""

    slice_id: int
    load: int
    edition: int


@dataclass(kw_only=True)
class Committed:
    """What the ledger answers: the load's number and the edition at which it stands."""

    load: int
    edition: int
    changed: bool
    locked_for: float = field(default=0.0)


class ChangedMeanwhile(Exception):
    """Another load changed the same slice since the change was worked out; work it out again."""


def append(
    uri: str,
    details: LoadDetails,
    changes: dict[str, Change],
    findings: Sequence[FindingRow],
    *,
    started_at: datetime.datetime,
    now: Callable[[], datetime.datetime],
    phase: Callable[[str], None] = lambda _name: None,
    within: psycopg.Connection | None = None,
) -> Committed:
    """Commit one load: rows, findings, counts and the new edition, all or nothing.

    A load that changes no row leaves the edition where it was, but is remembered. Raises
    ChangedMeanwhile when the slice has moved on. `within` is a transaction that it is a part of.
    """
    changed = _changes_anything(details, changes)
    moves = {table: change for table, change in changes.items() if changed and _moves(change)}
    with _transaction(uri, within) as cursor:
        phase("stage")
        slice_id = _slice_to_itself(cursor, details)
        send_children(cursor, details.slice.council, [c.opened for c in moves.values()])
        send_closed(cursor, {table: change.closed for table, change in moves.items()})
        write_rows = partial(_write_rows, cursor, details, slice_id, moves, findings)
        place, locked_at = _written_and_locked(
            cursor, write_rows, partial(_lock, cursor, phase, now), changed=changed
        )
        _write(cursor, details, place, changes, changed=changed)
        cursor.execute(
            "update ledger_loads set seconds = %s where id = %s",
            [(now() - started_at).total_seconds(), place.load],
        )
        phase("commit")
    return Committed(
        load=place.load,
        edition=place.edition,
        changed=changed,
        locked_for=(now() - locked_at).total_seconds(),
    )


@contextmanager
def _transaction(uri: str, within: psycopg.Connection | None) -> Iterator[psycopg.Cursor]:
    if within is None:
        with psycopg.connect(uri) as connection:
            yield connection.cursor()
    else:
        with within.transaction():
            yield within.cursor()


def _changes_anything(details: LoadDetails, changes: dict[str, Change]) -> bool:
    """Whether a load moves the edition: a slice that is new, or speaks to another day, or a row."""
    is_new = details.seen_touched_by == 0
    return is_new or details.speaks_further or any(map(_moves, changes.values()))


def _moves(change: Change) -> bool:
    return bool(change.opened.num_rows or len(change.closed))


def _slice_to_itself(cursor: psycopg.Cursor, details: LoadDetails) -> int:
    """The number of the slice, or the one that it will have; until the commit no other load writes
    a row of it. Raises ChangedMeanwhile."""
    said = details.slice
    cursor.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", [SLICES, said.in_words])
    row = cursor.execute(
        "select id, touched_by from ledger_slices where council = %s and kind = %s and period = %s",
        [said.council, said.kind, said.period],
    ).fetchone()
    if (row[1] if row else 0) != details.seen_touched_by:
        raise ChangedMeanwhile
    return int(row[0]) if row else _reserved(cursor, "ledger_slices")


def _reserved(cursor: psycopg.Cursor, table: str) -> int:
    """A number that a row of the table will have."""
    row = cursor.execute("select nextval(pg_get_serial_sequence(%s, 'id'))", [table]).fetchone()
    assert row is not None
    return int(row[0])


def _write_rows(
    cursor: psycopg.Cursor,
    details: LoadDetails,
    slice_id: int,
    moves: dict[str, Change],
    findings: Sequence[FindingRow],
    *,
    changed: bool,
) -> Place:
    """Write rows and findings as of the load that would commit now; gives where they stand."""
    load, edition = _reserved(cursor, "ledger_loads"), _edition(cursor) + changed
    place = Place(slice_id=slice_id, load=load, edition=edition)
    for table, change in moves.items():
        _move(cursor, table, change, details.slice.council, place)
    send_findings(cursor, place.load, FINDING, findings)
    return place


def _lock(
    cursor: psycopg.Cursor, phase: Callable[[str], None], now: Callable[[], datetime.datetime]
) -> datetime.datetime:
    phase("locked")
    cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    return now()


def _written_and_locked(
    cursor: psycopg.Cursor,
    write_rows: Callable[..., Place],
    lock: Callable[[], datetime.datetime],
    *,
    changed: bool,
) -> tuple[Place, datetime.datetime]:
    """Write the rows and take the lock, where nobody overtakes in that order; gives where they
    stand, and when the lock was taken."""
    for _ in range(TIMES_AHEAD):
        with cursor.connection.transaction() as part:
            place = write_rows(changed=changed)
            locked_at = lock()
            if not _is_overtaken(cursor, place, changed=changed):
                return place, locked_at
            raise psycopg.Rollback(part)  # of the rows, and it lets go of the lock
    locked_at = lock()
    return write_rows(changed=changed), locked_at


def _is_overtaken(cursor: psycopg.Cursor, place: Place, *, changed: bool) -> bool:
    """Whether another writer came first, so that the edition is no longer the next or a load of a
    greater number stands before this one."""
    row = cursor.execute(
        "select exists (select from ledger_loads where id > %s)", [place.load]
    ).fetchone()
    return bool(row and row[0]) or _edition(cursor) + changed != place.edition


def _write(
    cursor: psycopg.Cursor,
    details: LoadDetails,
    place: Place,
    changes: dict[str, Change],
    *,
    changed: bool,
) -> None:
    """Under the lock: the slice, the load, its children and its counts and, where rows move, the
    new edition."""
    _slice(cursor, details, place)
    _load(cursor, details, place, changed=changed)
    cursor.execute(
        "insert into ledger_children (handle, council, child_id) "
        "select handle, %s, child_id from opening_children on conflict do nothing",
        [details.slice.council],
    )
    if changed:
        new_edition(cursor, details.loaded_at, made_by=place.load)
        cursor.execute(
            "update ledger_slices set touched_by = %s where id = %s",
            [place.edition, place.slice_id],
        )
        keep_extents(cursor, place.slice_id, {name: c.extent for name, c in changes.items()})
    cursor.executemany(
        'insert into ledger_loaded_tables (load_id, "table", read, loaded, unchanged, closed, '
        "held_back, extent) values (%s, %s, %s, %s, %s, %s, %s, %s)",
        [[place.load, table, *c.counts.values(), c.extent] for table, c in changes.items()],
    )


def _edition(cursor: psycopg.Cursor) -> int:
    row = cursor.execute("select coalesce(max(number), 0) from ledger_editions").fetchone()
    return int(row[0]) if row else 0


def _slice(cursor: psycopg.Cursor, details: LoadDetails, place: Place) -> None:
    said = details.slice
    cursor.execute(
        "insert into ledger_slices "
        "(id, council, kind, period, year, first_day, last_day, opened_by, touched_by) "
        "values (%s, %s, %s, %s, %s, %s, %s, %s, 0) on conflict (id) do update "
        "set first_day = excluded.first_day, last_day = excluded.last_day",
        [
            place.slice_id,
            said.council,
            said.kind,
            said.period,
            said.year,
            said.first_day,
            said.last_day,
            place.edition,
        ],
    )


def _load(cursor: psycopg.Cursor, details: LoadDetails, place: Place, *, changed: bool) -> None:
    cursor.execute(
        "insert into ledger_loads "
        "(id, edition, changed, slice_id, source, sha256, loaded_at, loaded_by, first_day, "
        "last_day, is_live, seconds) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0)",
        [
            place.load,
            place.edition,
            changed,
            place.slice_id,
            details.source,
            details.sha256,
            details.loaded_at,
            details.loaded_by,
            details.slice.first_day,
            details.slice.last_day,
            details.is_live,
        ],
    )


def _move(cursor: psycopg.Cursor, table: str, change: Change, council: str, place: Place) -> None:
    if len(change.closed):
        cursor.execute(
            f"update ledger_{table} set closed_by = %s "
            f"where id in (select id from closing_{table}) and closed_by is null",
            [place.edition],
        )
    names = ", ".join((*change.columns, *ROW_TRACE))
    stands = (council, place.slice_id, place.load, place.edition)
    copy_rows(
        cursor,
        f"ledger_{table}",
        f"council, slice_id, load_id, opened_by, {names}",
        change.opened,
        before=stands,
    )


def new_edition(
    cursor: psycopg.Cursor, made_at: datetime.datetime, *, made_by: int | None = None
) -> int:
    """Move the edition by one, under the lock, and announce it; gives its number. `made_by` is the
    load that did, None for a decision."""
    edition = _edition(cursor) + 1
    cursor.execute(
        "insert into ledger_editions (number, made_at, made_by_id) values (%s, %s, %s)",
        [edition, made_at, made_by],
    )
    cursor.execute("select pg_notify(%s, %s)", [CHANNEL, str(edition)])
    return edition
