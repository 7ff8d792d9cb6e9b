"""Which returns are read, in plain words: for whoever has a file and does not know whether."""

from goldenthread.record.catalogue import tables_of
from goldenthread.returns.catalogue import RETURNS, in_tables
from goldenthread.returns.shape import Return
from goldenthread.web.components.data_table import Cell, DataTable, Heading


def returns_read() -> DataTable:
    """Every return: how it comes, and what it brings."""
    return DataTable(
        caption="Returns that are read",
        headings=(Heading("Return"), Heading("How it comes"), Heading("What it brings")),
        rows=tuple(
            (Cell(shape.title), Cell(_how_it_comes(shape)), Cell(_what_it_brings(shape)))
            for shape in RETURNS.values()
        ),
        note="A return in tables is told by its headings, whatever its files are called.",
        compact=True,
        is_wide=True,
    )


def _how_it_comes(shape: Return) -> str:
    if shape not in in_tables():
        return "One XML file"
    tables = [group for group in shape.groups if not group.made_from]
    if len(tables) == 1:
        return "One table with headings, such as a CSV"
    return f"Up to {len(tables)} tables with headings, such as CSVs, chosen together"


def _what_it_brings(shape: Return) -> str:
    return "; ".join(table.title for table in tables_of(shape.kind))
