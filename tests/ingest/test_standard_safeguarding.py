"""A Standard Safeguarding Dataset, staged: what the record holds of it, and what is said of it."""

import random
from pathlib import Path

import pytest

from goldenthread.ingest.staging import Staged
from tests.ingest.annex_a_lists import day
from tests.ingest.safeguarding_dataset import codes, renumbered, rows, staged, story
from tests.ingest.safeguarding_rows import Row


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    """The story of the ten children, staged."""
    return staged(tmp_path_factory.mktemp("dataset"), story())


def test_who_the_children_are(told: Staged) -> None:
    by_child = {row[0]: row[1:] for row in rows(told, "people", "child_id", "sex", "ethnicity")}
    assert by_child["C2"] == ("M", "WBRI")  # A1 is an older code
    assert by_child["C4"] == ("F", "WBRI")  # from pers_gender, where pers_sex holds a place
    assert rows(told, "names", "child_id", "name")[0] == ("C1", "Ada Marsh")
    assert rows(told, "people", "former_upn")[2] == ("A899000000002",)


def test_a_family_is_all_who_share_a_family_or_a_mother(told: Staged) -> None:
    families: dict[str, list[str]] = {}
    for child, family in rows(told, "names", "child_id", "family"):
        families.setdefault(family or "", []).append(child)
    assert sorted(families.values()) == [
        ["C1", "C2", "C3"],
        ["C10", "C4", "C5", "C6", "C7", "C8", "C9"],
    ]
    assert families[""][0] == "C10"  # those of whom nothing says it


def test_other_numbers_of_a_child(told: Staged) -> None:
    assert rows(told, "identifiers", "child_id", "kind", "identifier") == [
        ("C1", "NHS number", "9434765919"),
        ("C1", "legacy id", "L-77"),
        ("C2", "former UPN", "A899000000002"),
        ("C5", "NHS number", "9434765919"),
    ]
    assert rows(told, "addresses", "kind", "postcode") == [("Home", "ZZ99 1AA")]


def test_workers_and_teams_are_named(told: Staged) -> None:
    assert rows(told, "allocations", "child_id", "worker", "team", "change_reason") == [
        ("C1", "Pat Field", "Assessment North", None),
        ("C4", "S-300", "North locality", "LEFTRL"),
    ]
    assert ("holds-no-case", "ssd_involvements") in codes(told)  # the reviewing officer


def test_from_the_first_contact_to_the_plan(told: Staged) -> None:
    assert rows(told, "contacts", "child_id", "source") == [("C1", "2A")]
    assert rows(told, "early_help_episodes", "names_neglect", "worker") == [(True, "Pat Field")]
    referrals = rows(told, "referrals", "child_id", "source", "no_further_action")
    assert ("C9", None, True) in referrals  # out of the outcomes
    assert rows(told, "assessments", "child_id", "referred_on", "support_needed") == [
        ("C1", day("2025-01-06"), True),
        ("C2", day("2025-01-06"), True),
        ("C4", day("2025-01-20"), None),  # it goes on: its no stands there by default
    ]
    assert rows(told, "assessment_factors", "child_id", "factor") == [
        ("C1", "16A"),
        ("C1", "2B"),
        ("C2", "16A"),
        ("C2", "3B"),
    ]


def test_enquiries_and_their_conferences(told: Staged) -> None:
    assert rows(
        told,
        "section_47_enquiries",
        "child_id",
        "ended_on",
        "conference_target_on",
        "conference_on",
        "conference_not_required",
    ) == [
        ("C1", day("2025-02-05"), day("2025-02-18"), day("2025-02-17"), False),
        ("C2", day("2025-02-05"), None, None, True),
    ]
    assert rows(
        told, "conferences", "child_id", "kind", "enquiry_started_on", "target_on", "led_to_plan"
    ) == [
        ("C1", "after an enquiry", day("2025-01-28"), day("2025-02-18"), True),
        ("C7", "transfer in", None, None, True),
    ]


def test_another_councils_plan_is_counted_nowhere_as_ours(told: Staged) -> None:
    assert rows(
        told, "child_protection_plans", "child_id", "initial_category", "names_neglect"
    ) == [
        ("C1", "MUL", True),  # Multiple: Neglect, Physical
        ("C7", "EMO", False),
    ]
    assert rows(told, "plans_of_other_councils", "child_id", "latest_category") == [("C5", "NEG")]
    assert "C5" not in {child for (child,) in rows(told, "child_protection_reviews", "child_id")}
    assert ("another-councils-plan", "ssd_cp_plans") in codes(told)
    assert ("another-councils-plan", "ssd_cp_reviews") in codes(told)


def test_reviews_know_their_plan_by_number_or_by_its_days(told: Staged) -> None:
    assert rows(told, "child_protection_reviews", "child_id", "plan_started_on", "quorate") == [
        ("C1", day("2025-02-17"), True),
        ("C7", day("2025-03-12"), None),  # its plan has no number there
    ]
    assert ("not-held-yet", "ssd_cp_reviews") in codes(told)


def test_pre_proceedings_that_only_hold_a_place_are_none(told: Staged) -> None:
    assert rows(
        told,
        "pre_proceedings",
        "child_id",
        "decided_to",
        "legal_gateway_outcome",
        "review_meetings",
        "court_reference",
    ) == [("C1", "ISSUE", "B", 2, None)]
    assert ("holds-a-place", "ssd_pre_proceedings") in codes(told)


def test_periods_of_care_are_put_together_from_episodes(told: Staged) -> None:
    assert rows(told, "looked_after_periods", "child_id", "started_on", "ended_on") == [
        ("C10", day("2021-01-01"), day("2021-06-01")),
        ("C10", day("2025-02-01"), None),
        ("C2", day("2025-08-04"), None),
        ("C8", day("2020-01-10"), day("2024-07-07")),
    ]
    placements = rows(told, "placements", "child_id", "placement_type", "miles_from_home")
    assert placements == [("C2", "U6", 13)]
    assert ("C2", "C1") in rows(told, "legal_statuses", "child_id", "legal_status")
    assert rows(told, "care_episodes", "child_id", "legal_status")[2:4] == [
        ("C2", "C1"),
        ("C2", "C2"),
    ]


def test_short_breaks_stand_apart(told: Staged) -> None:
    assert rows(told, "short_breaks", "child_id", "legal_status", "placement_type") == [
        ("C6", "V4", "K2")
    ]
    for table in ("looked_after_periods", "placements", "legal_statuses", "care_episodes"):
        assert ("C6",) not in rows(told, table, "child_id"), table


def test_what_stands_around_care(told: Staged) -> None:
    assert rows(told, "looked_after_reviews", "child_id", "participation") == [("C2", "PN1")]
    assert rows(told, "reviewing_officer_contacts", "child_id") == [("C2",)]
    assert rows(told, "permanence_plans", "plan") == [("FOSTERING",)]
    assert rows(told, "missing_episodes", "kind", "interview_accepted") == [("M", False)]
    assert rows(told, "strengths_and_difficulties", "year", "score") == [(2026, 17)]
    assert rows(told, "care_leavers", "eligibility", "personal_adviser", "accommodation") == [
        ("FORMER RELEVANT", "S-300", "U")
    ]
    assert rows(told, "unaccompanied_children", "child_id") == [("C8",)]


def test_every_row_that_is_read_is_accounted_for(told: Staged) -> None:
    for table in told.tables:
        kept = told.count(table.name)
        assert kept == told.read[table.name] - told.held_back[table.name], table.name


@pytest.mark.parametrize("seed", range(3))
def test_numbers_given_anew_overnight_change_no_row(
    tmp_path: Path, told: Staged, seed: int
) -> None:
    again = staged(tmp_path / "again", renumbered(story(), seed))
    assert {t.name for t in again.tables} == {t.name for t in told.tables}
    assert renumbered(story(), seed)["ssd_cp_plans"] != story()["ssd_cp_plans"]
    for table in told.tables:
        names = (*table.column_names, "row_key", "unreadable")
        assert rows(again, table.name, *names) == rows(told, table.name, *names), table.name


@pytest.mark.parametrize("seed", range(3))
def test_rows_in_another_order_are_the_same(tmp_path: Path, seed: int) -> None:
    """Two of one key that differ, of which one stands, and two without the day of a key too."""
    tables = story()
    for number, alone in (("8", True), ("9", False)):
        tables["ssd_cp_visits"].append(
            {
                "cppv_cp_visit_id": number,
                "cppv_person_id": "C1",
                "cppv_cp_visit_date": day("2025-04-01"),
                "cppv_cp_visit_seen_alone": alone,
            }
        )
    before = staged(tmp_path / "before", tables)
    shuffled = renumbered(tables, seed)
    for table in shuffled.values():
        random.Random(seed).shuffle(table)
    after = staged(tmp_path / "after", shuffled)
    for one in before.tables:
        names = (*one.column_names, "row_key", "unreadable")
        assert rows(after, one.name, *names) == rows(before, one.name, *names), one.name


def test_a_table_alone_is_taken_as_a_part(tmp_path: Path) -> None:
    one = staged(tmp_path / "a", {"ssd_cp_plans": story()["ssd_cp_plans"]})
    assert "child_protection_plans" in one.in_part
    assert len(rows(one, "child_protection_plans", "child_id")) == 2
    alone = staged(tmp_path / "b", {"ssd_assessment_factors": story()["ssd_assessment_factors"]})
    assert alone.held_back["assessment_factors"] == alone.read["assessment_factors"] == 4
    disabled = staged(tmp_path / "c", {"ssd_disability": story()["ssd_disability"]})
    assert disabled.held_back["disabilities"] == 2
    assert "disabilities" in disabled.in_part


def test_the_whole_is_no_part(told: Staged) -> None:
    assert told.in_part == {"reviewing_officer_contacts"}


@pytest.mark.prove
def test_as_parquet_it_is_the_same(tmp_path: Path, told: Staged) -> None:
    one = staged(tmp_path / "a", story(), as_parquet=True)
    for table in told.tables:
        names = (*table.column_names, "row_key", "unreadable", "ordinal")
        assert rows(one, table.name, *names) == rows(told, table.name, *names), table.name


def test_a_night_of_a_few_rows_is_read(tmp_path: Path) -> None:
    few: dict[str, list[Row]] = {
        "ssd_cp_visits": story()["ssd_cp_visits"],
        "ssd_cin_visits": story()["ssd_cin_visits"],
    }
    one = staged(tmp_path / "a", few)
    assert [row[0] for row in rows(one, "visits", "kind")] == ["child protection", "child in need"]
    assert [t.name for t in one.tables] == ["visits"]
