"""`goldenthread authority`: what it lists, what it keeps, and that an earlier edition stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.commands.main import main
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import Authority
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command finds Django set up."""
    monkeypatch.setattr("goldenthread.commands.choosing_sources.ready", lambda: None)


def said(*words: str) -> int:
    """The exit code of the command."""
    forget()
    with pytest.raises(SystemExit) as left:
        main(["authority", *words])
    return int(left.value.code or 0)


def test_a_choice_is_kept_listed_and_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)

    def listed() -> dict[str, Any]:
        assert said("--json") == 0
        every = json.loads(capsys.readouterr().out)
        return next(one for one in every if one["subject"] == "referrals")

    before = listed()
    assert before["first"] == []
    assert before["is_built_in"]
    assert before["sources"][0] == {
        "kind": "cin_census",
        "first_day": "2024-04-01",
        "last_day": "2025-03-31",
        "rows": 1,
        "children": 1,
    }
    choice = ("referrals", "--first", "standard_safeguarding", "--first", "cin_census")
    assert said(*choice, "--why", "The feed is mended", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "subject": "referrals",
        "first": ["standard_safeguarding", "cin_census"],
        "edition": 2,
    }
    after = listed()
    assert (after["first"], after["why"], after["edition"]) == (
        ["standard_safeguarding", "cin_census"],
        "The feed is mended",
        2,
    )
    assert said(*choice, "--why", "Again") == 0
    assert "It is so already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("horses", "--first", "cin_census", "--why", "x"), "there is no subject 'horses'"),
        (("referrals", "--why", "x"), "say either --first KIND or --later-day"),
        (("referrals", "--first", "population", "--why", "x"), "--first takes each of annex_a,"),
        (("referrals", "--first", "cin_census"), "say why with --why"),
        (("--first", "cin_census"), "name the subject"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_kept(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(*words) == 2
    assert says in capsys.readouterr().err
    assert not Authority.objects.exists()
