"""Large returns of made-up children, for the benchmarks of their readers: shapes, not stories."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.shape import Cell, Group, Reads
from goldenthread.returns.ssda903 import SSDA903
from goldenthread.returns.writing_annex_a import write_annex_a
from goldenthread.returns.writing_ssda903 import write_ssda903

AS_AT = datetime.date(2025, 3, 31)
SOME_DAYS = 180
IDENTIFIES = ("Child Unique ID", "CHILD")
BIRTH = ("Date of Birth", "DOB")
EPISODES_A_CHILD = 3


def annex_a(path: Path, rows: int) -> int:
    """Write a workbook with so many rows a list; gives how many rows it holds in all."""
    chance = random.Random(rows)
    lists = {group.name: _rows(group, rows, chance) for group in ANNEX_A.groups}
    write_annex_a(path, lists, on=AS_AT)
    return rows * len(lists)


def ssda903(folder: Path, episodes: int) -> int:
    """Write the folder of an SSDA903 with so many episodes, and a header, reviews and outcomes of
    their children; gives how many rows it holds in all."""
    chance = random.Random(episodes)
    children = episodes // EPISODES_A_CHILD
    tables: dict[str, list[dict[str, Any]]] = {"episodes": list(_episodes(children, chance))}
    for name in ("header", "reviews", "oc2", "missing"):
        tables[name] = list(_rows(SSDA903.tables[name], children, chance))
    folder.mkdir(exist_ok=True)
    write_ssda903(folder, tables, year=AS_AT.year)
    return sum(map(len, tables.values()))


def _rows(group: Group, many: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """So many rows of a table, each of another child, three in four cells filled."""
    columns = [cells[0] for cells in group.columns().values()]
    for number in range(1, many + 1):
        row = {
            cell.name: _value(cell, number, chance)
            for cell in columns
            if cell.needed or chance.random() < 0.75
        }
        yield row | _in_turn(row)


def _in_turn(row: dict[str, Any]) -> dict[str, Any]:
    """The days of a row in the order of its columns: what ends before it starts is a finding, and
    a file in which half the rows have one measures the findings."""
    days = [name for name in row if isinstance(row[name], datetime.date) and name not in BIRTH]
    return dict(zip(days, sorted(row[name] for name in days), strict=True))


def _value(cell: Cell, number: int, chance: random.Random) -> Any:
    """What could stand in a cell. Words are longer than codes, as a council's are."""
    if cell.name in IDENTIFIES:
        return f"C{number:07}"
    if cell.name in BIRTH:
        return AS_AT - datetime.timedelta(days=chance.randrange(400, 6500))
    match cell.reads:
        case Reads.DATE:
            return AS_AT - datetime.timedelta(days=chance.randrange(SOME_DAYS))
        case Reads.FLAG:
            return chance.random() < 0.5
        case Reads.NUMBER:
            return chance.randrange(10)
        case Reads.CODE:
            return chance.choice(cell.codes.values) if cell.codes else None
    return f"Words of {number % 97}"


def _episodes(children: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Three episodes of each child, one after another, the last still open for half of them."""
    episodes = SSDA903.tables["episodes"]
    for number in range(1, children + 1):
        starts_on = AS_AT - datetime.timedelta(days=chance.randrange(200, 360))
        for turn in range(EPISODES_A_CHILD):
            ends_on = starts_on + datetime.timedelta(days=chance.randrange(20, 60))
            row = {c.name: _value(c, number, chance) for c in episodes.cells if c.codes}
            row |= {"CHILD": f"C{number:07}", "DECOM": starts_on, "DEC": ends_on}
            row |= {"RNE": "S" if turn == 0 else "P", "REC": "X1"}
            if turn == EPISODES_A_CHILD - 1 and chance.random() < 0.5:
                row |= {"DEC": None, "REC": None}
            yield row
            starts_on = ends_on
