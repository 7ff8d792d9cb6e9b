"""Reads a CSV, whatever parts its cells: UTF-8, UTF-16 or Windows text."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from goldenthread.ingest.findings import Finding, Refused
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.headings import heading_row

PARTS = ",;\t|"
LOOKED_AT, LOOKED_AT_LETTERS = 30, 200_000
"""Rows, and letters, in which what parts the cells is told, and in which the headings may stand."""


def read_separated(path: Path) -> FoundTable:
    """The one table of a CSV. Raises Refused where it is not text, or is damaged."""
    text = _text(path)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_parted_by(text), strict=True)
        whole = [(lines.line_num, cells) for cells in lines]
    except csv.Error:
        raise Refused(f"{path.name} is damaged and cannot be read as CSV.") from None
    whole = [(line, cells) for line, cells in whole if any(cell.strip() for cell in cells)]
    top = heading_row([cells for _, cells in whole[:LOOKED_AT]])
    headings = [heading.strip() for heading in whole[top][1]] if whole else []
    while headings and not headings[-1]:
        headings.pop()
    findings: list[Finding] = []
    rows = list(_rows(whole[top + 1 :], len(headings), path.stem, findings))
    columns = list(zip(*rows, strict=True)) if rows else [()] * (len(headings) + 1)
    names = ["line", *(f"c{place}" for place in range(len(headings)))]
    arrays = [pa.array(columns[0], pa.int32()), *(pa.array(c, pa.string()) for c in columns[1:])]
    cells = pa.table(arrays, names=names)
    return FoundTable(name=path.stem, headings=headings, cells=cells, findings=findings)


def _rows(
    lines: list[tuple[int, list[str]]], wide: int, table: str, findings: list[Finding]
) -> Iterator[list[object]]:
    for ordinal, (line, cells) in enumerate(lines, start=1):
        if any(c.strip() for c in cells[wide:]):
            findings.append(_too_long(table, ordinal, line))
        yield [line, *cells[:wide], *[None] * (wide - len(cells))]


def _too_long(table: str, ordinal: int, line: int) -> Finding:
    return Finding(
        code="too-many-cells",
        table=table,
        ordinal=ordinal,
        line=line,
        why="This row has more cells than there are headings: a comma within a cell needs quotes.",
    )


def _parted_by(text: str) -> str:
    """What parts the cells: that by which most of the first rows come out as wide as the headings,
    and wider than one cell; a comma where nothing does."""
    start = text[:LOOKED_AT_LETTERS]
    best, most = ",", (0, 0)
    for part in PARTS:
        rows = _first_rows(start, part)
        wide = len(rows[heading_row(rows)]) if rows else 0
        if wide > 1:
            found = (sum(len(row) == wide for row in rows), wide)
            best, most = max((best, most), (part, found), key=lambda pair: pair[1])
    return best


def _first_rows(start: str, part: str) -> list[list[str]]:
    """The first rows, where this parts their cells; none where it cannot."""
    rows = csv.reader(io.StringIO(start, newline=""), delimiter=part, strict=True)
    try:
        return [row for row in islice(rows, LOOKED_AT) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _text(path: Path) -> str:
    data = path.read_bytes()
    text = _decoded(data)
    if "\x00" in text:
        raise Refused(f"{path.name} is not text, so it is not a CSV.")
    return text


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    start = data[:200]
    if len(start) >= 4 and start[1::2].count(0) > len(start) / 3:
        return data.decode("utf-16-le", errors="replace")
    if len(start) >= 4 and start[::2].count(0) > len(start) / 3:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
