"""An Annex A written from the record, and taken in again."""

from pathlib import Path

import pytest

from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.borough import make_borough
from goldenthread.borough.annex_a import annex_a_of as borough_says
from goldenthread.packs.exports import Written, write
from goldenthread.returns.writing_annex_a import write_annex_a
from tests.ingest.files import record_now, take_in
from tests.written_out.again import WRITTEN_AT, all_said, differences

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = Path(__file__).parents[3] / "shared/data/08_child_level_samples/annex_a/Annex_A.xlsx"


def written_again(folder: Path, on) -> Written:
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return write(export_of(record_now(), ExportAsked(kind=Exports.ANNEX_A, on=on)), out, WRITTEN_AT)


@pytest.mark.parametrize("seed", [1])
def test_borough(tmp_path: Path, seed: int) -> None:
    borough = make_borough(children=250, years=2, seed=seed, last_year=2026)
    path = tmp_path / "annex_a.xlsx"
    write_annex_a(path, borough_says(borough), on=borough.last_day)
    take_in(path, tmp_path, council="899", as_at=borough.last_day)
    before = all_said(record_now())
    written = written_again(tmp_path, borough.last_day)
    taken = take_in(written.files[0], tmp_path, as_at=borough.last_day)
    print(written.rows, written.unsaid, written.findings[:5], written.export.rows.silent)
    print({n: t for n, t in taken.tables.items() if t["loaded"] or t["closed"]})
    found = differences(before, all_said(record_now()))
    print(len(found), *found[:40], sep="\n")
    assert not found


def test_sample(tmp_path: Path) -> None:
    taken = take_in(SAMPLE, tmp_path, council="899")
    from tests.ingest.files import day

    on = day(taken.last_day)
    before = all_said(record_now())
    written = written_again(tmp_path, on)
    print(written.rows, written.unsaid, written.findings[:5], written.export.rows.silent)
    taken = take_in(written.files[0], tmp_path, as_at=on, replaces=True)
    print({n: t for n, t in taken.tables.items() if t["loaded"] or t["closed"]})
    found = differences(before, all_said(record_now()))
    print(len(found), *found[:60], sep="\n")
    assert not found
