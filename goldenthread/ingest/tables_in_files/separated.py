"""Reads a CSV, whatever parts its cells and however its letters are written."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, TextIO

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files.decoding import encoding_of
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.of_rows import Row, no_table, table_of_rows

PARTS = ",;\t|"
LOOKED_AT, LOOKED_AT_LETTERS = 30, 200_000
"""Rows, and letters, in which what parts the cells is told."""


def read_separated(data: bytes, *, file_name: str, table: str) -> FoundTable:
    """The one table of a CSV. Raises Refused where it is not text, or is damaged.

    A row's line is that on which it begins. Quotes are doubled within quotes, and a quote that is
    opened and not closed is refused: what follows it cannot be told apart.
    """
    encoding = encoding_of(data)
    if encoding is None:
        raise Refused(f"{file_name} is not text, so it is not a CSV.")
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")
    part = _said(text) or _parted_by(text.read(LOOKED_AT_LETTERS))
    text.seek(0)
    lines = csv.reader(text, delimiter=part, strict=True)
    starts_at = [1]
    try:
        found = table_of_rows(table, _rows(lines, file_name, starts_at), [])
    except csv.Error:
        raise Refused(
            f"{file_name} is damaged and cannot be read as CSV: look at the quotes on line "
            f"{starts_at[0]:,}."
        ) from None
    return found or no_table(table)


def _rows(lines: Any, file_name: str, starts_at: list[int]) -> Iterator[Row]:
    """The rows, each with the line on which it begins, which is also left in `starts_at`."""
    for cells in lines:
        if cells and "\0" in "".join(cells):
            raise Refused(f"{file_name} is not text, so it is not a CSV.")
        if not (starts_at[0] == 1 and len(cells) <= 2 and cells and cells[0][:4] == "sep="):
            yield starts_at[0], cells
        starts_at[0] = lines.line_num + 1


def _said(text: TextIO) -> str:
    """What parts the cells where the first line says so (`sep=;`, for office programs)."""
    first = text.readline(20).strip()
    text.seek(0)
    return first[4] if len(first) == 5 and first[:4] == "sep=" and first[4] in PARTS else ""


def _parted_by(start: str) -> str:
    """What parts the cells: that by which the first rows can be read at all, by which most of them
    come out as wide as one another, and wider than one cell; a comma where nothing does."""
    best, most = ",", (False, 0, 0)
    for part in PARTS:
        found, reads = _widths(start, part)
        widths = Counter(wide for wide in found if wide > 1)
        if widths:
            wide, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
            if (reads, rows, wide) > most:
                best, most = part, (reads, rows, wide)
    return best


def _widths(start: str, part: str) -> tuple[list[int], bool]:
    """How many cells each of the first rows has where this parts them, and whether the quotes in
    them close just before it. A start that is cut within quotes says nothing against a part."""
    rows = csv.reader(io.StringIO(start, newline=""), delimiter=part, strict=True)
    widths: list[int] = []
    try:
        for row in islice(rows, LOOKED_AT):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
    except csv.Error as error:
        return widths, "unexpected end" in str(error)
    return widths, True
