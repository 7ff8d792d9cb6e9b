"""Standard Safeguarding Datasets with what real ones have in them, staged: no crash, no silence."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.annex_a_lists import day
from tests.ingest.safeguarding_dataset import codes, rows, staged, story
from tests.ingest.safeguarding_rows import (
    Row,
    Tables,
    a_plan,
    a_referral,
    a_review,
    a_status,
    an_assessment,
    an_episode,
)


def changed(**more: list[Row]) -> Tables:
    """The story with further rows of some tables."""
    tables = story()
    for name, extra in more.items():
        tables[name] = [*tables[name], *extra]
    return tables


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


JUNK = (
    *("", "-1", "0", "SSD_PH", "NULL", "31/02/2025", "1900-01-01", "9999-12-31", "45664", "1e400"),
    *("C1", "C404", "N1 - Abuse or neglect", "Neglect", "Y", "maybe", "0x1F", "\xa0\u00e9"),
    *('"', '{"16A":', '["', "[[[[[[", "'; drop table read_ssd_person; --", "1" * 300),
)


@pytest.mark.parametrize("seed", range(5))
def test_cells_of_any_kind_lose_no_row(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    tables = {name: table for name, table in story().items() if dice.random() > 0.15}
    for table in tables.values():
        for row in table:
            row.update({c: dice.choice(JUNK) for c in row if dice.random() < 0.15})
        table.extend([dict(row) for row in table if dice.random() < 0.3])
        dice.shuffle(table)
    one = staged(tmp_path / "a", tables)
    for made in one.tables:
        kept = one.count(made.name)
        assert kept == one.read[made.name] - one.held_back[made.name], made.name
        (keys,) = one.connection.execute(
            f"select count(distinct row_key) from {made.name}"
        ).fetchone() or (0,)
        assert keys == kept, made.name
