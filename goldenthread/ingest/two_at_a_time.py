"""Works through the tables of a large return two at a time: a table of some tens of thousands of
rows is work for one core, however many DuckDB may use."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import duckdb

LARGE = 20_000
"""Rows. Below this the second connection costs more than it saves."""

COMPRESSED = "compressed"
AT_ONCE = 2

One = TypeVar("One")
Made = TypeVar("Made")


def opened(rows: int) -> duckdb.DuckDBPyConnection:
    """A database in memory for a return of so many rows; of a large one what is kept is packed,
    which takes half of the memory and a little more time.

    Each statement runs in the thread that asks for it: of a table of some tens of thousands of rows
    DuckDB's own threads take from one another three times the work that they share.
    """
    connection = duckdb.connect(config={"threads": 1})
    if rows > LARGE:
        connection.execute(f"attach ':memory:' as {COMPRESSED} (compress)")
        connection.execute(f"use {COMPRESSED}")
    return connection


def two_at_a_time(
    connection: duckdb.DuckDBPyConnection,
    work: Callable[[duckdb.DuckDBPyConnection, One], Made],
    each: Iterable[One],
    *,
    rows: int,
    unpacked: int = AT_ONCE,
) -> list[Made]:
    """What the work makes of each, in their order. It is handed a connection of its own where the
    return of so many rows is large; each must be independent of the others. What is made stays
    `unpacked` until it is so many: the fewer, the less memory, and the longer one waits.
    """
    if rows <= LARGE:
        return [work(connection, one) for one in each]

    def apart(one: One) -> Made:
        with connection.cursor() as beside:
            beside.execute(f"use {COMPRESSED}")
            return work(beside, one)

    made: list[Made] = []
    waiting = list(each)
    with ThreadPoolExecutor(AT_ONCE) as both:
        for place in range(0, len(waiting), unpacked):
            made += both.map(apart, waiting[place : place + unpacked])
            # Only when nobody is at work is what they made packed.
            connection.execute(f"checkpoint {COMPRESSED}")
    return made
