"""The published tables of Thornbeck: two editions, read back as the truth that they print."""

import csv
import datetime
from pathlib import Path

import pytest

from goldenthread.borough import Borough, truth, write_published
from goldenthread.borough.published import FEWEST_SHOWN, NEIGHBOURS
from goldenthread.ingest.published.reading import read_published
from goldenthread.ingest.published.whose_figures import OfOurs
from goldenthread.ingest.tables_in_files import read_tables

OURS = OfOurs(council="899", neighbours=frozenset(NEIGHBOURS))


@pytest.fixture
def written(hamlet: Borough, tmp_path: Path) -> list[Path]:
    return write_published(hamlet, tmp_path)


def read(path: Path) -> list[dict[str, str]]:
    """The figures or neighbours of a file or a folder of files."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    found = [table for file in files for table in read_tables(file)]
    recognised = read_published(path.name, found, "", whose=lambda: OURS)
    assert recognised is not None
    (table,) = recognised[0].tables.values()
    return [dict(zip(table.cells, row[3:], strict=True)) for row in table.rows]


def test_each_edition_has_its_own_headings_and_prints_thornbecks_truth(
    hamlet: Borough, written: list[Path]
) -> None:
    _, *editions = written
    assert len(editions) == 2
    headings = []
    for folder in editions:
        (path,) = folder.glob("c1_*.csv")
        with path.open(encoding="utf-8") as file:
            headings.append(set(next(csv.reader(file))))
        year = max(int(row["time_period"]) for row in read(path))
        answer = truth(hamlet, "REF-02", on=datetime.date(year, 3, 31))
        said = {
            row["indicator"]: row["says"]
            for row in read(path)
            if row["area_code"] == "899" and row["time_period"] == str(year)
        }
        assert said["referrals"] == str(answer["denominator"])
        part = answer["numerator"]
        assert said["re_referrals"] == ("c" if 0 < part < FEWEST_SHOWN else str(part))
    assert "Re_referrals" in headings[0] - headings[1]
    assert "rereferral_count" in headings[1] - headings[0]


def test_every_table_is_read_for_every_area(written: list[Path]) -> None:
    _, *editions = written
    for folder in editions:
        rows = read(folder)
        tables = {row["found_in"] for row in rows}
        assert tables == {"B1", "B3", "C1", "C3", "D1", "D3", "D4", "D7", "ages 0 to 17"}
        areas = {row["area_code"] for row in rows}
        assert areas == {"E92000001", "E12000002", "899", *NEIGHBOURS}


def test_the_neighbours_are_ten_councils_that_there_are_not(written: list[Path]) -> None:
    rows = read(written[0])
    assert [row["neighbour_code"] for row in rows] == list(NEIGHBOURS)
    assert {row["in_force_from"] for row in rows} == {"2021-04-01"}


def test_the_same_borough_writes_the_same_tables(
    hamlet: Borough, written: list[Path], tmp_path: Path
) -> None:
    again = write_published(hamlet, tmp_path / "again")
    for one, other in zip(written[1:], again[1:], strict=True):
        for path in one.iterdir():
            assert path.read_bytes() == (other / path.name).read_bytes()
