"""What is said of a file beside what is held: a part of a year, a year to come, unknown children,
numbers that are nearly the same. None of it refuses the file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.findings import FEWER_ROWS, NOT_CARRIED_ON, NOT_YET_OVER, Finding, Severity
from goldenthread.ingest.known_children import MOST_SINGLY, NEARLY_THE_SAME_ID, NO_SUCH_CHILD
from goldenthread.ingest.whose import MOST_YEARS_AHEAD
from goldenthread.ledger.following import newest_edition
from tests.ingest.files import a_child, census, day, take_in

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 120
THIS_YEAR_AND = MOST_YEARS_AHEAD - 1


def open_children(count: int, *, first: int = 0) -> list[dict[str, Any]]:
    """Children whose episode and plan began in 2023 and go on."""
    return [
        a_child(f"A{n}", referred="2023-05-01", plans=[("2023-06-05", "")])
        for n in range(first, first + count)
    ]


def said(findings: list[Finding], *codes: str) -> list[str]:
    return [finding.why for finding in findings if finding.code in codes]


def whole(findings: list[Finding]) -> list[str]:
    return said(findings, FEWER_ROWS, NOT_CARRIED_ON)


def test_a_part_of_a_new_year_is_said_first_and_taken_in(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2024, open_children(MANY)), tmp_path)
    loaded = take_in(census(tmp_path, 2025, open_children(30)), tmp_path)
    first, second = whole(loaded.findings)
    assert [f.code for f in loaded.findings[:2]] == [FEWER_ROWS, NOT_CARRIED_ON]
    assert {f.severity for f in loaded.findings[:2]} == {Severity.ERROR}
    assert "than the census of 2023-24: 30 of 120 children, 30 of 120 disabilities" in first
    assert "30 of 120 child protection plans" in first
    assert "Open on 31 March 2024" in second
    assert "90 of 120 referrals and episodes of need, 90 of 120 child protection plans" in second
    assert newest_edition() == 2


def test_a_dry_run_says_it_too(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2024, open_children(MANY)), tmp_path)
    loaded = take_in(census(tmp_path, 2025, open_children(30)), tmp_path, dry_run=True)
    assert len(whole(loaded.findings)) == 2


@pytest.mark.parametrize("share", [0.82, 1.2])
def test_a_year_of_a_usual_size_is_said_nothing_about(share: float, tmp_path: Path) -> None:
    """A council's numbers move by less than a fifth, and a few in a hundred are closed late."""
    take_in(census(tmp_path, 2024, open_children(MANY)), tmp_path)
    kept = round(MANY * share)
    loaded = take_in(census(tmp_path, 2025, open_children(kept)), tmp_path)
    assert whole(loaded.findings) == []


def test_what_is_closed_in_the_new_year_is_carried(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2024, open_children(MANY)), tmp_path)
    closed = [
        a_child(
            f"A{n}",
            referred="2023-05-01",
            closed="2024-09-02",
            plans=[("2023-06-05", "2024-08-01")],
        )
        for n in range(MANY)
    ]
    assert whole(take_in(census(tmp_path, 2025, closed), tmp_path).findings) == []
    # ... and nothing of it is missed in the year after that.
    later = [a_child(f"B{n}", referred="2025-05-01") for n in range(MANY)]
    found = take_in(census(tmp_path, 2026, later), tmp_path).findings
    assert not said(found, NOT_CARRIED_ON)


def test_a_first_file_and_two_small_ones_are_said_nothing_about(tmp_path: Path) -> None:
    assert whole(take_in(census(tmp_path, 2024, open_children(8)), tmp_path).findings) == []
    assert whole(take_in(census(tmp_path, 2025, open_children(2)), tmp_path).findings) == []


def test_a_few_open_ones_that_are_lost_are_said_where_the_file_is_small(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2024, open_children(12)), tmp_path)
    loaded = take_in(census(tmp_path, 2025, open_children(12, first=9)), tmp_path)
    assert "9 of 12 referrals" in whole(loaded.findings)[0]


def test_what_an_older_edition_does_not_hold_is_not_missed(tmp_path: Path) -> None:
    """Child in need plans came with the census of 2021-22: the one before has none."""
    plan = {"CINPlanStartDate": day("2021-06-01")}
    plans = [a_child(f"A{n}", CINPlanDates=[plan], referred="2021-05-04") for n in range(MANY)]
    loaded = take_in(census(tmp_path, 2022, plans), tmp_path)
    assert loaded.tables["cin_plans"]["loaded"] == MANY
    earlier = [a_child(f"A{n}", referred="2020-05-04") for n in range(MANY)]
    found = take_in(census(tmp_path, 2021, earlier), tmp_path).findings
    assert not [why for why in said(found, FEWER_ROWS) if "child in need plans" in why]


def test_the_whole_of_the_year_before_finds_the_part_that_is_held(tmp_path: Path) -> None:
    """In whatever order they come, it is said."""
    take_in(census(tmp_path, 2025, open_children(30)), tmp_path)
    found = take_in(census(tmp_path, 2024, open_children(MANY)), tmp_path).findings
    first, second = whole(found)
    assert first.startswith("The census of 2024-25, which is held, has far fewer rows")
    assert "90 of 120 referrals" in second


def test_a_part_of_an_older_year_is_said(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, open_children(MANY)), tmp_path)
    found = take_in(census(tmp_path, 2024, open_children(30)), tmp_path).findings
    assert "than the census of 2024-25: 30 of 120 children" in whole(found)[0]


def test_a_year_that_is_not_over_is_said(tmp_path: Path) -> None:
    to_come = datetime.now(UTC).year + THIS_YEAR_AND
    child = a_child("A1", referred=f"{to_come - 1}-05-01")
    findings = take_in(census(tmp_path, to_come, [child]), tmp_path).findings
    assert (
        f"the year to 31 March {to_come}, which is still to come" in said(findings, NOT_YET_OVER)[0]
    )
    assert not said(take_in(census(tmp_path, 2020, [child]), tmp_path).findings, NOT_YET_OVER)


def people(folder: Path, *children: str) -> Path:
    path = folder / "people.csv"
    rows = "".join(f"{child},Somebody,F1,W1,North,2024-05-01,\n" for child in children)
    path.write_text("child,name,family,worker,team,from,to\n" + rows)
    return path


def test_a_child_whom_no_census_holds_is_said_once_for_each(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    loaded = take_in(people(tmp_path, "A1", "Z9", "Z9", "Z8"), tmp_path)
    found = [f for f in loaded.findings if f.code == NO_SUCH_CHILD]
    assert [(f.says, f.ordinal, f.line, f.column) for f in found] == [
        ("Z9", 2, 3, "child"),
        ("Z8", 4, 5, "child"),
    ]
    assert all("Z9" not in f.why for f in found)
    again = take_in(people(tmp_path, "A1"), tmp_path, replaces=True)
    assert again.findings == []


def test_thousands_of_unknown_children_are_counted_together(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    loaded = take_in(people(tmp_path, *(f"Z{n}" for n in range(MOST_SINGLY + 7))), tmp_path)
    found = [f for f in loaded.findings if f.code == NO_SUCH_CHILD]
    assert len(found) == MOST_SINGLY + 1
    assert found[-1].says == "7 more children"


def test_numbers_that_differ_in_capitals_or_spaces_are_two_children_and_said(
    tmp_path: Path,
) -> None:
    children = [a_child("Ab1"), a_child("AB1"), a_child(" C3 "), a_child("D4")]
    loaded = take_in(census(tmp_path, 2024, children), tmp_path)
    assert loaded.tables["people"]["loaded"] == 4
    assert nearly(loaded.findings) == ["Ab1 beside AB1", "AB1 beside Ab1"]
    # Another year's file, and a return of our own, are compared with what is held.
    found = take_in(census(tmp_path, 2025, [a_child("d4"), a_child("C3")]), tmp_path).findings
    assert nearly(found) == ["d4 beside D4"]
    found = take_in(people(tmp_path, "c 3", "D4"), tmp_path).findings
    assert nearly(found) == ["c 3 beside C3", "D4 beside d4"]
    assert [f.says for f in found if f.code == NO_SUCH_CHILD] == ["c 3"]


def nearly(findings: list[Finding]) -> list[str]:
    return [f.says for f in findings if f.code == NEARLY_THE_SAME_ID]
