"""Sends rows to the database, as many at a time as fit into little memory."""

import io
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

ROWS_AT_A_TIME = 10_000
"""As text they take more room than as Arrow."""

WITHOUT_HEADER = pyarrow.csv.WriteOptions(include_header=False)


def copy_rows(
    cursor: psycopg.Cursor, table: str, names: str, rows: pa.Table, *, before: Sequence[Any] = ()
) -> None:
    """Send Arrow rows into a table of the database, each with the same values `before` its own."""
    if not rows.num_rows:
        return
    with cursor.copy(f"copy {table} ({names}) from stdin with (format csv)") as copy:
        for part in rows.to_batches(max_chunksize=ROWS_AT_A_TIME):
            same = [pa.repeat(value, part.num_rows) for value in before]
            columns = [*same, *part.columns]
            whole = pa.table(columns, names=[str(place) for place in range(len(columns))])
            text = io.BytesIO()
            pyarrow.csv.write_csv(whole, text, WITHOUT_HEADER)
            copy.write(text.getbuffer())


def send_children(cursor: psycopg.Cursor, council: str, opened: Iterable[pa.Table]) -> None:
    """Put each child of whom these rows speak, and who has no handle yet, where the transaction can
    reach them: whoever is counted can be opened."""
    named = [pc.unique(rows["child_id"]) for rows in opened if "child_id" in rows.column_names]
    children = pc.unique(pa.chunked_array(named, pa.string())).drop_null()
    cursor.execute(
        "create temp table opening_children (child_id text, "
        "handle uuid default gen_random_uuid()) on commit drop"
    )
    copy_rows(cursor, "opening_children", "child_id", pa.table({"child_id": children}))
    cursor.execute(
        "delete from opening_children o using ledger_children c "
        "where c.council = %s and c.child_id = o.child_id",
        [council],
    )


def send_closed(cursor: psycopg.Cursor, ids: Mapping[str, Sequence[int]]) -> None:
    """Put the ids of rows to close, by table, where the transaction can reach them."""
    for table, closed in ids.items():
        if len(closed):
            cursor.execute(f"create temp table closing_{table} (id bigint) on commit drop")
            copy_rows(
                cursor, f"closing_{table}", "id", pa.table({"id": pa.array(closed, pa.int64())})
            )


def send_findings(
    cursor: psycopg.Cursor, load: int, names: Sequence[str], findings: Sequence[Any]
) -> None:
    """Add the findings of a load: objects that have these names."""
    if not findings:
        return
    cells = attrgetter(*names)
    said = ", ".join(f'"{name}"' for name in names)
    with cursor.copy(f"copy ledger_findings (load_id, {said}) from stdin") as copy:
        for finding in findings:
            copy.write_row((load, *cells(finding)))


def keep_extents(cursor: psycopg.Cursor, slice_id: int, extents: Mapping[str, str]) -> None:
    """Remember how much a slice speaks of each of these tables, as the newest load says."""
    cursor.executemany(
        'insert into ledger_slice_tables (slice_id, "table", extent) values (%s, %s, %s) '
        'on conflict (slice_id, "table") do update set extent = excluded.extent',
        [[slice_id, table, extent] for table, extent in extents.items()],
    )


def send_row(cursor: psycopg.Cursor, table: str, row: Mapping[str, Any]) -> None:
    """Add one row to a table of the database, by the names of its columns."""
    cursor.execute(
        f"insert into {table} ({', '.join(row)}) values ({', '.join('%s' for _ in row)})",
        list(row.values()),
    )
