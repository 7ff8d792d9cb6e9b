"""An Annex A as rows of the record: what each list brings, and what is worked out of several."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import Holds
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.annex_a.cells import NOWHERE
from goldenthread.returns.shape import Reads
from goldenthread.returns.writing_annex_a import headings
from tests.ingest.annex_a_lists import (
    AS_AT,
    a_child,
    blank_list,
    day,
    rows,
    staged,
    written,
)

EVERY_LIST = [group.name for group in ANNEX_A.groups]


def test_the_crosswalk_fills_each_column_with_what_it_holds() -> None:
    holds = {Reads.DATE: Holds.DATE, Reads.FLAG: Holds.FLAG, Reads.NUMBER: Holds.NUMBER}
    filled = 0
    for table in TABLES.values():
        for source in table.sources_of(ANNEX_A.kind):
            for column in source.says:
                cell = ANNEX_A.cell(source.path(column))
                assert holds.get(cell.reads, Holds.TEXT) is table.column(column).holds, column
                filled += 1
    assert filled > 100


def test_who_a_child_is_comes_from_whichever_list_says_it(tmp_path: Path) -> None:
    lists = {
        "list_1": [a_child("C1", Date_of_Contact=day("2025-03-01")) | {"Date of Birth": None}],
        "list_6": [a_child("C1", CIN_Start_Date=day("2025-03-02"), Ethnicity="CHNE")],
        "list_7": [
            a_child(
                "C1",
                Child_Protection_Plan_Start_Date=day("2025-04-01"),
                Does_the_Child_have_a_Disability=True,
            )
        ],
    }
    of = staged(written(tmp_path, lists))
    assert rows(of, "people", "child_id", "born_on", "ethnicity", "has_disability") == [
        ("C1", day("2018-02-03"), "WBRI", True)
    ]


@pytest.mark.parametrize("age", ["Unborn", "-0.3"])
def test_an_age_before_birth_makes_the_day_an_expected_one(tmp_path: Path, age: str) -> None:
    contact = {
        "Child Unique ID": "C1",
        "Date of Birth": "14/09/2025",
        "Age": age,
        "Date of Contact": "01/06/2025",
    }
    of = staged(blank_list(tmp_path / "lists", 1, contact))
    assert rows(of, "people", "born_on", "expected_on") == [(None, day("2025-09-14"))]


NEED = "N1j - Neglect"


def of_two_lists(tmp_path: Path, nfa: bool | None, *, in_list_6: bool) -> list[tuple[Any, ...]]:
    referral = a_child("C1", Date_of_Referral=day("2025-03-03"), Referral_NFA=nfa)
    need = a_child("C1" if in_list_6 else "C2", CIN_Start_Date=day("2025-03-03"))
    need["Primary need in words"] = NEED
    of = staged(written(tmp_path, {"list_3": [referral], "list_6": [need]}))
    return [
        row[1:]
        for row in rows(of, "referrals", "child_id", "closed_on", "primary_need", "unreadable")
        if row[0] == "C1"
    ]


@pytest.mark.parametrize("nfa", [False, None])
def test_a_referral_that_is_not_in_list_6_ended_on_a_day_that_is_not_known(
    tmp_path: Path, nfa: bool | None
) -> None:
    assert of_two_lists(tmp_path, nfa, in_list_6=False) == [(None, None, " closed_on ")]


def test_a_referral_that_is_in_list_6_is_open(tmp_path: Path) -> None:
    assert of_two_lists(tmp_path, nfa=False, in_list_6=True) == [(None, "N1", "")]


def test_a_referral_without_further_action_has_no_end_to_be_known(tmp_path: Path) -> None:
    assert of_two_lists(tmp_path, nfa=True, in_list_6=False) == [(None, None, "")]


def test_local_codes_that_tell_neglect_apart_are_a_marker_and_their_words_are_kept(
    tmp_path: Path,
) -> None:
    said = ["N1j - Neglect", "N1 - Abuse or neglect", "N1e - Physical Abuse", "#N/A"]
    need = [
        {"Child Unique ID": f"C{n}", "CIN Start Date": "2025-03-03", "Primary Need Code": words}
        for n, words in enumerate(said)
    ]
    of = staged(blank_list(tmp_path / "lists", 6, *need))
    found = rows(of, "referrals", "primary_need", "primary_need_says", "primary_need_names_neglect")
    assert found == [
        ("N1", "N1j - Neglect", True),
        ("N1", "N1 - Abuse or neglect", None),
        ("N1", "N1e - Physical Abuse", False),
        (None, None, None),
    ]


@pytest.mark.parametrize(
    ("initial", "latest", "codes", "named"),
    [
        ("a) Neglect", "a) Neglect", ("NEG", "NEG"), True),
        ("Neglect", "Physical abuse", ("NEG", "PHY"), True),
        ("b) Physical abuse", "Emotional abuse, Neglect", ("PHY", "MUL"), True),
        ("Emotional", "Physical", ("EMO", "PHY"), False),
        ("e) Multiple/not recommended", "b) Physical abuse", ("MUL", "PHY"), None),
        ("Multiple", "Multiple", ("MUL", "MUL"), None),
        ("Physical", "", ("PHY", None), False),
        ("", "", (None, None), None),
    ],
)
def test_a_plan_names_neglect_in_either_category(
    tmp_path: Path, initial: str, latest: str, codes: tuple[Any, Any], named: bool | None
) -> None:
    plan = {
        "Child Unique ID": "C1",
        "Child Protection Plan Start Date": "2025-03-03",
        "Initial Category of Abuse": initial,
        "Latest Category of Abuse": latest,
    }
    of = staged(blank_list(tmp_path / "lists", 7, plan))
    columns = ("initial_category", "latest_category", "names_neglect", "unreadable")
    assert rows(of, "child_protection_plans", *columns) == [(*codes, named, "")]
    assert rows(of, "child_protection_plans", "initial_category_says") == [(initial or None,)]


def test_a_case_that_is_closed_without_a_day_is_not_open(tmp_path: Path) -> None:
    case = {
        "Child Unique ID": "C1",
        "CIN Start Date": "2025-01-06",
        "Case Status": "e) Closed episode",
    }
    of = staged(blank_list(tmp_path / "lists", 6, case))
    assert rows(of, "referrals", "closed_on", "unreadable") == [(None, " closed_on ")]
    (finding,) = [f for f in of.findings if f.code == "closed-without-a-day"]
    assert (finding.line, finding.column) == (2, "CIN Closure Date")


def test_a_conference_without_an_enquiry_is_no_enquiry(tmp_path: Path) -> None:
    enquiry = {"Strategy discussion initiating Section 47 Enquiry Start Date": "2025-02-03"}
    conference = {"Date of Initial Child Protection Conference": "2025-02-21"}
    cases = [
        {"Child Unique ID": "C1"} | enquiry | conference,
        {"Child Unique ID": "C2"} | conference,
        {"Child Unique ID": "C3"},
    ]
    of = staged(blank_list(tmp_path / "lists", 5, *cases))
    assert rows(of, "section_47_enquiries", "child_id", "started_on") == [
        ("C1", day("2025-02-03")),
        ("C3", None),
    ]
    assert rows(of, "conferences", "child_id", "kind", "enquiry_started_on") == [
        ("C1", "after an enquiry", day("2025-02-03")),
        ("C2", None, None),
    ]


def test_short_breaks_are_not_being_looked_after(tmp_path: Path) -> None:
    care = [
        a_child(
            f"C{n}",
            Date_Started_to_be_Looked_After=day("2024-11-04"),
            Start_Date_of_Most_Recent_Placement=day("2025-02-01"),
            Start_date_of_current_legal_status=day("2025-01-01"),
            Legal_status=status,
            Placement_Type="U6",
        )
        for n, status in enumerate(["C1", "V4", "V3", None])
    ]
    of = staged(written(tmp_path, {"list_8": care}))
    assert rows(of, "looked_after_periods", "child_id") == [("C0",), ("C3",)]
    assert rows(of, "placements", "child_id") == [("C0",), ("C3",)]
    assert rows(of, "legal_statuses", "child_id") == [("C0",), ("C3",)]
    assert rows(of, "short_breaks", "child_id", "legal_status") == [("C1", "V4"), ("C2", "V3")]
    assert len(rows(of, "people", "child_id")) == 4


def test_ceasing_to_be_looked_after_ends_placement_and_legal_status(tmp_path: Path) -> None:
    care = a_child(
        "C1",
        Date_Started_to_be_Looked_After=day("2024-11-04"),
        Date_Ceased_to_be_Looked_After=day("2025-05-09"),
        Reason_Ceased_to_be_Looked_After="E4A",
        Start_Date_of_Most_Recent_Placement=day("2025-02-01"),
        Start_date_of_current_legal_status=day("2025-01-01"),
        Legal_status="V2",
        Placement_Location=True,
    )
    of = staged(written(tmp_path, {"list_8": [care]}))
    ended = [(day("2025-05-09"),)]
    assert rows(of, "looked_after_periods", "ended_on") == ended
    assert rows(of, "placements", "ended_on") == ended
    assert rows(of, "legal_statuses", "ended_on") == ended
    assert rows(of, "placements", "outside_council") == [(True,)]


def test_visits_are_told_apart_by_whom_they_are_owed_to(tmp_path: Path) -> None:
    seen = {"Date Child Was Last Seen": day("2025-06-02")}
    lists = {
        "list_6": [
            a_child("C1", CIN_Start_Date=day("2025-01-06"), Case_Status="CIN") | seen,
            a_child("C2", CIN_Start_Date=day("2025-01-06"), Case_Status="CPP") | seen,
        ],
        "list_7": [
            a_child("C2", Child_Protection_Plan_Start_Date=day("2025-02-03"))
            | {
                "Date of the Last Statutory Visit": day("2025-05-28"),
                "Was the Child Seen Alone": True,
            }
        ],
        "list_8": [
            a_child("C3", Date_Started_to_be_Looked_After=day("2025-02-03"))
            | {"Date of Last Social Work Visit": day("2025-05-01")}
        ],
    }
    of = staged(written(tmp_path, lists))
    columns = ("child_id", "kind", "visited_on", "seen", "seen_alone")
    assert sorted(rows(of, "visits", *columns), key=str) == [
        ("C1", "child in need", day("2025-06-02"), True, None),
        ("C2", "child protection", day("2025-05-28"), True, True),
        ("C2", None, day("2025-06-02"), True, None),
        ("C3", "looked after", day("2025-05-01"), None, None),
    ]
    assert "visits" in of.in_part


def a_holder(child: str, team: str, **cells: Any) -> dict[str, Any]:
    return a_child(child, Allocated_Team=team, Allocated_Worker=f"{team} worker", **cells)


def test_the_furthest_open_list_says_who_holds_the_case(tmp_path: Path) -> None:
    start = day("2025-01-06")
    lists = {
        "list_3": [
            a_holder("C1", "Front door", Date_of_Referral=start),
            a_holder("C4", "Front door", Date_of_Referral=start),
        ],
        "list_6": [
            a_holder("C1", "Assessment", CIN_Start_Date=start),
            a_holder("C2", "Assessment", CIN_Start_Date=start, CIN_Closure_Date=day("2025-04-01")),
            a_holder("C3", "Assessment", CIN_Start_Date=start),
        ],
        "list_7": [
            a_holder("C1", "Protection", Child_Protection_Plan_Start_Date=start),
            a_holder("C3", "Protection", Child_Protection_Plan_Start_Date=start)
            | {"Child Protection Plan End Date": day("2025-05-01")},
        ],
    }
    of = staged(written(tmp_path, lists))
    columns = ("child_id", "team", "started_on", "ended_on", "unreadable")
    assert rows(of, "allocations", *columns) == [
        ("C1", "Protection", None, None, ""),
        ("C2", "Assessment", None, day("2025-04-01"), ""),
        ("C3", "Assessment", None, None, ""),
        ("C4", "Front door", None, None, " ended_on "),
    ]


def test_what_a_spreadsheet_writes_for_nothing_is_nothing(tmp_path: Path) -> None:
    plan = dict.fromkeys(headings(ANNEX_A.tables["list_7"], on=AS_AT), "#N/A")
    plan |= {"Child Unique ID": "1234567.0", "Child Protection Plan Start Date": "45722"}
    of = staged(blank_list(tmp_path / "lists", 7, plan))
    assert of.findings == []
    assert rows(of, "child_protection_plans", "child_id", "started_on", "ended_on") == [
        ("1234567", day("2025-03-06"), None)
    ]


def test_early_help_is_not_said_to_have_ended_or_to_go_on(tmp_path: Path) -> None:
    help_given = a_child(
        "C1", Assessment_start_date=day("2025-01-06"), Organisation_completing_assessment="A school"
    )
    of = staged(written(tmp_path, {"list_2": [help_given]}))
    columns = ("started_on", "ended_on", "organisation", "unreadable")
    assert rows(of, "early_help_episodes", *columns) == [
        (day("2025-01-06"), None, "A school", " ended_on ")
    ]


def _every_value(reads: Reads, cell: Any, place: int) -> Any:
    match reads:
        case Reads.DATE:
            return day("2024-02-01").replace(month=1 + place % 12)
        case Reads.NUMBER:
            return place
        case Reads.FLAG:
            return place % 2 == 0
        case Reads.CODE:
            return cell.codes.values[place % len(cell.codes)]
        case _:
            return f"words {place}"


@pytest.mark.parametrize("name", EVERY_LIST)
@pytest.mark.parametrize("shift", range(3))
def test_what_is_written_is_read_back_the_same(tmp_path: Path, name: str, shift: int) -> None:
    group = ANNEX_A.tables[name]
    first_of = {cell.names[0]: cell for cell in reversed(group.cells)}
    row = {
        cell.name: _every_value(cell.reads, cell, place * 7 + shift)
        for place, (heading, cell) in enumerate(first_of.items())
        if heading != NOWHERE
    }
    if "Age" in row:
        row |= {"Age": "7"}
    of = staged(written(tmp_path, {name: [row]}))
    columns = ", ".join(f'"{cell}"' for cell in row)
    read = of.connection.execute(f'select {columns} from "read_{name}"').fetchone()
    assert read is not None
    assert dict(zip(row, read, strict=True)) == row
    assert of.findings == []


@pytest.mark.parametrize(
    ("began", "opened", "closed", "episode"),
    [
        ("2025-03-10", "2025-03-03", "", "2025-03-03"),
        ("2025-03-03", "2025-03-03", "2025-03-03", "2025-03-03"),
        ("2025-03-10", "2025-03-03", "2025-05-01", "2025-03-03"),
        ("2025-03-10", "2025-03-03", "2025-03-05", None),
        ("2025-03-01", "2025-03-03", "", None),
        ("2025-03-10", "2025-03-03", "not a day", None),
    ],
)
def test_what_began_while_an_episode_was_open_belongs_to_it(
    tmp_path: Path, began: str, opened: str, closed: str, episode: str | None
) -> None:
    case = {"Child Unique ID": "C1", "CIN Start Date": opened, "CIN Closure Date": closed}
    blank_list(tmp_path / "lists", 6, case)
    start = {"Child Unique ID": "C1", "Continuous Assessment Start Date": began}
    of = staged(blank_list(tmp_path / "lists", 4, start))
    assert rows(of, "assessments", "referred_on") == [(day(episode) if episode else None,)]
