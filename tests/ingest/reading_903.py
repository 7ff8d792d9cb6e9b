"""Tables of an SSDA903 as a test writes them, read and made as a load does it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb

from goldenthread.ingest.cells import as_arrow, no_rows, read_cells
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making.ssda903 import make
from goldenthread.ingest.raw import RawTable
from goldenthread.returns.ssda903 import SSDA903

Cells = Mapping[str, Any]


def read_903(
    tables: Mapping[str, Iterable[Cells]], connection: duckdb.DuckDBPyConnection | None = None
) -> tuple[duckdb.DuckDBPyConnection, list[Finding]]:
    """The `read_*` tables of these rows (cells by heading), and what was found in reading them."""
    connection = connection or duckdb.connect(config={"threads": 1})
    found: list[Finding] = []
    for group in SSDA903.groups:
        if group.made_from:
            continue
        if group.name not in tables:
            no_rows(connection, group)
            continue
        rows = [
            [n, 0, n + 1, *(row.get(cell.heading or cell.name) for cell in group.cells)]
            for n, row in enumerate(tables[group.name], start=1)
        ]
        raw = RawTable(cells=tuple(cell.name for cell in group.cells), rows=rows)
        found += read_cells(connection, group, as_arrow(raw))
    return connection, found


def made(
    tables: Mapping[str, Iterable[Cells]],
) -> tuple[duckdb.DuckDBPyConnection, list[Finding]]:
    """The same with what is made from them; the findings are those of making."""
    connection, _ = read_903(tables)
    return connection, make(connection)


def rows_of(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], order: str = "n"
) -> list[tuple[Any, ...]]:
    """Some columns of a read or made table."""
    names = ", ".join(f'"{column}"' for column in columns)
    return connection.execute(f'select {names} from "read_{table}" order by {order}').fetchall()
