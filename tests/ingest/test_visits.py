"""Visits said twice, and by several returns: whether the child was seen on the day is what counts.

Two visits of one kind on one day are one row. It says yes where either does, whichever comes first;
where neither does and one says nothing, nobody can tell.
"""

from pathlib import Path

import pytest

from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.annex_a_lists import a_child
from tests.ingest.annex_a_lists import written as an_annex_a
from tests.ingest.files import a_child as of_the_census
from tests.ingest.files import census, day, record_now, take_in
from tests.spec.given import read_table

pytestmark = pytest.mark.django_db(transaction=True)

HEADINGS = "child,visited on,kind of visit,seen,seen alone,bedroom seen,as at"
YES_OR_NO = {"yes": True, "no": False, "": None}
TOGETHER = """
    first | second | seen | line
    yes   | yes    | yes  | 2
    yes   | no     | yes  | 2
    yes   |        | yes  | 2
    no    | yes    | yes  | 3
    no    | no     | no   | 2
    no    |        |      | 2
          | yes    | yes  | 3
          | no     |      | 2
          |        |      | 2
"""
"""What two visits of a day say together, and whose line stands."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a census of one child has been loaded from."""
    take_in(census(tmp_path, 2025, [of_the_census("A1")]), tmp_path)
    return tmp_path


def written(folder: Path, *lines: str) -> Path:
    """A file of visits of the child on one day, or of each line's own."""
    path = folder / "visits.csv"
    rows = [f"A1,2025-02-11,{line},31/03/2025" for line in lines]
    path.write_text("\n".join((HEADINGS, *rows)) + "\n")
    return path


def held() -> list[tuple[object, ...]]:
    rows = record_now().rows("select kind, seen, seen_alone, line from visits order by row_key")
    return [tuple(row.values()) for row in rows]


@pytest.mark.parametrize("row", read_table(TOGETHER), ids=lambda row: "-".join(row.values()))
def test_of_two_visits_on_a_day_the_one_that_saw_the_child_stands(
    row: dict[str, str], folder: Path
) -> None:
    both = row["first"], row["second"]
    loaded = take_in(written(folder, *(f"CP,{said},{said}," for said in both)), folder)
    seen = YES_OR_NO[row["seen"]]
    assert held() == [("child protection", seen, seen, int(row["line"]))]
    counts = loaded.tables["visits"]
    assert counts["read"] == 2
    assert counts["read"] == counts["loaded"] + counts["unchanged"] + counts["held_back"]
    (found,) = loaded.findings
    assert (found.code, found.severity) == ("same-row-twice", "note")
    assert ("says yes where either does" in found.why) == (set(both) == {"yes", "no"})


def test_three_visits_are_one_and_a_visit_of_another_kind_is_another(folder: Path) -> None:
    take_in(written(folder, "CP,no,,", "CP,yes,no,", "CP,yes,yes,", "CIN,no,no,"), folder)
    assert held() == [
        ("child in need", False, False, 5),
        ("child protection", True, True, 4),  # the one that says most
    ]


def test_in_the_nightly_dataset_too(folder: Path) -> None:
    visit = {"cppv_person_id": "A1", "cppv_cp_visit_date": day("2025-02-11")}
    visits = [visit | {"cppv_cp_visit_seen": seen} for seen in (False, True)]
    for order in (visits, visits[::-1]):
        night = folder / "night"
        write_standard_safeguarding(
            night, {"ssd_person": [{"pers_person_id": "A1"}], "ssd_cp_visits": order}
        )
        take_in(night, folder, council="899", as_at=day("2025-03-31"))
        assert [row[:2] for row in held()] == [("child protection", True)]


def test_a_list_of_last_visits_gives_way_to_a_file_of_all_of_them(folder: Path) -> None:
    """Annex A says no more than the day of it. Its visit of a later day stands."""
    take_in(written(folder, "CP,yes,no,"), folder)
    for on, stands in (("2025-02-11", 1), ("2025-04-07", 2)):
        plan = a_child("A1", Child_Protection_Plan_Start_Date=day("2025-01-06"))
        plan |= {"Date of the Last Statutory Visit": day(on)}
        path = an_annex_a(folder, {"list_7": [plan]}, on=day("2025-04-30"))
        take_in(path, folder, council="899", as_at=day("2025-04-30"))
        rows = [row[:2] for row in held()]
        assert rows == [("child protection", True), ("child protection", None)][:stands]
