"""How cells are filled and tables are made, in SQL over the tables as they were read."""

from collections.abc import Iterable, Mapping

import duckdb

from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.reading_cells import SQL_TYPES
from goldenthread.returns.shape import Group

MOST_SINGLY = 500
"""So many rows are named one by one; what comes after is counted together."""


def fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    cell: str,
    value: str,
    *,
    beside: str = "",
    where: str = "true",
) -> None:
    """Fill a cell with what the SQL `value` gives; a null leaves it blank. `beside` is SQL for a
    table `o` that stands beside the table `t`, joined by `where`."""
    joined = f" from {beside} o" if beside else ""
    written = f"case when ({value})::varchar = 'true' then 'yes' else ({value})::varchar end"
    connection.execute(
        f'update "read_{table}" t set "{cell}" = {value}, "{cell} text" = '
        f"case when ({value})::varchar = 'false' then 'no' else {written} end{joined} where {where}"
    )


def copy(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, from_cell: str, where: str
) -> None:
    """Fill a cell from another of its row, text and value, where a condition holds."""
    connection.execute(
        f'update "read_{table}" t set "{cell}" = t."{from_cell}", '
        f'"{cell} text" = t."{from_cell} text" where {where}'
    )


def make_table(
    connection: duckdb.DuckDBPyConnection,
    group: Group,
    cells: Mapping[str, tuple[str, str]],
    rows: str,
    *,
    at: str,
) -> None:
    """Make the table of a group. `cells` gives for each cell the SQL of its text and of its value,
    `rows` what they are taken from; of the table `at` in it a row has its line and its place."""
    said = []
    for cell in group.cells:
        text, value = cells[cell.name]
        said.append(f'({text})::varchar as "{cell.name} text"')
        said.append(f'({value})::{SQL_TYPES[cell.reads]} as "{cell.name}"')
    connection.execute(
        f'create or replace table "read_{group.name}" as '
        f"select row_number() over (order by {at}.n)::integer as n, 0::integer as parent, "
        f"{at}.line::integer as line, {', '.join(said)} from {rows}"
    )


def one(cell: str, alias: str = "t") -> tuple[str, str]:
    """The text and the value of a cell as it is."""
    return f'{alias}."{cell} text"', f'{alias}."{cell}"'


def first_said(*cells: tuple[str, str]) -> tuple[str, str]:
    """The text and the value of the first of several cells in which anything stands."""
    texts = ", ".join(text for text, _ in cells)
    cases = " ".join(f"when {text} is not null then {value}" for text, value in cells)
    return f"coalesce({texts})", f"case {cases} end"


def is_brought(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table has any row."""
    return bool(connection.execute(f'select 1 from "read_{table}" limit 1').fetchone())


def findings(
    rows: Iterable[tuple[int, int, str]],
    *,
    code: str,
    table: str,
    column: str,
    why: str,
    severity: Severity = Severity.QUERY,
) -> list[Finding]:
    """A finding for each row (ordinal, line, what it says), and one for those beyond the first five
    hundred together."""
    rows = list(rows)
    found = [
        Finding(
            code=code,
            table=table,
            column=column,
            ordinal=n,
            line=line,
            says=str(says)[:200],
            why=why,
            severity=severity,
        )
        for n, line, says in rows[:MOST_SINGLY]
    ]
    if len(rows) > MOST_SINGLY:
        more = f"{len(rows) - MOST_SINGLY:,} more rows"
        found.append(
            Finding(
                code=code,
                table=table,
                column=column,
                says=more,
                why=f"{more}: {why}",
                severity=severity,
            )
        )
    return found


def count_of(
    connection: duckdb.DuckDBPyConnection, table: str, where: str, *, code: str, why: str
) -> list[Finding]:
    """One finding that tells how many rows of a table are so; none where none is. In `why` {rows}
    stands for how many."""
    row = connection.execute(f'select count(*) from "read_{table}" t where {where}').fetchone()
    if not row or not row[0]:
        return []
    rows = "1 row" if row[0] == 1 else f"{row[0]:,} rows"
    return [
        Finding(
            code=code, table=table, says=rows, why=why.format(rows=rows), severity=Severity.NOTE
        )
    ]
