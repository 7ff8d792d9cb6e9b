"""From raw text to values: each table of a return as `read_*`, every cell as text and as value."""

import duckdb
import pyarrow as pa

from goldenthread.ingest.days_not_read import UNREADABLE, days_not_read
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.raw import RawTable
from goldenthread.ingest.reading_cells import (
    BLANKS,
    LOOKS_LIKE,
    SQL_TYPES,
    unknown_code,
    value_of,
)
from goldenthread.returns.shape import Cell, Group, Reads

UNKNOWN_CODE = "unknown-code"


def as_arrow(raw: RawTable | pa.Table) -> pa.Table:
    """A raw table as Arrow; its rows are let go of."""
    if isinstance(raw, pa.Table):
        return raw
    names = ["n", "parent", "line", *raw.cells]
    columns = list(zip(*raw.rows, strict=True)) if raw.rows else [()] * len(names)
    types = [pa.int32(), pa.int32(), pa.int32()] + [pa.string()] * len(raw.cells)
    table = pa.table(
        [pa.array(column, type=kind) for column, kind in zip(columns, types, strict=True)],
        names=names,
    )
    raw.rows.clear()
    return table


def read_cells(connection: duckdb.DuckDBPyConnection, group: Group, raw: pa.Table) -> list[Finding]:
    """Make `read_<group>` from a raw table: n, parent, line, and for each cell its trimmed text
    (null where it is blank) and its value (null where it cannot be read)."""
    connection.register("arriving", raw)
    texts = ", ".join(
        f'nullif(trim("{c.name}", {BLANKS}), \'\') as "{c.name} text"' for c in group.cells
    )
    connection.execute(
        "create or replace temp table trimmed as "
        f"select n, parent, line, {texts} from arriving order by n"
    )
    connection.unregister("arriving")
    said, joins, values = ["n", "parent", "line"], [], []
    for place, cell in enumerate(group.cells):
        text = _text(cell)
        if cell.meaning is None:
            said.append(f"t.{text}")
            values.append(f'{value_of(cell, "t." + text)} as "{cell.name}"')
            continue
        _ask_meanings(connection, cell, f"meant_{place}")
        joins.append(f"left join meant_{place} on meant_{place}.says = t.{text}")
        said.append(f"case when meant_{place}.means <> '' then t.{text} end as {text}")
        means = f"nullif(meant_{place}.means, '')"
        values.append(f'{value_of(cell, means)} as "{cell.name}"')
    connection.execute(
        f'create table "read_{group.name}" as select {", ".join([*said, *values])} '
        f"from trimmed t {' '.join(joins)} order by n"
    )
    connection.execute("drop table trimmed")
    return cell_findings(connection, group)


def no_rows(connection: duckdb.DuckDBPyConnection, group: Group) -> None:
    """Make an empty `read_<group>`: of a table that the file does not bring."""
    cells = ", ".join(
        f'"{c.name} text" varchar, "{c.name}" {SQL_TYPES[c.reads]}' for c in group.cells
    )
    connection.execute(
        f'create table if not exists "read_{group.name}" '
        f"(n integer, parent integer, line integer, {cells})"
    )


def _ask_meanings(connection: duckdb.DuckDBPyConnection, cell: Cell, name: str) -> None:
    """Keep what each different text of a cell means, as a table (says, means)."""
    assert cell.meaning is not None
    rows = connection.execute(
        f"select distinct {_text(cell)} from trimmed where {_text(cell)} is not null"
    ).fetchall()
    says = [row[0] for row in rows]
    means = [cell.meaning(text) or "" for text in says]
    table = pa.table({"says": pa.array(says, pa.string()), "means": pa.array(means, pa.string())})
    connection.register("meanings", table)
    connection.execute(f"create or replace temp table {name} as select * from meanings")
    connection.unregister("meanings")


def _text(cell: Cell) -> str:
    return f'"{cell.name} text"'


def cell_findings(connection: duckdb.DuckDBPyConnection, group: Group) -> list[Finding]:
    """What each cell says that cannot be read, is no code of its set, or is missing."""
    found: list[Finding] = []
    for cell in group.cells:
        if cell.reads is Reads.DATE:
            found += days_not_read(connection, group, cell)
        elif cell.reads in LOOKS_LIKE:
            wrong = f'{_text(cell)} is not null and "{cell.name}" is null'
            why = f"{cell.name} should be {LOOKS_LIKE[cell.reads]}; it is remembered as unreadable."
            found += _findings(connection, group, cell, wrong, UNREADABLE, why)
        unknown = unknown_code(cell, f'"{cell.name}"')
        if unknown:
            why = f"{cell.name} should be a code of {cell.codes.name if cell.codes else ''}."
            found += _findings(connection, group, cell, unknown, UNKNOWN_CODE, why)
        if cell.needed:
            why = f"{cell.name} is missing."
            if cell.name == "LAchildID":
                why = "The child has no number, so nothing about this child could be taken in."
            found += _findings(connection, group, cell, f"{_text(cell)} is null", "missing", why)
    return found


def _findings(
    connection: duckdb.DuckDBPyConnection,
    group: Group,
    cell: Cell,
    wrong: str,
    code: str,
    why: str,
) -> list[Finding]:
    rows = connection.execute(
        f'select n, line, {_text(cell)} from "read_{group.name}" where {wrong} order by n'
    ).fetchall()
    return [
        Finding(
            code=code,
            table=group.name,
            column=cell.name,
            ordinal=n,
            line=line,
            says=(says or "")[:200],
            why=why,
            severity=Severity.ERROR,
        )
        for n, line, says in rows
    ]
