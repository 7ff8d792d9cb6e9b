"""A Standard Safeguarding Dataset that we write, read back: the same cells, as CSV and Parquet."""

import csv
import datetime
import random
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goldenthread.ingest.cells import as_arrow, read_cells
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.shape import Cell, Group, Reads
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.writing_standard_safeguarding import (
    headings,
    write_standard_safeguarding,
)

ARRIVING = [group for group in STANDARD_SAFEGUARDING.groups if not group.made_from]


def own_cells(group: Group) -> list[Cell]:
    """The first cell of each column: what else is read from it follows from what stands there."""
    first: dict[str, Cell] = {}
    for cell in group.cells:
        if cell.names[0] in headings(group.name):
            first.setdefault(cell.names[0], cell)
    return list(first.values())


def a_value(cell: Cell, dice: random.Random) -> Any:
    """Something that the cell can hold, or nothing."""
    if not cell.needed and dice.random() < 0.2:
        return None
    if cell.codes:
        return dice.choice(sorted(cell.codes.values))
    match cell.reads:
        case Reads.DATE:
            return datetime.date(2012, 1, 1) + datetime.timedelta(days=dice.randint(0, 5500))
        case Reads.FLAG:
            return dice.choice((True, False))
        case Reads.NUMBER:
            return dice.randint(0, 40)
        case Reads.CODE:
            return dice.choice(("LEFTRL", "OTHERS") if "worker" in cell.name else ("CARPL",))
    return f'{cell.name[:4].upper()} {dice.randint(1, 10**6)}, "A" B'


@pytest.mark.parametrize("as_parquet", [False, pytest.param(True, marks=pytest.mark.prove)])
def test_written_and_read_back_it_says_the_same(tmp_path: Path, *, as_parquet: bool) -> None:
    dice = random.Random(7)
    tables = {
        group.name: [
            {cell.names[0]: a_value(cell, dice) for cell in own_cells(group)} for _ in range(20)
        ]
        for group in ARRIVING
    }
    files = write_standard_safeguarding(tmp_path, tables, as_parquet=as_parquet)
    assert [file.stem for file in files] == [group.name for group in ARRIVING]
    raw, shape = read_return(tmp_path.name, files)
    assert shape is STANDARD_SAFEGUARDING
    assert set(raw.tables) == set(tables)
    for group in ARRIVING:
        connection = duckdb.connect(config={"threads": 1})
        assert read_cells(connection, group, as_arrow(raw.tables[group.name])) == []
        names = ", ".join(f'"{cell.name}"' for cell in own_cells(group))
        found = connection.execute(f'select {names} from "read_{group.name}" order by n').fetchall()
        wanted = [tuple(row.values()) for row in tables[group.name]]
        assert found == wanted, group.name
        connection.close()


def test_its_columns_are_those_of_the_dataset(tmp_path: Path) -> None:
    write_standard_safeguarding(tmp_path, {"ssd_cp_plans": [], "ssd_cla_visits": []})
    with (tmp_path / "ssd_cp_plans.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [
            "cppl_cp_plan_id",
            "cppl_referral_id",
            "cppl_icpc_id",
            "cppl_person_id",
            "cppl_cp_plan_start_date",
            "cppl_cp_plan_end_date",
            "cppl_cp_plan_initial_category",
            "cppl_cp_plan_latest_category",
            "cppl_cp_plan_ola",
        ]


def test_what_is_no_text_is_written_as_systems_write_it(tmp_path: Path) -> None:
    row = {
        "cina_assessment_id": 7,
        "cina_person_id": "C1",
        "cina_assessment_start_date": datetime.date(2025, 1, 6),
        "cina_assessment_child_seen": True,
        "cina_assessment_outcome_json": {"NFA_FLAG": "N"},
    }
    (file,) = write_standard_safeguarding(tmp_path, {"ssd_cin_assessments": [row]})
    with file.open(encoding="utf-8", newline="") as opened:
        (read,) = csv.DictReader(opened)
    assert read["cina_assessment_start_date"] == "2025-01-06"
    assert read["cina_assessment_child_seen"] == "Y"
    assert read["cina_assessment_outcome_json"] == '{"NFA_FLAG": "N"}'
    assert read["cina_assessment_auth_date"] == ""


def test_no_cell_is_lost_without_a_word(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="cppl_made_up"):
        write_standard_safeguarding(tmp_path, {"ssd_cp_plans": [{"cppl_made_up": "1"}]})
    with pytest.raises(KeyError, match="ssd_made_up"):
        write_standard_safeguarding(tmp_path, {"ssd_made_up": []})
