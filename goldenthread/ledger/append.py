"""Adds to the ledger: one transaction opens and closes rows and moves the edition, or nothing does.

Rows are sent to the database before the lock is taken; under it they are only moved. Every
writer takes the same advisory lock, so editions commit in the order of their numbers.
"""

import datetime
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, fields
from enum import StrEnum

import psycopg
import pyarrow as pa
import pyarrow.csv

LOCK = 7_160_447
"""The advisory lock of everything that moves the edition."""

CHANNEL = "goldenthread_edition"
"""The channel on which a new edition is announced, when it has committed."""

ROWS_AT_A_TIME = 50_000
"""Sent to the database: as text they take more room than as Arrow."""

WITHOUT_HEADER = pyarrow.csv.WriteOptions(include_header=False)

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


FINDING = ", ".join(f'"{one.name}"' for one in fields(FindingRow))


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
    findings: Iterable[FindingRow],
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
        for table, change in moves.items():
            _send(cursor, table, change)
        _gather_children(cursor, moves)
        _send_findings(cursor, findings)
        phase("locked")
        locked_at = now()
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        load, edition = _write(cursor, details, moves, changed=changed)
        _account(cursor, load, changes)
        cursor.execute(
            "update ledger_loads set seconds = %s where id = %s",
            [(now() - started_at).total_seconds(), load],
        )
        phase("commit")
    return Committed(
        load=load,
        edition=edition,
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


def _write(
    cursor: psycopg.Cursor, details: LoadDetails, moves: dict[str, Change], *, changed: bool
) -> tuple[int, int]:
    """Under the lock: the slice, the load and, where rows move, the new edition."""
    edition = _edition(cursor) + (1 if changed else 0)
    slice_id = _slice(cursor, details, edition)
    load = _load(cursor, details, slice_id, edition, changed=changed)
    for table, change in moves.items():
        _move(cursor, table, change, details.slice.council, slice_id, load, edition)
    cursor.execute(
        "insert into ledger_children (handle, council, child_id) "
        "select gen_random_uuid(), %s, child_id from opening_children on conflict do nothing",
        [details.slice.council],
    )
    if changed:
        new_edition(cursor, details.loaded_at, made_by=load)
        cursor.execute(
            "update ledger_slices set touched_by = %s where id = %s", [edition, slice_id]
        )
    return load, edition


def _send(cursor: psycopg.Cursor, table: str, change: Change) -> None:
    """Put the rows to open and the ids to close where the transaction can reach them."""
    names = ", ".join((*change.columns, *ROW_TRACE))
    cursor.execute(
        f"create temp table opening_{table} on commit drop as "
        f"select {names} from ledger_{table} with no data"
    )
    copy_rows(cursor, f"opening_{table}", names, change.opened)
    cursor.execute(f"create temp table closing_{table} (id bigint) on commit drop")
    closed = pa.table({"id": pa.array(change.closed, pa.int64())})
    copy_rows(cursor, f"closing_{table}", "id", closed)


def _gather_children(cursor: psycopg.Cursor, moves: dict[str, Change]) -> None:
    """Put each child of whom the rows to open speak where the transaction can reach them: whoever
    is counted can be opened."""
    named = [table for table, change in moves.items() if "child_id" in change.columns]
    each = " union ".join(f"select child_id from opening_{table}" for table in named)
    new = (
        f"select child_id from ({each}) named where child_id is not null"
        if named
        else ("select null::text as child_id where false")
    )
    cursor.execute(f"create temp table opening_children on commit drop as {new}")


def copy_rows(cursor: psycopg.Cursor, table: str, names: str, rows: pa.Table) -> None:
    """Send Arrow rows into a table of the database, some of them at a time."""
    if not rows.num_rows:
        return
    with cursor.copy(f"copy {table} ({names}) from stdin with (format csv)") as copy:
        for part in rows.to_batches(max_chunksize=ROWS_AT_A_TIME):
            text = io.BytesIO()
            pyarrow.csv.write_csv(part, text, WITHOUT_HEADER)
            copy.write(text.getbuffer())


def _send_findings(cursor: psycopg.Cursor, findings: Iterable[FindingRow]) -> None:
    cursor.execute(
        f"create temp table finding on commit drop as select {FINDING} "
        "from ledger_findings with no data"
    )
    with cursor.copy(f"copy finding ({FINDING}) from stdin") as copy:
        for finding in findings:
            copy.write_row(astuple(finding))


def _edition(cursor: psycopg.Cursor) -> int:
    row = cursor.execute("select coalesce(max(number), 0) from ledger_editions").fetchone()
    return int(row[0]) if row else 0


def _slice(cursor: psycopg.Cursor, details: LoadDetails, edition: int) -> int:
    said = details.slice
    row = cursor.execute(
        "select id, touched_by from ledger_slices where council = %s and kind = %s and period = %s",
        [said.council, said.kind, said.period],
    ).fetchone()
    touched_by = int(row[1]) if row else 0
    if touched_by != details.seen_touched_by:
        raise ChangedMeanwhile
    if row:
        cursor.execute(
            "update ledger_slices set first_day = %s, last_day = %s where id = %s",
            [said.first_day, said.last_day, row[0]],
        )
        return int(row[0])
    made = cursor.execute(
        "insert into ledger_slices "
        "(council, kind, period, year, first_day, last_day, opened_by, touched_by) "
        "values (%s, %s, %s, %s, %s, %s, %s, 0) returning id",
        [
            said.council,
            said.kind,
            said.period,
            said.year,
            said.first_day,
            said.last_day,
            edition,
        ],
    ).fetchone()
    assert made is not None
    return int(made[0])


def _load(
    cursor: psycopg.Cursor, details: LoadDetails, slice_id: int, edition: int, *, changed: bool
) -> int:
    row = cursor.execute(
        "insert into ledger_loads "
        "(edition, changed, slice_id, source, sha256, loaded_at, loaded_by, first_day, last_day, "
        "is_live, seconds) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0) returning id",
        [
            edition,
            changed,
            slice_id,
            details.source,
            details.sha256,
            details.loaded_at,
            details.loaded_by,
            details.slice.first_day,
            details.slice.last_day,
            details.is_live,
        ],
    ).fetchone()
    assert row is not None
    return int(row[0])


def _move(
    cursor: psycopg.Cursor,
    table: str,
    change: Change,
    council: str,
    slice_id: int,
    load: int,
    edition: int,
) -> None:
    if len(change.closed):
        cursor.execute(
            f"update ledger_{table} set closed_by = %s "
            f"where id in (select id from closing_{table}) and closed_by is null",
            [edition],
        )
    if not change.opened.num_rows:
        return
    names = ", ".join((*change.columns, *ROW_TRACE))
    cursor.execute(
        f"insert into ledger_{table} (council, slice_id, load_id, opened_by, {names}) "
        f"select %s, %s, %s, %s, {names} from opening_{table}",
        [council, slice_id, load, edition],
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


def _account(cursor: psycopg.Cursor, load: int, changes: dict[str, Change]) -> None:
    cursor.executemany(
        'insert into ledger_loaded_tables (load_id, "table", read, loaded, unchanged, closed, '
        "held_back, extent) values (%s, %s, %s, %s, %s, %s, %s, %s)",
        [[load, table, *c.counts.values(), c.extent] for table, c in changes.items()],
    )
    cursor.execute(
        f"insert into ledger_findings (load_id, {FINDING}) select %s, {FINDING} from finding",
        [load],
    )
