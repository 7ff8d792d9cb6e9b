"""An Annex A taken in, again and by a later one: what the record says then."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from goldenthread.clocks.running import runs_on
from goldenthread.ingest.load import Loaded
from goldenthread.record.one_child import facts_of, people_of
from goldenthread.returns.writing_annex_a import write_annex_a
from tests.ingest.annex_a_lists import AS_AT, Row, a_child, day, written
from tests.ingest.files import record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = Path(__file__).parents[3] / "shared/data/08_child_level_samples/annex_a/Annex_A.xlsx"
LATER = day("2025-12-31")


def a_plan(child: str, start: str, end: str = "", **cells: Any) -> Row:
    plan = a_child(child, Child_Protection_Plan_Start_Date=day(start), **cells)
    return plan | {"Child Protection Plan End Date": day(end) if end else None}


def a_case(child: str, start: str, end: str = "", **cells: Any) -> Row:
    case = a_child(child, CIN_Start_Date=day(start), **cells)
    return case | {"CIN Closure Date": day(end) if end else None}


def a_referral(child: str, on: str, nfa: bool = False) -> Row:
    return a_child(child, Date_of_Referral=day(on), Referral_NFA=nfa)


def loaded(folder: Path, on: datetime.date = AS_AT, **lists: list[Row]) -> Loaded:
    return take_in(written(folder, lists, on=on), folder, council="899", as_at=on)


def now(table: str, *columns: str) -> list[tuple[Any, ...]]:
    said = record_now().rows(f"select {', '.join(columns)} from {table} order by row_key")
    return [tuple(row.values()) for row in said]


def test_it_speaks_of_six_months_up_to_its_day(tmp_path: Path) -> None:
    taken = loaded(tmp_path, list_7=[a_plan("C1", "2025-01-06")])
    assert (taken.kind, taken.slice) == ("annex_a", "899 annex_a 2025-06-30")
    (spoken,) = record_now().rows(
        "select first_day, last_day from spoken_for where table_name = 'child_protection_plans'"
    )
    assert spoken == {"first_day": day("2024-12-30"), "last_day": AS_AT}


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    lists = {
        "list_3": [a_referral("C1", "2025-01-06"), a_referral("C2", "2025-02-03")],
        "list_6": [a_case("C1", "2025-01-06")],
        "list_7": [a_plan("C1", "2025-01-20")],
    }
    loaded(tmp_path, AS_AT, **lists)
    again = loaded(tmp_path, AS_AT, **lists)
    for name, counts in again.tables.items():
        assert (counts["loaded"], counts["closed"]) == (0, 0), name
        assert counts["unchanged"] + counts["held_back"] == counts["read"], name


def test_a_plan_that_ends_between_two_of_them_is_ended_by_the_later(tmp_path: Path) -> None:
    loaded(tmp_path, list_7=[a_plan("C1", "2025-01-06"), a_plan("C2", "2024-03-04")])
    loaded(tmp_path, LATER, list_7=[a_plan("C1", "2025-01-06", "2025-09-01")])
    plans = now("child_protection_plans", "child_id", "ended_on", "unreadable")
    # The other ended in between, and the later list says no more of it than that it is gone.
    assert plans[0] == ("C1", day("2025-09-01"), "")
    assert plans[1][0] == "C2"
    assert "ended_on" in plans[1][2]


def test_a_referral_whose_end_is_not_known_is_never_open_for_ever(tmp_path: Path) -> None:
    loaded(
        tmp_path,
        list_3=[a_referral("C1", "2025-03-03"), a_referral("C2", "2025-03-04", nfa=True)],
        list_6=[a_case("C3", "2025-01-06")],
    )
    told = facts_of(record_now(), ["C1", "C3"])
    (ended,) = [fact for fact in told["C1"] if fact.table == "referrals"]
    (going_on,) = [fact for fact in told["C3"] if fact.table == "referrals"]
    assert not ended.is_open_on(AS_AT)
    assert ended.end_is_unreadable
    assert going_on.is_open_on(AS_AT)


def test_only_the_latest_visit_is_said_and_the_ones_before_stay(tmp_path: Path) -> None:
    visited = "Date of the Last Statutory Visit"
    loaded(tmp_path, list_7=[a_plan("C1", "2025-01-06") | {visited: day("2025-06-02")}])
    loaded(tmp_path, LATER, list_7=[a_plan("C1", "2025-01-06") | {visited: day("2025-12-01")}])
    assert now("visits", "visited_on") == [(day("2025-06-02"),), (day("2025-12-01"),)]


def test_a_list_alone_withdraws_nothing_of_the_others(tmp_path: Path) -> None:
    loaded(
        tmp_path,
        list_3=[a_referral("C1", "2025-03-03")],
        list_6=[a_case("C1", "2025-03-03", Primary_Need_Code="N4")],
        list_7=[a_plan("C1", "2025-03-20")],
    )
    (tmp_path / f"annex_a_{AS_AT}" / "List 6.csv").unlink()
    (tmp_path / f"annex_a_{AS_AT}" / "List 3.csv").unlink()
    loaded(tmp_path, list_7=[a_plan("C1", "2025-03-20", "2025-06-02")])
    assert now("referrals", "child_id", "primary_need", "closed_on") == [("C1", "N4", None)]
    assert now("child_protection_plans", "ended_on") == [(day("2025-06-02"),)]


def held_by(*days: str) -> list[tuple[str | None, str | None]]:
    """The team and worker that hold the case of C1 on each day."""
    people = [people_of(record_now(), ["C1"], on=day(on))["C1"] for on in days]
    return [(person.team, person.worker) for person in people]


def test_who_holds_a_case_is_what_the_latest_says_and_before_it_what_the_earlier_said(
    tmp_path: Path,
) -> None:
    case = a_case("C1", "2025-01-06")
    for on, team in ((AS_AT, "South"), (LATER, "North"), (day("2026-06-30"), "North")):
        held = {"Allocated Team": team, "Allocated Worker": f"{team} 1"}
        loaded(tmp_path, on, list_6=[case | held])
    assert held_by("2025-01-06", "2025-06-30", "2025-07-01", "2026-07-01") == [
        ("South", "South 1"),
        ("South", "South 1"),
        ("North", "North 1"),
        ("North", "North 1"),
    ]


def a_placement(child: str, start: str, kind: str = "U6", **cells: Any) -> Row:
    return a_child(
        child,
        Date_Started_to_be_Looked_After=day("2024-11-04"),
        Start_Date_of_Most_Recent_Placement=day(start),
        Placement_Type=kind,
        **cells,
    )


def test_a_placement_after_which_a_later_list_has_another_is_not_open(tmp_path: Path) -> None:
    loaded(tmp_path, list_8=[a_placement("C1", "2025-02-03"), a_placement("C2", "2025-03-03")])
    loaded(
        tmp_path,
        LATER,
        list_8=[a_placement("C1", "2025-10-06", "K2"), a_placement("C2", "2025-03-03")],
    )
    assert now("placements", "child_id", "started_on", "ended_on", "unreadable") == [
        ("C1", day("2025-02-03"), day("2025-10-06"), " ended_on "),
        ("C1", day("2025-10-06"), None, ""),
        ("C2", day("2025-03-03"), None, ""),
    ]
    assert len(now("looked_after_periods", "child_id")) == 2


def test_who_is_on_no_list_of_care_leavers_any_more_is_none(tmp_path: Path) -> None:
    leavers = [a_child(child, Eligibility_Category="FORMER RELEVANT") for child in ("C1", "C2")]
    loaded(tmp_path, list_9=leavers, list_7=[a_plan("C3", "2025-01-06")])
    assert now("care_leavers", "child_id") == [("C1",), ("C2",)]
    loaded(tmp_path, LATER, list_9=leavers[1:])
    assert now("care_leavers", "child_id") == [("C2",)]
    # A later Annex A without list 9 says nothing of them.
    loaded(tmp_path, day("2026-06-30"), list_7=[a_plan("C3", "2026-01-06")])
    assert now("care_leavers", "child_id") == [("C2",)]


def test_a_workbook_and_the_same_lists_as_files_are_one_return(tmp_path: Path) -> None:
    lists = {
        "list_3": [a_referral("0042", "2025-03-03")],
        "list_6": [a_case("0042", "2025-03-03", Primary_Need_Code="N1", Case_Status="CPP")],
        "list_7": [a_plan("0042", "2025-03-20", Initial_Category_of_Abuse="MUL")],
    }
    loaded(tmp_path, AS_AT, **lists)
    book = tmp_path / "Annex A.xlsx"
    write_annex_a(book, lists, on=AS_AT)
    again = take_in(book, tmp_path, council="899", as_at=AS_AT)
    assert {name: counts["loaded"] for name, counts in again.tables.items()} == dict.fromkeys(
        again.tables, 0
    )
    assert not any(counts["closed"] for counts in again.tables.values())
    assert again.tables["child_protection_plans"]["unchanged"] == 1


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sector's samples are not here")
def test_the_sector_s_sample_is_taken_whole(tmp_path: Path) -> None:
    """Five or six made-up children a list, by other hands: every row of lists 1 to 10 is there."""
    taken = take_in(SAMPLE, tmp_path, council="899")
    read = {name: counts["read"] for name, counts in taken.tables.items()}
    assert read["contacts"] == read["assessments"] == read["looked_after_periods"] == 5
    assert (read["referrals"], read["child_protection_plans"], read["care_leavers"]) == (11, 7, 6)
    assert not any(counts["held_back"] for counts in taken.tables.values())
    assert {(f.code, f.says) for f in taken.findings if f.severity.value == "error"} == {
        ("unreadable", "CS Assessment Updated"),
        ("unknown-code", "PSRMEM - Support with memory and cognition"),
    }


def reviewed(child: str, start: str, latest: str) -> Row:
    return a_plan(child, start) | {
        "Date of latest review conference": day(latest) if latest else None
    }


def review_states(on: datetime.date) -> list[tuple[Any, ...]]:
    found = runs_on(record_now(), on, where="clock = 'review-conference'")
    return sorted(
        (run["child_id"], run["started_on"], run["state"], run["verdict"]) for run in found
    )


def test_a_review_before_the_latest_may_be_unseen_and_its_absence_is_no_lateness(
    tmp_path: Path,
) -> None:
    """Of a plan of fifteen months the list says one review; the first may have been in time."""
    loaded(
        tmp_path,
        list_7=[
            reviewed("C1", "2024-03-04", "2025-05-01"),
            reviewed("C2", "2025-02-03", "2025-04-22"),
            reviewed("C3", "2024-09-02", "2024-11-04"),
            reviewed("C4", "2025-02-03", ""),
        ],
    )
    assert review_states(AS_AT) == [
        ("C1", day("2024-03-04"), "cannot be worked out", "unjudged"),
        ("C1", day("2025-05-01"), "running", "unjudged"),
        ("C2", day("2025-02-03"), "met", "met"),
        ("C2", day("2025-04-22"), "running", "unjudged"),
        ("C3", day("2024-09-02"), "met", "met"),
        ("C3", day("2024-11-04"), "overdue", "not met"),
        ("C4", day("2025-02-03"), "overdue", "not met"),
    ]


def test_what_was_still_the_latest_when_the_next_fell_due_shows_that_it_was_late(
    tmp_path: Path,
) -> None:
    loaded(tmp_path, list_7=[reviewed("C1", "2024-09-02", "2024-11-04")])
    loaded(tmp_path, LATER, list_7=[reviewed("C1", "2024-09-02", "2025-09-01")])
    assert review_states(LATER)[:2] == [
        ("C1", day("2024-09-02"), "met", "met"),
        ("C1", day("2024-11-04"), "met late", "not met"),
    ]


def test_who_is_at_early_help_no_list_says(tmp_path: Path) -> None:
    """Its assessments have no end, so the absence of early help is shown as absence."""
    help_given = a_child("C1", Assessment_start_date=day("2025-01-06"))
    loaded(tmp_path, list_2=[help_given], list_7=[a_plan("C1", "2025-01-20")])
    assert now("early_help_episodes", "child_id") == [("C1",)]
    spoken = record_now().rows("select distinct table_name from spoken_for")
    tables = {row["table_name"] for row in spoken}
    assert "child_protection_plans" in tables
    assert not tables & {"early_help_episodes", "child_protection_reviews", "visits", "placements"}
