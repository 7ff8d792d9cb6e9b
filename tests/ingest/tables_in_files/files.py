"""Files of tables that the tests make, and what is read of them as plain rows."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.tables_in_files.workbook import read_workbook

Made = Callable[[xlsxwriter.Workbook], object]


def made(path: Path, make: Made, **how: Any) -> Path:
    """A workbook in which `make` has written."""
    book = xlsxwriter.Workbook(str(path), how)
    make(book)
    book.close()
    return path


def with_parts(
    path: Path, into: Path, change: Callable[[str, bytes], bytes], **more: bytes
) -> Path:
    """The same zip with each part as `change` gives it, and with more parts."""
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(into, "w") as parts:
        for name in whole.namelist():
            parts.writestr(name, change(name, whole.read(name)))
        for name, data in more.items():
            parts.writestr(name, data)
    return into


def read_here(path: Path) -> list[FoundTable]:
    """The tables of a workbook read in this process: a whole one of our own, so that a property
    may be tried on many."""
    with path.open("rb") as file:
        return [table for _, table in read_workbook(file, path.name, share=0, shares=1)]


def rows_of(found: FoundTable) -> list[tuple[str | None, ...]]:
    """The rows, without their lines."""
    return [tuple(list(row.values())[1:]) for row in found.cells.to_pylist()]


def said_of(found: FoundTable) -> list[tuple[str, int | None, int | None, str]]:
    """Code, line, ordinal and column of each finding."""
    return [(f.code, f.line, f.ordinal, f.column) for f in found.findings]


ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def open_document(rows: list[str]) -> bytes:
    """A spreadsheet of the open format with one sheet, from rows of its own XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS}><office:body>'
        '<office:spreadsheet><table:table table:name="List 1">'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
        parts.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return out.getvalue()
