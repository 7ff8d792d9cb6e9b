"""Trackers through the ledger: rows accounted for, the mapping reused, headings that change."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.ingest.findings import OfNoReturn, Refused
from goldenthread.ingest.load import Loaded
from goldenthread.ingest.trackers.kept import keep, kept_mappings
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.matching import HeadingsChanged
from goldenthread.ledger.tracker_mappings import every_version
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ingest.trackers.made import a_csv, a_workbook, mapped

pytestmark = pytest.mark.django_db(transaction=True)

HEADINGS = ["Mosaic ID", "Child", "PLO start", "Letter sent", "LGM outcome"]
PLO = "pre_proceedings"
AT = datetime.datetime(2025, 6, 30, 9, tzinfo=datetime.UTC)
ROWS = [
    ["A1", "Made Up", "3/3/25", "10/3/25", "LGM agreed PLO"],
    ["A2 - Made Up", "Made Up", "4/3/2025", "w/c 10 March", "b"],
    ["", "Total", "", "", 2],
]


def the_mapping(**more: Any) -> Mapping:
    one = mapped(
        HEADINGS,
        PLO,
        child_id="Mosaic ID",
        started_on="PLO start",
        letter_sent_on="Letter sent",
        legal_gateway_outcome="LGM outcome",
    )
    meanings = {"legal_gateway_outcome": {"lgm agreed plo": "B"}}
    return Mapping(**{**vars(one), "meanings": meanings, **more})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a census of three children has been loaded from."""
    take_in(census(tmp_path, 2025, [a_child("A1"), a_child("A2"), a_child("A3")]), tmp_path)
    return tmp_path


def tracker(folder: Path, rows: list[list[Any]], headings: list[str] = HEADINGS) -> Path:
    """The rows as CSV, which is read in this process."""
    return a_csv(folder / "PLO tracker.csv", [headings, *rows])


def counts(loaded: Loaded) -> dict[str, int]:
    assert list(loaded.tables) == [PLO]
    return loaded.tables[PLO]


def held() -> list[tuple[Any, ...]]:
    rows = record_now().rows(
        "select child_id, started_on, letter_sent_on, legal_gateway_outcome, unreadable "
        f"from {PLO} order by 1, 2"
    )
    return [tuple(row.values()) for row in rows]


def test_what_can_be_told_is_taken_in_and_the_rest_is_a_finding(folder: Path) -> None:
    loaded = take_in(tracker(folder, ROWS), folder, mapping=the_mapping(), as_at=day("2025-03-31"))
    assert counts(loaded) == {
        "read": 3, "loaded": 2, "unchanged": 0, "closed": 0, "held_back": 1,
    }  # fmt: skip
    assert loaded.slice == "899 tracker PLO tracker"
    assert loaded.in_part == [PLO]
    assert held() == [
        ("A1", day("2025-03-03"), day("2025-03-10"), "B", ""),
        ("A2", day("2025-03-04"), None, "B", " letter_sent_on "),
    ]
    why = {(f.code, f.line): f.why for f in loaded.findings}
    assert why["no-child-number", 4] == "“Mosaic ID” is blank; the row was held back."
    assert why["unreadable", 3] == (
        "“Letter sent” tells a week, not a day; it is remembered as unreadable."
    )
    assert why["unknown-column", 1] == (
        "The column 'Child' is left out by the mapping; it was not read."
    )


def test_the_kept_mapping_loads_the_same_file_to_the_same_ledger(folder: Path) -> None:
    path = tracker(folder, ROWS)
    with pytest.raises(OfNoReturn):
        take_in(path, folder)
    kept = keep(the_mapping(), made_by="somebody", made_at=AT)
    assert kept.version == 1
    take_in(path, folder, mapping=kept, as_at=day("2025-03-31"))
    before = held()
    again = take_in(path, folder, as_at=day("2025-03-31"))
    assert counts(again) == {
        "read": 3, "loaded": 0, "unchanged": 2, "closed": 0, "held_back": 1,
    }  # fmt: skip
    assert held() == before
    assert any(f.code == "read-by-mapping" and "version 1" in f.why for f in again.findings)


def test_a_workbook_is_read_as_the_same_rows_in_csv_are(folder: Path) -> None:
    """Its other sheets are passed over, and what stands above the headings is a title."""
    keep(the_mapping(), made_by="somebody", made_at=AT)
    path = a_workbook(folder / "PLO tracker.xlsx", [["PLO tracker"], [], HEADINGS, *ROWS])
    loaded = take_in(path, folder)
    assert counts(loaded)["loaded"] == 2
    assert counts(take_in(tracker(folder, ROWS), folder))["unchanged"] == 2


def test_headings_may_stand_in_another_order_and_others_join_them(folder: Path) -> None:
    keep(the_mapping(), made_by="somebody", made_at=AT)
    headings = ["Ward", *reversed(HEADINGS)]
    rows = [["West", *reversed(row)] for row in ROWS]
    loaded = take_in(tracker(folder, rows, headings), folder)
    assert counts(loaded)["loaded"] == 2
    new = next(f for f in loaded.findings if f.column == "Ward")
    assert (new.severity, "not known to the mapping" in new.why) == ("query", True)


def test_a_tracker_whose_headings_have_changed_is_held(folder: Path) -> None:
    keep(the_mapping(), made_by="somebody", made_at=AT)
    changed = ["Mosaic ID", "Child", "PLO start", "Letter", "LGM outcome"]
    with pytest.raises(HeadingsChanged) as refused:
        take_in(tracker(folder, ROWS, changed), folder)
    assert "its headings have changed: “Letter sent” has gone" in str(refused.value)
    assert refused.value.name == "PLO tracker"
    assert held() == []


def test_what_goes_from_the_tracker_is_closed_in_it_and_too_much_is_held(folder: Path) -> None:
    keep(the_mapping(), made_by="somebody", made_at=AT)
    rows = [[f"A{n}", "", f"{n}/3/25", "", ""] for n in range(1, 11)]
    take_in(tracker(folder, rows), folder)
    loaded = take_in(tracker(folder, rows[1:]), folder)
    assert (counts(loaded)["closed"], counts(loaded)["unchanged"]) == (1, 9)
    with pytest.raises(Refused, match="would close 6 of the 9 rows that the tracker 'PLO tracker'"):
        take_in(tracker(folder, rows[7:]), folder)


def test_two_trackers_with_the_same_headings_are_told_apart_by_their_files(folder: Path) -> None:
    for name in ("North", "South"):
        keep(the_mapping(name=f"{name} PLO", file=f"{name} PLO 1.xlsx"), made_by="one", made_at=AT)
    for name in ("North", "South"):
        path = a_csv(folder / f"{name} PLO 2.csv", [HEADINGS, *ROWS])
        assert take_in(path, folder).slice == f"899 tracker {name} PLO"
    path = a_csv(folder / "PLO.csv", [HEADINGS, *ROWS])
    with pytest.raises(Refused, match="the headings of more than one tracker"):
        take_in(path, folder)


def test_a_tracker_is_not_taken_for_the_return_that_has_some_of_its_headings(folder: Path) -> None:
    """`child` and `team` are headings of people and allocations."""
    headings = ["child", "team", "PLO start", "letter"]
    rows = [["A1", "North", "3/3/25", "10/3/25"]]
    one = mapped(headings, PLO, child_id="child", started_on="PLO start", letter_sent_on="letter")
    path = tracker(folder, rows, headings)
    assert take_in(path, folder).kind == "people_and_allocations"
    keep(one, made_by="somebody", made_at=AT)
    assert take_in(path, folder).kind == "tracker"


def test_versions_are_kept_and_never_changed(folder: Path) -> None:
    first = keep(the_mapping(), made_by="one", made_at=AT)
    assert keep(the_mapping(), made_by="two", made_at=AT) == first
    second = keep(the_mapping(holds_all=True), made_by="two", made_at=AT)
    assert [(v.version, v.made_by) for v in every_version()] == [(1, "one"), (2, "two")]
    assert kept_mappings() == [second]
    for change in (
        "update ledger_tracker_mappings set name = 'x'",
        "delete from ledger_tracker_mappings",
    ):
        with (
            pytest.raises(DatabaseError, match="kept as it was made"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
