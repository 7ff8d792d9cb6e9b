"""Lists as people and their programs make them: lines that are of no child, numbers that a
spreadsheet changed, headings with a hint behind them, sheets that lack the heading they live by."""

from pathlib import Path

import pytest

from goldenthread.ingest.files import arrived
from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.ingest.recognising import columns_of
from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.annex_a import ANNEX_A
from tests.ingest.annex_a_lists import by_hand, staged

REFERRAL = ("Child ID", "Date of Referral", "Referral NFA?")


def children(read: Staged, table: str = "referrals") -> list[str]:
    asked = f"select child_id from {table} where row_key is not null order by ordinal"
    return [child for (child,) in read.connection.execute(asked).fetchall()]


def of_code(read: Staged, code: str) -> list[Finding]:
    return [finding for finding in read.findings if finding.code == code]


@pytest.mark.parametrize(
    ("number", "child"),
    [
        ("1004", "1004"),
        ("1004.0", "1004"),
        ("'0017", "0017"),
        ("AB/12", "AB/12"),
        ("ABCDE", "ABCDE"),
        ("Total", None),
        ("Grand total: 2", None),
        ("TOTAL12", "TOTAL12"),
        ("* provisional figures", None),
        ("Text", None),
        ("1.2E+07", None),
    ],
)
def test_what_stands_in_the_place_of_a_childs_number(
    tmp_path: Path, number: str, child: str | None
) -> None:
    read = staged(by_hand(tmp_path / "a", "List 3", REFERRAL, (number, "03/02/2025", "No")))
    assert children(read) == ([child] if child else [])
    assert read.held_back["referrals"] == (0 if child else 1)
    assert [f.says for f in of_code(read, "no-child")] == ([] if child else [number])
    assert not of_code(read, "missing")


def test_a_child_has_one_number_though_one_file_of_the_903_has_decimals(tmp_path: Path) -> None:
    by_hand(tmp_path / "b", "header", ("CHILD", "SEX", "DOB"), ("12.0", "F", "04/03/2015"))
    starts = ("CHILD", "DECOM", "LS", "PLACE")
    by_hand(tmp_path / "b", "episodes", starts, ("12.0", "03/06/2024", "C2", "U4"))
    worker = ("CHILD", "DOB", "SW_ID", "SW_DECOM")
    folder = by_hand(tmp_path / "b", "sw_episodes", worker, ("12", "", "W1", "03/06/2024"))
    read = stage(*read_return("903", sorted(folder.glob("*.csv"))))
    for table in ("people", "looked_after_periods", "placements", "allocations"):
        assert set(children(read, table)) == {"12"}, table


def test_a_list_without_the_heading_that_it_lives_by_is_an_error_that_counts_its_rows(
    tmp_path: Path,
) -> None:
    folder = by_hand(tmp_path / "c", "List 3", REFERRAL, ("1", "03/02/2025", "No"))
    commenced = ("Child ID", "CPP Commenced", "Latest Category of Abuse", "CPP End Date")
    by_hand(folder, "Plans", commenced, ("1", "03/02/2025", "NEG", ""), ("2", "", "NEG", ""))
    by_hand(folder, "Pivot", ("Team", "Count"), ("North", "2"))
    pivot, plans = of_code(staged(folder), "table-not-read")
    assert (plans.severity, plans.why) == (
        Severity.ERROR,
        "The table 'Plans' looks like list 7 of this return, but has no column "
        "'Child Protection Plan Start Date'; its 2 rows were not read.",
    )
    assert (pivot.severity, pivot.why) == (
        Severity.NOTE,
        "The table 'Pivot' is not part of this return; its 1 row was not read.",
    )


def test_headings_that_are_repeated_on_each_page_are_no_row(tmp_path: Path) -> None:
    one, other = ("CHILD1", "03/02/2025", "No"), ("CHILD2", "04/02/2025", "No")
    read = staged(by_hand(tmp_path / "d", "List 3", REFERRAL, one, REFERRAL, other))
    assert (children(read), read.read["referrals"]) == (["CHILD1", "CHILD2"], 2)
    assert [f.line for f in of_code(read, "headings-again")] == [3]


def test_a_table_below_another_is_never_read_as_rows_of_it(tmp_path: Path) -> None:
    plans = ("Child ID", "CPP Start Date", "Latest Category of Abuse")
    one, other = ("C1", "03/02/2025", "No"), ("C2", "04/03/2025", "NEG")
    read = staged(by_hand(tmp_path / "g", "Lists", REFERRAL, one, plans, other, other))
    assert (children(read), read.read["referrals"]) == (["C1"], 1)
    (said,) = of_code(read, "table-below")
    assert (said.line, said.severity) == (3, Severity.ERROR)
    assert "another begins on line 3; its 2 rows were not read" in said.why


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Child Protection Plan Start Date (dd/mm/yyyy)", "Child Protection Plan Start Date"),
        ("Latest Category of Abuse [code]", "Latest Category of Abuse"),
        ("Was the Child Seen Alone (Yes/No)", "Was the Child Seen Alone"),
        ("Child Protection Plan End Date (planned)", None),
    ],
)
def test_a_hint_behind_a_heading_makes_it_no_other(heading: str, cell: str | None) -> None:
    columns = columns_of(ANNEX_A.tables["list_7"], ["Child Unique ID", heading])
    assert ([name for name, place in columns.items() if place == 1][:1] or [None]) == [cell]


LISTS_FROM_THE_DATASET = {
    "list_4": "ContinuousAssessmentStart ContinuousAssessmentAuthDate CSCSupportRequired",
    "list_5": "StratDiscussionDate InitialCPConfDate CPConfResultInCPPlan",
    "list_6": "CINStartDate DateChildLastSeen",
    "list_7": "ChildProtectionPlanStartDate ChildSeenAlone DateOfLatestReviewConf",
    "list_8": "LoookedAfterStartDate LegalStatus PlacementURN LatestStatutoryReviewDate",
    "list_9": "EligibilityCategory LatestPathwayPlan LatestContact",
    "list_10": "ADMSHOBPADecisionDate DecisionReversedDate PlacedForAdoptionDate",
}
"""Some of the headings under which Data to Insight's queries write the lists from the dataset; one
is spelt as it is there."""


@pytest.mark.parametrize("name", LISTS_FROM_THE_DATASET)
def test_the_lists_that_are_made_from_the_dataset_are_read(name: str) -> None:
    headings = ["ChildUniqueID", "HasDisability", *LISTS_FROM_THE_DATASET[name].split()]
    group = ANNEX_A.tables[name]
    columns = columns_of(group, headings)
    assert set(columns.values()) - {None} == set(range(len(headings)))
    assert not [cell.name for cell in group.cells if cell.needed and columns[cell.name] is None]


@pytest.mark.parametrize("left", ["Thumbs.db", "desktop.ini", "~$List 3.xlsx", ".DS_Store"])
def test_what_a_system_leaves_in_a_folder_is_no_part_of_a_return(tmp_path: Path, left: str) -> None:
    folder = by_hand(tmp_path / "e", "List 3", REFERRAL, ("1", "03/02/2025", "No"))
    (folder / left).write_bytes(b"\xd0\xcf\x11\xe0")
    assert [file.name for file, _ in arrived(folder).files] == ["List 3.csv"]


def test_a_folder_within_a_folder_is_never_passed_over_in_silence(tmp_path: Path) -> None:
    folder = by_hand(tmp_path / "f", "List 3", REFERRAL, ("1", "03/02/2025", "No"))
    by_hand(folder / "Lists 7 to 11", "List 7", REFERRAL)
    with pytest.raises(Refused, match="f holds a folder, Lists 7 to 11, whose files would not"):
        arrived(folder)
