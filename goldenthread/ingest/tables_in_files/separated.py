"""Reads a CSV: UTF-8, UTF-16 or Windows text."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from goldenthread.ingest.findings import Finding, Refused
from goldenthread.ingest.tables_in_files.found import FoundTable


def read_separated(path: Path) -> FoundTable:
    """The one table of a CSV. Raises Refused where it is not text, or is damaged."""
    try:
        lines = csv.reader(io.StringIO(_text(path)), strict=True)
        headings = [heading.strip() for heading in next(lines, [])]
        findings: list[Finding] = []
        rows = list(_rows(lines, headings, path.stem, findings))
    except csv.Error:
        raise Refused(f"{path.name} is damaged and cannot be read as CSV.") from None
    columns = list(zip(*rows, strict=True)) if rows else [()] * (len(headings) + 1)
    names = ["line", *(f"c{place}" for place in range(len(headings)))]
    arrays = [pa.array(columns[0], pa.int32()), *(pa.array(c, pa.string()) for c in columns[1:])]
    cells = pa.table(arrays, names=names)
    return FoundTable(name=path.stem, headings=headings, cells=cells, findings=findings)


def _rows(
    lines: Iterator[list[str]], headings: list[str], table: str, findings: list[Finding]
) -> Iterator[list[object]]:
    wide, ordinal = len(headings), 0
    for cells in lines:
        if not any(c.strip() for c in cells):
            continue
        ordinal += 1
        line = int(getattr(lines, "line_num", 0))
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


def _text(path: Path) -> str:
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise Refused(f"{path.name} is not text, so it is not a CSV.")
    return text
