"""Makes a return of a tracker's sheet, by its mapping. Every row of the sheet is a row of it."""

from collections.abc import Iterator

import pyarrow as pa

from goldenthread.ingest.findings import (
    MOST_SINGLY,
    Finding,
    Severity,
    one_each,
    table_not_read,
)
from goldenthread.ingest.raw import RawReturn, side_by_side
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.trackers.cells import NOT_YET, Told, reader_of
from goldenthread.ingest.trackers.mapping import Mapping, heading_keys
from goldenthread.returns.shape import Cell
from goldenthread.returns.tracker import CHILD, TRACKER

NO_CHILD = "no-child-number"
NO_DAY_YET = "no-day-yet"
READ_BY = "read-by-mapping"
NOT_THE_TRACKER = "is not the tracker's"


def as_return(mapping: Mapping, table: FoundTable, others: list[FoundTable]) -> RawReturn:
    """The rows of the sheet as those of a tracker; `others` are the sheets that are not read.

    A cell that can be read stands in it as the record's reader has it, any other as it was written.
    """
    keys = heading_keys(table.headings)
    places = {mapping.columns[key]: n for n, key in enumerate(keys) if key in mapping.columns}
    findings = list(_about_the_mapping(mapping, table, others))
    columns = {}
    for cell in mapping.group.cells:
        place = places.get(cell.name)
        if place is None:
            columns[cell.name] = pa.nulls(table.cells.num_rows, pa.string())
        else:
            columns[cell.name], found = _read(mapping, cell, table, place)
            findings += found
    findings += _without_a_child(mapping, table, columns[CHILD.name], places.get(CHILD.name))
    return RawReturn(
        kind=TRACKER.kind,
        header={},
        tables={mapping.table: side_by_side(table.cells["line"], columns)},
        findings=[*findings, *table.findings],
        period=mapping.name,
        tells_some_only=not mapping.holds_all,
        explained=lambda finding: in_words_of_the_tracker(mapping, finding),
    )


def _read(
    mapping: Mapping, cell: Cell, table: FoundTable, place: int
) -> tuple[pa.Array, list[Finding]]:
    """A column of the sheet as a column of the return. Each different text is asked about once."""
    texts = table.cells[f"c{place}"].combine_chunks().dictionary_encode()
    read = reader_of(cell, mapping.meanings.get(cell.name, {}))
    told = [read(text) for text in texts.dictionary.to_pylist()]
    values = pa.array([one.value or None for one in told], pa.string()).take(texts.indices)
    found: list[Finding] = []
    if any(one.why == NOT_YET for one in told):
        found = _not_yet(mapping, cell, table, texts, told)
    return values, found


def _not_yet(
    mapping: Mapping, cell: Cell, table: FoundTable, texts: pa.DictionaryArray, told: list[Told]
) -> list[Finding]:
    lines = table.cells["line"].to_pylist()
    said = texts.dictionary.to_pylist()
    rows = [
        (n + 1, lines[n], said[index])
        for n, index in enumerate(texts.indices.to_pylist())
        if index is not None and told[index].why == NOT_YET
    ]
    why = f"“{mapping.heading_of(cell.name)}” {NOT_YET}."
    return one_each(
        rows,
        code=NO_DAY_YET,
        table=mapping.table,
        column=cell.name,
        why=why,
        severity=Severity.NOTE,
    )


def _without_a_child(
    mapping: Mapping, table: FoundTable, numbers: pa.Array, place: int | None
) -> list[Finding]:
    """Of each row that names no child why it is held back, and what stands there."""
    if place is None:
        why = "No heading of this tracker is the number of the child, so no row could be taken in."
        found = [Finding(code=NO_CHILD, table=mapping.table, column=CHILD.name, why=why)]
        return found if table.cells.num_rows else []
    lines = table.cells["line"].to_pylist()
    said = table.cells[f"c{place}"].to_pylist()
    read = reader_of(CHILD, mapping.meanings.get(CHILD.name, {}))
    rows: dict[str, list[tuple[int, int, str | None]]] = {}
    for n, number in enumerate(numbers.to_pylist()):
        if number is None:
            text = said[n]
            why = read(text).why if text else ""
            rows.setdefault(why or "is blank", []).append((n + 1, lines[n], text))
    heading = mapping.heading_of(CHILD.name)
    return [
        finding
        for why, some in rows.items()
        for finding in one_each(
            some,
            code=NO_CHILD,
            table=mapping.table,
            column=CHILD.name,
            why=f"“{heading}” {why}; the row was held back.",
        )
    ]


def _about_the_mapping(
    mapping: Mapping, table: FoundTable, others: list[FoundTable]
) -> Iterator[Finding]:
    if mapping.version:
        yield Finding(
            code=READ_BY,
            table="Message",
            says=mapping.name[:60],
            why=f"Read by version {mapping.version} of the mapping of {mapping.name!r}.",
            severity=Severity.NOTE,
        )
    columns = zip(table.headings, heading_keys(table.headings), strict=True)
    left_out = [heading for heading, key in columns if key and key not in mapping.columns]
    for heading in left_out[:MOST_SINGLY]:
        known = heading in mapping.headings
        why = "left out by the mapping" if known else "not known to the mapping of this tracker"
        yield Finding(
            code="unknown-column",
            table=mapping.table,
            column=heading[:60],
            line=1,
            why=f"The column {heading[:60]!r} is {why}; it was not read.",
            severity=Severity.NOTE if known else Severity.QUERY,
        )
    for other in others:
        yield table_not_read(other.name, NOT_THE_TRACKER, rows=other.cells.num_rows)


def in_words_of_the_tracker(mapping: Mapping, finding: Finding) -> str:
    """Why a cell could not be read, by its heading in the sheet and by what stands in it."""
    if finding.code not in ("unreadable", "unknown-code"):
        return finding.why
    cell = next((c for c in mapping.group.cells if c.name == finding.column), None)
    if cell is None:
        return finding.why
    told = reader_of(cell, mapping.meanings.get(cell.name, {}))(finding.says)
    if told.is_read:
        return finding.why.replace(cell.name, f"“{mapping.heading_of(cell.name)}”", 1)
    then = (
        "it is remembered as unreadable" if finding.code == "unreadable" else "it is kept as it is"
    )
    return f"“{mapping.heading_of(cell.name)}” {told.why}; {then}."
