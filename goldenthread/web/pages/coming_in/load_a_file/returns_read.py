"""Which returns are read from files, in plain words: for whoever has one and does not know."""

from goldenthread.record.catalogue import tables_of
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.dfe_payload import DFE_PAYLOAD
from goldenthread.returns.shape import Return
from goldenthread.returns.tracker import TRACKER
from goldenthread.web.components.data_table import Cell, DataTable, Heading

ONE_FILE = {
    CIN_CENSUS.kind: "One XML file",
    DFE_PAYLOAD.kind: "One JSON file",
    TRACKER.kind: "One workbook or CSV, once a person has said what its headings are",
}
"""Returns that do not come in tables, or in tables of which only one person knows the headings."""


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
    if shape.kind in ONE_FILE:
        return ONE_FILE[shape.kind]
    tables = [group for group in shape.groups if not group.made_from]
    if len(tables) == 1:
        return "One table with headings, such as a CSV"
    return f"Up to {len(tables)} tables with headings, such as CSVs, chosen together"


def _what_it_brings(shape: Return) -> str:
    return "; ".join(table.title for table in tables_of(shape.kind))
