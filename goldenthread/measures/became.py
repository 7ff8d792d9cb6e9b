"""What became of the row behind a case that a later edition no longer counts, in a sentence."""

from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.measures.reasons import in_words
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import lower
from goldenthread.record.snapshot import Reading
from goldenthread.record.table import Column
from goldenthread.record.telling import END_NEVER_SAID

Row = Mapping[str, Any]
Name = tuple[str, str]
"""A row of the record: its table and its key."""

GONE = "no return that is held says it any more, or it is said under another day."
ELSEWHERE = (
    "this row stands as it stood; another row of the child counts in its place, or rules it out."
)


def row_of(case: Row) -> Name:
    """The row of the record that a case stands on."""
    return case["table_name"], case["row_key"]


def what_became(cases: Iterable[Row], first: Reading, last: Reading) -> dict[Name, str]:
    """For the row of each case, what the record says of it at the edition `last` that it did not at
    `first`."""
    wanted: dict[str, list[str]] = {}
    for table, key in map(row_of, cases):
        wanted.setdefault(table, []).append(key)
    found = {}
    for table, keys in wanted.items():
        before, now = _rows(first, table, keys), _rows(last, table, keys)
        for key in keys:
            found[table, key] = _became(table, before[key], now[key]) if key in now else GONE
    return found


def _rows(reading: Reading, table: str, keys: list[str]) -> dict[str, Row]:
    rows = reading.rows(
        f"select r.*, s.year as said_in_year from {table} r "
        "left join slices s on s.id = r.slice_id where list_contains($keys, r.row_key)",
        keys=keys,
    )
    return {row["row_key"]: row for row in rows}


def _became(table: str, before: Row, now: Row) -> str:
    declared = TABLES[table]
    if declared.spans[1:] and f" {declared.spans[1]} " in str(now["unreadable"]):
        end = declared.spans[1]
        if now[end] is not None and now[end] != before[end]:
            return f"{END_NEVER_SAID}."
    changed = [c for c in declared.columns if before[c.name] != now[c.name]]
    if not changed:
        return ELSEWHERE
    said = [f"{_means(c)} is {_value(c, now)}, before {_value(c, before)}" for c in changed]
    return "; ".join(said) + "."


def _means(column: Column) -> str:
    return lower(column.in_brief)


def _value(column: Column, row: Row) -> str:
    value = row[column.name]
    if value is None:
        return "not readable" if f" {column.name} " in str(row["unreadable"]) else "blank"
    if column.codes is not None:
        return lower(column.codes.label(str(value), year=row["said_in_year"] or 0))
    return in_words(value)
