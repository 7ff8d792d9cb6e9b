"""List 11 of an Annex A, of people who would adopt: taken in, kept from pages, and out again."""

import datetime
from pathlib import Path

import pytest

from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.access.load_findings import as_one_may_read
from goldenthread.access.roles import Identity
from goldenthread.ledger.models import Child, Finding
from goldenthread.packs.exports import write
from goldenthread.record.one_child import facts_of
from tests.access.test_birthday_is_not_told import eyes
from tests.ingest.annex_a_lists import AS_AT, Row, a_child, blank_list, day, rows, staged, written
from tests.ingest.files import record_now, take_in
from tests.written_out.again import WRITTEN_AT, all_said, differences

SAMPLE = Path(__file__).parents[3] / "shared/data/08_child_level_samples/annex_a/Annex_A.xlsx"
WHO, ASKED, LEFT = (
    "Individual adopter identifier",
    "Date enquiry received",
    "Date of leaving adoption process",
)
LATER = day("2025-12-31")


def an_adopter(number: str, asked: str, left: str = "") -> Row:
    return {
        WHO: number,
        "Family identifier": "F1",
        "Gender": "F",
        "Ethnicity": "WBRI",
        "Disability": False,
        "Fostering for adoption": True,
        ASKED: day(asked),
        LEFT: day(left) if left else None,
    }


def test_it_is_told_by_its_headings_and_read_as_people_write_it(tmp_path: Path) -> None:
    folder = tmp_path / "annex"
    blank_list(
        folder,
        11,
        {
            WHO: "7105179.0",
            "Family identifier": "14159183.0",
            "Gender": "b) Female",
            "Is the (prospective) adopter fostering for adoption?": "Yes",
            ASKED: "06/08/2024",
            "No. of children placed": "2",
            "Reason for leaving adoption process": "1.0",
        },
        {WHO: "", ASKED: "07/08/2024"},
        {WHO: "8", ASKED: "31/02/2025"},
        name="Who asked us",
    )
    found = staged(folder)
    assert (found.read["adopters"], found.held_back["adopters"]) == (3, 1)
    assert rows(
        found, "adopters", "adopter_id", "family", "sex", "fostering_for_adoption", "enquired_on",
        "children_placed", "reason_left", "trim(unreadable)",
    ) == [
        ("7105179", "14159183", "F", True, day("2024-08-06"), 2, "1.0", ""),
        ("8", None, None, None, None, None, None, "enquired_on"),
    ]  # fmt: skip
    assert [(f.code, f.table) for f in found.findings if f.table == "list_11"] == [
        ("missing", "list_11"),
        ("unreadable", "list_11"),
    ]


@pytest.mark.django_db(transaction=True)
def test_every_row_is_accounted_for_and_none_is_a_child(tmp_path: Path) -> None:
    lists = {
        "list_7": [a_child("C1", Child_Protection_Plan_Start_Date=day("2025-01-20"))],
        "list_11": [an_adopter("A1", "2025-01-06"), an_adopter("A2", "2024-03-04")],
    }
    taken = take_in(written(tmp_path, lists), tmp_path, council="899", as_at=AS_AT)
    assert taken.tables["adopters"] == {
        "read": 2, "loaded": 2, "unchanged": 0, "closed": 0, "held_back": 0
    }  # fmt: skip
    again = take_in(written(tmp_path, lists), tmp_path, council="899", as_at=AS_AT)
    assert again.tables["adopters"]["unchanged"] == 2
    assert set(Child.objects.values_list("child_id", flat=True)) == {"C1"}
    assert facts_of(record_now(), ["A1", "A2"]) == {"A1": [], "A2": []}


@pytest.mark.django_db(transaction=True)
def test_who_is_on_no_later_list_left_on_a_day_that_nobody_said(tmp_path: Path) -> None:
    first = {"list_11": [an_adopter("A1", "2025-01-06"), an_adopter("A2", "2024-03-04")]}
    take_in(written(tmp_path, first), tmp_path, council="899", as_at=AS_AT)
    then = {"list_11": [an_adopter("A1", "2025-01-06", "2025-09-01")]}
    take_in(written(tmp_path, then, on=LATER), tmp_path, council="899", as_at=LATER)
    said = record_now().rows("select adopter_id, left_on, unreadable from adopters order by 1")
    assert [tuple(row.values()) for row in said] == [
        ("A1", day("2025-09-01"), ""),
        ("A2", day("2025-06-29"), " left_on "),
    ]
    listed = export_of(record_now(), _asked(LATER)).rows.lists["list_11"]
    assert [row[WHO] for row in listed] == ["A1"]


@pytest.mark.django_db(transaction=True)
def test_the_list_of_another_hand_comes_out_as_it_came(tmp_path: Path) -> None:
    if not SAMPLE.exists():
        pytest.skip("the samples by other hands are not beside the project")
    taken = take_in(SAMPLE, tmp_path, council="899")
    assert (taken.tables["adopters"]["read"], taken.tables["adopters"]["loaded"]) == (5, 5)
    assert taken.last_day is not None
    on = day(taken.last_day)
    before = all_said(record_now(), ["adopters"])
    export = export_of(record_now(), _asked(on))
    assert len(export.rows.lists["list_11"]) == 5
    assert not export.rows.child_ids.intersection(row[WHO] for row in export.rows.lists["list_11"])
    take_in(write(export, tmp_path, WRITTEN_AT).files[0], tmp_path, as_at=on)
    assert differences(before, all_said(record_now(), ["adopters"])) == []


@pytest.mark.django_db(transaction=True)
def test_no_cell_of_theirs_is_read_under_a_pseudonym(tmp_path: Path) -> None:
    folder = tmp_path / "annex"
    blank_list(folder, 11, {WHO: "A1", ASKED: "31/02/2025"})
    take_in(folder, tmp_path, council="899", as_at=AS_AT)
    found = Finding.objects.filter(table="adopters").exclude(says="")
    assert {f.column for f in found} == {ASKED}
    for finding in found:
        cell = {n: getattr(finding, n) for n in ("code", "column", "says", "table")}
        assert as_one_may_read(eyes(Identity.PSEUDONYM), **cell) == "(not shown)"
        assert as_one_may_read(eyes(Identity.FULL), **cell) == finding.says


def _asked(on: datetime.date) -> ExportAsked:
    return ExportAsked(kind=Exports.ANNEX_A, on=on)
