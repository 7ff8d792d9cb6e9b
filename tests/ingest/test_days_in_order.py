"""Days of a row that cannot both be right, in the returns for which DfE has no rule."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.days_in_order import days_in_order
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.staging import stage
from goldenthread.ingest.table_reader import read_return
from tests.ingest.annex_a_lists import AS_AT, a_child, by_hand, day, staged, written

STARTS, ENDS = "Child Protection Plan Start Date", "Child Protection Plan End Date"


def found(folder: Path, starts: str, ends: str) -> list[Finding]:
    plan: dict[str, Any] = a_child("C1") | {STARTS: day(starts), ENDS: day(ends) if ends else None}
    return days_in_order(staged(written(folder, {"list_7": [plan]})), AS_AT)


@pytest.mark.parametrize(
    ("starts", "ends", "says"),
    [
        ("2025-01-06", "", []),
        ("2025-01-06", "2025-01-06", []),
        ("2025-01-06", "2025-01-05", [("ends-before-it-starts", "2025-01-05")]),
        ("2025-06-30", "", []),
        ("2025-07-01", "", [("starts-after-the-return", "2025-07-01")]),
    ],
)
def test_an_end_before_the_start_and_a_start_after_the_return_are_said(
    tmp_path: Path, starts: str, ends: str, says: list[tuple[str, str]]
) -> None:
    findings = found(tmp_path, starts, ends)
    assert [(f.code, f.says) for f in findings] == says
    assert {(f.table, f.ordinal) for f in findings} <= {("child_protection_plans", 1)}


def test_a_return_that_speaks_of_no_days_has_no_day_to_start_after(tmp_path: Path) -> None:
    plan = a_child("C1") | {STARTS: day("2040-01-01")}
    assert days_in_order(staged(written(tmp_path, {"list_7": [plan]})), None) == []


@pytest.mark.parametrize(
    ("starts", "says"), [("2025-01-06", []), ("", ["no-start"]), ("31/02/2025", [])]
)
def test_a_plan_that_starts_on_no_day_is_said_where_its_cell_may_be_blank(
    tmp_path: Path, starts: str, says: list[str]
) -> None:
    names = ("cppl_cp_plan_id", "cppl_person_id", "cppl_cp_plan_start_date")
    folder = by_hand(tmp_path / "feed", "ssd_cp_plans", names, ("1", "C1", starts))
    read = stage(*read_return("feed", sorted(folder.iterdir())))
    assert [f.code for f in days_in_order(read, AS_AT)] == says
