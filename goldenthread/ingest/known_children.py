"""Whether the children of a return are those of whom other returns speak."""

import duckdb
import pyarrow as pa

from goldenthread.ingest.findings import MOST_SINGLY, Finding, Severity, one_each
from goldenthread.ingest.staging import Staged

NO_SUCH_CHILD = "no-such-child"
NEARLY_THE_SAME_ID = "nearly-the-same-id"
FOLDED = r"regexp_replace(lower(child_id), '\s', '', 'g')"

NOT_KNOWN = (
    "No census that is loaded holds a child with this number: what the row says is kept, and shows "
    "on no page until one does. Correct the number, or load the census that has the child."
)
NEARLY = (
    "This child's number differs from another's only in capitals or spaces: both are held, as two "
    "children. If they are one, write the number in one way and load the return again."
)


def children_named(staged: Staged) -> tuple[str, str] | None:
    """The table that has each child of a return, and the cell with the number; None of a return
    that names no children."""
    tables = {t.name: t for t in staged.tables if "child_id" in t.column_names}
    table = tables.get("people") or next(iter(tables.values()), None)
    if table is None:
        return None
    paths = [source.path("child_id") for source in table.sources_of(staged.shape.kind)]
    return table.name, next(path for path in paths if path).partition(".")[2]


def among_known_children(staged: Staged, others: pa.Table) -> list[Finding]:
    """Children of whom no other return speaks, of a return that does not say itself who they are;
    and numbers that are nearly those of another child. `others` has the `child_id` of each child
    of whom another return speaks."""
    named = children_named(staged)
    assert named is not None
    table, cell = named
    connection = staged.connection
    connection.register("others", others)
    connection.execute(
        "create or replace temp table of_this_file as select child_id, "
        f"{FOLDED} as folded, min(ordinal) as ordinal, min(line) as line from {table} "
        "where child_id is not null group by all"
    )
    try:
        nearly = _nearly(connection, table, cell)
        if table == "people":
            return nearly
        return _unknown(connection, table, cell) + nearly
    finally:
        connection.execute("drop table of_this_file")
        connection.unregister("others")


def _unknown(connection: duckdb.DuckDBPyConnection, table: str, cell: str) -> list[Finding]:
    rows = connection.execute(
        "select ordinal, line, child_id from of_this_file "
        "where child_id not in (select child_id from others) order by ordinal"
    ).fetchall()
    return _one_each(NO_SUCH_CHILD, table, cell, NOT_KNOWN, rows)


def _nearly(connection: duckdb.DuckDBPyConnection, table: str, cell: str) -> list[Finding]:
    rows = connection.execute(
        "with every as (select child_id, folded from of_this_file "
        f"union select child_id, {FOLDED} from others) "
        "select o.ordinal, o.line, o.child_id || ' beside ' || min(e.child_id) "
        "from of_this_file o join every e on e.folded = o.folded and e.child_id <> o.child_id "
        "group by o.ordinal, o.line, o.child_id order by 1"
    ).fetchall()
    return _one_each(NEARLY_THE_SAME_ID, table, cell, NEARLY, rows)


def _one_each(
    code: str, table: str, cell: str, why: str, rows: list[tuple[int, int, str]]
) -> list[Finding]:
    found = one_each(
        rows[:MOST_SINGLY], code=code, table=table, column=cell, why=why, severity=Severity.QUERY
    )
    if len(rows) > MOST_SINGLY:
        more = f"{len(rows) - MOST_SINGLY:,} more children"
        found.append(
            Finding(
                code=code, table=table, says=more, why=f"{more}: {why}", severity=Severity.QUERY
            )
        )
    return found
