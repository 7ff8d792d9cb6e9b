"""What changed in the ledger since an edition, as Arrow: from it a snapshot is kept in step.

Every batch of changed rows is a load, and they come by the hundred thousand: what is asked for
after an edition is found by that edition, and costs the same however many came before. A short
answer is asked for without a connection for Arrow, which asks the server for all its types first.
"""

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager

import psycopg
import pyarrow as pa

from goldenthread.ledger.as_arrow import arrow_cursor
from goldenthread.record.arriving import ARRIVES, Delta, arriving_rows
from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import RecordTable

Read = Callable[[str, pa.Schema], pa.Table]
"""Gives the rows of a query, in these columns."""

MANY = 5_000
"""So many rows are sooner read by a connection for Arrow."""

EXTENTS = {"whole": "whole", "in_part": "in part", "of_children": "of its children"}
"""How much of a table a load brings (append.Extent), by the column that lists such tables."""

CLOSED = pa.schema([("id", pa.int64()), ("closed_by", pa.int64())])

SPOKEN = (
    "select l.edition, l.slice_id, coalesce(l.first_day, s.first_day) as first_day, "
    "coalesce(l.last_day, s.last_day) as last_day, "
    + ", ".join(
        f"coalesce(string_agg(t.table, ' ' order by t.id) filter (where t.extent = '{said}'), '') "
        f"as {name}"
        for name, said in EXTENTS.items()
    )
    + " "
    "from ledger_loads l join ledger_slices s on s.id = l.slice_id "
    "join ledger_loaded_tables t on t.load_id = l.id where l.changed and l.edition > {since} "
    "and l.edition <= {newest} group by l.id, s.id order by l.id"
)
"""Of which days and tables each load that changed anything speaks: whole, or in part. A load from
before loads said their days has those of its slice."""

ASKED = {
    "slices": "select {columns} from ledger_slices",
    "loads": "select {columns} from ledger_loads where changed and edition > {since} "
    "and edition <= {newest} order by id",
    "editions": "select {columns} from ledger_editions where number > {since} "
    "and number <= {newest} order by number",
    "spoken": SPOKEN,
    "authority": "select {columns} from ledger_authority order by id",
    "links": "select {columns} from ledger_links order by id",
    "standards_set": "select {columns} from ledger_standards order by id",
    "kept_here": "select {columns} from ledger_kept_here order by id",
    "absences_said": "select {columns} from ledger_absences order by id",
    "weights_set": "select {columns} from ledger_caseload_weights order by id",
    "receipts": "select {columns} from ledger_receipts where opened_by > {since} "
    "and opened_by <= {newest} order by id",
    "date_decisions": "select {columns} from ledger_date_decisions where opened_by > {since} "
    "and opened_by <= {newest} order by id",
}
"""What is asked for beside the rows of the tables. Every choice of who speaks, every decision of
two ids, every local standard and weight that was set, every absence, and where each kind of record
was kept, those that no longer hold with them."""


def changes_since(uri: str, edition: int, only: Container[str] = TABLES) -> Delta:
    """Everything that became known after `edition`, read at one moment; of the rows those of these
    tables of the record alone."""
    if not edition:
        with _by_arrow(uri) as read:
            return _changes(read, edition, only)
    with _row_by_row(uri) as read:
        if _rows_moved(read, edition) <= MANY:
            return _changes(read, edition, only)
    with _by_arrow(uri) as read:
        return _changes(read, edition, only)


def _changes(read: Read, edition: int, only: Container[str]) -> Delta:
    newest = _one(read, "select coalesce(max(number), 0) from ledger_editions")
    opened, closed = {}, {}
    for table in _tables_moved(read, edition):
        if table.name not in only:
            continue
        columns = arriving_rows(table)
        opened[table.name] = read(
            f"select {', '.join(columns.names)} from ledger_{table.name} "
            f"where opened_by > {edition} and opened_by <= {newest}",
            columns,
        )
        if edition:
            closed[table.name] = read(
                f"select id, closed_by from ledger_{table.name} "
                f"where closed_by > {edition} and closed_by <= {newest} "
                f"and opened_by <= {edition}",
                CLOSED,
            )
    beside = {
        name: read(
            sql.format(since=edition, newest=newest, columns=", ".join(ARRIVES[name].names)),
            ARRIVES[name],
        )
        for name, sql in ASKED.items()
    }
    return Delta(since=edition, edition=newest, opened=opened, closed=closed, **beside)


def _tables_moved(read: Read, edition: int) -> list[RecordTable]:
    """The tables of which a load after `edition` opened or closed a row: of a night's changes that
    is a few of many."""
    moved = read(
        'select distinct t."table" from ledger_loads l '
        "join ledger_loaded_tables t on t.load_id = l.id "
        f"where l.edition > {edition} and (t.loaded > 0 or t.closed > 0)",
        pa.schema([("table", pa.string())]),
    )
    names = set(moved["table"].to_pylist())
    return [table for table in TABLES.values() if table.name in names]


def _rows_moved(read: Read, edition: int) -> int:
    return _one(
        read,
        "select coalesce(sum(t.loaded + t.closed), 0) from ledger_loads l "
        f"join ledger_loaded_tables t on t.load_id = l.id where l.edition > {edition}",
    )


def _one(read: Read, sql: str) -> int:
    return int(read(sql, pa.schema([("one", pa.int64())]))["one"][0].as_py())


@contextmanager
def _by_arrow(uri: str) -> Iterator[Read]:
    with arrow_cursor(uri) as cursor:
        cursor.execute("set transaction isolation level repeatable read")

        def read(sql: str, columns: pa.Schema) -> pa.Table:
            cursor.execute(sql)
            found = cursor.fetch_arrow_table()
            return found.rename_columns(columns.names).cast(columns)

        yield read


@contextmanager
def _row_by_row(uri: str) -> Iterator[Read]:
    with psycopg.connect(uri) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

        def read(sql: str, columns: pa.Schema) -> pa.Table:
            rows = connection.execute(sql).fetchall()
            cells = zip(*rows, strict=True) if rows else [()] * len(columns)
            return pa.table(list(map(pa.array, cells, columns.types)), schema=columns)

        yield read
