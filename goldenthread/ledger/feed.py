"""Reads out of the ledger, as Arrow, what a slice holds."""

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import psycopg
import pyarrow as pa

from goldenthread.ledger.append import Extent
from goldenthread.ledger.as_arrow import arrow_cursor
from goldenthread.record.catalogue import TABLES
from goldenthread.record.kept_here import TYPED_HERE
from goldenthread.record.table import ARROW_TYPES, RecordTable


@dataclass(kw_only=True)
class HeldSlice:
    """A slice as the ledger holds it: its id (0 when it is new), who touched it last, its days, its
    rows."""

    slice_id: int = 0
    touched_by: int = 0
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    rows: dict[str, pa.Table] = field(default_factory=dict)


def held_slice(
    uri: str,
    *,
    council: str,
    kind: str,
    period: str,
    tables: Iterable[str],
    children: Iterable[str] | None = None,
) -> HeldSlice:
    """The open rows of one slice: id, row_key, unreadable and the declared columns per table; of
    these children alone, where they are named."""
    with arrow_cursor(uri) as cursor:
        return held_in(cursor, (council, kind, period), tables, children)


def held_in(
    cursor: adbc.Cursor,
    council_kind_period: tuple[str, str, str],
    tables: Iterable[str],
    children: Iterable[str] | None = None,
) -> HeldSlice:
    """The same, read by a cursor that is open already."""
    cursor.execute(
        "select id, touched_by, last_day, first_day from ledger_slices "
        "where council = $1 and kind = $2 and period = $3",
        council_kind_period,
    )
    found = cursor.fetchone()
    if found is None:
        return HeldSlice()
    held = _empty(found)
    for table in tables:
        names = ", ".join(held_schema(TABLES[table]).names)
        sql = (
            f"select {names} from ledger_{table} "
            f"where slice_id = {held.slice_id} and closed_by is null"
        )
        if children is None:
            cursor.execute(sql)
        else:
            named = json.dumps(sorted(children))
            cursor.execute(
                f"{sql} and child_id in (select json_array_elements_text($1::json))", (named,)
            )
        held.rows[table] = cursor.fetch_arrow_table()
    return held


def _empty(found: Sequence[Any]) -> HeldSlice:
    number, touched_by, last_day, first_day = found
    return HeldSlice(
        slice_id=int(number), touched_by=int(touched_by), last_day=last_day, first_day=first_day
    )


def held_of_children(
    connection: psycopg.Connection,
    *,
    council: str,
    kind: str,
    tables: Iterable[str],
    children: Iterable[str],
) -> HeldSlice:
    """The same of a whole return (no period) and a few children, inside the caller's transaction:
    to open a connection of its own would take longer than all that is read."""
    found = connection.execute(
        "select id, touched_by, last_day, first_day from ledger_slices "
        "where council = %s and kind = %s and period = ''",
        [council, kind],
    ).fetchone()
    if found is None:
        return HeldSlice()
    held, named = _empty(found), list(children)
    for name in tables:
        schema = held_schema(TABLES[name])
        rows = connection.execute(
            f"select {', '.join(schema.names)} from ledger_{name} "
            "where slice_id = %s and closed_by is null and child_id = any(%s)",
            [held.slice_id, named],
        ).fetchall()
        columns = zip(*rows, strict=True) if rows else [()] * len(schema)
        held.rows[name] = pa.table(list(map(pa.array, columns, schema.types)), schema=schema)
    return held


def held_schema(table: RecordTable) -> pa.Schema:
    """How the held rows of a table are typed."""
    fields = [("id", pa.int64()), ("row_key", pa.string()), ("unreadable", pa.string())]
    return pa.schema([*fields, *((c.name, ARROW_TYPES[c.holds]) for c in table.columns)])


def extents_of(connection: psycopg.Connection, slice_id: int) -> dict[str, Extent]:
    """How much a slice speaks of each of its tables, by the newest load that brought it."""
    found = connection.execute(
        'select "table", extent from ledger_slice_tables where slice_id = %s', [slice_id]
    ).fetchall()
    return {table: Extent(extent) for table, extent in found}


def councils(uri: str) -> list[str]:
    """The councils of which the ledger holds a return: one, or none yet."""
    with psycopg.connect(uri) as connection:
        rows = connection.execute("select distinct council from ledger_slices order by council")
        return [str(row[0]) for row in rows]


def last_day_held(uri: str, kind: str = "") -> datetime.date | None:
    """The last day to which any return that came speaks, or any of this kind; None before there is
    one."""
    with psycopg.connect(uri) as connection:
        row = connection.execute(
            "select max(last_day) from ledger_slices where %(kind)s in (kind, '') "
            "and kind <> %(typed)s",
            {"kind": kind, "typed": TYPED_HERE},
        ).fetchone()
        return row[0] if row else None
