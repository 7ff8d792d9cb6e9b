"""What two kinds of return say of the same children on the same days, and where they differ.

Each kind is read as if it were alone, over the days of which both speak. Nothing is merged: which
is believed is decided in `record/current.py`; here it shows what the other would have said.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

import pyarrow as pa

from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import EPISODE, SAME_ROW_WITHIN, owners_of, rows_of_kind
from goldenthread.record.resuming import BEGAN_EARLIER
from goldenthread.record.snapshot import Kept, Reading
from goldenthread.record.speaking import SPEAKING
from goldenthread.record.table import RecordTable

Day = datetime.date
Key = tuple[Any, ...]

COMPARED = (
    "referrals",
    "assessments",
    "cin_plans",
    "section_47_enquiries",
    "child_protection_plans",
    "child_protection_reviews",
    "looked_after_periods",
    "early_help_episodes",
)
"""The tables of which a council counts children by."""

AS_IT_STANDS = "_says"
"""Ends the names of columns that keep a council's own words."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One table and two kinds of return that both speak of it, over the days that they share."""

    table: str
    one: str
    other: str
    first_day: Day
    last_day: Day


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a return says a row: the number of its load, and the line."""

    load: int
    line: int


class SaidBy(StrEnum):
    """Which of two returns has a row on which they differ."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One row of a child on which the two differ. `one` and `other` are what each says, by column;
    None where it has no such row. `columns` are those that differ."""

    child_id: str
    began_on: Day | None
    one: dict[str, Any] | None
    other: dict[str, Any] | None
    columns: tuple[str, ...]
    place_of_one: Place | None
    place_of_other: Place | None

    @property
    def said_by(self) -> SaidBy:
        """Which of the two has the row."""
        if self.one is None:
            return SaidBy.OTHER
        return SaidBy.ONE if self.other is None else SaidBy.BOTH


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A pair, how many rows each counts, and every difference, in the order of the children.

    `one_counts` and `other_counts` are the rows that are open on the pair's last day; of a table of
    events, those of the days that both speak of.
    """

    pair: Pair
    one_counts: int
    other_counts: int
    differences: tuple[Difference, ...]

    def children(self, said_by: SaidBy) -> int:
        """How many children have a row that so many of the two say."""
        return len({one.child_id for one in self.differences if one.said_by is said_by})


def pairs(reading: Reading) -> list[Pair]:
    """The pairs of kinds that speak of the same table, whole, on some of the same days."""
    rows = reading.rows(
        "select table_name, kind, min(first_day) as first_day, max(last_day) as last_day "
        "from speaking where whole and last_day is not null group by all order by all"
    )
    found = []
    for name in COMPARED:
        for one, other in combinations([r for r in rows if r["table_name"] == name], 2):
            first_day = max(one["first_day"], other["first_day"])
            last_day = min(one["last_day"], other["last_day"])
            if first_day <= last_day:
                found.append(
                    Pair(
                        table=name,
                        one=one["kind"],
                        other=other["kind"],
                        first_day=first_day,
                        last_day=last_day,
                    )
                )
    return found


def compared(reading: Reading, pair: Pair) -> Compared:
    """Read a pair side by side, once for all editions between which nothing changed of the table
    or of the days of its returns."""
    reading.ready(pair.table)
    table = [pair.table]
    since = reading.snapshot.stood_since(reading.edition, pair.table, lambda: table)
    key = ("two returns side by side", pair)
    found: Compared = reading.remember(
        key, lambda: _compare(reading, pair), of=Kept(since, pair.table)
    )
    return found


def _compare(reading: Reading, pair: Pair) -> Compared:
    table = TABLES[pair.table]
    columns = _both_say(table, pair)
    one, other = _said(reading, pair, pair.one), _said(reading, pair, pair.other)
    with reading.holding("one_says", one), reading.holding("other_says", other):
        counts = [_count(reading, table, name) for name in ("one_says", "other_says")]
        sides = [_rows(reading, table, columns, name) for name in ("one_says", "other_says")]
    differences = sorted(
        _differences(table, columns, *sides),
        key=lambda d: (d.child_id, d.began_on or Day.max),
    )
    return Compared(
        pair=pair,
        one_counts=counts[0],
        other_counts=counts[1],
        differences=tuple(differences),
    )


def _said(reading: Reading, pair: Pair, kind: str) -> pa.Table:
    """What one kind says of the days that both speak of; an end that lies after them is not there
    yet."""
    table = TABLES[pair.table]
    reading.ready(SPEAKING)
    said = rows_of_kind(table, reading.edition, kind, linked=reading.is_linked)
    start, end = table.spans[0], table.spans[-1]
    still_open = end if end == start else f"if({end} > $last_day, null, {end})"
    over_on = (
        f"coalesce({end}, if(no_further_action, {start}, null))" if _turns_away(table) else end
    )
    fits = f"{start} <= $last_day and coalesce({over_on} >= $first_day, true)"
    found: pa.Table = reading.execute(
        f"select * replace ({still_open} as {end}) from ({said}) where {fits} order by row_key",
        {"first_day": pair.first_day, "last_day": pair.last_day},
    ).to_arrow_table()
    return found


def _count(reading: Reading, table: RecordTable, said: str) -> int:
    """How many rows count: those that are open, or all where rows do not last."""
    counts = "true"
    if len(table.spans) > 1:
        end = table.spans[-1]
        counts = f"{end} is null and not unreadable like '% {end} %'"
        if _turns_away(table):
            counts += " and no_further_action is not true"
    return int(reading.execute(f"select count(*) from {said} where {counts}").fetchone()[0])


def _rows(
    reading: Reading, table: RecordTable, columns: Sequence[str], said: str
) -> dict[Key, dict[str, Any]]:
    """The rows of one side, by key, but for those that the other side has in the same words: of a
    large council those are nearly all, and nothing of them differs."""
    other = "other_says" if said == "one_says" else "one_says"
    end = table.spans[-1]
    keys = " and ".join(f"o.{name} = r.{name}" for name in table.key)
    same = " and ".join(
        [f"not {side}.unreadable like '% {end} %'" for side in ("o", "r")]
        + [
            f"o.{name} is not distinct from r.{name}"
            if name == end
            else f"(o.{name} = r.{name} or o.{name} is null or r.{name} is null)"
            for name in columns
        ]
    )
    rows = reading.rows(
        f"select * from {said} where row_key not in ("
        f"select r.row_key from {said} r join {other} o on {keys} where {same}) order by row_key"
    )
    return {_key(table, row): row for row in rows}


def _key(table: RecordTable, row: dict[str, Any]) -> Key:
    """By which a row is found in the other return: what it says of its key. A row that has its
    first day from the year before is known there by that day, and not by the key it came under."""
    said = tuple(row[name] for name in table.key)
    return said if None not in said else (row["row_key"],)


def _both_say(table: RecordTable, pair: Pair) -> tuple[str, ...]:
    """The columns that both kinds have a place for, but for those of the key, those that name the
    episode or plan that a row belongs to (it is compared itself), whether a return tells of the
    row from the middle, and words kept as they stand beside the code that is read from them."""

    def says(kind: str) -> set[str]:
        return {name for s in table.sources_of(kind) for name in (*s.says, *s.constants)}

    both = says(pair.one) & says(pair.other) - {*table.key, *owners_of(table), BEGAN_EARLIER}
    return tuple(
        name for name in table.column_names if name in both and not name.endswith(AS_IT_STANDS)
    )


def _turns_away(table: RecordTable) -> bool:
    """Whether rows may be over on their own first day without an end: referrals turned away."""
    return table.key == ("child_id", EPISODE)


def _is_told(row: dict[str, Any], column: str) -> bool:
    return f" {column} " not in row["unreadable"]


def _differences(
    table: RecordTable,
    columns: tuple[str, ...],
    one: dict[Key, dict[str, Any]],
    other: dict[Key, dict[str, Any]],
) -> Iterator[Difference]:
    for key in one.keys() & other.keys():
        if differ := _differ(table, columns, one[key], other[key]):
            yield _difference(table, one[key], other[key], differ)
    alone: dict[Any, list[dict[str, Any]]] = {}
    for row in [row for key, row in other.items() if key not in one]:
        alone.setdefault(row["child_id"], []).append(row)
    start = table.spans[0]
    for row in [row for key, row in one.items() if key not in other]:
        of_the_child = alone.get(row["child_id"], [])
        near = min(
            (o for o in of_the_child if _is_near(table, o, row)),
            key=lambda o: abs(o[start] - row[start]),
            default=None,
        )
        if near is None:
            yield _difference(table, row, None, ())
            continue
        of_the_child.remove(near)
        begins = () if _goes_on_from(table, row, near) else (start,)
        if differ := (*begins, *_differ(table, columns, row, near)):
            yield _difference(table, row, near, differ)
    for row in (row for rows in alone.values() for row in rows):
        yield _difference(table, None, row, ())


def _is_near(table: RecordTable, one: dict[str, Any], other: dict[str, Any]) -> bool:
    start = table.spans[0]
    if one[start] is None or other[start] is None:
        return False
    near = abs(one[start] - other[start]).days <= SAME_ROW_WITHIN
    return near or _goes_on_from(table, one, other)


def _goes_on_from(table: RecordTable, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one of the two tells from the middle what the other tells from an earlier day."""
    start, end = table.spans[0], table.spans[-1]
    first, later = sorted((one, other), key=lambda row: row[start])
    goes_on = first[end] is None or first[end] > later[start]
    return bool(later.get(BEGAN_EARLIER)) and goes_on


def _differ(
    table: RecordTable, columns: tuple[str, ...], one: dict[str, Any], other: dict[str, Any]
) -> tuple[str, ...]:
    """The columns that both say, and say differently: of an end, also where one says none."""
    end = table.spans[-1]
    return tuple(
        name
        for name in columns
        if one[name] != other[name]
        and (
            _ends_differ(end, one, other)
            if name == end
            else one[name] is not None and other[name] is not None
        )
    )


def _ends_differ(end: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two ends speak against one another. An end that cannot be told came on a day that is
    not known, no later than the day in its place: it speaks only against a later one. What
    was turned away was over on its own day, whether or not a return closes it."""
    if one.get("no_further_action") and other.get("no_further_action"):
        return False
    if _is_told(one, end) and _is_told(other, end):
        return True
    untold, told = (other, one) if _is_told(one, end) else (one, other)
    if not _is_told(told, end):
        return False
    return told[end] is None or (untold[end] is not None and told[end] > untold[end])


def _difference(
    table: RecordTable,
    one: dict[str, Any] | None,
    other: dict[str, Any] | None,
    columns: tuple[str, ...],
) -> Difference:
    from_the_middle = one is not None and one.get(BEGAN_EARLIER)
    either = other if from_the_middle and other else one or other
    assert either is not None
    return Difference(
        child_id=either["child_id"],
        began_on=either[table.spans[0]],
        one=one,
        other=other,
        columns=columns,
        place_of_one=_place(one),
        place_of_other=_place(other),
    )


def _place(row: dict[str, Any] | None) -> Place | None:
    return Place(load=row["load_id"], line=row["line"]) if row else None
