"""What is asked on the command line: a day of which no return speaks, and a time."""

import datetime
from argparse import Namespace
from pathlib import Path

import pytest

from goldenthread.commands import asking
from goldenthread.commands.standing import reading_as_known
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import Edition
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One census year, with a plan that began before it."""
    children = [a_child("A1", referred="2023-06-01", plans=[("2023-07-03", "")])]
    take_in(census(tmp_path, 2025, children), tmp_path)
    forget()
    monkeypatch.setattr("goldenthread.commands.asking.ready", lambda: None)


@pytest.mark.parametrize("code", ["CPP-01", "CPP-07", "ASM-03", "NEG-06"])
def test_a_day_before_all_files_has_no_number(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"periods": None, "by": "", "as_known_at": None, "json": False}
    assert asking.measure(Namespace(code=code, on="2023-09-30", **given)) == 0
    said = capsys.readouterr().out.splitlines()[1].strip()
    assert said.lower().startswith("2023-09-30 no number: ")


def test_a_day_of_which_a_file_speaks_has_one(capsys: pytest.CaptureFixture[str]) -> None:
    given = {"periods": None, "by": "", "as_known_at": None, "json": False}
    assert asking.measure(Namespace(code="NEG-06", on="2025-03-31", **given)) == 0
    assert capsys.readouterr().out.splitlines()[1].strip().startswith("2025-03-31 1 of 1 (100.0 %")


def test_the_time_that_a_load_says_names_what_was_known_after_it() -> None:
    made_at = Edition.objects.get(number=1).made_at
    assert reading_as_known(made_at.isoformat(timespec="seconds")).edition == 1
    before = made_at - datetime.timedelta(seconds=1)
    assert reading_as_known(before.isoformat(timespec="seconds")).edition == 0
