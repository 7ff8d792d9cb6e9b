"""DfE's daily payload, loaded from a file: each child whole, and nothing said of the others."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.findings import Refused
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)
Child = dict[str, Any]


def child(number: str, **more: Any) -> Child:
    """A child with one open episode, an assessment, an enquiry and an open plan."""
    details = {
        "first_name": "Made",
        "surname": "Up",
        "date_of_birth": "2018-02-03",
        "sex": "F",
        "ethnicity": "WBRI",
        "disabilities": ["HAND", "VIS"],
    }
    said = {"la_child_id": number, "mis_child_id": f"M{number}", "child_details": details}
    return said | {"social_care_episodes": [_episode(number)]} | more


def _episode(number: str) -> dict[str, Any]:
    assessment = {
        "child_and_family_assessment_id": f"A{number}",
        "start_date": "2025-05-02",
        "authorisation_date": "2025-06-10",
        "factors": ["16A", "1B"],
    }
    enquiry = {
        "section_47_assessment_id": f"S{number}",
        "start_date": "2025-06-12",
        "icpc_required_flag": True,
        "icpc_date": "2025-06-30",
    }
    return {
        "social_care_episode_id": f"E{number}",
        "referral_date": "2025-05-01",
        "referral_source": "1A",
        "referral_no_further_action_flag": False,
        "care_worker_details": [{"worker_id": "W1", "start_date": "2025-05-02"}],
        "child_and_family_assessments": [assessment],
        "section_47_assessments": [enquiry],
        "child_protection_plans": [
            {"child_protection_plan_id": f"P{number}", "start_date": "2025-06-30"}
        ],
    }


def load(folder: Path, *children: Child) -> Any:
    path = folder / "payload.json"
    path.write_text(json.dumps(list(children)))
    return take_in(path, folder, council="899")


def plans() -> list[tuple[str, str]]:
    rows = record_now().rows("select child_id, started_on from child_protection_plans order by all")
    return [(row["child_id"], str(row["started_on"])) for row in rows]


def test_every_block_becomes_its_table_of_the_record(tmp_path: Path) -> None:
    loaded = load(tmp_path, child("A1"))
    assert [f.code for f in loaded.findings if f.severity == "error"] == []
    record = record_now()
    one = record.rows("select * from people")[0]
    assert (one["child_id"], str(one["born_on"]), one["sex"]) == ("A1", "2018-02-03", "F")
    assert record.rows("select name from names") == [{"name": "Made Up"}]
    assert len(record.rows("select * from disabilities")) == 2
    factors = record.rows("select factor from assessment_factors order by 1")
    assert [row["factor"] for row in factors] == ["16A", "1B"]
    enquiry = record.rows("select * from section_47_enquiries")[0]
    assert enquiry["conference_not_required"] is False
    assert str(enquiry["conference_on"]) == "2025-06-30"
    assert record.rows("select worker from allocations") == [{"worker": "W1"}]
    assert plans() == [("A1", "2025-06-30")]


def test_a_plan_that_vanishes_is_closed_and_other_children_are_left_alone(tmp_path: Path) -> None:
    load(tmp_path, child("A1"), child("A2"))
    assert [number for number, _ in plans()] == ["A1", "A2"]
    without = child("A1")
    del without["social_care_episodes"][0]["child_protection_plans"]
    load(tmp_path, without)
    assert plans() == [("A2", "2025-06-30")]


def test_numbers_that_change_overnight_are_no_change(tmp_path: Path) -> None:
    first = load(tmp_path, child("A1"))
    renumbered = child("A1", mis_child_id="other")
    episode = renumbered["social_care_episodes"][0]
    episode["social_care_episode_id"] = "other"
    episode["child_protection_plans"][0]["child_protection_plan_id"] = "other"
    again = load(tmp_path, renumbered)
    assert sum(t["loaded"] + t["closed"] for t in again.tables.values()) == 0
    assert again.edition == first.edition


@pytest.mark.parametrize("block", ["child", "episode", "plan"])
def test_what_is_purged_is_gone(tmp_path: Path, block: str) -> None:
    load(tmp_path, child("A1"), child("A2"))
    purged = copy.deepcopy(child("A1"))
    episode = purged["social_care_episodes"][0]
    plan = episode["child_protection_plans"][0]
    {"child": purged, "episode": episode, "plan": plan}[block]["purge"] = True
    load(tmp_path, purged)
    assert plans() == [("A2", "2025-06-30")]
    kept = {row["child_id"] for row in record_now().rows("select child_id from people")}
    assert kept == ({"A2"} if block == "child" else {"A1", "A2"})


def test_beside_a_census_it_gives_way(tmp_path: Path) -> None:
    take_in(
        census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-30", "")]), a_child("A2")]),
        tmp_path,
    )
    same = child("A1")
    same["social_care_episodes"][0]["child_protection_plans"][0]["start_date"] = "2024-06-30"
    load(tmp_path, same, child("A3"))
    assert plans() == [("A1", "2024-06-30"), ("A3", "2025-06-30")]
    category = record_now().rows(
        "select latest_category from child_protection_plans where child_id = 'A1'"
    )
    assert category == [{"latest_category": "NEG"}]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"la_child_id": "A1"', "is damaged and cannot be read as JSON"),
        ('[{"name": "A1"}]', "is no DfE daily payload"),
        ("[]", "is no DfE daily payload"),
        ("[" * 100_000, "is damaged and cannot be read as JSON"),
    ],
)
def test_what_is_no_payload_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "payload.json"
    path.write_text(text)
    with pytest.raises(Refused, match=says):
        take_in(path, tmp_path, council="899")
