"""From raw text to rows of the record, in a DuckDB of its own, before anything is locked.

Three tables follow one another: `raw_*` as read, `read_*` with each cell as text and as value,
and one table for each table of the record, under its own name, ready to be compared and kept.
"""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from goldenthread.ingest.census_reader import RawReturn, RawTable, collector_paused
from goldenthread.ingest.days_not_read import UNREADABLE, days_not_read
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.reading_cells import BLANKS, LOOKS_LIKE, unknown_code, value_of
from goldenthread.record.catalogue import TABLES, tables_of
from goldenthread.record.table import Column, Holds, RecordTable, Source
from goldenthread.returns.shape import Cell, Group, Reads, Return

UNKNOWN_CODE = "unknown-code"


@dataclass
class Staged:
    """A return as rows of the record, with its findings and, per table, rows read and held back."""

    connection: duckdb.DuckDBPyConnection
    shape: Return
    tables: list[RecordTable]
    findings: list[Finding]
    read: dict[str, int]
    held_back: dict[str, int]

    def count(self, what: str) -> int:
        """How many rows there are in `what`: a table, with or without a condition."""
        row = self.connection.execute(f"select count(*) from {what}").fetchone()
        return int(row[0]) if row else 0


def stage(raw: RawReturn, shape: Return) -> Staged:
    """Turn raw text into rows of the record. Loses nothing: what is held back is counted."""
    connection = duckdb.connect(config={"threads": 2})
    findings = list(raw.findings)
    with collector_paused():  # over rows by the hundred thousand it would go again and again
        for name in shape.tables:
            _register(connection, name, raw.tables[name])
    for group in shape.tables.values():
        _read_cells(connection, group)
        findings += _cell_findings(connection, group)
    staged = Staged(connection, shape, tables_of(shape.kind), findings, {}, {})
    for table in staged.tables:
        _record_rows(staged, table)
        _merge_rows_said_twice(staged, table)
    return staged


def _register(connection: duckdb.DuckDBPyConnection, name: str, raw: RawTable) -> None:
    names = ["n", "parent", "line", *raw.cells]
    columns = list(zip(*raw.rows, strict=True)) if raw.rows else [()] * len(names)
    types = [pa.int32(), pa.int32(), pa.int32()] + [pa.string()] * len(raw.cells)
    table = pa.table(
        [pa.array(column, type=kind) for column, kind in zip(columns, types, strict=True)],
        names=names,
    )
    raw.rows.clear()
    connection.register("arriving", table)
    connection.execute(f'create table "raw_{name}" as select * from arriving')
    connection.unregister("arriving")


def _read_cells(connection: duckdb.DuckDBPyConnection, group: Group) -> None:
    texts = ", ".join(
        f'nullif(trim("{c.name}", {BLANKS}), \'\') as "{c.name} text"' for c in group.cells
    )
    values = ", ".join(f'{value_of(c, _text(c))} as "{c.name}"' for c in group.cells)
    connection.execute(
        f'create table "read_{group.name}" as '
        f'with t as (select n, parent, line, {texts} from "raw_{group.name}") '
        f"select n, parent, line, t.* exclude (n, parent, line), {values} from t"
    )
    connection.execute(f'drop table "raw_{group.name}"')


def _text(cell: Cell) -> str:
    return f'"{cell.name} text"'


def _cell_findings(connection: duckdb.DuckDBPyConnection, group: Group) -> list[Finding]:
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


def _record_rows(staged: Staged, table: RecordTable) -> None:
    sources = table.sources_of(staged.shape.kind)
    parts = [_select(staged.shape, table, s, place) for place, s in enumerate(sources)]
    staged.connection.execute(
        f"create table {table.name} as select * from ({' union all by name '.join(parts)})"
    )
    if any(other.follows == table.name for other in staged.tables):
        # Before rows of one key are merged: what belongs to any of them belongs to that key.
        staged.connection.execute(
            f"create table key_of_{table.name} as "
            f"select ordinal as n, row_key from {table.name} where place = 0"
        )
    lost = f"{table.name} where row_key is null"
    staged.read[table.name] = staged.count(table.name)
    staged.held_back[table.name] = staged.count(lost)
    staged.connection.execute(f"delete from {lost}")


def _select(shape: Return, table: RecordTable, source: Source, place: int) -> str:
    """SQL for the rows of one record table from one table of the return and its ancestors."""
    chain = [source.group]
    while (parent := shape.parents[chain[-1]]) is not None:
        chain.append(parent)
    joins = f'"read_{chain[0]}" t0'
    for depth, name in enumerate(chain[1:], start=1):
        joins += f' join "read_{name}" t{depth} on t{depth}.n = t{depth - 1}.parent'
    if table.follows:
        owner = TABLES[table.follows].sources_of(shape.kind)[0].group
        joins += f" join key_of_{table.follows} owner on owner.n = t{chain.index(owner)}.n"
    columns = [f"{_value(table, c, source, chain)} as {c.name}" for c in table.columns]
    bad = [
        f"case when {_at(path, chain, ' text')} is not null and {_at(path, chain)} is null "
        f"then ' {c.name} ' else '' end"
        for c in table.columns
        if (path := _path(table, c, source, chain)) and shape.cell(path).reads in LOOKS_LIKE
    ]
    where = f'where t0."{source.where_filled} text" is not null' if source.where_filled else ""
    once = (
        "qualify row_number() over (partition by row_key order by ordinal) = 1"
        if source.one_a_key
        else ""
    )
    return (
        f"select {', '.join(columns)}, {_row_key(shape, table, source, chain)} as row_key, "
        f"t0.n as ordinal, t0.line as line, {place} as place, "
        f"{' || '.join(bad) or repr('')} as unreadable from {joins} {where} {once}"
    )


def _at(path: str, chain: list[str], suffix: str = "") -> str:
    group, _, cell = path.partition(".")
    return f't{chain.index(group)}."{cell}{suffix}"'


def _value(table: RecordTable, column: Column, source: Source, chain: list[str]) -> str:
    if column.name in source.constants:
        return "'" + source.constants[column.name] + "'"
    path = _path(table, column, source, chain)
    return _at(path, chain) if path else f"cast(null as {DUCKDB_TYPES[column.holds]})"


def _path(table: RecordTable, column: Column, source: Source, chain: list[str]) -> str:
    """Where this source says the column: nothing when it speaks of another branch of the tree."""
    path = table.path(column, source)
    return path if path.partition(".")[0] in chain else ""


DUCKDB_TYPES = {
    Holds.TEXT: "varchar",
    Holds.DATE: "date",
    Holds.FLAG: "boolean",
    Holds.NUMBER: "integer",
}


def _row_key(shape: Return, table: RecordTable, source: Source, chain: list[str]) -> str:
    """SQL for what tells a row apart: its key's values, as text.

    A key cell that cannot be read stands as it was written; one that is blank is numbered within
    the child, so that two rows without a date are not taken for one. No child number, no key. The
    key of a detail is that of the row that it belongs to, and its own last part.
    """
    if table.follows:
        return f"owner.row_key || '|' || {_key_part(shape, table, source, chain, table.key[-1])}"
    parts, blanks, first = [], [], ""
    for name in table.key:
        path = table.path(table.column(name), source)
        text = _at(path, chain, " text")
        parts.append(_key_part(shape, table, source, chain, name))
        if not first:
            first = text
        elif shape.cell(path).reads is Reads.DATE:
            blanks.append(f"{text} is null")
    key = " || '|' || ".join(parts)
    if blanks:
        numbered = f"row_number() over (partition by {first}, {key} order by t0.n)"
        key += f" || case when {' or '.join(blanks)} then '#' || {numbered} else '' end"
    return f"case when {first} is not null then {key} end"


def _key_part(
    shape: Return, table: RecordTable, source: Source, chain: list[str], name: str
) -> str:
    """SQL for one value of a key: as it was written where it cannot be read."""
    path = table.path(table.column(name), source)
    value, text = _at(path, chain), _escaped(_at(path, chain, " text"))
    match shape.cell(path).reads:
        case Reads.DATE:
            return f"coalesce(strftime({value}, '%Y-%m-%d'), {text}, '')"
        case Reads.NUMBER:
            return f"coalesce({value}::varchar, {text}, '')"
        case _:
            return f"coalesce({_escaped(value)}, '')"


def _escaped(text: str) -> str:
    """SQL for text in which nothing looks like what parts one value of a key from the next."""
    return f"replace(replace(replace({text}, '\\', '\\\\'), '|', '\\p'), '#', '\\h')"


def _merge_rows_said_twice(staged: Staged, table: RecordTable) -> None:
    """One row for each key: the first stands, its blanks filled from the others, which are held
    back with a finding that says whether they agreed."""
    connection, name = staged.connection, table.name
    twice = f"select row_key from {name} group by row_key having count(*) > 1"
    connection.execute(f"create or replace temp table twice as {twice}")
    if not staged.count("twice"):
        connection.execute(f"alter table {name} drop column place")
        return
    rows = connection.execute(
        f"select * from {name} join twice using (row_key) order by row_key, place, ordinal"
    ).fetchall()
    names = [d[0] for d in connection.description]
    kept: dict[str, dict[str, object]] = {}
    for values in rows:
        row = dict(zip(names, values, strict=True))
        first = kept.setdefault(str(row["row_key"]), row)
        if first is not row:
            staged.findings.append(_said_twice(table, first, row))
            _fill_from(table, first, row)
    staged.held_back[name] += len(rows) - len(kept)
    connection.execute(f"delete from {name} where row_key in (select row_key from twice)")
    marks = ", ".join("?" for _ in names)
    connection.executemany(
        f"insert into {name} ({', '.join(names)}) values ({marks})",
        [list(row.values()) for row in kept.values()],
    )
    connection.execute(f"alter table {name} drop column place")


def _fill_from(table: RecordTable, first: dict[str, object], row: dict[str, object]) -> None:
    """Fill the blanks of the row that stands from one that repeats its key.

    Where either is still open, what stands is open: two referrals on one day, the first closed at
    once, must not hide the child whose case the second opened.
    """
    end = table.spans[1] if len(table.spans) == 2 else ""
    for column in table.column_names:
        if column == end:
            is_open = any(
                r[end] is None and f" {end} " not in str(r["unreadable"]) for r in (first, row)
            )
            if is_open:
                first[end], first["unreadable"] = (
                    None,
                    str(first["unreadable"]).replace(f" {end} ", ""),
                )
        elif first[column] is None:
            first[column] = row[column]


def _said_twice(table: RecordTable, first: dict[str, object], row: dict[str, object]) -> Finding:
    end = table.spans[1] if len(table.spans) == 2 else ""
    differ = [
        name
        for name in table.column_names
        if row[name] != first[name]
        and (name == end or (row[name] is not None and first[name] is not None))
    ]
    where = f"line {first['line']}"
    why = (
        f"This row has the same key as the one at {where} and differs in "
        f"{', '.join(differ)}; they were merged, the first was kept, open where either is open."
        if differ
        else f"This row repeats the one at {where}; they were merged."
    )
    return Finding(
        code="same-row-twice",
        table=table.name,
        column=", ".join(differ),
        ordinal=int(str(row["ordinal"])),
        line=int(str(row["line"])),
        why=why,
        severity=Severity.ERROR if differ else Severity.NOTE,
    )
