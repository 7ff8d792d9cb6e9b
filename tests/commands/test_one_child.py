"""`goldenthread child` and `goldenthread clocks`: the keys of their JSON, and what is refused."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from goldenthread.access.models import AccessEntry
from goldenthread.commands import one_child
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import Child
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)

CLOCK_KEYS = {
    "clock", "title", "started_on", "start_event", "source_file", "table", "ordinal", "line",
    "rule", "rule_kind", "rule_edition", "rule_source", "allowance", "skipped", "due_on",
    "stopped_on", "closed_on", "state", "verdict", "sentence", "about", "counting", "rule_due_on",
    "agreed_on", "decided",
}  # fmt: skip
RUNNING_KEYS = {
    "child_id", "clock", "rule", "started_on", "due_on", "stopped_on", "closed_on", "state",
    "verdict", "sentence", "look", "team", "worker", "source_file", "table", "ordinal", "line",
    "about", "rule_due_on", "agreed_on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two children with a plan each, one reviewed in time; the record is read afresh."""
    children = [
        a_child("A1", plans=[("2024-06-03", "")], reviews=["2024-08-20"]),
        a_child("B2", plans=[("2025-01-06", "")]),
    ]
    take_in(census(tmp_path, 2025, children), tmp_path)
    forget()
    monkeypatch.setattr("goldenthread.commands.asking.ready", lambda: None)


def child(child_id: str, **asked: Any) -> int:
    given = {"child_id": child_id, "on": None, "as_known_at": None, "json": True, **asked}
    return one_child.child(Namespace(**given))


def clocks(**asked: Any) -> int:
    given = {"on": None, "team": None, "state": None, "as_known_at": None, "json": True, **asked}
    return one_child.clocks(Namespace(**given))


def test_a_child_with_its_events_and_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    assert child("A1") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["child_id"], answer["on"], answer["edition"]) == ("A1", "2025-03-31", 1)
    assert answer["person"]["born_on"] == "2018-02-03"
    plan = next(e for e in answer["events"] if e["table"] == "child_protection_plans")
    assert (plan["on"], plan["until"]) == ("2024-06-03", None)
    assert (plan["source_file"], plan["ordinal"]) == ("census_2025.xml", 1)
    assert plan["line"] > 1
    reviews = [c for c in answer["clocks"] if c["clock"] == "review-conference"]
    assert all(set(clock) == CLOCK_KEYS for clock in answer["clocks"])
    assert [(c["started_on"], c["due_on"], c["state"]) for c in reviews] == [
        ("2024-08-20", "2025-02-20", "overdue"),
        ("2024-06-03", "2024-09-03", "met"),
    ]
    assert reviews[0]["rule_kind"] == "statutory"
    in_force = "2023, in force 15 December 2023 to 28 February 2026"
    assert reviews[0]["rule_edition"] == in_force
    assert reviews[0]["sentence"].startswith("Overdue by 39 days: due 20 February 2025")
    assert reviews[0]["allowance"] == "6 months"


def test_what_has_no_date_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert child("A1", json=False) == 0
    said = capsys.readouterr().out
    assert "no date " in said
    assert "not recorded  " not in said


def test_another_day_gives_the_state_of_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert child("A1", on="2024-08-01") == 0
    clocks_then = json.loads(capsys.readouterr().out)["clocks"]
    assert {c["started_on"]: c["state"] for c in clocks_then} == {
        "2024-06-03": "running",
        "2024-08-20": "too early to say",
    }


def test_an_unknown_child_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert child("nobody") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "goldenthread: no return speaks of a child 'nobody'.\n"
    assert child("A1", as_known_at="9") == 2
    assert child("A1", on="yesterday") == 2
    assert not AccessEntry.objects.exists()


def test_a_child_shown_is_in_the_access_log() -> None:
    child("A1", json=False)
    entry = AccessEntry.objects.get()
    assert entry.child == Child.objects.get(child_id="A1").handle
    assert (entry.action, entry.edition) == ("shows a child", 1)


def test_the_runnings_of_every_clock(capsys: pytest.CaptureFixture[str]) -> None:
    assert clocks() == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(set(row) == RUNNING_KEYS for row in rows)
    assert [(r["child_id"], r["state"], r["due_on"]) for r in rows] == [
        ("A1", "overdue", "2025-02-20"),
        ("B2", "due soon", "2025-04-06"),
        ("A1", "met", "2024-09-03"),
    ]
    assert {r["team"] for r in rows} == {"not known"}
    shown = AccessEntry.objects.values_list("child", flat=True)
    assert set(shown) == set(Child.objects.values_list("handle", flat=True))


def test_one_state_or_one_team(capsys: pytest.CaptureFixture[str]) -> None:
    assert clocks(state="overdue") == 0
    assert [r["child_id"] for r in json.loads(capsys.readouterr().out)] == ["A1"]
    assert clocks(team="not known") == 0
    assert len(json.loads(capsys.readouterr().out)) == 3
    assert clocks(state="late") == 2
    said = capsys.readouterr().err
    assert said.startswith("goldenthread: --state takes one of: met, met late, running,")
    assert said.count("\n") == 1


def test_a_team_that_nobody_names_is_no_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clocks(team="Nowhere") == 2
    assert "no team is known" in capsys.readouterr().err
    path = tmp_path / "people.csv"
    path.write_text("child,worker,team,from\nA1,W1,North,2024-05-01\nB2,W2,South,2024-05-01\n")
    take_in(path, tmp_path)
    assert clocks(team="Nowhere") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "goldenthread: no allocation names a team 'Nowhere'; the teams are North, South.\n"
    )
    assert clocks(team="North") == 0
    assert {row["team"] for row in json.loads(capsys.readouterr().out)} == {"North"}
