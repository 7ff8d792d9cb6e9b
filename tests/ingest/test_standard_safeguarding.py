"""A Standard Safeguarding Dataset, staged: what the record holds of it, and what is said of it."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.staging import Staged
from tests.ingest.annex_a_lists import day
from tests.ingest.safeguarding_dataset import (
    Row,
    Tables,
    a_plan,
    a_referral,
    a_review,
    a_status,
    an_assessment,
    an_episode,
    codes,
    renumbered,
    rows,
    staged,
    story,
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    """The story of the ten children, staged."""
    return staged(tmp_path_factory.mktemp("dataset"), story())


def changed(**more: list[Row]) -> Tables:
    """The story with further rows of some tables."""
    tables = story()
    for name, extra in more.items():
        tables[name] = [*tables[name], *extra]
    return tables


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


def test_rows_of_nobody_and_of_those_not_among_persons(tmp_path: Path) -> None:
    one = staged(
        tmp_path / "a",
        changed(
            ssd_cin_episodes=[
                a_referral("90", "-1", "2025-05-05"),
                a_referral("91", "C404", "2025-05-06"),
            ],
            ssd_disability=[
                {"disa_table_id": "9", "disa_person_id": "C404", "disa_disability_code": "LD"}
            ],
        ),
    )
    assert one.held_back["referrals"] == 1
    assert ("missing", "ssd_cin_episodes") in codes(one)
    assert ("no-such-person", "ssd_cin_episodes") in codes(one)
    assert ("C404",) in rows(one, "referrals", "child_id")
    assert one.held_back["disabilities"] == 1  # a detail of no one who is there


def test_numbers_that_lead_nowhere_or_to_another_child(tmp_path: Path) -> None:
    one = staged(
        tmp_path / "a",
        changed(
            ssd_cp_plans=[
                a_plan("90", "C4", "2025-04-01", "PHY", cppl_referral_id="404"),
                a_plan("91", "C9", "2025-04-02", "PHY", cppl_referral_id="1"),
            ]
        ),
    )
    plans = {
        row[0]: row[1] for row in rows(one, "child_protection_plans", "child_id", "referred_on")
    }
    assert plans["C4"] is None
    assert plans["C9"] is None  # the referral is C1's, and nothing of it is read here
    assert ("no-such-row", "ssd_cp_plans") in codes(one)
    assert ("another-childs-row", "ssd_cp_plans") in codes(one)


def test_a_join_that_doubles_rows_loses_and_adds_none(tmp_path: Path) -> None:
    tables = story()
    tables["ssd_cla_reviews"] *= 3
    tables["ssd_initial_cp_conference"] *= 2
    tables["ssd_cin_episodes"] *= 2
    one, plain = staged(tmp_path / "a", tables), staged(tmp_path / "b", story())
    for table in ("looked_after_reviews", "conferences", "referrals", "section_47_enquiries"):
        names = plain.connection.execute(f"describe {table}").fetchall()
        columns = [name for name, *_ in names if name not in ("ordinal", "line")]
        assert rows(one, table, *columns) == rows(plain, table, *columns), table
    assert one.held_back["looked_after_reviews"] == 2
    assert ("same-row-twice", "looked_after_reviews") in codes(one)


def test_one_number_on_two_rows_is_told(tmp_path: Path) -> None:
    one = staged(tmp_path / "a", changed(ssd_cin_episodes=[a_referral("1", "C9", "2025-06-01")]))
    assert ("number-twice", "ssd_cin_episodes") in codes(one)
    referred = rows(one, "assessments", "child_id", "referred_on")[0]
    assert referred == ("C1", day("2025-01-06"))


@pytest.mark.parametrize(
    ("cell", "factors", "finding"),
    [
        ('["16A", "2B"]', ["16A", "2B"], None),
        ('{"16A": "Y", "2B": "N"}', ["16A"], None),
        ('{"factor_16A": true}', ["16A"], None),
        ('"[\\"16A\\"]"', ["16A"], None),
        ("[]", [], None),
        ("SSD_PH", [], None),
        ('["16A", "2B', ["16A", "2B"], "damaged-list"),
        ("nothing of the sort", ["NOTHING OF THE SORT"], "damaged-list"),
        ('["99Z"]', ["99Z"], "unknown-code"),
    ],
)
def test_lists_of_factors(
    tmp_path: Path, cell: str, factors: list[str], finding: str | None
) -> None:
    tables = story()
    tables["ssd_assessment_factors"] = [
        {"cinf_assessment_id": "1", "cinf_assessment_factors_json": cell}
    ]
    one = staged(tmp_path / "a", tables)
    found = [row[0].upper() for row in rows(one, "assessment_factors", "factor")]
    assert found == factors
    about = {code for code, table in codes(one) if table == "ssd_assessment_factors"}
    assert about == ({finding} if finding else set())


def test_a_review_alone_and_one_outside_any_plan(tmp_path: Path) -> None:
    one = staged(tmp_path / "a", changed(ssd_cp_reviews=[a_review("9", "C7", "-1", "2024-01-01")]))
    told = rows(one, "child_protection_reviews", "child_id", "held_on", "plan_started_on")
    assert ("C7", day("2024-01-01"), None) in told


def test_care_that_goes_on_and_nothing_follows(tmp_path: Path) -> None:
    one = staged(
        tmp_path / "a",
        changed(
            ssd_legal_status=[a_status("90", "C9", "C2", "2024-01-01")],
            ssd_cla_episodes=[
                an_episode(
                    "90",
                    "C9",
                    "P9",
                    "2024-02-01",
                    clae_cla_episode_start_reason="P",
                    clae_cla_episode_ceased_date=day("2025-01-01"),
                    clae_cla_episode_ceased_reason="X1",
                )
            ],
        ),
    )
    found = rows(one, "looked_after_periods", "child_id", "ended_on", "unreadable", "began_earlier")
    assert ("C9", None, " ended_on ", True) in found
    assert ("goes-on-nowhere", "ssd_cla_episodes") in codes(one)


def test_short_breaks_that_become_care(tmp_path: Path) -> None:
    """The period is of care from the day on which the care order began."""
    broke = [
        an_episode(
            "90",
            "C9",
            "P9",
            "2024-02-01",
            clae_cla_episode_ceased_date=day("2024-06-01"),
            clae_cla_episode_ceased_reason="X1",
            clae_entered_care_date=day("2024-02-01"),
        ),
        an_episode(
            "91",
            "C9",
            "P9",
            "2024-06-01",
            clae_cla_episode_start_reason="L",
            clae_entered_care_date=day("2024-02-01"),
        ),
    ]
    statuses = [
        a_status("90", "C9", "V4", "2024-02-01", "2024-06-01"),
        a_status("91", "C9", "C2", "2024-06-01"),
    ]
    one = staged(tmp_path / "a", changed(ssd_cla_episodes=broke, ssd_legal_status=statuses))
    periods = [
        row
        for row in rows(one, "looked_after_periods", "child_id", "started_on", "ended_on")
        if row[0] == "C9"
    ]
    assert periods == [("C9", day("2024-06-01"), None)]


def test_without_legal_statuses_short_breaks_cannot_be_told(tmp_path: Path) -> None:
    tables = {name: table for name, table in story().items() if name != "ssd_legal_status"}
    one = staged(tmp_path / "a", tables)
    assert ("short-breaks-not-told", "ssd_cla_episodes") in codes(one)
    assert "looked_after_periods" in one.in_part
    assert ("C6",) in rows(one, "looked_after_periods", "child_id")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-01-07 00:00:00.000", day("2025-01-07")),
        ("07/01/2025", day("2025-01-07")),
        ("45664", day("2025-01-07")),
        ("1900-01-01", None),
        ("9999-12-31 00:00:00", None),
        ("NULL", None),
    ],
)
def test_days_as_databases_and_spreadsheets_write_them(
    tmp_path: Path, written: str, read: Any
) -> None:
    tables = story()
    tables["ssd_cin_assessments"] = [an_assessment("1", "C1", "1", "2025-01-06", "")]
    tables["ssd_cin_assessments"][0]["cina_assessment_auth_date"] = written
    one = staged(tmp_path / "a", tables)
    assert rows(one, "assessments", "authorised_on", "unreadable") == [(read, "")]


def test_an_end_that_cannot_be_read_leaves_no_plan_open(tmp_path: Path) -> None:
    tables = story()
    tables["ssd_cp_plans"][0]["cppl_cp_plan_end_date"] = "31/02/2025"
    one = staged(tmp_path / "a", tables)
    told = rows(one, "child_protection_plans", "child_id", "ended_on", "unreadable")
    assert told[0] == ("C1", None, " ended_on ")


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
