"""Ground on which a few rows are staged again and again: a database that is there already.

To open one, and to make an empty table of each of the many that a batch does not bring, takes
longer than all that is done with a hundred rows.
"""

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from goldenthread.ingest.cells import no_rows
from goldenthread.returns.shape import Return

EMPTY = "main"
"""The schema of the tables without a row."""

_number = itertools.count()
_prepared: dict[str, duckdb.DuckDBPyConnection] = {}
_one_prepares = threading.Lock()


@contextmanager
def ground_for(shape: Return) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which every table of a return that arrives is there without a row, and what
    is made hides it; all that was made goes at the end."""
    with _one_prepares:
        if shape.kind not in _prepared:
            _prepared[shape.kind] = _prepare(shape)
        ground, name = _prepared[shape.kind].cursor(), f"batch_{next(_number)}"
    ground.execute(f"create schema {name}")
    try:
        ground.execute(f"set search_path = '{name},{EMPTY}'")
        yield ground
    finally:
        ground.execute(f"drop schema {name} cascade")
        ground.close()


def _prepare(shape: Return) -> duckdb.DuckDBPyConnection:
    # On one core: of so few rows no part is worth handing to another.
    database = duckdb.connect(config={"threads": 1})
    no_rows(database, *(group for group in shape.tables.values() if not group.made_from))
    return database
