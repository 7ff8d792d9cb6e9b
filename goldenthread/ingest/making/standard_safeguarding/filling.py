"""How cells are filled and tables are made, in SQL over the tables as they were read."""

from collections.abc import Iterable, Mapping

import duckdb

from goldenthread.ingest.cells import no_rows
from goldenthread.ingest.findings import MOST_SINGLY, Finding, Severity, one_each
from goldenthread.ingest.reading_cells import SQL_TYPES
from goldenthread.returns.shape import Group
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING


class Tables:
    """The tables of a dataset as they were read. Nothing is done for one that has no rows: of a
    night's changes most are empty."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        arriving = [group.name for group in STANDARD_SAFEGUARDING.groups if not group.made_from]
        counts = " union all ".join(
            f"(select '{name}' from \"read_{name}\" limit 1)" for name in arriving
        )
        self.brought = frozenset(row[0] for row in connection.execute(counts).fetchall())

    def rows(self, sql: str) -> list[tuple[int, int, str]]:
        """The rows of a query: ordinal, line, and what stands there."""
        return self.connection.execute(sql).fetchall()

    def fill(
        self, table: str, cell: str, value: str, *, beside: str = "", where: str = "true"
    ) -> None:
        """Fill a cell with what the SQL `value` gives; a null leaves it blank. `beside` is SQL for
        a table `o` that stands beside the table `t`, joined by `where`."""
        if table not in self.brought:
            return
        joined = f" from {beside} o" if beside else ""
        text = (
            f"case ({value})::varchar when 'true' then 'yes' when 'false' then 'no' "
            f"else ({value})::varchar end"
        )
        self.connection.execute(
            f'update "read_{table}" t set "{cell}" = {value}, "{cell} text" = {text}'
            f"{joined} where {where}"
        )

    def copy(self, table: str, cell: str, from_cell: str, where: str) -> None:
        """Fill a cell from another of its row, text and value, where a condition holds."""
        if table in self.brought:
            self.connection.execute(
                f'update "read_{table}" t set "{cell}" = t."{from_cell}", '
                f'"{cell} text" = t."{from_cell} text" where {where}'
            )

    def make(
        self, group: Group, cells: Mapping[str, tuple[str, str]], rows: str, *, at: str
    ) -> None:
        """Make the table of a group. `cells` gives for each cell the SQL of its text and its value,
        `rows` what they are taken from; of the table `at` in it a row has its line and place."""
        if group.made_from[0] not in self.brought:
            no_rows(self.connection, group)
            return
        said = []
        for cell in group.cells:
            text, value = cells[cell.name]
            said.append(f'({text})::varchar as "{cell.name} text"')
            said.append(f'({value})::{SQL_TYPES[cell.reads]} as "{cell.name}"')
        self.connection.execute(
            f'create or replace table "read_{group.name}" as '
            f"select row_number() over (order by {at}.n)::integer as n, 0::integer as parent, "
            f"{at}.line::integer as line, {', '.join(said)} from {rows}"
        )

    def count_of(self, table: str, where: str, *, code: str, why: str) -> list[Finding]:
        """One finding that tells how many rows of a table are so; none where none is. In `why`
        {rows} stands for how many."""
        if table not in self.brought:
            return []
        row = self.connection.execute(
            f'select count(*) from "read_{table}" t where {where}'
        ).fetchone()
        if not row or not row[0]:
            return []
        rows = "1 row" if row[0] == 1 else f"{row[0]:,} rows"
        return [
            Finding(
                code=code,
                table=table,
                says=rows,
                why=why.format(rows=rows),
                severity=Severity.NOTE,
            )
        ]


def one(cell: str, alias: str = "t") -> tuple[str, str]:
    """The text and the value of a cell as it is."""
    return f'{alias}."{cell} text"', f'{alias}."{cell}"'


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
    singly = rows[:MOST_SINGLY]
    found = one_each(singly, code=code, table=table, column=column, why=why, severity=severity)
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
