"""An SSDA903 that we write, read back: the same cells, in the headings of its year."""

import csv
import datetime
import random
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goldenthread.codes.leaving_care import ACCOMMODATION
from goldenthread.ingest.cells import as_arrow, read_cells
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.shape import Cell, Group, Reads
from goldenthread.returns.ssda903 import (
    ARRIVING,
    DOLO,
    HEADER,
    NOWHERE,
    OC3,
    PREVIOUS_PERMANENCE,
    SSDA903,
    SW_EPISODES,
)
from goldenthread.returns.writing_ssda903 import headings, write_ssda903

ALONE = {"IS_MOTHER": "yes", "SHORT_BREAK": None, "UPN_UNKNOWN": None, "YEAR_PERM": None}
"""Cells that are read from a column of another cell: what stands there in a row of our making."""


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
    return f'{cell.name[:3]} {dice.randint(1, 10**6)}, "a" b'


def a_row(group: Group, dice: random.Random) -> dict[str, Any]:
    row = {c.name: a_value(c, dice) for c in group.cells if c.names[0] != NOWHERE}
    row |= {name: said for name, said in ALONE.items() if name in row}
    if row.get("LS") in ("V3", "V4"):
        row["SHORT_BREAK"] = row["LS"]
    if group is OC3 and row["ACCOM"] in (None, "0"):
        row["SUITABLE"] = None
    if group is PREVIOUS_PERMANENCE and row["DATE_PERM"]:
        row["YEAR_PERM"] = row["DATE_PERM"].year
    if group is HEADER and dice.random() < 0.3:
        row |= {"UPN": None, "UPN_UNKNOWN": "UN1"}
    return row


def read_back(folder: Path) -> dict[str, list[dict[str, Any]]]:
    raw, shape = read_return(folder.name, sorted(folder.iterdir()))
    assert shape is SSDA903
    found = {}
    for name, table in raw.tables.items():
        connection = duckdb.connect(config={"threads": 1})
        assert read_cells(connection, shape.tables[name], as_arrow(table)) == []
        names = [c.name for c in shape.tables[name].cells if c.names[0] != NOWHERE]
        columns = ", ".join(f'"{one}"' for one in names)
        rows = connection.execute(f'select {columns} from "read_{name}" order by n').fetchall()
        found[name] = [dict(zip(names, row, strict=True)) for row in rows]
        connection.close()
    return found


@pytest.mark.parametrize("year", [2017, 2024, 2025, 2027])
def test_written_and_read_back_it_says_the_same(tmp_path: Path, year: int) -> None:
    dice = random.Random(year)
    tables = {
        group.name: [a_row(group, dice) for _ in range(40)]
        for group in ARRIVING
        if not group.since or year >= group.since
    }
    if year < 2025:
        for row in (*tables["header"], *tables["uasc"]):
            row["SEX"] = "F" if row["SEX"] == "U" else row["SEX"]
    write_ssda903(tmp_path, tables, year=year)
    found = read_back(tmp_path)
    assert set(found) == set(tables)
    for name, rows in tables.items():
        assert found[name] == rows, name


def first_line(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def test_the_columns_are_those_of_the_collection(tmp_path: Path) -> None:
    write_ssda903(tmp_path, {group.name: [] for group in ARRIVING}, year=2027)
    said = {path.stem: ",".join(first_line(path)) for path in tmp_path.iterdir()}
    assert said["header"] == "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
    assert said["episodes"] == (
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
        "HOME_POST,PL_POST,URN"
    )
    assert said["oc3"] == "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"
    assert said["previous_permanence"] == "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"
    assert said["sw_episodes"] == "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"
    assert all(said[group.name] == ",".join(headings(group)) for group in ARRIVING)


def test_sex_is_a_figure_up_to_the_collection_of_2023_24(tmp_path: Path) -> None:
    for year, wanted in ((2024, "1"), (2025, "M")):
        write_ssda903(tmp_path, {"header": [{"CHILD": "C1", "SEX": "M"}]}, year=year)
        assert (tmp_path / "header.csv").read_text().splitlines()[1].split(",")[1] == wanted


def test_what_is_not_collected_in_the_year_is_not_written(tmp_path: Path) -> None:
    for group in (SW_EPISODES, DOLO):
        assert group.since is not None
        before = group.since - 1
        assert write_ssda903(tmp_path, {group.name: []}, year=before) == []
        with pytest.raises(ValueError, match=f"collected since {group.since}"):
            write_ssda903(tmp_path, {group.name: [{"CHILD": "C1"}]}, year=before)


def test_no_cell_is_lost_without_a_word(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="PLACEMENT"):
        write_ssda903(tmp_path, {"episodes": [{"CHILD": "C1", "PLACEMENT": "U6"}]}, year=2025)
    with pytest.raises(KeyError, match="visits"):
        write_ssda903(tmp_path, {"visits": []}, year=2025)


def test_every_kind_of_accommodation_is_written_as_it_is_read(tmp_path: Path) -> None:
    rows = [
        {"CHILD": f"C{n}", "IN_TOUCH": "YES", "ACCOM": code, "SUITABLE": suitable}
        for n, code in enumerate(sorted(ACCOMMODATION.values))
        for suitable in ((None,) if code == "0" else (True, False, None))
    ]
    write_ssda903(tmp_path, {"oc3": rows}, year=2025)
    kept = [(row["ACCOM"], row["SUITABLE"]) for row in read_back(tmp_path)["oc3"]]
    assert kept == [(row["ACCOM"], row["SUITABLE"]) for row in rows]
