"""What was recorded here of a child: in the answer to a request for it, with what is exempt left
out, and in the list for the case file, each thing once."""

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest

from goldenthread.access.models import AccessEntry
from goldenthread.commands.main import main
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.decided_dates import DateDecision as Decision
from goldenthread.ledger.decided_dates import keep as keep_date
from goldenthread.ledger.following import forget, read
from goldenthread.ledger.models import DateDecision
from goldenthread.ledger.receipts import Receipt, keep
from goldenthread.record.decided_dates import Decided
from goldenthread.record.receipts import Said
from tests.ingest.files import a_child, census, day, take_in
from tests.ledger.typing_here import COUNCIL, keep_here, now, type_here

pytestmark = pytest.mark.django_db(transaction=True)

DECISIONS = "management_decisions"


@pytest.fixture(autouse=True)
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of A1 two receipts, a day agreed for a clock and taken back, and a decision, of B2 a
    decision."""
    monkeypatch.setattr("goldenthread.commands.asking.ready", lambda: None)
    take_in(census(tmp_path, 2025, [a_child("A1"), a_child("B2")]), tmp_path)
    first = say("A1", Said.SEEN, "", None)
    say("A1", Said.ESCALATED, "Her brother Tom is at home", first)
    agreed = date_decision(decided=Decided.AGREED, agreed_on=day("2025-03-03"), why="She is ill")
    keep_date(database_uri(), COUNCIL, agreed, ids=["A1"], after=None, at=now())
    number = DateDecision.objects.get().pk
    back = date_decision(decided=Decided.TAKEN_BACK, instead_of=number, why="She is well")
    keep_date(database_uri(), COUNCIL, back, ids=["A1"], after=number, at=now())
    keep_here(DECISIONS, day("2025-01-01"))
    for child, decision in (("A1", "=Visits twice a week"), ("B2", "Close")):
        cells = {
            "child_id": child,
            "about": "OTHER",
            "decided_on": day("2025-02-04"),
            "decision": decision,
            "decided_by": "M1",
        }
        type_here(DECISIONS, [cells], on=day("2025-02-04"))
    return tmp_path


def date_decision(**what: Any) -> Decision:
    """A decision on the due date of A1's review."""
    return Decision(
        child_id="A1",
        clock="review-conference",
        started_on=datetime.date(2024, 10, 1),
        about="",
        whose="",
        said_by="Pat Field",
        said_as="Team manager",
        **what,
    )


def say(child: str, said: Said, why: str, after: int | None) -> int:
    """Keep a receipt; its number."""
    receipt = Receipt(
        child_id=child,
        clock="review-conference",
        started_on=datetime.date(2024, 10, 1),
        about="",
        said=said,
        why=why,
        next_look_on=None,
        said_by="Pat Field",
        said_as="Team manager",
    )
    keep(database_uri(), COUNCIL, receipt, ids=[child], after=after, at=now())
    forget()
    number: int = read().rows("select max(id) as newest from main.receipts")[0]["newest"]
    return number


def run(*words: str) -> int:
    """The exit code of a command."""
    forget()
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return int(left.value.code or 0)


def lines(path: Path) -> list[dict[str, str]]:
    """The lines of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_that_is_held_of_the_child_and_of_no_other(held: Path) -> None:
    out = held / "answer.csv"
    assert run("subject-access", "A1", "--out", str(out)) == 0
    seen, escalated, agreed, back, decision = lines(out)
    assert (seen["Kind"], seen["Stands now"]) == ("Receipt of oversight", "no")
    assert "why: Her brother Tom is at home" in escalated["What it says"]
    assert escalated["By"] == "Pat Field, team manager"
    assert (agreed["Kind"], agreed["Stands now"]) == ("Decision on a due date", "no")
    assert "agreed on: 2025-03-03" in agreed["What it says"]
    assert "why: She is well" in back["What it says"]
    assert "decision: =Visits twice a week" in decision["What it says"]
    assert out.stat().st_mode & 0o077 == 0
    logged = AccessEntry.objects.filter(action="answers a request for access")
    assert logged.count() == 1


def test_what_is_exempt_is_left_out_and_said_to_be(held: Path) -> None:
    out, withheld = held / "answer.csv", held / "withheld.csv"
    run("subject-access", "A1", "--out", str(out))
    reference = lines(out)[1]["Reference"]
    withheld.write_text(f"reference,exemption,why\n{reference},ANOTHER_PERSON,It names a brother\n")
    assert run("subject-access", "A1", "--out", str(out), "--withheld", str(withheld)) == 0
    told = lines(out)[1]
    assert told["Reference"] == reference
    assert told["Left out because"].endswith("Schedule 2, paragraph 16): It names a brother")
    assert "Tom" not in out.read_text()
    assert {told[name] for name in ("What it says", "By", "At", "Stands now")} == {""}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("number\n1\n", "its headings are to be reference, exemption and why"),
        ("reference,exemption,why\nreceipt 1,BORING,x\n", "receipt 1 names no exemption"),
        ("reference,exemption,why\nreceipt 1,CRIME,\n", "receipt 1 does not say why"),
        ("reference,exemption,why\nreceipt 999,CRIME,x\n", "nothing of this child is held as"),
    ],
)
def test_a_list_that_leaves_nothing_out_is_refused(
    text: str, problem: str, held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    withheld = held / "withheld.csv"
    withheld.write_text(text)
    out = held / "answer.csv"
    assert run("subject-access", "A1", "--out", str(out), "--withheld", str(withheld)) == 2
    assert problem in capsys.readouterr().err
    assert not out.exists()


def test_nobody_is_told_of_a_child_that_no_return_knows(held: Path) -> None:
    assert run("subject-access", "Z9", "--out", str(held / "answer.csv")) == 2


def test_each_thing_is_copied_to_the_case_file_once(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = held / "copies.csv"
    assert run("case-file-copies", "--out", str(out)) == 0
    copied = lines(out)
    assert [(row["Child"], row["Said"]) for row in copied] == [
        ("A1", "seen"),
        ("A1", "escalated"),
        ("A1", "another day agreed"),
        ("A1", "taken back"),
        ("A1", "of 2025-02-04"),
        ("B2", "of 2025-02-04"),
    ]
    assert "Tom" not in out.read_text()
    assert len({row["Number"] for row in copied}) == 6
    said = capsys.readouterr().out
    edition = said.strip().rpartition(" ")[2]
    assert "A1" not in said
    assert run("case-file-copies", "--out", str(out), "--since", edition) == 0
    assert lines(out) == []
