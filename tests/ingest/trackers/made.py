"""Made-up trackers for these tests: sheets as tables that were found, and as workbooks."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.tables_in_files.of_rows import table_of_rows
from goldenthread.ingest.trackers.mapping import Mapping, heading_keys
from goldenthread.ingest.trackers.proposing import proposed_columns
from goldenthread.returns.tracker import TRACKER

HEADINGS = (
    "Mosaic ID",
    "Child",
    "PLO start",
    "Letter before proceedings sent",
    "LGM outcome",
    "Notes",
)


def a_sheet(rows: Iterable[Sequence[Any]], name: str = "Tracker") -> FoundTable:
    """A sheet whose first row is its headings."""
    found = table_of_rows(name, enumerate(rows, start=1), [])
    assert found is not None
    return found


def a_workbook(path: Path, rows: Iterable[Sequence[Any]], sheet: str = "Tracker") -> Path:
    """The same as a workbook; text stays text."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        for line, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                page.write(line, place, cell)
    return path


def a_csv(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    """The same as CSV."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(rows)
    return path


def as_proposed(sheet: FoundTable, table: str, name: str = "PLO tracker", **more: Any) -> Mapping:
    """The mapping that is proposed for a sheet, as a person would accept it."""
    return Mapping(
        name=name,
        table=table,
        sheet=sheet.name,
        headings=tuple(sheet.headings),
        columns=proposed_columns(sheet, TRACKER.tables[table]),
        file="PLO tracker.xlsx",
        **more,
    )


def mapped(headings: Sequence[str], table: str, **columns: str) -> Mapping:
    """A mapping by hand: each column of the record with the heading that it is."""
    keys = dict(zip(headings, heading_keys(headings), strict=True))
    return Mapping(
        name="PLO tracker",
        table=table,
        sheet="Tracker",
        headings=tuple(headings),
        columns={keys[heading]: column for column, heading in columns.items()},
        file="PLO tracker.xlsx",
    )
