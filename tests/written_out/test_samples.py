"""Censuses by other hands, taken in and written out: every cell, or a finding that names it.

What may differ, and no more:

- a flag is written `true` or `false`, whichever way it was written;
- who is of indeterminate sex (9, before 2024-25) is written as not recorded (0): the record has one
  code for both;
- rows that were held back, each with a finding, when the file was taken in are not there to write.
"""

from collections import Counter
from pathlib import Path

import pytest

from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.ingest.load import Loaded
from goldenthread.packs.exports import write
from goldenthread.record.written_out.crosswalk_back import told_by
from tests.ingest.files import day, record_now, take_in
from tests.written_out.again import WRITTEN_AT
from tests.written_out.cells_of_a_census import Cells, cells_of

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLES = Path(__file__).parents[3] / "shared/data/08_child_level_samples"
NAMES = (
    "cin_census/CIN2rows.xml",
    "cin_census/CIN_Census_2021.xml",
    "cin_census/CIN_Census_2024.xml",
    "cin_census/cin-2022_sample.xml",
    "cin_census/fake_CIN_data.xml",
)
FLAGS = {"0": "false", "1": "true", "FALSE": "false", "TRUE": "true"}
SEXES = {"1": "M", "2": "F", "0": "U", "9": "U"}


def meant(cells: Cells) -> Cells:
    """The cells by what they mean, where it can be written in two ways."""
    found: Cells = Counter()
    for (child, table, cell, text), times in cells.items():
        if cell in ("ReferralNFA", "ICPCnotRequired"):
            text = FLAGS.get(text, text)
        if cell == "Sex":
            text = SEXES.get(text, text)
        found[child, table, cell, text] += times
    return found


def held_back(taken: Loaded) -> set[str]:
    """The tables of the return of which rows were held back, and those that lie in them."""
    found = {
        group
        for group in (
            "CINdetails",
            "Assessments",
            "Section47",
            "ChildProtectionPlans",
            "Disability",
        )
        if taken.tables[told_by("cin_census", group)[0].table.name]["held_back"]
    }
    return found | ({"CPPreviewDate"} if "ChildProtectionPlans" in found else set())


def taken_in_and_written(path: Path, folder: Path) -> tuple[Loaded, Path]:
    """What became of the sample, and the census that is written of its year."""
    if not path.exists():
        pytest.skip("the samples by other hands are not beside the project")
    taken = take_in(path, folder, replaces=True)
    assert taken.last_day is not None
    asked = ExportAsked(kind=Exports.CIN_CENSUS, on=day(taken.last_day))
    (file,) = write(export_of(record_now(), asked), folder, WRITTEN_AT).files
    return taken, file


@pytest.mark.parametrize("name", NAMES)
def test_what_was_taken_in_is_written_out(name: str, tmp_path: Path) -> None:
    taken, file = taken_in_and_written(SAMPLES / name, tmp_path)
    was, now = meant(cells_of(SAMPLES / name)), meant(cells_of(file))
    assert now - was == Counter()
    lost = {table for _, table, _, _ in (was - now).elements()}
    assert lost <= held_back(taken), was - now
    if lost:
        assert any(finding.code in ("same-row-twice", "8794") for finding in taken.findings)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_out_is_taken_in_as_it_was(name: str, tmp_path: Path) -> None:
    taken, file = taken_in_and_written(SAMPLES / name, tmp_path)
    again = take_in(file, tmp_path)
    assert again.edition == taken.edition
    for table, counts in again.tables.items():
        assert (counts["loaded"], counts["closed"]) == (0, 0), table
