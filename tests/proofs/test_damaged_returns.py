"""Returns that are damaged in two thousand ways, each loaded whole: refused in one plain sentence,
or taken with every row accounted for."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from goldenthread.ingest.findings import Refused
from tests.ingest.files import take_in
from tests.proofs.damaged import AS_AT, MANY, SECRET, Whole, cut_and_changed, wholes
from tests.proofs.damaged import written_otherwise as otherwise

pytestmark = pytest.mark.django_db(transaction=True)
FLIPS = 180
REFUSED = "refused"


def outcome(whole: Whole, data: bytes, folder: Path) -> str | int:
    """What becomes of the return with this file in it: refused, or how many rows were accounted
    for in the table to which the file's rows belong."""
    whole.file.write_bytes(data)
    try:
        loaded = take_in(whole.path, folder, council="899", as_at=_as_at(whole), dry_run=True)
    except Refused as why:
        said = str(why)
        assert said.strip(), whole.kind
        assert "\n" not in said, said
        assert SECRET not in said, whole.kind
        return REFUSED
    for name, counts in loaded.tables.items():
        accounted = counts["loaded"] + counts["unchanged"] + counts["held_back"]
        assert counts["read"] == accounted, (whole.kind, name, counts)
    return loaded.tables[whole.table]["read"] if whole.table in loaded.tables else 0


def _as_at(whole: Whole) -> object:
    return None if whole.kind == "census" else AS_AT


def rows_in(data: bytes) -> int:
    """The rows of a CSV that are not blank, as another reader counts them."""
    rows = csv.reader(io.StringIO(data.decode("utf-8", errors="replace"), newline=""))
    return sum(any(cell.strip() for cell in row) for row in rows) - 1


@pytest.mark.prove
def test_cut_and_changed_files_are_refused_or_accounted_for(tmp_path: Path) -> None:
    became: Counter[str] = Counter()
    for seed, whole in enumerate(wholes(tmp_path)):
        data = whole.file.read_bytes()
        assert outcome(whole, data, tmp_path) == MANY, whole.kind
        for how, damaged in cut_and_changed(data, FLIPS, seed):
            found = outcome(whole, damaged, tmp_path)
            became[f"{whole.kind}, {'refused' if found == REFUSED else 'taken'}"] += 1
            if whole.kind in ("csv", "early help") and how.startswith("cut") and found != REFUSED:
                assert found == rows_in(damaged), (whole.kind, how)
        whole.file.write_bytes(data)
    print(f"\n{became.total():,} damaged files: {dict(became)}")


@pytest.mark.prove
def test_files_that_are_written_otherwise_lose_no_row(tmp_path: Path) -> None:
    became: Counter[str] = Counter()
    for whole in wholes(tmp_path):
        if whole.file.suffix != ".csv":
            continue
        data = whole.file.read_bytes()
        for how, changed in otherwise(data):
            found = outcome(whole, changed, tmp_path)
            assert found in (MANY, REFUSED), (whole.kind, how, found)
            became["refused" if found == REFUSED else "taken"] += 1
            if found == REFUSED:
                assert " renamed" in how or " missing" in how, (whole.kind, how)
        whole.file.write_bytes(data)
    print(f"\n{became.total():,} files written otherwise: {dict(became)}")
