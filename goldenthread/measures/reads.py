"""Which columns of the record decide each measure: asked of the database, not listed by hand.

DuckDB plans a measure's case list, of which nothing is wanted but the verdicts, and leaves out of
its plan every column that they do not follow from. So a column that only divides a number (a team,
an age) or stands in a sentence is not among them, and a clock's columns are among its measures'.
The plan is made over a record that holds nothing: it follows from the source alone, and is kept.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from goldenthread.measures.measure import ROOMS, Measure
from goldenthread.measures.register import MEASURES
from goldenthread.record.catalogue import TABLES
from goldenthread.record.keeping import cache_folder, keep, read_kept, sources_key
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.table import TRACE
from goldenthread.record.unchanged import tables_named

Column = tuple[str, str]
"""A table of the record and a column of it."""

KEPT = "columns that measures read"

NO_DAYS = pa.schema(
    {"day": pa.date32(), "working_day": pa.bool_(), "working_day_number": pa.int32()}
)
# What these leave out follows from what the tables hold, and they hold nothing.
FROM_WHAT_IS_HELD = "statistics_propagation,empty_result_pullup"
# A list of names that is read twice would be made as it is written, with every column in it.
NAMED = re.compile(r'("\w+") AS \((?=SELECT)')
NAMES_ITS_ROWS = frozenset({*TRACE, "child_id"})
"""What every list carries to say whose row it is; that it is read says nothing."""


@cache
def columns_read() -> Mapping[str, frozenset[Column]]:
    """By the code of a measure, the columns that decide its verdicts and which cases it has."""
    key, folder = sources_key(*ROOMS), cache_folder()
    kept = read_kept(folder, f"{KEPT}.json", key)
    if not isinstance(kept, dict):
        kept = {code: sorted(read) for code, read in _asked_of_the_plans()}
        keep(folder, f"{KEPT}.json", key, kept)
    return {code: frozenset((t, c) for t, c in columns) for code, columns in kept.items()}


@cache
def measures_that_read(table: str, columns: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The codes of the measures that one of these columns decides, in the order of the register.

    Where none of the columns decides any by itself, or none is known, the whole row is in doubt:
    then every measure that reads the table.
    """
    exactly = [code for code in MEASURES if _reads(code, table, columns)]
    return tuple(exactly or [code for code in MEASURES if _reads(code, table, None)])


def _reads(code: str, table: str, columns: frozenset[str] | None) -> bool:
    return any(t == table and (columns is None or c in columns) for t, c in columns_read()[code])


def _asked_of_the_plans() -> Iterator[tuple[str, set[Column]]]:
    snapshot = Snapshot(working_days=NO_DAYS.empty_table())
    reading = snapshot.at(0)
    reading.execute(f"set disabled_optimizers = '{FROM_WHAT_IS_HELD}'")
    for code, measure in MEASURES.items():
        yield code, set(_scanned(_plan(reading, measure)))


def _plan(reading: Reading, measure: Measure) -> list[dict[str, Any]]:
    sql = NAMED.sub(r"\1 AS NOT MATERIALIZED (", measure.case_list_sql)
    reading.ready(*tables_named(sql))
    value = f', "{measure.value}"' if measure.value else ""
    (_, plan), *_ = reading.fetch(
        "explain (format json) with periods(period, first_day, last_day, asked_on) as "
        "(values ('', date '2000-04-01', date '2001-03-31', date '2001-03-31')) "
        f"select child_id, period, verdict{value} from ({sql})"
    )
    steps: list[dict[str, Any]] = json.loads(plan)
    return steps


def _scanned(steps: Iterable[dict[str, Any]]) -> Iterator[Column]:
    """The columns of the record that the steps of a plan read, or choose rows by."""
    for step in steps:
        about = step.get("extra_info", {})
        table = str(about.get("Table", "")).rpartition(".")[2]
        if table in TABLES:
            said = json.dumps([about.get("Projections", ""), about.get("Filters", "")])
            named = set(re.findall(r"\w+", said)) - NAMES_ITS_ROWS
            yield from ((table, c) for c in TABLES[table].column_names if c in named)
        yield from _scanned(step.get("children", ()))
