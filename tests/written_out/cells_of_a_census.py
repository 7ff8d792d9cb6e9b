"""The cells of a census file, whatever stands around them: to lay two files side by side."""

from collections import Counter
from pathlib import Path

from goldenthread.ingest.cells import as_arrow
from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.raw import collector_paused
from goldenthread.returns.cin_census import CIN_CENSUS

Cells = Counter[tuple[str, str, str, str]]
"""How often a child has a text in a cell: child, table, cell, text."""


def cells_of(path: Path) -> Cells:
    """Every filled cell of the file."""
    with collector_paused():
        raw = {
            name: as_arrow(table).to_pylist() for name, table in read_census(path).tables.items()
        }
    child: dict[tuple[str, int], str] = {
        ("Child", row["n"]): str(row["LAchildID"]) for row in raw["Child"]
    }
    found: Cells = Counter()
    for name, parent in CIN_CENSUS.parents.items():
        for row in raw[name]:
            if parent is not None:
                child[name, row["n"]] = child[parent, row["parent"]]
            for cell in CIN_CENSUS.tables[name].cells:
                if row[cell.name] not in (None, ""):
                    found[child[name, row["n"]], name, cell.name, row[cell.name].strip()] += 1
    return found
