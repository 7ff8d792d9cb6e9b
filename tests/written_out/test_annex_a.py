"""An Annex A written from the record: the numbers of the screens, and the same taken in again."""

import datetime
from pathlib import Path

import pytest

from goldenthread.access.export_checks import checks
from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.borough import make_borough, write_returns
from goldenthread.borough.annex_a import annex_a_of as borough_says
from goldenthread.codes.looked_after import SHORT_BREAKS
from goldenthread.packs.exports import Written, write
from goldenthread.returns.writing_annex_a import write_annex_a
from tests.ingest.files import day, record_now, take_in
from tests.written_out.again import WRITTEN_AT, all_said, differences

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = Path(__file__).parents[3] / "shared/data/08_child_level_samples/annex_a/Annex_A.xlsx"


def asked(on: datetime.date) -> ExportAsked:
    """The lists of a day."""
    return ExportAsked(kind=Exports.ANNEX_A, on=on)


def written_again(folder: Path, on: datetime.date) -> Written:
    """The lists of a day, written from the record as it stands."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return write(export_of(record_now(), asked(on)), out, WRITTEN_AT)


def test_lists_written_out_and_taken_in_again_change_nothing(tmp_path: Path) -> None:
    borough = make_borough(children=200, years=2, seed=1, last_year=2026)
    path = tmp_path / "annex_a.xlsx"
    write_annex_a(path, borough_says(borough), on=borough.last_day)
    take_in(path, tmp_path, council="899", as_at=borough.last_day)
    _same_again(tmp_path, borough.last_day)


def test_a_workbook_of_another_hand_comes_out_as_it_was_taken_in(tmp_path: Path) -> None:
    if not SAMPLE.exists():
        pytest.skip("the samples by other hands are not beside the project")
    taken = take_in(SAMPLE, tmp_path, council="899")
    assert taken.last_day is not None
    _same_again(tmp_path, day(taken.last_day))


def _same_again(folder: Path, on: datetime.date) -> None:
    reading = record_now()
    before = all_said(reading)
    taken = take_in(written_again(folder, on).files[0], folder, as_at=on)
    assert {
        name: counts
        for name, counts in taken.tables.items()
        if counts["loaded"] or counts["closed"]
    } == {}
    assert taken.edition == reading.edition
    assert differences(before, all_said(record_now())) == []


@pytest.mark.parametrize("on", ["2026-03-31", "2025-11-13"])
def test_each_list_says_what_the_screens_say(tmp_path: Path, on: str) -> None:
    borough = make_borough(children=250, years=3, seed=4, last_year=2026)
    for path in write_returns(borough, tmp_path / "sent"):
        if path.name.startswith("cin_census"):
            take_in(path, tmp_path)
    reading = record_now()
    found = checks(reading, day(on), export_of(reading, asked(day(on))).rows)
    beside = {check.list: check for check in found if check.on_screen is not None}
    assert set(beside) == {"list_3", "list_4", "list_5", "list_6", "list_7"}
    for check in beside.values():
        assert check.on_list, check.sentence
        assert check.agrees, check.sentence


def test_short_breaks_are_on_the_list_of_care_and_no_screen_counts_them(tmp_path: Path) -> None:
    borough = make_borough(children=400, years=5, seed=1, last_year=2027)
    path = tmp_path / "annex_a.xlsx"
    write_annex_a(path, borough_says(borough), on=borough.last_day)
    take_in(path, tmp_path, council="899", as_at=borough.last_day)
    reading = record_now()
    lists = export_of(reading, asked(borough.last_day)).rows
    (care,) = [one for one in checks(reading, borough.last_day, lists) if one.list == "list_8"]
    assert care.on_list, care.sentence
    assert care.agrees, care.sentence
    assert {row["Legal status"] for row in lists.lists["list_8"]} & set(SHORT_BREAKS)


def test_a_list_of_which_nobody_speaks_is_a_sentence_and_no_list(tmp_path: Path) -> None:
    borough = make_borough(children=60, years=1, seed=2, last_year=2026)
    take_in(write_returns(borough, tmp_path / "sent")[0], tmp_path)
    written = written_again(tmp_path, day("2026-03-31"))
    assert sorted(written.export.rows.lists) == ["list_3", "list_4", "list_5", "list_6", "list_7"]
    assert written.export.rows.silent["list_8"].startswith("List 8, children in care.")
    taken = take_in(written.files[0], tmp_path, as_at=day("2026-03-31"))
    assert "looked_after_periods" not in taken.tables
