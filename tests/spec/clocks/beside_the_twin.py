"""Every clock beside its twin: one record of thousands of made children, each running compared.

The twin says of each child on which days something of it changes; each child is asked about on
days near those. A running agrees where rule, first day, due date, state and verdict do, on each.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
from ibis import _

from goldenthread.clocks.decided import with_decided
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import KEPT, all_runs, every_run
from goldenthread.clocks.states import with_state
from goldenthread.record.arriving import ARRIVES, Delta, arriving_rows
from goldenthread.record.catalogue import TABLES
from goldenthread.record.decided_dates import DATE_DECISIONS, DATES_DECIDED, Decided
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.standards import SET_HERE
from tests.spec.clocks.twin import decided, lives
from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import Child, Row
from tests.spec.clocks.twin.decided import Word
from tests.spec.clocks.twin.running import Running, Stand
from tests.spec.clocks.twin.world import CENSUS, World
from tests.spec.given import CALENDAR, MADE_AT, cell_of, kinds_of
from tests.spec.given import CENSUS as OF_CENSUS

asked = ibis.table({"of_child": "string", "day": "date"}, name="asked")
SHOWN = ("clock", "child_id", "rule", "about", "started_on", "day", "due_on", "state", "verdict")
Told = tuple[Any, ...]
"""What is said of a running on a day, with SHOWN."""
OfRunning = tuple[str, str, datetime.date | None, str]
"""A running by its child, its clock, its first day and what it is about."""
LONDON = ZoneInfo("Europe/London")
LAST_MINUTE = datetime.time(23, 59)


@cache
def standing() -> str:
    """SQL for the runnings of every child as they stand on each day that is asked about it."""
    each = all_runs.inner_join(asked, [all_runs.child_id == asked.of_child])
    known = with_decided(each.rename(on_day="day"))
    return str(ibis.to_sql(with_state(known.mutate(day=_.on_day), _.day).select(*SHOWN), "duckdb"))


@dataclass
class Compared:
    """How many runnings of each clock were compared, how many times, and what differed."""

    runnings: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    differ: dict[str, list[tuple[str, Told, Child]]] = field(default_factory=dict)
    decisions: int = 0


def compare(world: World, seed: int, children: int, days: int = 5) -> Compared:
    """Every clock over so many made children of a world, each asked about on some days."""
    chance = Chance(seed)
    told = [lives.life(chance, f"c{n}", world) for n in range(children)]
    found, wanted = Compared(), {code: Counter[Told]() for code in CLOCKS}
    days_of: dict[str, set[datetime.date]] = {}
    words: dict[OfRunning, list[Word]] = {}
    for child in told:
        each = {code: list(clock(child, world)) for code, clock in lives.CLOCKS.items()}
        every = [running for runnings in each.values() for running in runnings]
        days_of[child.name] = lives.days_to_ask(chance, every, world, days)
        words |= _decided(chance, child, each, days_of[child.name])
        for code, runnings in each.items():
            found.runnings[code] += len(runnings)
            for one in runnings:
                said = words.get((child.name, code, one.started, one.about), [])
                found.decisions += len(said)
                for day, (due, state, verdict) in _walk(one, said, days_of[child.name], world):
                    row = (child.name, one.rule, one.about, one.started, day, due, state, verdict)
                    wanted[code][row] += 1
    reading = record_of_lives(world, told, words)
    by_name = {child.name: child for child in told}
    said = _said(reading, days_of)
    for code, twin in wanted.items():
        clock = said[code]
        found.states[code] += twin.total()
        found.differ[code] = [
            (who, row, by_name[row[0]])
            for who, more in (("clock", clock - twin), ("twin", twin - clock))
            for row in more
        ]
    return found


def _decided(
    chance: Chance,
    child: Child,
    each: Mapping[str, Sequence[Running]],
    days: set[datetime.date],
) -> dict[OfRunning, list[Word]]:
    """What is decided of some of the runnings of a child, which is asked about near those days."""
    every = [(code, one) for code, runnings in each.items() for one in runnings]
    words = {}
    for code, one in chance.sample(every, len(every) // 3):
        said = list(decided.draw(chance, one))
        words[child.name, code, one.started, one.about] = said
        near = [day for word in said for day in (word.said, word.agreed, word.until) if day]
        if near and chance.rarely():
            days.add(chance.choice(near) + datetime.timedelta(days=chance.choice((-1, 0, 1))))
    return words


def _walk(
    one: Running, words: Sequence[Word], days: set[datetime.date], world: World
) -> Iterator[tuple[datetime.date, Stand]]:
    if not words:
        return one.walk(days)
    return (
        found for day in days for found in decided.as_decided(one, words, day, world).walk([day])
    )


def _said(reading: Reading, days_of: dict[str, set[datetime.date]]) -> dict[str, Counter[Told]]:
    """What the clocks say of every running of each child on its days, by clock."""
    runs = every_run(reading)
    reading.ready(DATES_DECIDED)
    said = {code: Counter[Told]() for code in CLOCKS}
    with reading.holding("asked", _asked(days_of)):
        for code, *row in reading.fetch(f"with {KEPT} as ({runs}) select * from ({standing()})"):
            said[code][tuple(row)] += 1
    return said


def _asked(days_of: dict[str, set[datetime.date]]) -> pa.Table:
    pairs = [(name, day) for name, days in days_of.items() for day in sorted(days)]
    return pa.table(
        {
            "of_child": pa.array([name for name, _day in pairs], pa.string()),
            "day": pa.array([day for _name, day in pairs], pa.date32()),
        }
    )


def record_of_lives(
    world: World, told: Sequence[Child], words: Mapping[OfRunning, Sequence[Word]]
) -> Reading:
    """A reading of the record of these children, with the files of a world, and what was decided
    of their runnings."""
    slices = list(_slices(world))
    ids = {one["table"]: one["id"] for one in slices if one["table"]}
    opened, number = {}, 0
    for name in TABLES:
        rows = []
        for child in told:
            for cells in child.of(name):
                number += 1
                slice_id = ids.get(name) or cells.get("said_in") or max(world.years)
                rows.append(_row(name, child.name, cells, number, slice_id))
        opened[name] = pa.Table.from_pylist(rows, schema=arriving_rows(TABLES[name]))
    snapshot = Snapshot(
        working_days=CALENDAR,
        days_earlier=int(world.day_one),
        closures=dict.fromkeys(world.shut, "shut"),
    )
    snapshot.take_in(
        Delta(
            since=0,
            edition=1,
            opened=opened,
            closed={},
            slices=pa.Table.from_pylist(slices, schema=ARRIVES["slices"]),
            spoken=pa.Table.from_pylist(slices, schema=ARRIVES["spoken"]),
            loads=ARRIVES["loads"].empty_table(),
            editions=pa.table({"number": [1], "made_at": [MADE_AT], "made_by_id": [1]}),
            standards_set=_standards(world),
            date_decisions=date_decisions(words),
        )
    )
    return snapshot.at(1)


def _row(name: str, child: str, cells: Row, number: int, slice_id: int) -> dict[str, Any]:
    table = TABLES[name]
    texts = {column: "" if cell is None else str(cell) for column, cell in cells.items()}
    unreadable = "".join(f" {name} " for name, text in texts.items() if text.startswith("?"))
    holds = {column.name: column.holds for column in table.columns}
    values = {
        column: None if text.startswith("?") else cell_of(holds[column], text)
        for column, text in texts.items()
        if column in holds
    }
    return values | {
        "id": number,
        "council": "899",
        "child_id": child,
        "row_key": "|".join([child, *(texts.get(part, "") for part in table.key[1:])]),
        "slice_id": slice_id,
        "load_id": 1,
        "ordinal": number,
        "line": number,
        "unreadable": unreadable,
        "opened_by": 1,
    }


def _slices(world: World) -> Iterator[dict[str, Any]]:
    """The files of a world, each with what it speaks of."""
    partly = "child_protection_reviews" if world.only_latest else ""
    fixed = {"council": "899", "opened_by": 1, "edition": 1, "of_children": ""}
    for year in world.years:
        yield fixed | {
            "table": "",
            "id": year,
            "slice_id": year,
            "kind": OF_CENSUS,
            "year": year,
            "first_day": datetime.date(year - 1, 4, 1),
            "last_day": datetime.date(year, 3, 31),
            "whole": " ".join(name for name in CENSUS if name != partly),
            "in_part": partly,
        }
    for number, (table, (first, last)) in enumerate(world.feeds.items(), start=1):
        yield fixed | {
            "table": table,
            "id": number,
            "slice_id": number,
            "kind": kinds_of(table)[0],
            "year": 0,
            "first_day": first,
            "last_day": last,
            "whole": table,
            "in_part": "",
        }


def _standards(world: World) -> pa.Table:
    rows = [
        {"rule": rule, "allowed": amount, "in_force_from": since, "set_by": "a", "opened_by": 1}
        for rule, amount, since in world.set_here
    ]
    return pa.Table.from_pylist(rows, schema=ARRIVES[SET_HERE])


def date_decisions(
    words: Mapping[OfRunning, Sequence[Word]], *, after: int = 0, edition: int = 1
) -> pa.Table:
    """The decisions of an edition, each said in the last minute of its day in England; `after` is
    the last number that is taken."""
    rows: list[dict[str, Any]] = []
    for (child, clock, started, about), said in words.items():
        first = after + len(rows) + 1
        for word in said:
            kind = Decided.AGREED if word.agreed else Decided.PAUSED
            rows.append(
                {
                    "id": after + len(rows) + 1,
                    "child_id": child,
                    "clock": clock,
                    "started_on": started,
                    "about": about,
                    "decided": kind if word.agreed or word.since else Decided.TAKEN_BACK,
                    "agreed_on": word.agreed,
                    "paused_from": word.since,
                    "paused_to": word.until,
                    "said_at": datetime.datetime.combine(word.said, LAST_MINUTE, LONDON),
                    "instead_of": None if word.instead_of is None else first + word.instead_of,
                    "opened_by": edition,
                }
            )
    return pa.Table.from_pylist(rows, schema=ARRIVES[DATE_DECISIONS])
