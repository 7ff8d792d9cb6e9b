"""Children's true histories of care, the SSDA903 of each year about them, and the record of those.

A history is made first and knows nothing of returns; the slow, obvious twin says of it what the
record should hold once the returns of some years, one after another, are loaded.
"""

import datetime
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from goldenthread.ingest.raw import RawReturn, RawTable
from goldenthread.ingest.staging import stage
from goldenthread.record.arriving import Delta
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.table import ARROW_TYPES
from goldenthread.returns.ssda903 import EPISODES, SSDA903
from tests.ledger.made_ledger import TRACED
from tests.spec.given import CALENDAR, MADE_AT, SLICES, spoken_by

Day = datetime.date
CHANGES = {"P": "placement", "T": "placement", "L": "status", "B": "both", "U": "both"}
MADE = ("looked_after_periods", "placements", "legal_statuses")


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One episode of a child's care. `ends` and `why` are of its end, None while it lasts."""

    child: str
    starts: Day
    rne: str
    status: str
    place: str
    ends: Day | None = None
    why: str | None = None


def a_life_in_care(child: str, dice: random.Random, first: Day, last: Day) -> list[Episode]:
    """Up to three periods of care between the two days, the last of them perhaps still going on."""
    episodes: list[Episode] = []
    day = first + datetime.timedelta(days=dice.randint(0, 900))
    for _ in range(dice.randint(1, 3)):
        status, place, rne = dice.choice(["V2", "C1"]), dice.choice(["U6", "K2"]), "S"
        for _ in range(dice.randint(1, 6)):
            ends = day + datetime.timedelta(days=dice.choice([3, 40, 150, 400, 800]))
            episodes.append(
                Episode(child=child, starts=day, rne=rne, status=status, place=place, ends=ends)
            )
            rne = dice.choice(list(CHANGES))
            if CHANGES[rne] != "status":
                place = dice.choice(["U6", "K2", "P1"])
            if CHANGES[rne] != "placement":
                status = {"V2": "C1", "C1": "C2", "C2": "V2"}[status]
            episodes[-1] = replace(episodes[-1], why="X1")
            day = ends
        episodes[-1] = replace(episodes[-1], why="E4A")
        day += datetime.timedelta(days=dice.choice([1, 60, 500]))
    return [one for one in episodes if one.starts <= last]


def as_at(episodes: Iterable[Episode], day: Day) -> list[Episode]:
    """What is known on the day: what began by then, without the ends that are still to come."""
    return [
        replace(one, ends=None, why=None) if one.ends is None or one.ends > day else one
        for one in episodes
        if one.starts <= day
    ]


def of_the_year(episodes: Iterable[Episode], year: int) -> list[Episode]:
    """The episodes that the SSDA903 of the year to 31 March `year` holds."""
    first, last = Day(year - 1, 4, 1), Day(year, 3, 31)
    return [one for one in as_at(episodes, last) if one.ends is None or one.ends >= first]


def written(day: Day | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None


def rows_of_the_year(episodes: Sequence[Episode], year: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of the record that one year's return brings."""
    cells = tuple(cell.name for cell in EPISODES.cells)
    rows = []
    for n, one in enumerate(of_the_year(episodes, year), start=1):
        said = {
            "CHILD": one.child,
            "DECOM": written(one.starts),
            "RNE": one.rne,
            "LS": one.status,
            "PLACE": one.place,
            "DEC": written(one.ends),
            "REC": one.why,
        }
        rows.append([n, 0, n + 1, *(said.get(cell) for cell in cells)])
    raw = RawReturn(
        kind="ssda903",
        header={},
        tables={"episodes": RawTable(cells=cells, rows=rows)},
        findings=[],
    )
    staged = stage(raw, SSDA903, lambda _: year)
    found = {}
    for table in staged.tables:
        result = staged.connection.execute(f"select * from {table.name}")
        names = [column[0] for column in result.description]
        found[table.name] = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    staged.connection.close()
    return found


def record_of_years(episodes: Sequence[Episode], years: Sequence[int]) -> Reading:
    """The record with the returns of these years loaded."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for year in years:
        for name, said in rows_of_the_year(episodes, year).items():
            for row in said:
                number = sum(map(len, rows.values())) + 1
                rows[name].append(row | {"id": number, "council": "899", "slice_id": year})
    slices = [
        {
            "id": year,
            "council": "899",
            "kind": "ssda903",
            "period": f"{year - 1}-{year % 100:02d}",
            "year": year,
            "first_day": Day(year - 1, 4, 1),
            "last_day": Day(year, 3, 31),
            "opened_by": 1,
        }
        for year in years
    ]
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(
        Delta(
            since=0,
            edition=1,
            opened={name: _arrow(name, said) for name, said in rows.items()},
            closed={},
            slices=pa.Table.from_pylist(slices, schema=SLICES),
            spoken=spoken_by(slices),
            loads=pa.table({"id": [1], "edition": [1], "slice_id": [years[0]], "source": ["a"]}),
            editions=pa.table({"number": [1], "made_at": [MADE_AT], "made_by_id": [1]}),
        )
    )
    return snapshot.at(1)


def _arrow(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    columns = [(c.name, ARROW_TYPES[c.holds]) for c in TABLES[name].columns]
    schema = pa.schema([*TRACED.items(), *columns])
    known = [row | {"load_id": 1, "opened_by": 1, "closed_by": None} for row in rows]
    return pa.Table.from_pylist(known, schema=schema)


def truly(episodes: Sequence[Episode], years: Sequence[int]) -> dict[str, set[tuple[Any, ...]]]:
    """What the record should hold of years that follow one another: every period, placement and
    legal status of which an episode is in them, each with the day on which it began or, where that
    episode is in none, the first day of the first that is, and whether it began earlier."""
    known = as_at(episodes, Day(years[-1], 3, 31))
    first_day = Day(years[0] - 1, 4, 1)
    seen = {one for one in known if one.ends is None or one.ends >= first_day}
    return {
        table: {
            _row(table, chain, [one for one in chain if one in seen])
            for chain in _chains(known, table)
            if any(one in seen for one in chain)
        }
        for table in MADE
    }


def _chains(episodes: Sequence[Episode], table: str) -> list[list[Episode]]:
    starts = {
        "looked_after_periods": ("S",),
        "placements": ("S", "P", "T", "B", "U"),
        "legal_statuses": ("S", "L", "B", "U"),
    }[table]
    chains: list[list[Episode]] = []
    for one in episodes:
        if one.rne in starts:
            chains.append([])
        chains[-1].append(one)
    return chains


def _row(table: str, chain: list[Episode], seen: list[Episode]) -> tuple[Any, ...]:
    kind = {"placements": seen[0].place, "legal_statuses": seen[0].status}.get(table)
    return (seen[0].child, kind, seen[0].starts, seen[-1].ends, seen[0] is not chain[0])
