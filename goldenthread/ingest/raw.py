"""A return as it was read, before any cell of it means anything: text, and where it stood."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from goldenthread.ingest.findings import Finding


@dataclass
class RawTable:
    """Rows of one group as text: its own number, its parent's number, its line, then its cells."""

    cells: tuple[str, ...]
    rows: list[list[Any]] = field(default_factory=list)


def rows_in(table: RawTable | pa.Table) -> int:
    """How many rows a raw table has."""
    return len(table.rows) if isinstance(table, RawTable) else int(table.num_rows)


@dataclass
class RawReturn:
    """A return as read: its header, its raw tables and what was noticed on the way.

    A table is a RawTable, or the same as Arrow (n, parent, line, then a column a cell). What the
    file does not bring is not among them. `only_children` are the children of whom alone it
    speaks, the ones that it takes away among them; None where it speaks of all. `period` names what
    it is of, where it is one of several of its kind that no days tell apart. `only_tables` are the
    tables of the record that are made of it, where not all are: then rows of other children may
    stand among its own, to be read beside them and not kept. A return that `tells_some_only` of
    what there is takes away what it no longer has itself, and nothing else. `explained` says why a
    finding of a cell is one, in words of a file whose headings are its own. One that `lets_go` has
    no rows left when it is staged: of a large return there is no room for both.
    """

    kind: str
    header: dict[str, str]
    tables: Mapping[str, RawTable | pa.Table]
    findings: list[Finding]
    only_children: frozenset[str] | None = None
    period: str = ""
    only_tables: frozenset[str] | None = None
    tells_some_only: bool = False
    explained: Callable[[Finding], str] | None = None
    lets_go: bool = False


def side_by_side(lines: pa.Array, columns: Mapping[str, pa.Array]) -> pa.Table:
    """The raw table of rows that belong to none of another table, numbered from 1: the line of each
    and its cells by name."""
    rows = len(lines)
    return pa.table(
        {
            "n": pa.array(range(1, rows + 1), pa.int32()),
            "parent": pa.array([0] * rows, pa.int32()),
            "line": lines,
            **columns,
        }
    )


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's garbage collector: around parsing it costs as much as the parsing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
