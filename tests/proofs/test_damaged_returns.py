"""Returns that are damaged in more than two thousand ways, each loaded whole: refused in one plain
sentence, or taken with every row accounted for. What is wrong is told of all of them at the end."""

import csv
import io
import re
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from goldenthread.ingest.findings import NOT_READ, Refused
from tests.ingest.files import take_in
from tests.proofs.damaged import AS_AT, MANY, SECRET, Whole, cut_and_changed, wholes
from tests.proofs.damaged import written_otherwise as otherwise
from tests.proofs.made_to_harm import made_to_harm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]
FLIPS = 180
REFUSED = "refused"
PASSED_OVER = "passed over"
"""One of several tables that is none of the return's: the load says so, and leaves what it held."""


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
    if whole.table in loaded.tables:
        return loaded.tables[whole.table]["read"]
    said = {finding.says for finding in loaded.findings if finding.code == NOT_READ}
    return PASSED_OVER if whole.file.stem in said else 0


def _as_at(whole: Whole) -> object:
    return None if whole.kind == "census" else AS_AT


def rows_in(data: bytes) -> int:
    """The rows of a CSV that are not blank, as another reader counts them."""
    rows = csv.reader(io.StringIO(data.decode("utf-8", errors="replace"), newline=""))
    return sum(any(cell.strip() for cell in row) for row in rows) - 1


@dataclass
class Tried:
    """What became of the files, and what of them is wrong."""

    folder: Path
    became: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __call__(self, whole: Whole, how: str, data: bytes) -> str | int | None:
        """Load it; gives what became of it, or None where it ended in anything but a sentence."""
        try:
            found = outcome(whole, data, self.folder)
        except Exception:
            self.wrong.append(f"{whole.kind}, {how}: {traceback.format_exc()[-600:]}")
            return None
        self.became[f"{whole.kind}, {found if isinstance(found, str) else 'taken'}"] += 1
        return found

    def each_whole(self) -> Iterator[tuple[Whole, bytes]]:
        """Each return as it was made, which is put back afterwards."""
        for whole in wholes(self.folder):
            data = whole.file.read_bytes()
            assert outcome(whole, data, self.folder) == MANY, whole.kind
            yield whole, data
            whole.file.write_bytes(data)

    def nothing_is_wrong(self, what: str) -> None:
        print(f"\n{self.became.total():,} {what}: {dict(self.became)}")
        assert not self.wrong, f"{len(self.wrong)} wrong:\n" + "\n".join(self.wrong)


def test_cut_and_changed_files_are_refused_or_accounted_for(tmp_path: Path) -> None:
    tried = Tried(tmp_path)
    for seed, (whole, data) in enumerate(tried.each_whole()):
        for how, damaged in cut_and_changed(data, FLIPS, seed):
            found = tried(whole, how, damaged)
            lines = whole.kind in ("csv", "early help") and how.startswith("cut")
            if lines and isinstance(found, int) and found != rows_in(damaged):
                tried.wrong.append(f"{whole.kind}, {how}: {found} of {rows_in(damaged)} rows")
    tried.nothing_is_wrong("damaged files")


def test_files_that_are_written_otherwise_lose_no_row(tmp_path: Path) -> None:
    tried = Tried(tmp_path)
    for whole, data in tried.each_whole():
        for how, changed in otherwise(data) if whole.file.suffix == ".csv" else ():
            found = tried(whole, how, changed)
            may_be_refused = " renamed" in how or " missing" in how
            refused = may_be_refused and found in (REFUSED, PASSED_OVER)
            # A child of the header under another number stands beside the one of the episodes.
            most = 2 * MANY if whole.kind == "ssda903" and how.startswith("CHILD as ") else MANY
            all_there = isinstance(found, int) and MANY <= found <= most
            if found is not None and not all_there and not refused:
                tried.wrong.append(f"{whole.kind}, {how}: {found}")
    tried.nothing_is_wrong("files written otherwise")


def test_files_that_are_made_to_harm_do_none(tmp_path: Path) -> None:
    """An entity is refused wherever it is defined; of what is taken no row is lost."""
    tried = Tried(tmp_path)
    kinds: Counter[str] = Counter()
    for whole, data in tried.each_whole():
        for how, harmful in made_to_harm(whole, data):
            found = tried(whole, how, harmful)
            kinds[re.sub(r"\S*[./]\S*|\b[A-Z]\w+", "…", how)] += 1
            expected = expected_of(how)
            if found is not None and found not in expected:
                tried.wrong.append(f"{whole.kind}, {how}: {found}, not {expected}")
    print(f"\nof which {dict(kinds)}")
    tried.nothing_is_wrong("files made to harm")


def expected_of(how: str) -> tuple[str | int, ...]:
    """What may become of a file that is made to harm."""
    if "entit" in how or "bomb" in how or how == "deep":
        return (REFUSED,)
    if how in ("macros", "an external link") or how.startswith("days "):
        return (MANY,)
    if how.startswith("pers_person_id "):
        return (MANY, REFUSED, PASSED_OVER)
    if how == "nothing but headings":
        return (0, REFUSED)
    return (MANY, REFUSED)
