"""Makes a table of rows as they come: its headings, and all below them that is not blank."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, islice, zip_longest
from types import NoneType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.ingest.findings import Severity
from goldenthread.ingest.tables_in_files.as_text import LARGEST_EXACT, text_of
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.headings import LOOKED_AT, heading_row
from goldenthread.ingest.tables_in_files.noticed import Noticed, findings_of

Row = tuple[int, Sequence[Any]]
"""A row's line in the file or sheet, from 1, and its cells."""

AT_A_TIME = 20_000
"""Rows that are held as Python's objects before they become Arrow: four times as large there."""

LOST = "\ufffd"
"""What stands where a letter could not be read."""


def table_of_rows(name: str, rows: Iterable[Row], noticed: list[Noticed]) -> FoundTable | None:
    """The table, and what is noticed in it; None where every row is blank.

    `noticed` may grow while the rows come. Cells that are blank (nothing but spaces) are null, and
    rows in which every cell is are left out; so are blank columns at the end without a heading.
    """
    coming = iter(rows)
    start = list(islice((row for row in coming if _is_filled(row[1])), LOOKED_AT))
    if not start:
        return None
    top = heading_row([[text_of(cell) for cell in cells] for _, cells in start])
    headings = [(text_of(cell) or "").strip() for cell in start[top][1]]
    noticed += _above(start[:top])
    parts = [
        _part(part, len(headings), noticed) for part in _by_many(chain(start[top + 1 :], coming))
    ]
    return _whole(name, headings, parts, noticed)


def of_columns(
    name: str, headings: list[str], parts: Iterable[tuple[int, list[pa.Array]]]
) -> FoundTable:
    """The table of columns that are text already, in parts: the first row's line, its columns."""
    noticed: list[Noticed] = []
    made = []
    for line, columns in parts:
        many = len(columns[0]) if columns else 0
        lines = pa.array(range(line, line + many), pa.int32())
        made.append(_of_arrays(lines, [_null_where_blank(c) for c in columns], noticed))
    return _whole(name, [heading.strip() for heading in headings], made, noticed)


def _whole(
    name: str, headings: list[str], parts: list[pa.Table], noticed: list[Noticed]
) -> FoundTable:
    cells = pa.concat_tables([_schema(len(headings)).empty_table(), *parts])
    headings, cells = _without_blank_ends(headings, cells)
    noticed += _without_headings(headings, cells)
    findings = findings_of(noticed, table=name, headings=headings, lines=cells["line"])
    return FoundTable(name=name, headings=headings, cells=cells, findings=findings)


def no_table(name: str) -> FoundTable:
    """A table of a file in which nothing stands."""
    return FoundTable(name=name, headings=[], cells=_schema(0).empty_table())


def _is_filled(cells: Sequence[Any]) -> bool:
    return any(not isinstance(c, str) or c.strip() for c in cells if c is not None)


def _by_many(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, AT_A_TIME)):
        yield part


def _schema(wide: int) -> pa.Schema:
    cells = [(f"c{place}", pa.string()) for place in range(wide)]
    return pa.schema([("line", pa.int32()), *cells])


def _part(rows: list[Row], wide: int, noticed: list[Noticed]) -> pa.Table:
    """Some rows as Arrow, as wide as the headings."""
    lines = pa.array([line for line, _ in rows], pa.int32())
    columns = list(zip_longest(*(cells for _, cells in rows)))
    if len(columns) > wide:
        noticed += [_too_long(line) for line, cells in rows if _is_filled(cells[wide:])]
    arrays = [_column(values) for values in columns[:wide]]
    arrays += [pa.nulls(len(rows), pa.string())] * (wide - len(arrays))
    return _of_arrays(lines, arrays, noticed)


def _of_arrays(lines: pa.Array, arrays: list[pa.Array], noticed: list[Noticed]) -> pa.Table:
    """Lines and columns as a table, without the rows that are blank."""
    arrays = [_readable(a, place, lines, noticed) for place, a in enumerate(arrays)]
    part = pa.table([lines, *arrays], schema=_schema(len(arrays)))
    return part.filter(reduce(pc.or_, map(pc.is_valid, arrays))) if arrays else part


def _column(values: Sequence[Any]) -> pa.Array:
    """A column as text, null where nothing but spaces stands."""
    kinds = set(map(type, values)) - {NoneType}
    if kinds <= {str}:
        return _null_where_blank(pa.array(values, pa.string()))
    quickly = QUICKLY.get(frozenset(kinds | {str}))
    texts = quickly(values) if quickly else None
    if texts is not None:
        return texts
    return _null_where_blank(pa.array([text_of(value) for value in values], pa.string()))


def _days(values: Sequence[Any]) -> pa.Array | None:
    days = _all_as(values, pa.date32())
    return None if days is None else pc.cast(days, pa.string())


def _whole_numbers(values: Sequence[Any]) -> pa.Array | None:
    numbers = _all_as(values, pa.float64())
    if numbers is None:
        return None
    are_whole = pc.and_(
        pc.equal(pc.floor(numbers), numbers), pc.less_equal(pc.abs(numbers), LARGEST_EXACT)
    )
    if not pc.all(are_whole).as_py():
        return None
    return pc.cast(pc.cast(numbers, pa.int64()), pa.string())


def _all_as(values: Sequence[Any], kind: pa.DataType) -> pa.Array | None:
    """The values as Arrow's own kind, null where blank; None where words stand among them."""
    try:
        return pa.array([None if value == "" else value for value in values], kind)
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        return None


QUICKLY = {frozenset({str, datetime.date}): _days, frozenset({str, float}): _whole_numbers}
"""The columns that are made text several times as fast as cell by cell, with the same answer."""


def _null_where_blank(texts: pa.Array) -> pa.Array:
    is_blank = pc.equal(pc.utf8_length(pc.utf8_trim_whitespace(texts)), 0)
    return pc.if_else(is_blank, pa.scalar(None, pa.string()), texts)


def _readable(texts: pa.Array, place: int, lines: pa.Array, noticed: list[Noticed]) -> pa.Array:
    """The same without characters that no text has; each cell that lost one is noticed."""
    letters = texts.buffers()[2]
    letters = letters.to_pybytes() if letters else b""
    if b"\0" in letters:
        texts = pc.replace_substring(texts, "\0", LOST)
    elif LOST.encode() not in letters:
        return texts
    lost = pc.match_substring(texts, LOST)
    noticed += [_lost(line, place) for line in lines.filter(lost.fill_null(False)).to_pylist()]
    return texts


def _without_blank_ends(headings: list[str], cells: pa.Table) -> tuple[list[str], pa.Table]:
    while headings and not headings[-1] and cells.column(len(headings)).null_count == len(cells):
        cells = cells.remove_column(len(headings))
        headings = headings[:-1]
    return headings, cells


def _above(rows: list[Row]) -> Iterator[Noticed]:
    for line, _ in rows:
        yield Noticed(
            code="above-the-headings",
            line=line,
            why="This row stands above the headings; it was taken for a title and not read.",
            severity=Severity.NOTE,
        )


def _too_long(line: int) -> Noticed:
    return Noticed(
        code="too-many-cells",
        line=line,
        why="This row has more cells than there are headings: a comma within a cell needs quotes.",
    )


def _lost(line: int, place: int) -> Noticed:
    return Noticed(
        code="letters-lost",
        line=line,
        column=place,
        why="This cell holds a letter that could not be read: the file is damaged there, or was "
        "written by a program that did not know the letter.",
        severity=Severity.QUERY,
    )


def _without_headings(headings: list[str], cells: pa.Table) -> Iterator[Noticed]:
    for place, heading in enumerate(headings):
        many = len(cells) - cells.column(place + 1).null_count
        if not heading and many:
            yield Noticed(
                code="column-without-heading",
                why=f"Column {place + 1} has no heading, but {many:,} cells of it are filled.",
                severity=Severity.NOTE,
            )
