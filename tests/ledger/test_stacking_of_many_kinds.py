"""Returns of several kinds, whose days overlap, stacked against a slow twin.

A return speaks of the days from its first to its last, of some tables whole and of some in part.
What is believed of a row is what the return says that speaks to the latest day; where a later one
speaks of the row's days, brings the table whole and lacks the row, the row is withdrawn, or said
anew, or ended before that return begins.
"""

import datetime
import random
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.record.arriving import Delta
from goldenthread.record.authority import NO_CHOICE
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.table import ARROW_TYPES
from tests.drawing import drawn
from tests.ledger.made_ledger import TRACED
from tests.spec.given import CALENDAR, MADE_AT, SLICES

PLANS, ENQUIRIES, NAMES = "child_protection_plans", "section_47_enquiries", "people"
KINDS = sorted({source.kind for source in TABLES[PLANS].sources})
BY_HAND = "tracker"
DAY_ONE = datetime.date(2023, 1, 1)
DAY = datetime.timedelta(days=1)
LONG_AGO = datetime.date(1, 1, 1)
NO_DAYS = LONG_AGO + DAY


@dataclass(frozen=True, kw_only=True)
class Row:
    child: str
    start: datetime.date | None
    end: datetime.date | None = None
    unread: bool = False

    @property
    def key(self) -> str:
        return f"{self.child}|{self.start}"


@dataclass(kw_only=True)
class Said:
    """One return: its days, which tables it brings whole, and what it says."""

    number: int
    kind: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    whole: frozenset[str]
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)

    def precedence(self, table: str) -> datetime.date:
        """Of two returns that say a row, the one of the higher is believed."""
        if TABLES[table].gives_way(self.kind):
            return LONG_AGO
        return self.last_day or NO_DAYS


def believed(returns: list[Said], table: str, key: str) -> Said:
    """The return whose word stands for a key."""
    holders = [one for one in returns if key in one.rows[table]]
    latest = max(one.precedence(table) for one in holders)
    return min(
        (one for one in holders if one.precedence(table) == latest),
        key=lambda o: (o.kind, how_old(o), o.number),
    )


def how_old(one: Said) -> int:
    """Of two that are kept by hand, the one that speaks to the later day is believed."""
    return -(one.last_day or LONG_AGO).toordinal() if one.kind == BY_HAND else 0


def said_better(rows: dict[str, Row], by_hand: set[str]) -> set[str]:
    """Of the rows that stand, by their keys, those kept by hand where another return holds one of
    the child that began within a month of it."""
    return {
        key
        for key in by_hand
        for other in rows.keys() - by_hand
        if rows[key].child == rows[other].child and _apart(rows[key].start, rows[other].start) <= 31
    }


def _apart(one: datetime.date | None, other: datetime.date | None) -> int:
    return abs((one - other).days) if one and other else 1000


def given_way(returns: list[Said], table: str, keys: set[str]) -> set[str]:
    """Of the keys that stand, those of a tracker that another return says better."""
    own = {key: believed(returns, table, key) for key in keys}
    by_hand = {key for key in keys if own[key].kind == BY_HAND}
    return said_better({key: own[key].rows[table][key] for key in keys}, by_hand)


def later_that_lack(returns: list[Said], table: str, own: Said, row: Row) -> list[Said]:
    """The later returns that speak of the row's days, bring its table whole and do not hold it.
    What is kept by hand is withdrawn by none."""
    if own.kind == BY_HAND:
        return []
    return [
        one
        for one in returns
        if one.precedence(table) > own.precedence(table)
        and table in one.whole
        and one.first_day is not None
        and one.last_day is not None
        and (row.start or own.first_day or LONG_AGO) <= one.last_day
        and (row.end is None or row.end >= one.first_day)
        and not row.unread
    ]


def current_plans(returns: list[Said]) -> set[tuple[Any, ...]]:
    """Each current plan: key, end, whether the end is marked as unreadable."""
    found = set()
    for key in {key for one in returns for key in one.rows[PLANS]}:
        own = believed(returns, PLANS, key)
        row = own.rows[PLANS][key]
        lack = later_that_lack(returns, PLANS, own, row)
        if not lack:
            found.add((key, row.end, row.unread))
            continue
        gap = min(one.first_day for one in lack if one.first_day)
        if any(_both_speak_of(row.start, own, one) for one in lack):
            continue
        if _said_anew(returns, own, row, gap):
            continue
        found.add((key, row.end or gap - DAY, row.unread or row.end is None))
    gone = given_way(returns, PLANS, {key for key, _, _ in found})
    return {one for one in found if one[0] not in gone}


def _both_speak_of(day: datetime.date | None, own: Said, later: Said) -> bool:
    if day is None or later.first_day is None or later.last_day is None:
        return False
    return later.first_day <= day <= (own.last_day or day)


def _said_anew(returns: list[Said], own: Said, row: Row, gap: datetime.date) -> bool:
    return any(
        other.child == row.child
        and other.start is not None
        and other.start < gap
        and key not in own.rows[PLANS]
        for one in returns
        if one.precedence(PLANS) > own.precedence(PLANS)
        for key, other in one.rows[PLANS].items()
    )


def current_enquiries(returns: list[Said]) -> set[str]:
    """The keys of the current enquiries: an event is withdrawn where a later return speaks of its
    day too and lacks it."""
    found = set()
    for key in {key for one in returns for key in one.rows[ENQUIRIES]}:
        own = believed(returns, ENQUIRIES, key)
        row = own.rows[ENQUIRIES][key]
        lack = [
            one
            for one in returns
            if one.precedence(ENQUIRIES) > own.precedence(ENQUIRIES) and ENQUIRIES in one.whole
            if own.kind != BY_HAND
            if _both_speak_of(row.start, own, one)
            and row.start is not None
            and one.last_day is not None
            and row.start <= one.last_day
        ]
        if not lack:
            found.add(key)
    return found - given_way(returns, ENQUIRIES, found)


def current_people(returns: list[Said]) -> set[tuple[str, int]]:
    """Each child, and the number of the return that is believed of who they are."""
    keys = {key for one in returns for key in one.rows[NAMES]}
    return {(key, believed(returns, NAMES, key).number) for key in keys}


def make_returns(chance: random.Random) -> list[Said]:
    """A few returns of several kinds, with days that overlap, or none."""
    returns = []
    truth = [_row(chance) for _ in range(chance.randint(1, 6))]
    for number in range(1, chance.randint(2, 5) + 1):
        first = DAY_ONE + DAY * chance.choice([0, 10, 20, 30, 40])
        last = first + DAY * chance.choice([9, 15, 25, 60])
        dated = chance.random() > 0.15
        one = Said(
            number=number,
            kind=chance.choice(KINDS),
            first_day=first if dated else None,
            last_day=last if dated else None,
            whole=frozenset(t for t in (PLANS, ENQUIRIES, NAMES) if chance.random() > 0.25),
        )
        for table in (PLANS, ENQUIRIES, NAMES):
            told = [_told(chance, row) for row in truth if chance.random() > 0.3]
            one.rows[table] = {
                (row.child if table == NAMES else row.key): row
                for row in told
                if table != NAMES or row.start is not None
                if TABLES[table].sources_of(one.kind)  # a tracker says nobody's name
            }
        returns.append(one)
    return returns


def _row(chance: random.Random) -> Row:
    start = DAY_ONE + DAY * chance.randint(-20, 90)
    end = start + DAY * chance.randint(0, 40) if chance.random() > 0.4 else None
    return Row(child=chance.choice("AB"), start=start, end=end)


def _told(chance: random.Random, row: Row) -> Row:
    """What a return says of what is true: a day out now and then, an end not known or not read."""
    turn = chance.random()
    if turn < 0.1 and row.start is not None:
        return replace(row, start=row.start + DAY)
    if turn < 0.2:
        return replace(row, end=None)
    if turn < 0.27:
        return replace(row, end=None, unread=True)
    return row


def reading_of(returns: list[Said], authority: pa.Table = NO_CHOICE) -> Reading:
    """The record that these returns make, where a council has chosen so."""
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(delta_of(returns, authority))
    return snapshot.at(1)


def delta_of(returns: list[Said], authority: pa.Table) -> Delta:
    """What a ledger hands over that holds these returns."""
    opened = {}
    for name, table in TABLES.items():
        schema = pa.schema(
            [*TRACED.items(), *((c.name, ARROW_TYPES[c.holds]) for c in table.columns)]
        )
        rows = []
        for one in returns:
            for ordinal, (key, row) in enumerate(one.rows.get(name, {}).items(), start=1):
                rows.append(_ledger_row(name, one, key, row, ordinal, len(rows)))
        opened[name] = pa.Table.from_pylist(rows, schema=schema)
    slices = [
        {"id": one.number, "council": "899", "kind": one.kind, "period": str(one.number)}
        | {"year": 0, "first_day": one.first_day, "last_day": one.last_day, "opened_by": 1}
        for one in returns
    ]
    spoken = [
        {"edition": 1, "slice_id": one.number, "first_day": one.first_day}
        | {"last_day": one.last_day, "whole": " ".join(one.whole)}
        | {"in_part": " ".join({PLANS, ENQUIRIES, NAMES} - one.whole), "of_children": ""}
        for one in returns
    ]
    days = [("first_day", pa.date32()), ("last_day", pa.date32())]
    words = [(name, pa.string()) for name in ("whole", "in_part", "of_children")]
    numbers = [("edition", pa.int64()), ("slice_id", pa.int64())]
    return Delta(
        since=0,
        edition=1,
        opened=opened,
        closed={},
        slices=pa.Table.from_pylist(slices, schema=SLICES),
        spoken=pa.Table.from_pylist(spoken, schema=pa.schema([*numbers, *days, *words])),
        loads=pa.table({"id": [1], "edition": [1], "slice_id": [1], "source": ["made"]}),
        editions=pa.table({"number": [1], "made_at": [MADE_AT], "made_by_id": [1]}),
        authority=authority,
    )


def _ledger_row(
    name: str, one: Said, key: str, row: Row, ordinal: int, before: int
) -> dict[str, Any]:
    end = " ended_on " if row.unread and name == PLANS else ""
    return {
        "id": before + 1,
        "council": "899",
        "row_key": key,
        "slice_id": one.number,
        "load_id": 1,
        "ordinal": ordinal,
        "line": ordinal,
        "unreadable": end,
        "opened_by": 1,
        "closed_by": None,
        "child_id": row.child,
        "started_on": row.start,
        "ended_on": row.end,
    }


@drawn(150)
@given(st.integers(0, 2**32))
def test_what_is_believed_of_overlapping_returns_is_what_the_twin_believes(seed: int) -> None:
    returns = make_returns(random.Random(seed))
    reading = reading_of(returns)
    reading.ready(PLANS, ENQUIRIES, NAMES)
    plans = {
        (key, end, " ended_on " in unread)
        for key, end, unread in reading.fetch(f"select row_key, ended_on, unreadable from {PLANS}")
    }
    assert plans == current_plans(returns)
    enquiries = [key for (key,) in reading.fetch(f"select row_key from {ENQUIRIES}")]
    assert set(enquiries) == current_enquiries(returns)
    assert len(enquiries) == len(set(enquiries))
    people = set(reading.fetch(f"select row_key, slice_id from {NAMES}"))
    assert people == current_people(returns)


def test_the_made_returns_hold_each_thing_that_can_happen() -> None:
    seen = {"withdrawn": 0, "ended in between": 0, "said by two": 0, "no days": 0, "in part": 0}
    seen["given way"] = 0
    for seed in range(600):
        returns = make_returns(random.Random(seed))
        keys = {key for one in returns for key in one.rows[PLANS]}
        plans = current_plans(returns)
        seen["withdrawn"] += len(keys) - len(plans)
        seen["given way"] += len(given_way(returns, PLANS, keys))
        said = {(k, r.end, r.unread) for one in returns for k, r in one.rows[PLANS].items()}
        seen["ended in between"] += len(plans - said)
        seen["said by two"] += sum(sum(k in o.rows[PLANS] for o in returns) > 1 for k in keys)
        seen["no days"] += sum(one.last_day is None for one in returns)
        seen["in part"] += sum(PLANS not in one.whole for one in returns)
    assert all(count > 50 for count in seen.values()), seen
