"""Every clock beside its twin: one record of thousands of made children, each running compared.

The twin says of each child on which days something of it changes; each child is asked about on
days near those. A running agrees where rule, first day, due date, state and verdict do, on each.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import KEPT, all_runs, every_run
from goldenthread.clocks.states import with_state
from goldenthread.record.arriving import ARRIVES, Delta, arriving_rows
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.standards import SET_HERE
from tests.spec.clocks.twin import lives
from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import Child, Row
from tests.spec.clocks.twin.world import CENSUS, World
from tests.spec.given import CALENDAR, MADE_AT, cell_of, kinds_of
from tests.spec.given import CENSUS as OF_CENSUS

asked = ibis.table({"of_child": "string", "day": "date"}, name="asked")
SHOWN = ("clock", "child_id", "rule", "about", "started_on", "day", "due_on", "state", "verdict")
Told = tuple[Any, ...]
"""What is said of a running on a day, with SHOWN."""


@cache
def standing() -> str:
    """SQL for the runnings of every child as they stand on each day that is asked about it."""
    each = all_runs.inner_join(asked, [all_runs.child_id == asked.of_child])
    return str(ibis.to_sql(with_state(each, _.day).select(*SHOWN), "duckdb"))


@dataclass
class Compared:
    """How many runnings of each clock were compared, how many times, and what differed."""

    runnings: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    differ: dict[str, list[tuple[str, Told, Child]]] = field(default_factory=dict)


def compare(world: World, seed: int, children: int, days: int = 5) -> Compared:
    """Every clock over so many made children of a world, each asked about on some days."""
    chance = Chance(seed)
    told = [lives.life(chance, f"c{n}", world) for n in range(children)]
    found, wanted = Compared(), {code: Counter[Told]() for code in CLOCKS}
    days_of: dict[str, set[datetime.date]] = {}
    for child in told:
        each = {code: list(clock(child, world)) for code, clock in lives.CLOCKS.items()}
        every = [running for runnings in each.values() for running in runnings]
        days_of[child.name] = lives.days_to_ask(chance, every, world, days)
        for code, runnings in each.items():
            found.runnings[code] += len(runnings)
            for one in runnings:
                for day, (due, state, verdict) in one.walk(days_of[child.name]):
                    row = (child.name, one.rule, one.about, one.started, day, due, state, verdict)
                    wanted[code][row] += 1
    reading = record_of_lives(world, told)
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


def _said(reading: Reading, days_of: dict[str, set[datetime.date]]) -> dict[str, Counter[Told]]:
    """What the clocks say of every running of each child on its days, by clock."""
    runs = every_run(reading)
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


def record_of_lives(world: World, told: Sequence[Child]) -> Reading:
    """A reading of the record of these children, with the files of a world."""
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
