"""What two kinds of return say of the same children on the same days, and where they differ.

Each kind is read as if it were alone, over the days of which both speak. Nothing is merged: which
is believed is decided in `record/current.py`; here it shows what the other would have said.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import EPISODE, owners_of, rows_of_kind
from goldenthread.record.resuming import BEGAN_EARLIER
from goldenthread.record.snapshot import Reading
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

SAME_ROW_WITHIN = 31
"""Days. Two rows of a child that begin so near, each in one return only, are one row whose first
day the two say differently."""


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
    """Read a pair side by side, once for an edition."""
    key = ("two returns side by side", pair)
    found: Compared = reading.remember(key, lambda: _compare(reading, pair))
    return found


def _compare(reading: Reading, pair: Pair) -> Compared:
    one, other = _rows(reading, pair, pair.one), _rows(reading, pair, pair.other)
    table = TABLES[pair.table]
    differences = sorted(
        _differences(table, _both_say(table, pair), one, other),
        key=lambda d: (d.child_id, d.began_on or Day.max),
    )
    return Compared(
        pair=pair,
        one_counts=sum(_counts(table, row) for row in one.values()),
        other_counts=sum(_counts(table, row) for row in other.values()),
        differences=tuple(differences),
    )


def _rows(reading: Reading, pair: Pair, kind: str) -> dict[Key, dict[str, Any]]:
    """What one kind says of the days that both speak of, by key; an end that lies after them is not
    there yet."""
    table = TABLES[pair.table]
    reading.ready(SPEAKING)
    said = rows_of_kind(table, reading.edition, kind)
    start, end = table.spans[0], table.spans[-1]
    still_open = end if end == start else f"if({end} > $last_day, null, {end})"
    over_on = (
        f"coalesce({end}, if(no_further_action, {start}, null))" if _turns_away(table) else end
    )
    fits = f"{start} <= $last_day and coalesce({over_on} >= $first_day, true)"
    rows = reading.execute(
        f"select * replace ({still_open} as {end}) from ({said}) where {fits} order by row_key",
        {"first_day": pair.first_day, "last_day": pair.last_day},
    )
    names = [d[0] for d in rows.description]
    found = [dict(zip(names, values, strict=True)) for values in rows.fetchall()]
    return {_key(table, row): row for row in found}


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


def _counts(table: RecordTable, row: dict[str, Any]) -> bool:
    if len(table.spans) == 1:
        return True
    if _turns_away(table) and row["no_further_action"]:
        return False
    return row[table.spans[-1]] is None and _is_told(row, table.spans[-1])


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
    alone = [row for key, row in other.items() if key not in one]
    start = table.spans[0]
    for row in [row for key, row in one.items() if key not in other]:
        near = min(
            (o for o in alone if o["child_id"] == row["child_id"] and _is_near(table, o, row)),
            key=lambda o: abs(o[start] - row[start]),
            default=None,
        )
        if near is None:
            yield _difference(table, row, None, ())
            continue
        alone.remove(near)
        begins = () if _goes_on_from(table, row, near) else (start,)
        if differ := (*begins, *_differ(table, columns, row, near)):
            yield _difference(table, row, near, differ)
    for row in alone:
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
    not known, no later than the day in its place: it speaks against none, and a later one."""
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
    either = one or other
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
