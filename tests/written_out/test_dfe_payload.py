"""DfE's payload written from the record: what DfE's description lets through, and the same again."""

import json
from pathlib import Path

import pytest

from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.borough import make_borough, write_returns
from goldenthread.packs.exports import Written, write
from goldenthread.returns.dfe_payload_limits import faults_of
from tests.ingest.files import record_now, take_in
from tests.written_out.again import WRITTEN_AT, all_said, differences

pytestmark = pytest.mark.django_db(transaction=True)


def written_again(folder: Path, on) -> Written:
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return write(
        export_of(record_now(), ExportAsked(kind=Exports.DFE_PAYLOAD, on=on)), out, WRITTEN_AT
    )


def test_borough(tmp_path: Path) -> None:
    borough = make_borough(children=250, years=2, seed=1, last_year=2026)
    for path in write_returns(borough, tmp_path / "sent"):
        if "cin_census" in path.name or "people" in path.name:
            take_in(path, tmp_path)
    before = all_said(record_now())
    written = written_again(tmp_path, borough.last_day)
    print(written.rows, written.unsaid, written.findings[:3], written.export.rows.silent)
    for path in written.files:
        batch = json.loads(path.read_text())
        assert 0 < len(batch) <= 100
        assert [fault for child in batch for fault in faults_of(child)] == []
    for path in written.files:
        taken = take_in(path, tmp_path, as_at=borough.last_day)
    found = differences(before, all_said(record_now()))
    print(len(found), *found[:40], sep="\n")
    first = all_said(record_now())
    again = written_again(tmp_path, borough.last_day)
    print(again.unsaid)
    edition = record_now().edition
    for path in again.files:
        taken = take_in(path, tmp_path, as_at=borough.last_day)
        print({n: t for n, t in taken.tables.items() if t["loaded"] or t["closed"]})
    print(edition, record_now().edition)
    found = differences(first, all_said(record_now()))
    print(len(found), *found[:40], sep="\n")
