"""A folder in which returns land: what is complete is taken in, once, and put away."""

import datetime
import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.commands import watching
from goldenthread.ingest.landing import Landing
from goldenthread.ledger.models import Load
from tests.ingest.files import a_child, census

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime.datetime(2025, 11, 25, 8, 30, tzinfo=datetime.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "landing"
    there.mkdir()
    return there


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Callable[..., int]:
    monkeypatch.setattr(watching, "ready", lambda: None)

    def once(**more: Any) -> int:
        how = {
            "folder": str(folder),
            "every": 0.2,
            "once": True,
            "kind": "",
            "json": False,
            "no_links": True,
        }
        return watching.watch(Namespace(**(how | more)))

    return once


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_landed_is_taken_in_and_put_away(watch: Callable[..., int], folder: Path) -> None:
    census(folder, 2025, [a_child("A1"), a_child("A2")])
    (folder / "people.csv").write_text("child,name,worker,team\nA1,One,W1,North\n")
    assert watch() == 0
    assert [load.slice.kind for load in Load.objects.order_by("id")] == [
        "cin_census",
        "people_and_allocations",
    ]
    assert names(folder) == ["loaded"]
    assert len(names(folder / "loaded")) == 2
    assert watch() == 0
    assert Load.objects.count() == 2


def test_a_refused_file_is_kept_beside_the_sentence_that_says_why(
    watch: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other.csv").write_text("a,b\n1,2\n")
    assert watch() == 1
    assert names(folder) == ["refused"]
    kept, why = names(folder / "refused")
    assert kept.endswith(" other.csv")
    assert why == f"{kept} - why.txt"
    said = (folder / "refused" / why).read_text().strip()
    assert said.startswith("other.csv has headings that belong to no return we know")
    assert said in capsys.readouterr().err


def test_what_is_still_written_waits(folder: Path) -> None:
    landing = Landing(folder)
    file = folder / "people.csv"
    file.write_text("child,name\n")
    assert landing.complete() == []
    file.write_text("child,name\nA1,One\n")
    assert landing.complete() == []
    assert landing.complete() == [file]
    for name in ("half.csv.part", ".hidden.csv", "~$book.xlsx", "half.tmp"):
        (folder / name).write_text("x")
    landing.complete()
    assert landing.complete() == [file]


def test_a_folder_is_complete_when_all_its_files_are(folder: Path) -> None:
    landing = Landing(folder)
    inner = folder / "903 2024-25"
    inner.mkdir()
    assert landing.complete() == []
    assert landing.complete() == []  # there is nothing in it yet
    (inner / "header.csv").write_text("CHILD\n")
    landing.complete()
    (inner / "episodes.csv.part").write_text("CHILD\n")
    assert landing.complete() == []
    os.rename(inner / "episodes.csv.part", inner / "episodes.csv")
    assert landing.complete() == []
    assert landing.complete() == [inner]


def test_nothing_is_written_over_where_it_is_put_away(folder: Path) -> None:
    landing = Landing(folder)
    for text in ("one", "two"):
        (folder / "a.csv").write_text(text)
        at = AT if text == "one" else AT + datetime.timedelta(microseconds=1)
        landing.put_away(folder / "a.csv", refused="", at=at)
    assert sorted(p.read_text() for p in (folder / "loaded").iterdir()) == ["one", "two"]


def test_a_file_written_to_while_it_was_taken_in_stays(
    watch: Callable[..., int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "people.csv"
    file.write_text("child,name\nA1,One\n")

    def writes_meanwhile(path: Path, _how: Namespace) -> dict[str, Any]:
        path.write_text("child,name\nA1,One\nA2,Two\n")
        return {}

    monkeypatch.setattr(watching, "take_in", writes_meanwhile)
    assert watch() == 0
    assert names(folder) == ["people.csv"]


@pytest.mark.parametrize(
    ("how", "says"),
    [({"folder": "nowhere"}, "there is no folder"), ({"every": 0.0}, "--every takes seconds")],
)
def test_what_cannot_be_watched_is_said_plainly(
    watch: Callable[..., int], capsys: pytest.CaptureFixture[str], how: dict[str, Any], says: str
) -> None:
    assert watch(**how) == 2
    assert says in capsys.readouterr().err
