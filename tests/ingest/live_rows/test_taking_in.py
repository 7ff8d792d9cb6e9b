"""Changed rows taken in one by one: what the ledger and the record say then."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.record.one_child import people_of
from tests.ingest.annex_a_lists import day
from tests.ingest.files import record_now
from tests.ingest.live_rows.sending import held_rows, send
from tests.ingest.safeguarding_dataset import story
from tests.ingest.safeguarding_rows import Row, a_plan, a_referral
from tests.ingest.test_standard_safeguarding_loaded import TOMORROW, loaded

pytestmark = pytest.mark.django_db(transaction=True)

MORNING, NOON = "2025-11-02T09:00:00", "2025-11-02T11:00:00"


def plans() -> list[tuple[Any, ...]]:
    rows = record_now().rows("select child_id, started_on, ended_on from child_protection_plans")
    return [(row["child_id"], row["started_on"], row["ended_on"]) for row in rows]


def first_plan(**more: Any) -> Row:
    return story()["ssd_cp_plans"][0] | {"changed_at": MORNING} | more


def test_a_changed_row_over_a_feed_changes_that_row_alone(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    before = held_rows()
    receipt = send("ssd_cp_plans", first_plan(cppl_cp_plan_end_date=day("2025-11-01")))
    after = held_rows()
    assert (receipt.changed, receipt.unchanged, receipt.older, receipt.held_back) == (1, 0, 0, 0)
    assert receipt.last_day == day("2025-11-02")
    assert {name for name in before if before[name] != after.get(name)} == {
        "child_protection_plans"
    }
    assert ("C1", day("2025-02-17"), day("2025-11-01")) in plans()


def test_the_same_again_changes_nothing_and_what_is_older_neither(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    ended = first_plan(cppl_cp_plan_end_date=day("2025-11-01"), changed_at=NOON)
    first = send("ssd_cp_plans", ended)
    again = send("ssd_cp_plans", ended)
    older = send("ssd_cp_plans", first_plan(cppl_cp_plan_end_date=day("2025-10-30")))
    of_before_the_feed = send(
        "ssd_cp_plans", first_plan(cppl_cp_plan_initial_category="PHY", changed_at="2025-10-31")
    )
    assert (again.unchanged, older.older, of_before_the_feed.older) == (1, 1, 1)
    assert first.edition == again.edition == older.edition == of_before_the_feed.edition


def test_a_row_taken_back_is_gone_and_an_older_saying_does_not_bring_it_back(
    tmp_path: Path,
) -> None:
    loaded(tmp_path, story())
    number = first_plan()["cppl_cp_plan_id"]
    send("ssd_cp_plans", {"cppl_cp_plan_id": number, "deleted": True, "changed_at": NOON})
    assert all(child != "C1" for child, _, _ in plans())
    assert send("ssd_cp_plans", first_plan()).older == 1
    assert all(child != "C1" for child, _, _ in plans())


def test_a_plan_whose_referral_has_not_come_comes_right_when_it_comes() -> None:
    send("ssd_cp_plans", a_plan("P1", "N1", "2025-10-20", "NEG", cppl_referral_id="R1"))
    (plan,) = held_rows()["child_protection_plans"]
    send("ssd_cin_episodes", a_referral("R1", "N1", "2025-10-01"))
    (then,) = held_rows()["child_protection_plans"]
    assert day("2025-10-01") not in plan
    assert day("2025-10-01") in then


def test_factors_wait_for_their_assessment() -> None:
    factors = {"cinf_table_id": "F1", "cinf_assessment_id": "A1"}
    waits = send("ssd_assessment_factors", factors | {"cinf_assessment_factors_json": ["16A"]})
    assert (waits.changed, waits.held_back) == (0, 1)
    assessment = {
        "cina_assessment_id": "A1",
        "cina_person_id": "N1",
        "cina_assessment_start_date": day("2025-10-02"),
    }
    send("ssd_cin_assessments", assessment)
    (factor,) = held_rows()["assessment_factors"]
    assert "16A" in factor


def test_a_worker_who_is_called_otherwise_is_so_for_every_child(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    (worker,) = [
        row
        for row in story()["ssd_professionals"]
        if row.get("prof_professional_name") == "Pat Field"
    ]
    send("ssd_professionals", worker | {"prof_professional_name": "Pat Hill", "changed_at": NOON})
    assert people_of(record_now(), ["C1"], on=TOMORROW)["C1"].worker == "Pat Hill"


def test_a_feed_after_changed_rows_keeps_those_of_its_last_day_and_later(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    send("ssd_cp_plans", first_plan(cppl_cp_plan_end_date=day("2025-11-01")))
    changed = held_rows()
    loaded(tmp_path, story(), TOMORROW)
    assert held_rows() == changed
    loaded(tmp_path, story(), day("2025-11-03"), replaces=True)
    assert held_rows() != changed
    loaded(tmp_path, story(), day("2025-11-04"))
