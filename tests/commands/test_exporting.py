"""`goldenthread export`: what it writes, what it says, and what it logs."""

import json
from pathlib import Path

import pytest

from goldenthread.access.models import AccessEntry
from goldenthread.commands.main import main
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import Load
from tests.ingest.files import a_child, census, record_now, take_in
from tests.written_out.again import all_said, differences

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands find Django set up."""
    for module in ("asking", "exporting"):
        monkeypatch.setattr(f"goldenthread.commands.{module}.ready", lambda: None)


def said(words: list[str]) -> int:
    """The exit code of a command."""
    forget()
    with pytest.raises(SystemExit) as left:
        main(words)
    return int(left.value.code or 0)


def test_it_writes_says_and_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1"), a_child("A2")]), tmp_path)
    before = AccessEntry.objects.count()
    out = tmp_path / "out"
    out.mkdir()
    assert said(["export", "cin_census", "--year", "2025", "--out", str(out), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {
        "kind", "period", "council", "edition", "files", "children", "rows", "silent", "unsaid",
        "findings", "screens",
    }  # fmt: skip
    assert (answer["period"], answer["council"], answer["children"]) == ("2024-25", "899", 2)
    assert answer["files"] == [str(out / "cin_census_2024-25.xml")]
    logged = AccessEntry.objects.order_by("-pk")[: AccessEntry.objects.count() - before]
    assert [(entry.kind, entry.edition) for entry in logged] == [("export", 1), ("export", 1)]
    assert len({entry.child for entry in logged}) == 2


@pytest.mark.parametrize("kind", ["cin_census", "annex_a", "dfe_payload"])
def test_what_was_written_comes_back_and_is_no_news(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-03", "")])]), tmp_path)
    before = all_said(record_now())
    out = tmp_path / "out"
    out.mkdir()
    assert said(["export", kind, "--on", "2025-03-31", "--out", str(out)]) == 0
    capsys.readouterr()
    (file,) = out.iterdir()
    taken = take_in(file, tmp_path)
    assert (taken.load, taken.edition) == (None, 1)
    assert [finding.code for finding in taken.findings] == ["written-here"]
    plans = taken.tables["child_protection_plans"]
    assert (plans["read"], plans["unchanged"], plans["loaded"], plans["closed"]) == (1, 1, 0, 0)
    assert differences(before, all_said(record_now())) == []
    assert Load.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["export", "census"], "'census' cannot be written; there are "),
        (["export", "cin_census", "--on", "2025-03-31", "--as-known-at", "9"], "no edition 9"),
        (["export", "annex_b", "--year", "2025"], "--year is for a census"),
        (["export", "cin_census", "--year", "20"], "--year takes the year"),
        (["export", "cin_census", "--year", "2025", "--on", "2025-03-31"], "say either"),
        (["export", "cin_census", "--year", "2012"], "cannot be written: the shapes of 2021"),
        (["export", "cin_census", "--on", "soon"], "is not a day"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    assert said([*words, "--out", str(tmp_path / "x")]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_before_anything_is_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["export", "cin_census", "--out", str(tmp_path / "x")]) == 2
    assert "nothing has been loaded yet" in capsys.readouterr().err
