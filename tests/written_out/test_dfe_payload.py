"""DfE's payload written from the record: what DfE lets through, and the same taken in again."""

import datetime
import json
from pathlib import Path

import pytest

from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.borough import make_borough, write_returns
from goldenthread.packs.exports import Written, write
from goldenthread.returns.dfe_payload_limits import faults_of
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.written_out.again import WRITTEN_AT, all_said, differences

pytestmark = pytest.mark.django_db(transaction=True)


def written_again(folder: Path, on: datetime.date) -> Written:
    """The payload of a day, written from the record as it stands."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    asked = ExportAsked(kind=Exports.DFE_PAYLOAD, on=on)
    return write(export_of(record_now(), asked), out, WRITTEN_AT)


@pytest.mark.prove
def test_its_batches_are_let_through_and_change_nothing(tmp_path: Path) -> None:
    borough = make_borough(children=250, years=2, seed=1, last_year=2026)
    for path in write_returns(borough, tmp_path / "sent"):
        if path.name.startswith("cin_census"):
            take_in(path, tmp_path)
    before = all_said(record_now())
    written = written_again(tmp_path, borough.last_day)
    assert len(written.files) > 1
    for path in written.files:
        batch = json.loads(path.read_text())
        assert 0 < len(batch) <= 100
        assert [fault for child in batch for fault in faults_of(child)] == []
        take_in(path, tmp_path, as_at=borough.last_day)
    # Beside a census it gives way: no row that is current is another now.
    assert differences(before, all_said(record_now())) == []
    edition = record_now().edition
    for path in written_again(tmp_path, borough.last_day).files:
        taken = take_in(path, tmp_path, as_at=borough.last_day)
        assert all((t["loaded"], t["closed"]) == (0, 0) for t in taken.tables.values())
    assert record_now().edition == edition


def test_a_child_whom_dfe_would_refuse_is_left_out_and_said(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A 1"), a_child("B2")]), tmp_path)
    written = written_again(tmp_path, day("2025-03-31"))
    assert written.export.rows.child_ids == {"B2"}
    (unsaid,) = written.unsaid
    assert "la_child_id has letters that it may not have" in unsaid.why
    assert unsaid.children == 1
