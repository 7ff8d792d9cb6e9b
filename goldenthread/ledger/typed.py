"""What is typed here, kept: rows of the same tables that extracts fill, in slices of our own.

Nothing is overwritten: a corrected row closes the one before it. Each save is a load, whose source
says by whom and when; its number is the version that the next who types must have had before them.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
import pyarrow as pa

from goldenthread.ledger.append import (
    ROW_TRACE,
    SLICES,
    Change,
    Extent,
    LoadDetails,
    SliceName,
    append,
)
from goldenthread.record.kept_here import TYPED_HERE
from goldenthread.record.speaking import NEVER
from goldenthread.record.table import ARROW_TYPES, RecordTable

FOR_EVER = datetime.date.fromisoformat(NEVER.split("'")[1])
"""The last day of which what is kept here speaks."""


class NotKeptHere(Exception):
    """This kind of record is not kept here on that day, so that nothing of it is typed here."""


class TypedSince(Exception):
    """Somebody has typed of the same row since, or it was on record already; `row_keys` are the
    rows of which that is so. Nothing was kept."""

    def __init__(self, row_keys: Sequence[str]) -> None:
        super().__init__("typed since")
        self.row_keys = tuple(row_keys)


@dataclass(frozen=True, kw_only=True)
class TypedRow:
    """A row as it is typed: its cells by column, the child's number among them.

    `after` is the number of the load that said the row which its writer had before them, None for
    a new one. `corrects` is the key of that row, where it was another, and `other_ids` are those
    under which the child may be named too.
    """

    cells: Mapping[str, Any]
    after: int | None = None
    corrects: str = ""
    other_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Typing:
    """Who types of which table, when, and how that is said beside each row."""

    council: str
    table: RecordTable
    source: str
    by: str
    on: datetime.date
    at: datetime.datetime


@dataclass(frozen=True)
class _Held:
    """A row that is open: its number, key and load, and whether it was typed here."""

    id: int
    row_key: str
    load: int
    is_typed: bool


def row_key(table: RecordTable, cells: Mapping[str, Any]) -> str:
    """What tells a row apart, as a load of the same row has it (ingest/record_rows.py)."""
    return "|".join(_escaped(cells[name]) for name in table.key)


def _escaped(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value or "").replace("\\", "\\\\").replace("|", "\\p").replace("#", "\\h")


def type_rows(
    uri: str, typing: Typing, rows: Sequence[TypedRow], *, now: Callable[[], datetime.datetime]
) -> int:
    """Keep rows that were typed, all or none; the edition at which they stand. What says nothing
    new is not kept again. Raises NotKeptHere and TypedSince."""
    with psycopg.connect(uri) as connection:
        cursor = connection.cursor()
        stint = _stint(cursor, typing)
        news, closed, stale = [], [], []
        for row in rows:
            held = _held(cursor, typing, row)
            if held and _says_the_same(cursor, typing.table, row, held):
                continue
            versions: list[int | None] = [one.load for one in held]
            if row.after not in (versions or [None]):
                stale.append(row_key(typing.table, row.cells))
            closed += [one.id for one in held if one.is_typed]
            news.append(row)
        if stale:
            raise TypedSince(stale)
        return _append(connection, typing, stint, change_of(typing.table, news, closed), now)


def take_rows_back(
    uri: str,
    typing: Typing,
    versions: Mapping[str, int],
    *,
    now: Callable[[], datetime.datetime],
) -> int:
    """Take back rows that were typed here in error, all or none: they stay in the ledger, closed.
    `versions` are the loads that said them, by key. Raises NotKeptHere, and TypedSince where one is
    another by now."""
    with psycopg.connect(uri) as connection:
        cursor = connection.cursor()
        stint = _stint(cursor, typing)
        held = [one for one in _open_rows(cursor, typing, versions) if one.is_typed]
        stand = {one.row_key: one.load for one in held}
        if stand != versions:
            raise TypedSince([key for key in versions if stand.get(key) != versions[key]])
        gone = change_of(typing.table, closed=[one.id for one in held])
        return _append(connection, typing, stint, gone, now)


def lock_table(cursor: psycopg.Cursor, council: str, table: str) -> None:
    """Let nobody else type of this table, or say where it is kept, until the transaction is over.
    It is taken before the slice's own lock, and that before the ledger's."""
    cursor.execute(
        "select pg_advisory_xact_lock(%s, hashtext(%s))", [SLICES, f"{council} typed {table}"]
    )


def slice_of(
    council: str, table: str, first_day: datetime.date, last_day: datetime.date | None
) -> SliceName:
    """What is typed here of a table from a day on, until it was turned off if it was."""
    return SliceName(
        council=council,
        kind=TYPED_HERE,
        period=f"{table} {first_day}",
        first_day=first_day,
        last_day=last_day or FOR_EVER,
    )


def touched_by(cursor: psycopg.Cursor, one: SliceName) -> int:
    """The edition that last changed a slice; 0 where there is none of the name."""
    row = cursor.execute(
        "select touched_by from ledger_slices where council = %s and kind = %s and period = %s",
        [one.council, one.kind, one.period],
    ).fetchone()
    return int(row[0]) if row else 0


def _stint(cursor: psycopg.Cursor, typing: Typing) -> SliceName:
    """What is typed on the day is a part of; nobody turns it off before the transaction ends."""
    lock_table(cursor, typing.council, typing.table.name)
    row = cursor.execute(
        "select kept_from, kept_to from ledger_kept_here where closed_by is null "
        "and table_name = %s and kept_from <= %s and (kept_to is null or kept_to >= %s)",
        [typing.table.name, typing.on, typing.on],
    ).fetchone()
    if row is None:
        raise NotKeptHere
    return slice_of(typing.council, typing.table.name, *row)


def _held(cursor: psycopg.Cursor, typing: Typing, row: TypedRow) -> list[_Held]:
    """The rows that stand where this one is to: those typed here, else those of an extract."""
    ids = {*row.other_ids, row.cells["child_id"]}
    keys = {row_key(typing.table, {**row.cells, "child_id": one}) for one in ids}
    found = _open_rows(cursor, typing, sorted(keys | ({row.corrects} - {""})))
    return [one for one in found if one.is_typed] or found


def _open_rows(cursor: psycopg.Cursor, typing: Typing, keys: Iterable[str]) -> list[_Held]:
    rows = cursor.execute(
        "select r.id, r.row_key, r.load_id, s.kind = %s "
        f"from ledger_{typing.table.name} r join ledger_slices s on s.id = r.slice_id "
        "where r.council = %s and r.row_key = any(%s) and r.closed_by is null order by r.id",
        [TYPED_HERE, typing.council, list(keys)],
    )
    return [_Held(*row) for row in rows]


def _says_the_same(
    cursor: psycopg.Cursor, table: RecordTable, row: TypedRow, held: Sequence[_Held]
) -> bool:
    """Whether the row that stands is typed here and says what this one does: sent twice, say."""
    if len(held) != 1 or not held[0].is_typed:
        return False
    said = cursor.execute(
        f"select {', '.join(table.column_names)} from ledger_{table.name} where id = %s",
        [held[0].id],
    ).fetchone()
    return said == tuple(row.cells.get(name) for name in table.column_names)


def change_of(
    table: RecordTable,
    rows: Sequence[TypedRow] = (),
    closed: Sequence[int] = (),
    extent: Extent = Extent.OF_ITS_CHILDREN,
) -> Change:
    """What a save does to the table. It takes nothing away that it lacks."""
    columns = {
        column.name: pa.array(
            [row.cells.get(column.name) for row in rows], ARROW_TYPES[column.holds]
        )
        for column in table.columns
    }
    nowhere = pa.array([0] * len(rows), pa.int64())
    trace = (
        pa.array([row_key(table, row.cells) for row in rows], pa.string()),
        pa.array([""] * len(rows), pa.string()),
        nowhere,  # it has no place in a file
        nowhere,
    )
    opened = pa.table(columns | dict(zip(ROW_TRACE, trace, strict=True)))
    return Change(
        columns=table.column_names,
        opened=opened,
        closed=closed,
        read=opened.num_rows,
        unchanged=0,
        held_back=0,
        extent=extent,
    )


def _append(
    connection: psycopg.Connection,
    typing: Typing,
    stint: SliceName,
    change: Change,
    now: Callable[[], datetime.datetime],
) -> int:
    details = LoadDetails(
        slice=stint,
        source=typing.source,
        sha256="",
        loaded_at=typing.at,
        loaded_by=typing.by,
        seen_touched_by=touched_by(connection.cursor(), stint),
    )
    if not change.opened.num_rows and not len(change.closed):
        return details.seen_touched_by
    moved = {typing.table.name: change}
    done = append("", details, moved, [], started_at=typing.at, now=now, within=connection)
    return done.edition
