"""Dates that hold no day: unreal, before any record, far ahead, and ends that stand for no end."""

from pathlib import Path

import pytest

from goldenthread.ingest.days_not_read import ENDS, NO_END_YET, UNREADABLE
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)


def loaded_with(folder: Path, was: str, becomes: str) -> list[tuple[str, str, str, str]]:
    """Load a census in which one date is another; (code, column, says, why) of what is found."""
    child = a_child("A1", closed="2025-02-10", plans=[("2024-06-03", "2025-01-10")])
    text = census(folder, 2025, [child, a_child("A2")]).read_text()
    assert was in text
    path = folder / "changed.xml"
    path.write_text(text.replace(was, becomes))
    return [(f.code, f.column, f.says, f.why) for f in take_in(path, folder).findings]


@pytest.mark.parametrize("far", ["9999-12-31", "31/12/2999", "2099-12-31T00:00:00"])
def test_an_end_that_stands_for_no_end_is_open_and_said(far: str, tmp_path: Path) -> None:
    found = loaded_with(tmp_path, "<CPPendDate>2025-01-10", f"<CPPendDate>{far}")
    assert [f[1:3] for f in found if f[0] == NO_END_YET] == [("CPPendDate", far)]
    assert not [f for f in found if f[0] == UNREADABLE]
    rows = record_now().rows("select ended_on, unreadable from child_protection_plans")
    assert rows == [{"ended_on": None, "unreadable": ""}]


def test_an_end_that_is_no_day_stays_unreadable(tmp_path: Path) -> None:
    found = loaded_with(tmp_path, "<CPPendDate>2025-01-10", "<CPPendDate>2025-02-31")
    assert [f[3] for f in found if f[0] == UNREADABLE] == [
        "CPPendDate should be a real day, written YYYY-MM-DD; it is remembered as unreadable."
    ]
    rows = record_now().rows("select ended_on, unreadable from child_protection_plans")
    assert rows == [{"ended_on": None, "unreadable": " ended_on "}]


TOO_EARLY = "has a year of two figures, or is a day before 1900, too early for any record"


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("1066-10-14", TOO_EARLY),
        ("31-Mar-25", TOO_EARLY),
        ("9999-12-31", "is a day too far ahead for any record"),
        ("yesterday", "should be a real day, written YYYY-MM-DD"),
    ],
)
def test_a_start_that_no_record_can_hold_is_said_in_its_own_words(
    says: str, why: str, tmp_path: Path
) -> None:
    found = loaded_with(tmp_path, "<CPPstartDate>2024-06-03", f"<CPPstartDate>{says}")
    assert [f[3] for f in found if f[1] == "CPPstartDate" and f[2] == says] == [
        f"CPPstartDate {why}; it is remembered as unreadable."
    ]
    rows = record_now().rows("select started_on, unreadable from child_protection_plans")
    assert rows == [{"started_on": None, "unreadable": " started_on "}]


def test_the_ends_are_those_of_the_record() -> None:
    assert ("ChildProtectionPlans", "CPPendDate") in ENDS
    assert ("CINdetails", "CINclosureDate") in ENDS
    assert ("allocation", "to") in ENDS


def test_a_worker_whose_end_is_9999_is_the_worker_still(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("child,worker,team,from,to\nA1,W1,North,2024-05-01,9999-12-31\n")
    assert [f.code for f in take_in(path, tmp_path).findings] == [NO_END_YET]
    rows = record_now().rows("select ended_on, unreadable from allocations")
    assert rows == [{"ended_on": None, "unreadable": ""}]


def test_a_factor_of_no_list_is_not_called_a_missing_one(tmp_path: Path) -> None:
    child = a_child("A1", Assessments=[{"AssessmentFactors": ["RB", "16A"]}])
    found = take_in(census(tmp_path, 2025, [child]), tmp_path).findings
    (unknown,) = [f for f in found if f.code == "8897Q" and f.says == "RB"]
    assert "in no year's list of factors" in unknown.why


def test_a_finding_stands_under_the_table_that_uses_the_cell(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("child,name,worker,team,from,to\nA1,Ann,W1,North,31/13/2024,soon\n")
    found = take_in(path, tmp_path).findings
    assert [(f.column, f.table) for f in found if f.code == UNREADABLE] == [
        ("from", "allocations"),
        ("to", "allocations"),
    ]
