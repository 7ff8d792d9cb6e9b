"""The command line is a contract (DESIGN section 6): its names, the keys of its JSON, its exits."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.commands.main import main, parser
from goldenthread.ingest.findings import refused_as_json
from goldenthread.ledger.append import Extent
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import LoadedTable
from tests.ingest.files import a_child, census, day, take_in

pytestmark = pytest.mark.django_db(transaction=True)

LOAD = {
    "load", "edition", "kind", "slice", "source", "tables", "findings", "seconds",
    "first_day", "last_day", "in_part",
}  # fmt: skip
COUNTS = {"read", "loaded", "unchanged", "closed", "held_back"}
FINDING = {"code", "table", "ordinal", "line", "column", "says", "why", "severity"}
MEASURE = {
    "code", "kind", "period", "first_day", "last_day", "by", "numerator", "denominator",
    "unjudged", "value", "low", "high", "unit", "edition",
}  # fmt: skip
CASE = {
    "child_id", "period", "verdict", "reason", "source_file", "table", "ordinal", "line",
}  # fmt: skip
MOVED = {"child_id", "was", "now", "reason", "load"}
SYNOPSES = (
    "serve --host 127.0.0.1 --port 8000",
    "demo",
    "account a@b.example --role team_manager --team North --service S --worker W --name A --ask",
    "load A.xml B.csv --as cin_census --replaces --dry-run --json",
    "export cin_census --out A.xml --year 2025 --as-known-at 3 --json",
    "export annex_a --out A.xlsx --on 2025-03-31",
    "authority --json",
    "authority protection --first cin_census --first annex_a --why so --json",
    "authority protection --later-day --why so",
    "loads --json",
    "measures --json",
    "measure CPP-01 --on 2025-03-31 --by team --as-known-at 3 --json",
    "measure CPP-01 --periods month:24 --as-known-at 2025-04-30T12:00 --json",
    "cases CPP-01 --on 2025-03-31 --met --as-known-at 3 --json",
    "cases CPP-01 --period 2025-09 --not-met --unjudged --json",
    "moved CPP-01 --from 1 --to 2 --on 2025-03-31 --json",
    "child A1 --on 2025-03-31 --as-known-at 3 --json",
    "clocks --on 2025-03-31 --team North --state overdue --as-known-at 3 --json",
    "borough --out /tmp/x --children 10 --years 2 --seed 3",
    "bench --json",
)


@pytest.mark.parametrize("words", SYNOPSES)
def test_every_word_of_the_contract_is_understood(words: str) -> None:
    assert parser().parse_args(words.split()).command == words.split()[0]


@pytest.fixture(autouse=True)
def ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands find Django set up."""
    for module in ("asking", "one_child", "loading"):
        found = importlib.import_module(f"goldenthread.commands.{module}")
        if hasattr(found, "ready"):
            monkeypatch.setattr(found, "ready", lambda: None)
    forget()


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """The exit code, and the JSON that was said."""
    with pytest.raises(SystemExit) as end:
        main([*words, "--json"])
    return int(end.value.code or 0), json.loads(capsys.readouterr().out)


def test_load_says_one_object_for_each_path_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("shoe,size\n1,2\n")
    people = tmp_path / "people.csv"
    people.write_text("child,team\nA1,North\nZ9,North\n")
    whole = census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-03", "")])])
    paths = (people, tmp_path / "absent.xml", whole, broken, tmp_path)
    code, answers = said(capsys, "load", *map(str, paths))
    assert code == 1
    assert [answer["source"] for answer in answers] == [path.name for path in paths]
    assert all(set(answer) >= LOAD for answer in answers)
    assert len({frozenset(answer) for answer in answers}) == 1
    assert [answer["edition"] for answer in answers] == [2, None, 1, None, None]
    assert answers[2]["load"] < answers[0]["load"]  # a census comes first: it names the council
    assert [bool(answer["refused"]) for answer in answers] == [False, True, False, True, True]
    assert answers[1]["refused"] == "There is no file absent.xml."
    assert (
        answers[4]["refused"]
        == f"{tmp_path.name} is a folder that holds XML; name the files in it."
    )
    assert set(answers[2]["tables"]["child_protection_plans"]) == COUNTS
    assert all(set(finding) == FINDING for finding in answers[0]["findings"])
    assert answers[0]["findings"]


def test_a_load_says_of_which_days_it_speaks_and_what_it_brings_in_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = census(tmp_path, 2025, [a_child("A1"), a_child("A2")])
    people = tmp_path / "people.csv"
    people.write_text("child,team\nA1,North\n")
    helped = tmp_path / "early_help"
    helped.mkdir()
    (helped / "north.csv").write_text("child,help from,help to\nA1,2024-05-06,2025-02-03\n")
    (helped / "south.csv").write_text("child,help from,help to\nA2,2024-06-03,2024-11-12\n")
    paths = [str(path) for path in (whole, people, helped)]
    days = [("2024-04-01", "2025-03-31"), (None, None), ("2024-11-12", "2025-02-03")]
    _, answers = said(capsys, "load", *paths)
    assert [(one["first_day"], one["last_day"]) for one in answers] == days
    assert [one["in_part"] for one in answers] == [[], [], []]
    _, answers = said(capsys, "load", str(helped), "--as-at", "2025-03-14", "--dry-run")
    assert (answers[0]["first_day"], answers[0]["last_day"]) == ("2024-11-12", "2025-03-14")
    _, rows = said(capsys, "loads")
    assert [(row["first_day"], row["last_day"]) for row in reversed(rows)] == days
    assert {*rows[0]} >= LOAD - {"seconds"}
    refused = refused_as_json("a.csv", "It is empty.", dry_run=True)
    assert (refused["first_day"], refused["last_day"], refused["in_part"]) == (None, None, [])
    LoadedTable.objects.filter(table="early_help_episodes").update(extent=Extent.IN_PART)
    _, rows = said(capsys, "loads")
    assert rows[0]["in_part"] == ["early_help_episodes"]


def test_what_a_person_reads_of_a_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    children = [a_child(f"A{n}", referred="2023-05-01") for n in range(60)]
    take_in(census(tmp_path, 2024, children), tmp_path)
    part = census(tmp_path, 2025, children[:9])
    with pytest.raises(SystemExit) as end:
        main(["load", str(part)])
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert said.count("Look at this first: ") == 2
    assert "1 of far-fewer-rows (to mend)" in said


def test_findings_are_told_by_code_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started, authorised = "AssessmentActualStartDate", "AssessmentAuthorisationDate"
    assessment = {started: day("2024-05-02"), authorised: day("2024-06-03")}
    path = census(tmp_path, 2025, [a_child("A1", Assessments=[assessment])])
    text = path.read_text().replace(f"<{started}>2024-05-02", f"<{started}>soon")
    path.write_text(text.replace(f"<{authorised}>2024-06-03", f"<{authorised}>late"))
    with pytest.raises(SystemExit):
        main(["load", str(path)])
    said = capsys.readouterr().out
    for column in (started, authorised):
        assert f"1 of unreadable (to mend): {column} should be a real day, written YYYY" in said


def test_one_finding_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("child,worker,team,from,shoe\nA1,W1,North,2024-05-01,9\n")
    with pytest.raises(SystemExit):
        main(["load", str(path)])
    assert ", 1 finding, " in capsys.readouterr().out


def test_a_refused_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answers = said(capsys, "load", str(tmp_path / "absent.xml"))
    assert (code, len(answers)) == (1, 1)


def test_numbers_cases_and_moves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    others = [a_child(f"B{n}") for n in range(9)]
    first = [a_child("A1", plans=[("2024-06-03", "")]), *others]
    take_in(census(tmp_path, 2025, first), tmp_path)
    ended = [a_child("A1", plans=[("2024-06-03", "2025-01-10")]), *others]
    take_in(census(tmp_path, 2025, ended), tmp_path)
    code, answer = said(capsys, "measure", "CPP-01", "--as-known-at", "1")
    assert code == 0
    assert set(answer) >= MEASURE
    assert (answer["numerator"], answer["edition"]) == (1, 1)
    assert answer["first_day"] == answer["last_day"] == "2025-03-31"
    code, answers = said(capsys, "measure", "CPP-02", "--by", "sex")
    assert [one["by"] for one in answers] == [{"sex": "F"}]
    code, answers = said(capsys, "measure", "CPP-01", "--periods", "month:3")
    assert [one["period"] for one in answers] == ["2025-01", "2025-02", "2025-03"]
    code, rows = said(capsys, "cases", "CPP-01", "--as-known-at", "1", "--met")
    assert set(rows[0]) >= CASE
    assert (rows[0]["child_id"], rows[0]["source_file"]) == ("A1", "census_2025.xml")
    code, rows = said(capsys, "moved", "CPP-01", "--from", "1", "--to", "2")
    assert [set(row) for row in rows] == [MOVED]
    assert (rows[0]["child_id"], rows[0]["was"], rows[0]["now"]) == ("A1", "met", "not counted")
    code, rows = said(capsys, "loads")
    assert [row["edition"] for row in rows] == [2, 1]
    assert set(rows[0]["tables"]["people"]) == COUNTS


def test_a_word_is_said_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """`--re` must not stand for `--replaces`."""
    with pytest.raises(SystemExit) as end:
        main(["load", "x.xml", "--re"])
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "goldenthread: there is no --re. Try: goldenthread load --help\n"
    )
