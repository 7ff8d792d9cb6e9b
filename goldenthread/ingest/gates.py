"""What is held for a person before it is taken in: a return that differs from the one before it as
no council changes from one to the next.

Each of these loads without a murmur, row by row, and makes every page wrong at once: a column that
the export lost, two that it swapped, days that it shifted, plans that it closed by the hundred.
"""

from collections.abc import Iterator
from itertools import combinations

import pyarrow as pa

from goldenthread.ingest.difference import Difference
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.feed import HeldSlice
from goldenthread.record.table import Holds, RecordTable

ENOUGH_ROWS = 50
"""Below this many rows of a table a share of them says little."""

FILLED_BEFORE, LEFT_OF_IT = 0.3, 0.1
"""A column is emptied that so many of its rows had, and that keeps less than a tenth of that."""

MOST_OPEN_CLOSED = 0.3
"""Of the open rows of a table. Between one return and the next a council closes far fewer."""

MOST_SHIFTED = 0.5
MOST_SWAPPED = 0.5

CONFIRM = "if it is right, load it again with --replaces."


def hold_for_a_person(
    name: str, staged: Staged, held: HeldSlice, found: Difference, before: str
) -> None:
    """Raise Refused, with the sentence that a person needs to decide, where the return differs from
    what its slice held as none should. `before` says what held it: `the return before it`."""
    connection = staged.connection
    for table in staged.tables:
        rows, change = held.rows.get(table.name), found.changes[table.name]
        if rows is None or rows.num_rows < ENOUGH_ROWS or table.name in staged.in_part:
            continue
        if not (change.opened.num_rows or len(change.closed)):
            continue
        connection.register("held", rows)
        try:
            for sentence in _wrong(staged, table, rows, before):
                raise Refused(f"{name} {sentence}; {CONFIRM}".replace(",;", ";"))
        finally:
            connection.unregister("held")


def _wrong(staged: Staged, table: RecordTable, rows: pa.Table, before: str) -> Iterator[str]:
    yield from _shifted(staged, table, rows, before)
    yield from _swapped(staged, table, before)
    yield from _emptied(staged, table, rows, before)
    yield from _closed(staged, table, before)


def _emptied(staged: Staged, table: RecordTable, rows: pa.Table, before: str) -> Iterator[str]:
    here = staged.count(table.name)
    if not here:
        return
    for column in table.column_names:
        had = rows.num_rows - rows[column].null_count
        has = staged.count(f"{table.name} where {column} is not null")
        share_before = had / rows.num_rows
        if share_before >= FILLED_BEFORE and has / here < share_before * LEFT_OF_IT:
            yield (
                f"would empty a column of {table.title.lower()} ({column.replace('_', ' ')}): "
                f"{had:,} of {rows.num_rows:,} rows of {before} had it, {has:,} of {here:,} have "
                "it here"
            )


def _closed(staged: Staged, table: RecordTable, before: str) -> Iterator[str]:
    if len(table.spans) < 2:
        return
    end = table.spans[1]
    open_before = f"held h where h.{end} is null and h.unreadable not like '% {end} %'"
    was = staged.count(open_before)
    goes_on = staged.count(
        f"{open_before} and h.row_key in (select row_key from {table.name} where {end} is null)"
    )
    if was >= ENOUGH_ROWS and was - goes_on > was * MOST_OPEN_CLOSED:
        yield (
            f"would close {was - goes_on:,} of the {was:,} {table.title.lower()} that were open in "
            f"{before}"
        )


def _shifted(staged: Staged, table: RecordTable, rows: pa.Table, before: str) -> Iterator[str]:
    """Whether most rows begin so many days from where one of the same child began, the same
    number for all."""
    if not table.spans or "child_id" not in table.column_names:
        return
    start = table.spans[0]
    found = staged.connection.execute(
        f"select s.{start} - h.{start} as days, count(distinct h.row_key) as many "
        f"from held h join {table.name} s using (child_id) "
        f"where h.row_key not in (select row_key from {table.name}) "
        "and s.row_key not in (select row_key from held) "
        "group by days order by many desc, days limit 1"
    ).fetchone()
    if found and found[0] and found[1] > rows.num_rows * MOST_SHIFTED:
        days, many = found
        days_in_words = "1 day" if abs(days) == 1 else f"{abs(days):,} days"
        yield (
            f"would move {many:,} of the {rows.num_rows:,} {table.title.lower()} of {before} by "
            f"{days_in_words}, each the same"
        )


def _swapped(staged: Staged, table: RecordTable, before: str) -> Iterator[str]:
    """Whether two columns hold, in most rows, what the other held."""
    pairs = [
        (one.name, other.name)
        for one, other in combinations([c for c in table.columns if c.name not in table.key], 2)
        if one.holds is other.holds and one.holds is not Holds.FLAG
    ]
    if not pairs:
        return
    # Every pair in one pass: a join for each would take longer than all else of a load.
    counts = ", ".join(f"{_differed(a, b)}, {_turned(a, b)}" for a, b in pairs)
    counted = staged.connection.execute(
        f"select {counts} from held h join {table.name} s using (row_key)"
    ).fetchone()
    assert counted is not None
    for (a, b), differed, turned in zip(pairs, counted[::2], counted[1::2], strict=True):
        if turned >= ENOUGH_ROWS and turned > differed * MOST_SWAPPED:
            yield (
                f"would swap two columns of {table.title.lower()} ({a.replace('_', ' ')} and "
                f"{b.replace('_', ' ')}) in {turned:,} rows of {before}"
            )


def _differed(a: str, b: str) -> str:
    """SQL that counts the rows that held different things in two columns."""
    return f"count(*) filter (h.{a} is distinct from h.{b})"


def _turned(a: str, b: str) -> str:
    """SQL that counts those of them that hold here in each what the other held."""
    return (
        f"count(*) filter (h.{a} is distinct from h.{b} "
        f"and s.{a} is not distinct from h.{b} and s.{b} is not distinct from h.{a})"
    )
