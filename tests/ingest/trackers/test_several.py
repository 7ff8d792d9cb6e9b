"""A workbook in which several trackers are kept, a sheet each."""

import datetime
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldenthread.commands import loading
from goldenthread.ingest.trackers.kept import keep
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.several import trackers_of
from tests.ingest.files import take_in
from tests.ingest.trackers.made import mapped

AT = datetime.datetime(2025, 6, 30, 9, tzinfo=datetime.UTC)
PLO = ["Mosaic ID", "PLO start", "Letter sent"]
GCP = ["Mosaic ID", "GCP2 date", "Overall grade"]

pytestmark = pytest.mark.django_db(transaction=True)


def the_plo(name: str = "PLO", sheet: str = "PLO") -> Mapping:
    one = mapped(
        PLO, "pre_proceedings", child_id="Mosaic ID", started_on="PLO start",
        letter_sent_on="Letter sent",
    )  # fmt: skip
    return Mapping(**{**vars(one), "name": name, "sheet": sheet, "file": "Trackers.xlsx"})


def the_gcp() -> Mapping:
    one = mapped(
        GCP, "tool_results", child_id="Mosaic ID", scored_on="GCP2 date", grade="Overall grade"
    )
    return Mapping(**{**vars(one), "name": "GCP2", "sheet": "GCP2", "file": "Trackers.xlsx"})


def workbook(folder: Path, **sheets: list[list[str]]) -> Path:
    path = folder / "Trackers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for line, cells in enumerate(rows):
                page.write_row(line, 0, cells)
    return path


def both(folder: Path) -> Path:
    return workbook(
        folder,
        PLO=[PLO, ["1234567", "3/3/25", "10/3/25"]],
        GCP2=[GCP, ["1234567", "4/3/25", "4"], ["1234568", "5/3/25", "2"]],
        Lists=[["Team"], ["North"]],
    )


def loaded(path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[dict[str, Any]]:
    """What `load --json` says of it."""
    settings.HOME, settings.COUNCIL_CODE = path.parent, "899"
    said: list[list[dict[str, Any]]] = []
    monkeypatch.setattr(loading, "ready", lambda: None)
    monkeypatch.setattr(loading, "say_json", said.append)
    how = Namespace(
        kind="", as_at="2025-03-31", replaces=False, dry_run=False, phases=False, json=True,
        no_links=True, path=[str(path)],
    )  # fmt: skip
    loading.load(how)
    return said[0]


def test_each_is_a_load_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    for one in (the_plo(), the_gcp()):
        keep(one, made_by="somebody", made_at=AT)
    answers = loaded(both(tmp_path), monkeypatch, settings)
    assert [(a["slice"], {n: t["loaded"] for n, t in a["tables"].items()}) for a in answers] == [
        ("899 tracker PLO", {"pre_proceedings": 1}),
        ("899 tracker GCP2", {"tool_results": 2}),
    ]
    not_read = [f["says"] for f in answers[0]["findings"] if f["code"] == "table-not-read"]
    assert not_read == ["GCP2", "Lists"]


def test_two_sheets_under_the_same_headings_are_told_apart_by_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    for name in ("North", "South"):
        keep(the_plo(name, name), made_by="somebody", made_at=AT)
    path = workbook(
        tmp_path,
        South=[PLO, ["1234568", "4/3/25", ""]],
        North=[PLO, ["1234567", "3/3/25", "10/3/25"]],
    )
    assert [one.name for one in trackers_of(path)] == ["South", "North"]
    answers = loaded(path, monkeypatch, settings)
    assert [a["slice"] for a in answers] == ["899 tracker South", "899 tracker North"]


def test_of_one_that_is_mapped_and_one_that_is_not_the_other_is_said_not_to_be_read(
    tmp_path: Path,
) -> None:
    keep(the_plo(), made_by="somebody", made_at=AT)
    path = both(tmp_path)
    assert trackers_of(path) == []
    not_read = [f.says for f in take_in(path, tmp_path).findings if f.code == "table-not-read"]
    assert not_read == ["GCP2", "Lists"]
