"""From a return as read to rows of the record, in a DuckDB of its own, before anything is locked.

Two tables follow one another: `read_*` with each cell as text and as value, and one table for each
table of the record, under its own name, ready to be compared and kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import duckdb

from goldenthread.ingest.cells import as_arrow, no_rows, read_cells
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making import MAKERS
from goldenthread.ingest.raw import RawReturn, collector_paused, rows_in
from goldenthread.ingest.record_rows import rows_of
from goldenthread.ingest.said_twice import complete_rows, merge_rows_said_twice
from goldenthread.ingest.two_at_a_time import opened, two_at_a_time
from goldenthread.record.catalogue import tables_of
from goldenthread.record.table import RecordTable
from goldenthread.returns.shape import Group, Return

UNPACKED = 4
"""Tables of the record: one of them takes as long as the others of a few lists together."""


@dataclass
class Staged:
    """A return as rows of the record, with its findings and, per table, rows read and held back.

    `tables` are those of which the file brings any part. Those `in_part` lack some of what says
    them, a list of the workbook or a table that their rows link to: what is absent there is not
    withdrawn, and a blank cell keeps what was held. `year` is that of a return that is of a year
    and does not say so itself. `only_children` are those of whom the return speaks, where it
    speaks of no others; a return that `tells_some_only` lacks others of which it says nothing.
    """

    connection: duckdb.DuckDBPyConnection
    shape: Return
    tables: list[RecordTable]
    findings: list[Finding]
    read: dict[str, int] = field(default_factory=dict)
    held_back: dict[str, int] = field(default_factory=dict)
    in_part: frozenset[str] = frozenset()
    year: int | None = None
    only_children: frozenset[str] | None = None
    period: str = ""
    tells_some_only: bool = False

    def count(self, what: str) -> int:
        """How many rows there are in `what`: a table, with or without a condition."""
        row = self.connection.execute(f"select count(*) from {what}").fetchone()
        return int(row[0]) if row else 0


def _no(_connection: duckdb.DuckDBPyConnection) -> int | None:
    return None


def stage(
    raw: RawReturn,
    shape: Return,
    year_said: Callable[[duckdb.DuckDBPyConnection], int | None] = _no,
    *,
    on: duckdb.DuckDBPyConnection | None = None,
) -> Staged:
    """Turn raw text into rows of the record. Loses nothing: what is held back is counted.

    `year_said` tells the year of a return from what was read, where it does not say it itself;
    what is made from the tables that arrive finds it as the variable `year_of_return`. It is done
    in a database of its own, or `on` ground that has every table of the return without a row.
    """
    rows = 0 if on else sum(map(rows_in, raw.tables.values()))
    connection = on or opened(rows)
    findings = list(raw.findings) + _read(connection, raw, shape, rows)
    if on is None:
        lacking = [g for g in shape.tables.values() if g.name not in raw.tables and not g.made_from]
        no_rows(connection, *lacking)
    year = year_said(connection)
    connection.execute("set variable year_of_return = $year", {"year": year})
    if shape.kind in MAKERS:
        findings += MAKERS[shape.kind](connection)
    brought = _brought(shape, frozenset(raw.tables))
    tables = [t for t in tables_of(shape.kind) if _sources_brought(t, shape, brought)]
    if raw.only_tables is not None:
        tables = [t for t in tables if t.name in raw.only_tables]
    staged = Staged(connection, shape, tables, findings, year=year)
    staged.only_children, staged.period = raw.only_children, raw.period
    staged.in_part = frozenset(
        t.name for t in tables if raw.only_tables is None and _is_in_part(t, shape, brought)
    )
    staged.tells_some_only = raw.tells_some_only
    for owner in {t.follows for t in tables if t.follows} - {t.name for t in tables}:
        connection.execute(f"create table key_of_{owner} (n integer, row_key varchar)")
    _make_rows(staged, rows, with_others=raw.only_tables is not None)
    if raw.explained:
        staged.findings = [replace(one, why=raw.explained(one)) for one in staged.findings]
    return staged


def _read(
    connection: duckdb.DuckDBPyConnection, raw: RawReturn, shape: Return, rows: int
) -> list[Finding]:
    """Make the tables that arrive, and say what is wrong with their cells."""

    def read(beside: duckdb.DuckDBPyConnection, group: Group) -> list[Finding]:
        with collector_paused():  # over rows by the hundred thousand it goes again and again
            arrived = as_arrow(raw.tables[group.name])
        if raw.lets_go:
            raw.tables = {**raw.tables, group.name: arrived.schema.empty_table()}
        return read_cells(beside, group, arrived)

    there = [group for group in shape.tables.values() if group.name in raw.tables]
    found = two_at_a_time(connection, read, there, rows=rows)
    return [one for findings in found for one in findings]


def _make_rows(staged: Staged, rows: int, *, with_others: bool) -> None:
    """Make the tables of the record: those that follow others when those are there."""

    def make(beside: duckdb.DuckDBPyConnection, table: RecordTable) -> list[Finding]:
        part = replace(staged, connection=beside, findings=[])
        _record_rows(part, table, with_others=with_others)
        return part.findings

    found: dict[str, list[Finding]] = {}
    for follow in (False, True):
        now = [table for table in staged.tables if bool(table.follows) is follow]
        made = two_at_a_time(staged.connection, make, now, rows=rows, unpacked=UNPACKED)
        found |= dict(zip([table.name for table in now], made, strict=True))
    staged.findings += [one for table in staged.tables for one in found[table.name]]


def _brought(shape: Return, arrived: frozenset[str]) -> dict[str, bool]:
    """The tables of the return that the file brings, and whether it brings all that makes them."""
    brought = dict.fromkeys(arrived, True)
    for group in shape.tables.values():
        if group.made_from and group.made_from[0] in arrived:
            brought[group.name] = arrived.issuperset(group.made_from)
    return brought


def _sources_brought(table: RecordTable, shape: Return, brought: dict[str, bool]) -> bool:
    return any(source.group in brought for source in table.sources_of(shape.kind))


def _is_in_part(table: RecordTable, shape: Return, brought: dict[str, bool]) -> bool:
    """Whether some of what says the table's rows is not in the file, or not in the return."""
    sources = table.sources_of(shape.kind)
    said = {name for source in sources if brought.get(source.group) for name in source.says}
    for source in sources:
        if source.completes and source.group not in brought and said.issuperset(source.says):
            continue  # it would only have said again what is said already
        if source.only_the_latest or not brought.get(source.group, False):
            return True
        if set(source.never_said).intersection(table.spans[1:]):
            return True  # of what never ends in it, nobody can tell what is open
        spoken_of = {source.path(name).partition(".")[0] for name in source.says}
        if not all(brought.get(group, False) for group in spoken_of):
            return True
    return False


def _record_rows(staged: Staged, table: RecordTable, *, with_others: bool = False) -> None:
    """Make one table of the record: a row a key, the rest held back and told of. Of rows of other
    children, which stand there `with_others` only to be read beside, none is made."""
    connection, name = staged.connection, table.name
    sources = table.sources_of(staged.shape.kind)
    parts = [rows_of(staged.shape, table, s, place) for place, s in enumerate(sources)]
    connection.execute(
        f"create table {name} as select * from ({' union all by name '.join(parts)})"
    )
    if with_others and staged.only_children is not None:
        connection.execute(
            f"delete from {name} where child_id not in (select unnest($children))",
            {"children": sorted(staged.only_children)},
        )
    if any(other.follows == name for other in staged.tables):
        # Before rows of one key are merged: what belongs to any of them belongs to that key.
        connection.execute(
            f"create table key_of_{name} as "
            f"select ordinal as n, row_key from {name} where place = 0"
        )
    complete_rows(connection, table, sources)
    staged.read[name] = staged.count(name)
    staged.held_back[name] = staged.count(lost := f"{name} where row_key is null")
    if staged.held_back[name]:
        connection.execute(f"delete from {lost}")
    in_any_order = staged.shape.in_any_order
    found, merged = merge_rows_said_twice(connection, table, in_any_order=in_any_order)
    staged.findings += found
    staged.held_back[name] += merged
    connection.execute(f"alter table {name} drop column place")
