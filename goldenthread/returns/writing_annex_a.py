"""Writes an Annex A: one workbook with a sheet for each list, or a folder of CSVs.

A row of a list is a mapping of its cells by name. A choice is given by its code and written as the
drop-down has it; where the cell that keeps its words is given too (`Primary need in words`), those
are written instead. Cells that no list has are left out. A list that is not given is not written,
which says nothing of it; a list with no rows says that there are none.
"""

import csv
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.codes.annex_a_choices import NO, YES, choice
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.shape import Cell, Group, Reads

Row = Mapping[str, Any]
Lists = Mapping[str, Iterable[Row]]

UNBORN = "Unborn"
EARLIEST_SEX = datetime.date(2026, 1, 1)
"""From the edition of 2026 the heading Gender is Sex."""


def write_annex_a(
    path: Path, lists: Lists, *, on: datetime.date, instead: Mapping[str, str] | None = None
) -> None:
    """Write the lists, by name (`list_1` ...), as a workbook as at the day.

    Of a list of which nothing is known, the sheet has one sentence `instead`, and no heading: under
    headings without a row it would say that there are none.
    """
    book = xlsxwriter.Workbook(
        path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    of_list = {group.name: (group, rows) for group, rows in _in_order(lists)}
    for name in (group.name for group in ANNEX_A.groups):
        if name in of_list:
            group, rows = of_list[name]
            _write_lines(book.add_worksheet(_sheet_name(group)), _lines(group, rows, on), as_date)
        elif sentence := (instead or {}).get(name):
            book.add_worksheet(f"List {name.removeprefix('list_')}").write_string(0, 0, sentence)
    book.close()


def _write_lines(sheet: Worksheet, lines: Iterable[Sequence[Any]], as_date: Format) -> None:
    for number, line in enumerate(lines):
        for place, value in enumerate(line):
            if isinstance(value, datetime.date):
                sheet.write_datetime(number, place, _at_midnight(value), as_date)
            elif isinstance(value, int):
                sheet.write_number(number, place, value)
            elif value is not None:
                sheet.write_string(number, place, value)


def write_annex_a_csvs(folder: Path, lists: Lists, *, on: datetime.date) -> None:
    """Write the lists as a CSV each, dates as 31/03/2025, into a folder that is there."""
    for group, rows in _in_order(lists):
        path = folder / f"{_sheet_name(group)}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            for line in _lines(group, rows, on):
                writer.writerow([_in_a_csv(value) for value in line])


def headings(group: Group, *, on: datetime.date) -> list[str]:
    """The headings of a list, in order, in the edition of that day."""
    return [_heading(cells[0], on) for cells in _columns(group)]


def _in_order(lists: Lists) -> Iterator[tuple[Group, Iterable[Row]]]:
    unknown = set(lists) - {group.name for group in ANNEX_A.groups}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return ((group, lists[group.name]) for group in ANNEX_A.groups if group.name in lists)


def _sheet_name(group: Group) -> str:
    return group.also[0]


def _columns(group: Group) -> list[list[Cell]]:
    """The cells of each column: words before the choice that is read from them."""
    return [
        sorted(cells, key=lambda cell: cell.reads is not Reads.TEXT)
        for cells in group.columns().values()
    ]


def _heading(cell: Cell, on: datetime.date) -> str:
    return "Sex" if cell.names[0] == "Gender" and on >= EARLIEST_SEX else cell.names[0]


def _lines(group: Group, rows: Iterable[Row], on: datetime.date) -> Iterator[Sequence[Any]]:
    columns = _columns(group)
    yield [_heading(cells[0], on) for cells in columns]
    for row in rows:
        known = _with_age(row, on)
        yield [_written(cells, known, on) for cells in columns]


def _with_age(row: Row, on: datetime.date) -> Row:
    """The row with the child's age on the day; an unborn child's date of birth is the expected."""
    expected, born = row.get("Expected date of birth"), row.get("Date of Birth")
    if born is None and expected is not None:
        return {**row, "Date of Birth": expected, "Age": UNBORN}
    if born is None or "Age" in row:
        return row
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return {**row, "Age": years if years >= 0 else UNBORN}


def _written(cells: Sequence[Cell], row: Row, on: datetime.date) -> Any:
    """What is written for the cells of one column: the first that the row has."""
    for cell in cells:
        value = row.get(cell.name)
        if value is None:
            continue
        if isinstance(value, bool):
            return _flag(cell, value)
        if cell.codes:
            return choice(cell.codes, str(value), year=on.year)
        return value
    return None


def _flag(cell: Cell, value: bool) -> str:
    match cell.name:
        case "Placement Location":
            return "b) Out" if value else "a) In"
        case "Suitability of Accommodation":
            return "a) Suitable" if value else "b) Unsuitable"
    return YES if value else NO


def _at_midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 (a day has no zone)


def _in_a_csv(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else str(value)
