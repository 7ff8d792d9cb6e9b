"""Files of an SSDA903: which table each is, whichever edition, and what is not read is said."""

import csv
from pathlib import Path

import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.making import YEAR_SAID_BY
from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.ssda903 import ARRIVING, SSDA903
from tests.ingest.files import day

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "data"
SAMPLE = SAMPLES / "08_child_level_samples" / "ssda903"
INVALID = SAMPLES / "09_deliberately_invalid" / "ssda903"

HEADINGS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_for_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "previous_permanence": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "sw_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END",
}


def a_file(path: Path, headings: str, *rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8")
    return path


def staged(*files: Path, name: str = "2024-25") -> Staged:
    raw, shape = read_return(name, files)
    assert shape is SSDA903
    said_by = YEAR_SAID_BY[shape.kind]
    return stage(raw, shape, lambda read: said_by(read, [name], on=day("2026-11-25")))


@pytest.mark.parametrize("group", HEADINGS)
@pytest.mark.parametrize("more", ["", ",LA,a column of our own"])
def test_each_is_told_by_its_headings_alone(tmp_path: Path, group: str, more: str) -> None:
    path = a_file(tmp_path / "export 7.csv", HEADINGS[group] + more, "C1")
    raw, shape = read_return("export 7", [path])
    assert (shape.kind, list(raw.tables)) == ("ssda903", [group])
    unread = [f.column for f in raw.findings if f.code == "unknown-column"]
    assert unread == (["LA", "a column of our own"] if more else [])


def test_headings_in_small_letters_in_any_order_and_with_a_mark_before_them(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("\ufeffreview_code, Review ,dob,Child\nPN1,1/5/2024,,C1\n", encoding="utf-8")
    raw, _ = read_return("x", [path])
    assert list(raw.tables) == ["reviews"]


def test_a_child_and_a_date_of_birth_are_no_return(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read_return("x", [a_file(tmp_path / "x.csv", "CHILD,DOB", "C1,01/05/2015")])


def test_every_table_is_declared_with_its_headings() -> None:
    assert {group.name for group in ARRIVING} == set(HEADINGS)


def test_files_of_the_year_before_are_not_read_with_those_of_the_year(tmp_path: Path) -> None:
    now = a_file(tmp_path / "reviews.csv", HEADINGS["reviews"], "C1,,01/05/2024,PN1")
    before = a_file(
        tmp_path / "reviews_last.csv", HEADINGS["reviews"], "C1,,01/05/2023,PN1", "C2,,,PN1"
    )
    found = staged(now, before)
    assert found.count("looked_after_reviews") == 1
    (said,) = [f for f in found.findings if f.code == "year-before-not-read"]
    assert (said.says, "2 rows" in said.why) == ("reviews_last", True)

    alone = staged(before, name="reviews_last")
    assert (alone.year, alone.count("looked_after_reviews")) == (2024, 2)
    assert [f.code for f in alone.findings] == ["missing"]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sector's sample is not here")
def test_the_sectors_sample_is_accounted_for_row_by_row() -> None:
    found = staged(*sorted(SAMPLE.glob("*.csv")), name="ssda903")
    assert found.year == 2018
    rows = {path.stem.lower(): _rows(path) for path in SAMPLE.glob("*.csv")}
    read = found.read
    assert read["care_episodes"] + read["short_breaks"] == rows["episodes"] == 5050
    assert read["people"] == 2676  # 2,675 of the header and the one of two small files
    for table, file in (
        ("looked_after_reviews", "reviews"),
        ("unaccompanied_children", "uasc"),
        ("health_of_looked_after", "oc2"),
        ("care_leavers_by_year", "oc3"),
        ("adoption_decisions", "placed_for_adoption"),
        ("previous_permanence", "previous_permanence"),
        ("missing_episodes", "missing"),
        ("allocations", "sw_episodes"),
        ("deprivation_of_liberty_orders", "dolo"),
    ):
        assert read[table] == rows[file], table
    twice = [f for f in found.findings if f.code == "same-row-twice"]
    assert sum(found.held_back.values()) == len(twice) == 14
    assert not {"unreadable", "missing"} & {f.code for f in found.findings}


@pytest.mark.skipif(not INVALID.exists(), reason="the sector's sample is not here")
def test_the_sectors_broken_file_loses_no_row() -> None:
    (path,) = INVALID.glob("*.csv")
    found = staged(path, name="ssda903")
    assert found.read["adoption_decisions"] == _rows(path) == 30
    assert found.count("adoption_decisions") + found.held_back["adoption_decisions"] == 30
    assert {f.column for f in found.findings if f.code == "unknown-code"} == {
        "REASON_PLACED_CEASED"
    }


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for row in csv.reader(file) if row) - 1
