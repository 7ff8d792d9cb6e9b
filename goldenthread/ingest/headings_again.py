"""Takes out the rows that repeat a table's headings: a report may have them on each of its pages,
and a child is none of them."""

from dataclasses import replace

import pyarrow.compute as pc

from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.tables_in_files import FoundTable

FEWEST_TO_KNOW_AGAIN = 2
"""Headings: one word alone may stand in a cell without being one."""


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
