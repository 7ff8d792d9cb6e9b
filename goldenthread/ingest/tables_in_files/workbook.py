"""Reads the sheets of a workbook, each as a table: .xlsx, .xlsm, .xlsb, .xls and .ods.

Runs in a process of its own (`child`): a damaged workbook may make its reader take any memory.
Macros are not run, and links to other workbooks not followed: the values kept with the cells are
what is read.
"""

import mmap
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from goldenthread.ingest.findings import Severity
from goldenthread.ingest.tables_in_files import refusing
from goldenthread.ingest.tables_in_files.cells_in_xml import (
    BookInXml,
    LeftOut,
    book_in_xml,
    left_out,
)
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.noticed import Noticed
from goldenthread.ingest.tables_in_files.of_rows import Row, table_of_rows
from goldenthread.ingest.tables_in_files.package import Workbook, look_over

OF_BEFORE_2007 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an .xls begins, and a newer workbook that is locked: its envelope has the old form."""

LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a locked workbook is called within that envelope."""


def read_workbook(
    file: BinaryIO, name: str, *, share: int, shares: int
) -> Iterator[tuple[int, FoundTable]]:
    """This share of a workbook's sheets, each with its place in the workbook. Sheets in which
    nothing stands are left out. Raises Refused."""
    is_old = file.read(len(OF_BEFORE_2007)) == OF_BEFORE_2007
    if is_old and _is_locked(file):
        raise refusing.locked(name)
    kind = None if is_old else look_over(file, name)
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(file)
    except PasswordError:
        raise refusing.locked(name) from None
    in_xml = book_in_xml(file) if kind == Workbook.XLSX else None
    for place, about in enumerate(book.sheets_metadata):
        if place % shares == share and about.typ is not SheetTypeEnum.ChartSheet:
            noticed = list(_about(about, in_xml, is_first=place == 0))
            sheet = book.get_sheet_by_name(about.name)
            part = in_xml.sheets.get(about.name, "") if in_xml else ""
            table = _sheet(sheet, left_out(file, part) if part else None, in_xml, noticed)
            if table is not None:
                yield place, table


def _is_locked(file: BinaryIO) -> bool:
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        return whole.find(LOCKED) >= 0


def _sheet(
    sheet: CalamineSheet, lacks: LeftOut | None, in_xml: BookInXml | None, noticed: list[Noticed]
) -> FoundTable | None:
    first = sheet.start[1] if sheet.start else 0
    if lacks is not None:
        noticed += _left_out(lacks, first, in_xml)
    elif in_xml is not None:
        noticed.append(BLANK)
    noticed += _merged(sheet.merged_cell_ranges or [])
    return table_of_rows(sheet.name, _rows(sheet, lacks.errors if lacks else {}, first), noticed)


BLANK = Noticed(
    code="errors-read-as-blank",
    why="A cell that holds an error, as #N/A, is read as blank in a workbook of this kind; save it "
    "as .xlsx to have such cells told from blank ones.",
    severity=Severity.NOTE,
)


def _rows(sheet: CalamineSheet, errors: dict[int, dict[int, str]], first: int) -> Iterator[Row]:
    """The rows from the sheet's top, from its first column that is filled."""
    if not errors:
        yield from enumerate(sheet.iter_rows(), 1)
        return
    for row, cells in enumerate(sheet.iter_rows()):
        for column, text in errors.get(row, {}).items():
            if 0 <= column - first < len(cells):
                cells[column - first] = text
        yield row + 1, cells


def _about(about: SheetMetadata, in_xml: BookInXml | None, *, is_first: bool) -> Iterator[Noticed]:
    if about.visible is not SheetVisibleEnum.Visible:
        why = f"The sheet {about.name[:60]!r} is hidden in the workbook; it was read."
        yield Noticed(code="hidden-sheet", why=why, severity=Severity.NOTE)
    if is_first and in_xml is None:
        yield BLANK
    if is_first and in_xml and in_xml.has_macros:
        why = "The workbook holds macros. They were not run."
        yield Noticed(code="macros", why=why, severity=Severity.NOTE)
    if is_first and in_xml and in_xml.takes_from_others:
        why = (
            "Cells of the workbook take their values from other workbooks. Those were not opened: "
            "the values last kept were read."
        )
        yield Noticed(code="links-not-followed", why=why, severity=Severity.NOTE)


def _left_out(lacks: LeftOut, first: int, in_xml: BookInXml | None) -> Iterator[Noticed]:
    for row, column in lacks.not_worked_out:
        yield Noticed(
            code="formula-not-worked-out",
            line=row + 1,
            column=column - first,
            why="This cell holds a formula that was never worked out, so it was read as blank. "
            "Open the workbook in a spreadsheet program, save it, and load it again.",
        )
    if lacks.nowhere:
        why = (
            f"{lacks.nowhere:,} cells that hold an error do not say where they are: read as blank."
        )
        yield Noticed(code="errors-read-as-blank", why=why, severity=Severity.QUERY)
    if in_xml and in_xml.asks_to_be_worked_out and lacks.formulas > len(lacks.not_worked_out):
        yield Noticed(
            code="formulas-not-sure",
            why="The program that wrote this workbook left its formulas to be worked out when it "
            "is next opened; the values kept with them were read, and may be out of date.",
            severity=Severity.QUERY,
        )


Ranges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def _merged(ranges: Ranges) -> Iterable[Noticed]:
    """Cells that are merged: only the first of them holds the value."""
    for (top, _), (bottom, _) in ranges:
        if bottom > top:
            yield Noticed(
                code="merged-cells",
                line=top + 1,
                why=f"Cells of this row are merged with those below, to row {bottom + 1}: what "
                "stands in them was read as of the first row alone.",
                severity=Severity.QUERY,
            )
