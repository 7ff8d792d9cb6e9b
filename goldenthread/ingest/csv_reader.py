"""Reads a CSV of our own contract: headings in any order and case, UTF-8 or Windows text."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from goldenthread.ingest.census_reader import RawReturn, RawTable
from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.returns.own_contract import PEOPLE_AND_ALLOCATIONS, POPULATION
from goldenthread.returns.shape import Return

LARGEST_CSV = 200_000_000
CSV_RETURNS = (PEOPLE_AND_ALLOCATIONS, POPULATION)


def recognise_csv(headings: list[str]) -> Return | None:
    """Which return these headings belong to: the one whose needed cells are all there.

    A child alone makes no return of ours: every file about children has that heading.
    """
    folded = {_fold(h) for h in headings}
    for shape in CSV_RETURNS:
        needed = {_fold(c.name) for c in shape.root.cells if c.needed}
        known = {_fold(c.name) for c in shape.root.cells} & folded
        if needed <= folded and len(known) > 1:
            return shape
    return None


def _headings_of(shape: Return) -> str:
    needed = [c.name for c in shape.root.cells if c.needed]
    others = [c.name for c in shape.root.cells if not c.needed]
    return f"{shape.kind} has {', '.join(needed)} and may have {', '.join(others)}"


def read_csv(path: Path) -> tuple[RawReturn, Return]:
    """Read a CSV file whole. Raises Refused, with one plain sentence, when it is none of ours."""
    if path.stat().st_size > LARGEST_CSV:
        raise Refused(f"{path.name} is larger than any return of ours; nothing was taken in.")
    text = _text(path)
    try:
        lines = csv.reader(io.StringIO(text), strict=True)
        headings = next(lines, [])
        shape = recognise_csv(headings)
        if shape is None:
            raise Refused(
                f"{path.name} has headings that belong to no return we know; "
                f"{'; '.join(_headings_of(shape) for shape in CSV_RETURNS)}."
            )
        return _rows(lines, headings, shape), shape
    except csv.Error:
        raise Refused(f"{path.name} is damaged and cannot be read as CSV.") from None


def _rows(lines: Iterable[list[str]], headings: list[str], shape: Return) -> RawReturn:
    group = shape.root
    place: dict[str, int] = {}
    for i, heading in enumerate(headings):
        place.setdefault(_fold(heading), i)
    where = [place.get(_fold(cell.name)) for cell in group.cells]
    table = RawTable(cells=tuple(cell.name for cell in group.cells))
    known = {_fold(cell.name) for cell in group.cells}
    findings = [
        Finding(
            code="unknown-column",
            table=group.name,
            column=h[:60],
            line=1,
            why=f"The column {h[:60]!r} is not part of this return; it was not read.",
            severity=Severity.NOTE,
        )
        for h in headings
        if h.strip() and _fold(h) not in known
    ]
    findings += [
        Finding(
            code="said-twice",
            table=group.name,
            column=cell.name,
            line=1,
            why=f"The column {cell.name} is there twice; the first was read.",
        )
        for cell in group.cells
        if sum(_fold(heading) == _fold(cell.name) for heading in headings) > 1
    ]
    for cells in lines:
        if not any(c.strip() for c in cells):
            continue
        if any(c.strip() for c in cells[len(headings) :]):
            findings.append(_too_long(group.name, len(table.rows) + 1, lines))
        values = [cells[i] if i is not None and i < len(cells) else None for i in where]
        table.rows.append([len(table.rows) + 1, 0, getattr(lines, "line_num", 0), *values])
    return RawReturn(kind=shape.kind, header={}, tables={group.name: table}, findings=findings)


def _too_long(table: str, ordinal: int, lines: object) -> Finding:
    return Finding(
        code="too-many-cells",
        table=table,
        ordinal=ordinal,
        line=getattr(lines, "line_num", None),
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


def _fold(heading: str) -> str:
    return "".join(c for c in heading.lower() if c.isalnum())
