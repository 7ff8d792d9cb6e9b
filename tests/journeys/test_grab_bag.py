"""The grab-bag in a real browser: nothing without its password, the lists, PDF and CSV with it."""

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdfium2 import PdfDocument

from goldenthread.packs.grab_bag import Making, written
from goldenthread.record.grab_bag import BagList, BagRow

pytestmark = pytest.mark.django_db

PASSWORD = "a password of the night"
DAY = datetime.date(2027, 3, 31)
LISTS = (
    BagList(
        title="Subject of a child protection plan",
        told_to=DAY,
        rows=(
            BagRow(
                child_id="TB0000001",
                name="Ann <Example>",
                born_on=datetime.date(2020, 5, 14),
                since=datetime.date(2027, 1, 4),
                detail="Neglect",
                worker="W1",
                team="North",
            ),
        ),
    ),
    BagList(title="Missing", told_to=None, rows=()),
)


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """The file, as the command writes it."""
    path = tmp_path / "bag.html"
    made_at = datetime.datetime(2027, 4, 1, 2, 10, tzinfo=datetime.UTC)
    making = Making(council="Thornbeck", on=DAY, edition=7, made_at=made_at)
    text = written(LISTS, making, password=PASSWORD)
    path.write_text(text, encoding="utf-8")
    return path


def test_it_opens_from_a_folder_with_its_password_alone(bag: Path, browser: Browser) -> None:
    assert "TB0000001" not in bag.read_text(encoding="utf-8")
    page = browser.new_context(offline=True).new_page()
    page.goto(bag.as_uri())
    page.get_by_label("Password").fill("another password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "That password does not open it. Write it again."
    )
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("heading", name="Subject of a child protection plan: 1")
    ).to_be_visible()
    expect(page.get_by_role("cell", name="Ann <Example>")).to_be_visible()
    expect(page.get_by_text("that it is empty says nothing")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it as CSV").click()
    rows = Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "List,Name,Number,Born,Since,What,Worker,Team"
    assert rows[1].startswith("Subject of a child protection plan,Ann <Example>,TB0000001,")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it as PDF, to print").click()
    _, plans, missing = PdfDocument(Path(taken.value.path()))
    assert "Ann <Example> TB0000001 14 May 2020" in plans.get_textpage().get_text_range()
    assert "No child is in this list." in missing.get_textpage().get_text_range()
