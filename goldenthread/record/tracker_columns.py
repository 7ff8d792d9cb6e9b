"""What a cell that a tracker may have means: the column of the record that it says."""

from dataclasses import replace
from functools import cache

from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import lower
from goldenthread.record.table import Column
from goldenthread.returns.tracker import TRACKER


@cache
def column_said(table: str, cell: str) -> Column:
    """The column of a table of the record that a cell of a tracker says; where it says it of one
    kind of row alone (the grade of one area), its meaning says of which."""
    declared = TABLES[table]
    if cell in declared.column_names:
        return declared.column(cell)
    for source in declared.sources_of(TRACKER.kind):
        for name, said in source.says.items():
            if said == cell:
                of_what = ", ".join(
                    lower(codes.label(code, year=0))
                    if (codes := declared.column(c).codes)
                    else code
                    for c, code in source.constants.items()
                )
                column = declared.column(name)
                return replace(column, means=f"{column.in_brief} of {of_what}")
    raise KeyError(f"{table}.{cell}")
