"""From raw text to values: each table of a return as `read_*`, every cell as text and as value."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.codes.written import no_number_because
from goldenthread.ingest.days_not_read import UNREADABLE, days_not_read
from goldenthread.ingest.findings import Finding, one_each
from goldenthread.ingest.raw import RawTable
from goldenthread.ingest.reading_cells import (
    BLANKS,
    LOOKS_LIKE,
    SQL_TYPES,
    unknown_code,
    value_of,
)
from goldenthread.returns.shape import Cell, Group, Reads

UNKNOWN_CODE = "unknown-code"
NO_CHILD = "no-child"


def as_arrow(raw: RawTable | pa.Table) -> pa.Table:
    """A raw table as Arrow; its rows are let go of."""
    if isinstance(raw, pa.Table):
        return raw
    names = ["n", "parent", "line", *raw.cells]
    columns = list(zip(*raw.rows, strict=True)) if raw.rows else [()] * len(names)
    types = [pa.int32(), pa.int32(), pa.int32()] + [pa.string()] * len(raw.cells)
    table = pa.table(
        [pa.array(column, type=kind) for column, kind in zip(columns, types, strict=True)],
        names=names,
    )
    raw.rows.clear()
    return table


def read_cells(connection: duckdb.DuckDBPyConnection, group: Group, raw: pa.Table) -> list[Finding]:
    """Make `read_<group>` from a raw table: n, parent, line, and for each cell its trimmed text
    (null where it is blank) and its value (null where it cannot be read)."""
    arriving = {name: raw[name] for name in ("n", "parent", "line")}
    said, values = list(arriving), []
    no_child: list[Finding] = []
    for place, cell in enumerate(group.cells):
        text = means = trimmed(raw[cell.name])
        if cell.meaning is not None:
            means = meant(text, cell.meaning)
            if cell.needed and cell.reads is Reads.TEXT:
                no_child += _no_child(group, cell, raw, pc.if_else(means.is_valid(), None, text))
            text = pc.if_else(means.is_valid(), text, None)
            arriving[f"means_{place}"] = means
        arriving[f"says_{place}"] = text
        said.append(f'says_{place} as "{cell.name} text"')
        of_value = f"says_{place}" if means is text else f"means_{place}"
        values.append(f'{value_of(cell, of_value)} as "{cell.name}"')
    connection.register("arriving", pa.table(arriving))
    connection.execute(
        f'create table "read_{group.name}" as select {", ".join([*said, *values])} '
        f"from arriving{_in_order(raw)}"
    )
    connection.unregister("arriving")
    said_already = {(one.ordinal, one.column) for one in no_child}
    found = cell_findings(connection, group)
    return no_child + [one for one in found if (one.ordinal, one.column) not in said_already]


def _no_child(group: Group, cell: Cell, raw: pa.Table, not_meant: pa.Array) -> list[Finding]:
    """The rows in which something stands in the place of a number and is none, each with why."""
    because = {one: no_number_because(one) for one in not_meant.unique().drop_null().to_pylist()}
    if not any(because.values()):
        return []
    rows = zip(raw["n"].to_pylist(), raw["line"].to_pylist(), not_meant.to_pylist(), strict=True)
    return [
        found
        for n, line, says in rows
        if says and because[says]
        for found in one_each(
            [(n, line, says)],
            code=NO_CHILD,
            table=group.name,
            column=cell.name,
            why=f"{cell.name} {because[says]}. Nothing of this row could be taken in.",
        )
    ]


def _in_order(raw: pa.Table) -> str:
    """SQL that puts the rows of a raw table in order, where they do not stand so."""
    numbers = raw["n"].to_numpy()
    return "" if (numbers[1:] > numbers[:-1]).all() else " order by n"


def trimmed(column: pa.ChunkedArray) -> pa.Array:
    """The text of a column without what may stand around it; null where nothing is left."""
    text = pc.utf8_trim(column.combine_chunks(), characters=BLANKS)
    return pc.if_else(pc.equal(text, ""), None, text)


def meant(text: pa.Array, meaning: Callable[[str], str]) -> pa.Array:
    """What each text of a column means, null where it means nothing. Each is asked about once."""
    told = text.dictionary_encode()
    means = [meaning(one) or None for one in told.dictionary.to_pylist()]
    return pa.array(means, pa.string()).take(told.indices)


def no_rows(connection: duckdb.DuckDBPyConnection, *groups: Group) -> None:
    """Make an empty `read_<group>` of each: of tables that the file does not bring."""
    connection.execute("; ".join(map(_no_rows, groups)))


def _no_rows(group: Group) -> str:
    cells = ", ".join(
        f'"{c.name} text" varchar, "{c.name}" {SQL_TYPES[c.reads]}' for c in group.cells
    )
    return (
        f'create table if not exists "read_{group.name}" '
        f"(n integer, parent integer, line integer, {cells})"
    )


def _text(cell: Cell) -> str:
    return f'"{cell.name} text"'


class _Check(NamedTuple):
    """What can be wrong with a cell: SQL that is true of it, and of every cell that may be so."""

    cell: Cell
    code: str
    wrong: str
    may_be: str
    why: str


def cell_findings(connection: duckdb.DuckDBPyConnection, group: Group) -> list[Finding]:
    """What each cell says that cannot be read, is no code of its set, or is missing.

    One question finds which cells have anything wrong: mostly none has, and one each costs more
    than a small file does otherwise.
    """
    checks = [check for cell in group.cells for check in _checks(cell, group)]
    if not checks:
        return []
    any_of = ", ".join(f"bool_or({check.may_be})" for check in checks)
    there = connection.execute(f'select {any_of} from "read_{group.name}"').fetchone() or ()
    found: list[Finding] = []
    for check, is_there in zip(checks, there, strict=True):
        if not is_there:
            continue
        if check.code == UNREADABLE and check.cell.reads is Reads.DATE:
            found += days_not_read(connection, group, check.cell)
        else:
            found += _findings(connection, group, check)
    return found


def _checks(cell: Cell, group: Group) -> Iterator[_Check]:
    if cell.reads in LOOKS_LIKE:
        wrong = f'{_text(cell)} is not null and "{cell.name}" is null'
        why = f"{cell.name} should be {LOOKS_LIKE[cell.reads]}; it is remembered as unreadable."
        yield _Check(cell, UNREADABLE, wrong, wrong, why)
    if unknown := _unknown(cell, group):
        why = f"{cell.name} should be a code of {cell.codes.name if cell.codes else ''}."
        yield _Check(cell, UNKNOWN_CODE, unknown, unknown, why)
    if cell.needed:
        why = f"{cell.name} is missing."
        if cell.name == "LAchildID":
            why = "The child has no number, so nothing about this child could be taken in."
        # A day that stands for no end is made blank first (days_not_read), and is missing then.
        yield _Check(cell, "missing", f"{_text(cell)} is null", f'"{cell.name}" is null', why)


def _unknown(cell: Cell, group: Group) -> str | None:
    """SQL that is true where a code is in no edition, nor the one that it has the words of."""
    unknown = unknown_code(cell, _named(cell))
    for beside in group.cells:
        if unknown and beside.name == cell.words_of:
            unknown += f" and coalesce({unknown_code(beside, _named(beside))}, true)"
    return unknown


def _named(cell: Cell) -> str:
    return f'"{cell.name}"'


def _findings(connection: duckdb.DuckDBPyConnection, group: Group, check: _Check) -> list[Finding]:
    rows = connection.execute(
        f'select n, line, {_text(check.cell)} from "read_{group.name}" '
        f"where {check.wrong} order by n"
    ).fetchall()
    return one_each(rows, code=check.code, table=group.name, column=check.cell.name, why=check.why)
