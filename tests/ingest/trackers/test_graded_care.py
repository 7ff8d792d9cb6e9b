"""A tracker of graded care results: a row a grade, or a grade in each of several columns."""

import datetime
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from goldenthread.commands import loading, watching
from goldenthread.ingest.trackers.cells import reader_of
from goldenthread.ingest.trackers.kept import keep
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.proposing import about, proposed_columns
from goldenthread.ledger.models import Load
from goldenthread.record.one_child import facts_of
from goldenthread.record.tracker_columns import column_said
from goldenthread.returns.tracker import TRACKER
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ingest.trackers.made import a_csv, a_sheet, mapped

GRADED = "tool_results"
AT = datetime.datetime(2025, 6, 30, 9, tzinfo=datetime.UTC)
LONG = ["Mosaic ID", "Date", "Tool", "Area", "Grade", "Completed by"]
WIDE = ["Mosaic ID", "GCP2 date", "Physical care", "Safety", "Love", "Esteem", "Worker"]


def of_rows(**more: Any) -> Mapping:
    one = mapped(
        LONG, GRADED, child_id="Mosaic ID", scored_on="Date", tool="Tool", area="Area",
        grade="Grade", graded_by="Completed by",
    )  # fmt: skip
    return Mapping(**{**vars(one), "name": "GCP2", "sheet": "GCP2", **more})


def of_columns() -> Mapping:
    one = mapped(
        WIDE, GRADED, child_id="Mosaic ID", scored_on="GCP2 date", graded_by="Worker",
        grade_of_physical="Physical care", grade_of_safety="Safety", grade_of_emotional="Love",
        grade_of_developmental="Esteem",
    )  # fmt: skip
    return Mapping(**{**vars(one), "name": "GCP2"})


@pytest.mark.parametrize(
    ("headings", "row", "columns"),
    [
        (
            LONG,
            ["1234567", "3/3/25", "GCP2", "Physical care", "4", "A Worker"],
            ["child_id", "scored_on", "tool", "area", "grade", "graded_by"],
        ),
        (
            WIDE,
            ["1234567", "3/3/25", "4", "2", "3", "1", "A Worker"],
            ["child_id", "scored_on", "grade_of_physical", "grade_of_safety",
             "grade_of_emotional", "grade_of_developmental", "graded_by"],
        ),
    ],
)  # fmt: skip
def test_it_is_seen_what_it_is_about_and_which_heading_is_what(
    headings: list[str], row: list[str], columns: list[str]
) -> None:
    sheet = a_sheet([headings, row], name="GCP2 tracker")
    assert about(sheet, "tracker.xlsx") == GRADED
    assert list(proposed_columns(sheet, TRACKER.tables[GRADED]).values()) == columns or set(
        proposed_columns(sheet, TRACKER.tables[GRADED]).values()
    ) == set(columns)


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        ("grade", "4", "4"),
        ("grade", "Grade 4", "4"),
        ("grade_of_safety", "5", "5"),
        ("tool", "gcp2a", "GCP2A"),
        ("tool", "Graded Care Profile 2", "GCP2"),
        ("area", "physical care", "PHYSICAL"),
    ],
)
def test_how_its_cells_are_read(cell: str, text: str, value: str) -> None:
    declared = next(c for c in TRACKER.tables[GRADED].cells if c.name == cell)
    assert reader_of(declared, {})(text).value == value


def test_a_cell_of_one_area_says_of_which() -> None:
    assert column_said(GRADED, "grade_of_safety").means == "The grade of care of safety"
    assert column_said(GRADED, "graded_by").means == "Who graded it"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a census of two children has been loaded from."""
    take_in(census(tmp_path, 2025, [a_child("A1"), a_child("A2")]), tmp_path)
    return tmp_path


def held() -> list[tuple[Any, ...]]:
    rows = record_now().rows(
        f"select child_id, scored_on, tool, area, grade, graded_by from {GRADED} order by 1, 2, 4"
    )
    return [tuple(row.values()) for row in rows]


@pytest.mark.django_db(transaction=True)
def test_a_row_is_a_grade_and_the_childs_page_tells_it_as_what_it_is(folder: Path) -> None:
    rows = [
        ["A1", "3/3/25", "GCP2", "Physical care", "4", "W1"],
        ["A1", "3/3/25", "GCP2", "Care of safety", "2", "W1"],
        ["A2", "4/3/25", "GCP2", "", "", "W1"],
        ["", "4/3/25", "GCP2", "", "3", "W1"],
    ]
    path = a_csv(folder / "GCP2.csv", [LONG, *rows])
    loaded = take_in(path, folder, mapping=of_rows(), as_at=day("2025-03-31"))
    assert loaded.tables[GRADED] == {
        "read": 4, "loaded": 3, "unchanged": 0, "closed": 0, "held_back": 1
    }  # fmt: skip
    assert held() == [
        ("A1", day("2025-03-03"), "GCP2", "PHYSICAL", "4", "W1"),
        ("A1", day("2025-03-03"), "GCP2", "SAFETY", "2", "W1"),
        ("A2", day("2025-03-04"), "GCP2", None, None, "W1"),
    ]
    told = [
        (fact.what, fact.detail)
        for facts in facts_of(record_now(), ["A1", "A2"]).values()
        for fact in facts
        if fact.table == GRADED
    ]
    assert told == [
        ("Graded Care Profile 2, care of safety: grade 2", "1 is best, 5 worst; graded by W1"),
        ("Graded Care Profile 2, physical care: grade 4", "1 is best, 5 worst; graded by W1"),
        ("Graded Care Profile 2: no grade", "graded by W1"),
    ]


@pytest.mark.django_db(transaction=True)
def test_a_grade_in_each_column_is_a_row_of_its_own_and_a_row_without_any_is_kept(
    folder: Path,
) -> None:
    rows = [
        ["A1", "3/3/25", "4", "2", "", "1", "W1"],
        ["A2", "4/3/25", "", "", "", "", "W1"],
    ]
    path = a_csv(folder / "GCP2.csv", [WIDE, *rows])
    loaded = take_in(path, folder, mapping=of_columns(), as_at=day("2025-03-31"))
    assert (loaded.tables[GRADED]["read"], loaded.tables[GRADED]["loaded"]) == (4, 4)
    assert [row[3:5] for row in held()] == [
        ("DEVELOPMENTAL", "1"), ("PHYSICAL", "4"), ("SAFETY", "2"), (None, None)
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_mapped_tracker_is_loaded_by_command_and_by_watch(
    folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.HOME, settings.COUNCIL_CODE = folder, "899"
    keep(of_rows(), made_by="somebody", made_at=AT)
    landing = folder / "landing"
    landing.mkdir()
    for command in (loading, watching):
        monkeypatch.setattr(command, "ready", lambda: None)
    how = Namespace(
        kind="",
        as_at="2025-03-31",
        replaces=False,
        dry_run=False,
        phases=False,
        json=False,
        no_links=True,
    )
    first = ["A1", "3/3/25", "GCP2", "Physical care", "4", "W1"]
    by_command = a_csv(folder / "GCP2 March.csv", [LONG, first])
    how.path = [str(by_command)]
    assert loading.load(how) == 0
    assert [row[0] for row in held()] == ["A1"]
    second = ["A2", "3/4/25", "GCP2", "Physical care", "3", "W1"]
    a_csv(landing / "GCP2 April.csv", [LONG, first, second])
    once = Namespace(folder=str(landing), every=0.2, once=True, kind="", json=False, no_links=True)
    assert watching.watch(once) == 0
    assert [row[0] for row in held()] == ["A1", "A2"]
    assert list(Load.objects.values_list("slice__kind", flat=True).order_by("id")) == [
        "cin_census", "tracker", "tracker"
    ]  # fmt: skip
