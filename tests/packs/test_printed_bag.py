"""The printed grab-bag read back from its PDF: every row of the CSV is on it, and no other."""

import csv
import datetime
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument, PdfPage

from goldenthread.packs.grab_bag import HEADINGS, Making, as_csv, as_pdf
from goldenthread.packs.printed_bag import FONTS, FOOT, MARGIN, WIDTHS
from goldenthread.record.grab_bag import BagList, BagRow
from tests.drawing import drawn

DAY = datetime.date(2027, 3, 31)
MAKING = Making(
    council="Thornbeck",
    on=DAY,
    edition=7,
    made_at=datetime.datetime(2027, 4, 1, 2, 10, tzinfo=datetime.UTC),
)
POINTS = 72 / 25.4
"""To a millimetre."""

PRINTED = "AzÉŁśığŞẞøðΩжЇ'’-–.()/ 09"
"""Letters of names that are printed as they are, from left to right."""


def a_row(at: int, name: str = "Ann Example") -> BagRow:
    """A child whose number tells the row."""
    return BagRow(
        child_id=f"TB{at:07d}",
        name=name,
        born_on=datetime.date(2020, 5, 14),
        since=datetime.date(2027, 1, 4),
        detail="Neglect; its end cannot be read",
        worker="" if at % 3 else "W1",
        team="North" if at % 5 else "",
    )


def a_list(names: Sequence[str], title: str = "Looked after, by placement") -> BagList:
    return BagList(title=title, told_to=DAY, rows=tuple(map(a_row, range(len(names)), names)))


def pages_of(*lists: BagList) -> list[PdfPage]:
    return list(PdfDocument(as_pdf(lists, MAKING)))


def text_of(page: PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


def columns_of(pages: Sequence[PdfPage]) -> list[str]:
    """What stands in each column under the headings, over the pages, without its spaces."""
    columns = [""] * len(WIDTHS)
    for page in pages:
        text = page.get_textpage()
        top = text.get_charbox(text.search(HEADINGS[1]).get_next()[0])[1] - 1
        left = MARGIN * POINTS
        for at, width in enumerate(WIDTHS):
            right = left + width * POINTS
            columns[at] += text.get_text_bounded(left, (FOOT + 1) * POINTS, right - 1, top)
            left = right
    return [spaceless(column) for column in columns]


def spaceless(text: str) -> str:
    """Without spaces; a hyphen at the end of a line is read back as a mark of its own."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", re.sub("[\ufffe\x02]", "-", text)))


def rows_of_csv(one: BagList) -> list[list[str]]:
    return [row[1:] for row in csv.reader(io.StringIO(as_csv([one])))][1:]


def test_each_list_has_pages_of_its_own_with_its_headings_again_and_again() -> None:
    lists = (a_list(["Ann Example"] * 70), a_list([], title="Missing"), a_list(["Ben", "Cy"]))
    cover, *pages = pages_of(*lists)
    assert len(pages) == 4 + 1 + 1
    assert "Made on 1 April 2027 at 02:10" in text_of(cover)
    for number, page in enumerate((cover, *pages), 1):
        assert f"Made on 1 April 2027 at 02:10. Page {number} of 7" in text_of(page)
        assert {round(size, 2) for size in page.get_size()} == {841.89, 595.28}
    assert "Looked after, by placement 70 2" in text_of(cover)
    assert "Looked after, by placement: 70" in text_of(pages[0])
    assert all("Looked after, by placement, continued" in text_of(page) for page in pages[1:4])
    assert "No child is in this list." in text_of(pages[4])
    for one, its in ((lists[0], pages[:4]), (lists[2], pages[5:])):
        rows = rows_of_csv(one)
        assert columns_of(its) == [spaceless("".join(cells)) for cells in zip(*rows, strict=True)]


@drawn(5)
@given(names=st.lists(st.text(PRINTED, max_size=90), min_size=1, max_size=60))
def test_every_child_of_the_csv_is_on_paper_in_its_place_and_none_beside(names: list[str]) -> None:
    one = a_list([f"N{name}" for name in names])
    expected = zip(*rows_of_csv(one), strict=True)
    _, *pages = pages_of(one)
    assert columns_of(pages) == [spaceless("".join(cells)) for cells in expected]


FONT_LETTERS = frozenset().union(*(TTFont(font).getBestCmap() for font in FONTS.glob("*.ttf")))


def is_lacking(letter: str) -> bool:
    """Whether no font has it, or it shows nothing and may change what stands beside it."""
    if letter in "\u200c\u200d":
        return False
    return ord(letter) not in FONT_LETTERS or unicodedata.category(letter).startswith("C")


@drawn(5)
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=40))
def test_no_letter_of_any_name_goes_unsaid(names: list[str]) -> None:
    one = a_list(["\u4f1f", *(f"N{name}" for name in names)])
    _, *pages = pages_of(one)
    columns = columns_of(pages)
    assert columns[1] == "".join(row.child_id for row in one.rows)
    lacking = [sum(map(is_lacking, spaceless(row.name))) for row in one.rows]
    assert len(re.findall(r"[\[\]]\?[\[\]]", columns[0])) == sum(lacking)
    assert f"In {sum(map(bool, lacking))} of these rows a letter" in text_of(pages[0])


@pytest.mark.parametrize("name", ["محمد خان", "সুমাইয়া আক্তার", "कमला", "Nguyễn Thị"])
def test_a_name_whose_letters_join_has_them_all(name: str) -> None:
    _, page = pages_of(a_list([name]))
    assert not Counter(spaceless(name)) - Counter(columns_of([page])[0])


def test_a_letter_that_no_font_has_is_said() -> None:
    _, page = pages_of(a_list(["张 Zhang", "Ann"]))
    assert "[?] Zhang" in text_of(page)
    assert "In 1 of these rows a letter that this print does not have" in text_of(page)
