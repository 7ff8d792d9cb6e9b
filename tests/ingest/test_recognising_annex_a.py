"""Each list of an Annex A is told by its headings, in any edition and however they are written."""

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ingest.recognising import recognise
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.catalogue import in_tables
from goldenthread.returns.writing_annex_a import headings
from tests.ingest.annex_a_lists import AS_AT, blank_list, by_hand, day, rows, staged

EVERY_LIST = [group.name for group in ANNEX_A.groups]
FOLDED_AWAY = " \xa0\t'’‘\"?!()/-–—.,:*_"
NO_ROWS = pa.table({"line": pa.array([], pa.int32())})


@pytest.mark.parametrize("name", EVERY_LIST)
def test_each_list_is_told_by_its_headings_alone(name: str) -> None:
    found = FoundTable(
        name="Sheet1",
        headings=headings(ANNEX_A.tables[name], on=AS_AT),
        cells=NO_ROWS,
    )
    recognised = recognise([found], in_tables())
    assert recognised is not None
    assert recognised.shape is ANNEX_A
    assert list(recognised.tables) == [name]


@st.composite
def disturbed(draw: st.DrawFn, heading: str) -> str:
    """A heading with other case, quotes, spaces and brackets, and the same letters and figures."""
    noise = st.text(alphabet=FOLDED_AWAY, max_size=2)
    letters = [c for c in heading if c.isalnum()]
    cased = [draw(st.sampled_from([c.lower(), c.upper()])) for c in letters]
    return "".join(draw(noise) + c for c in cased) + draw(noise)


@given(st.data(), st.sampled_from(EVERY_LIST))
def test_spaces_quotes_brackets_and_case_of_a_heading_change_nothing(
    data: st.DataObject, name: str
) -> None:
    plain = headings(ANNEX_A.tables[name], on=AS_AT)
    head = [data.draw(disturbed(heading)) for heading in plain]
    found = FoundTable(name="x", headings=head, cells=NO_ROWS)
    recognised = recognise([found], [ANNEX_A])
    assert recognised is not None
    assert list(recognised.tables) == [name]


def test_the_edition_of_2026_has_sex_for_gender(tmp_path: Path) -> None:
    head = ["Child Unique ID", "Sex", "Date of Contact", "Contact Source"]
    of = staged(
        by_hand(tmp_path / "lists", "Contacts", head, ["C1", "b) Female", "2026-05-04", ""])
    )
    assert rows(of, "people", "child_id", "sex") == [("C1", "F")]


def test_both_editions_of_list_9(tmp_path: Path) -> None:
    earlier = ["Child Unique ID", "Eligibility Category", "LA in Touch", "Type of Accommodation"]
    before = staged(
        by_hand(
            tmp_path / "a", "List 9", earlier, ["C1", "b) Former relevant child", "a) Yes", "B1"]
        )
    )
    assert rows(before, "care_leavers", "eligibility", "in_touch", "accommodation") == [
        ("FORMER RELEVANT", "YES", "B")
    ]
    later = staged(
        blank_list(
            tmp_path / "b",
            9,
            {
                "Child Unique ID": "C1",
                "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)": (
                    "a) Yes"
                ),
                "Allocated Personal Advisor": "PA 7",
                "Eligibility Category": "a) Relevant child",
                "Latest Date of Contact": "45016",
            },
        )
    )
    assert rows(later, "care_leavers", "personal_adviser", "last_contact_on") == [
        ("PA 7", day("2023-03-31"))
    ]
    assert rows(later, "unaccompanied_children", "child_id") == [("C1",)]
