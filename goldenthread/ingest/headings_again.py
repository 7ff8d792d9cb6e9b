"""Takes out the rows of a table that are headings: its own, which a report may have on each of its
pages, and those of another table below it, whose rows would be read as rows of this one."""

from collections.abc import Set
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.codes.written import fold
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.tables_in_files import FoundTable

FEWEST_TO_KNOW_AGAIN = 2
"""Headings: one word alone may stand in a cell without being one."""

FEWEST_OF_ANOTHER = 3


def without_headings_again(table: FoundTable) -> FoundTable:
    """The table without such rows, each with a finding."""
    named = [(f"c{place}", heading) for place, heading in enumerate(table.headings) if heading]
    if len(named) < FEWEST_TO_KNOW_AGAIN or not table.cells.num_rows:
        return table
    again = None
    for column, heading in named:
        same = pc.equal(pc.utf8_trim_whitespace(table.cells[column]), heading)
        same = pc.fill_null(same, False)
        again = same if again is None else pc.and_(again, same)
        if not pc.any(again).as_py():
            return table
    said = [
        Finding(
            code="headings-again",
            table=table.name,
            line=line,
            why="This row repeats the headings, and was not read.",
            severity=Severity.NOTE,
        )
        for line in table.cells["line"].filter(again).to_pylist()
    ]
    return replace(
        table, cells=table.cells.filter(pc.invert(again)), findings=[*table.findings, *said]
    )


def without_a_table_below(table: FoundTable, known: Set[str]) -> FoundTable:
    """The table down to the row in which another begins: one that holds headings of returns that
    we read, and nothing else. `known` are those headings, folded."""
    first = pc.utf8_trim_whitespace(table.cells["c0"]) if table.headings else None
    if first is None:
        return table
    may_be = [text for text in first.unique().to_pylist() if text and fold(text) in known]
    places = pc.indices_nonzero(pc.is_in(first, value_set=pa.array(may_be, pa.string())))
    for place in places.to_pylist() if may_be else ():
        line, *cells = table.cells.slice(place, 1).to_pylist()[0].values()
        filled = [cell for cell in cells if cell]
        if len(filled) >= FEWEST_OF_ANOTHER and all(fold(cell) in known for cell in filled):
            return _cut(table, place, line)
    return table


def _cut(table: FoundTable, place: int, line: int) -> FoundTable:
    rows = table.cells.num_rows - place - 1
    said = Finding(
        code="table-below",
        table="Message",
        says=table.name[:60],
        line=line,
        why=f"Below the table {table.name[:60]!r} another begins on line {line}; its "
        f"{rows:,} row{'s were' if rows != 1 else ' was'} not read: put each table into a sheet or "
        "a file of its own.",
        severity=Severity.ERROR,
    )
    return replace(table, cells=table.cells.slice(0, place), findings=[*table.findings, said])
