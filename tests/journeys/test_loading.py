"""A data steward chooses the files of a return, says a day, and is told what would change."""

import datetime
from pathlib import Path

import pytest

from goldenthread.access.roles import Role
from goldenthread.returns.own_contract import EARLY_HELP
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import SmallBorough
from tests.journeys.test_ways_to_read import enter, step_to
from tests.journeys.walking import DESKTOP, PHONE, Walk

pytestmark = pytest.mark.django_db

ADDRESS = "/loads/new/"
HERE = "element => element === document.activeElement"
LEGEND = "Up to which day does it speak?"
CHANGE = "What early_help_north.csv with 2 others would change"
EARLIER = datetime.date(2026, 9, 30)


@pytest.fixture
def early_help(borough: SmallBorough, tmp_path: Path) -> list[Path]:
    """The early help that the borough holds, in two files, and one that is of no return."""
    held = next(borough.folder.rglob(f"{EARLY_HELP.kind}.csv"))
    headings, *rows = held.read_text(encoding="utf-8-sig").splitlines()
    half = len(rows) // 2
    files = {
        "early_help_north.csv": [headings, *rows[:half]],
        "early_help_south.csv": [headings, *rows[half:]],
        "notes.csv": ["shoe,size", "4,5"],
    }
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return [tmp_path / name for name in files]


def choose(walk: Walk, files: list[Path]) -> None:
    walk.main.get_by_label("File, or the files of one return").set_input_files(files)


def type_day(walk: Walk, day: datetime.date) -> None:
    asked = walk.main.get_by_role("group", name=LEGEND)
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        asked.get_by_label(label, exact=True).fill(str(number))


def press(walk: Walk, words: str) -> None:
    """Press a button that leads back to the same address, and look at what is there now."""
    walk.looked_at.discard(walk.page.url)
    walk.press(words)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_files_are_chosen_together_and_the_day_is_mended(
    width: int, walking: Walking, early_help: list[Path]
) -> None:
    walk = walking(Role.DATA_STEWARD, name="loading", width=width)
    walk.go("/loads/")
    walk.follow(walk.main.get_by_role("link", name="Load a return"))
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    choose(walk, early_help)
    type_day(walk, tomorrow)
    press(walk, "See what it would change")
    problem = walk.main.get_by_role("link", name="The day must be today or earlier")
    problem.click()
    day = walk.main.get_by_role("group", name=LEGEND).get_by_label("Day", exact=True)
    assert day.evaluate(HERE)
    assert walk.main.get_by_text("early_help_north.csv; early_help_south.csv").is_visible()
    type_day(walk, EARLIER)
    press(walk, "See what it would change")
    held = walk.main.get_by_text("what is held of it speaks up to 31 March 2027 already")
    assert held.is_visible()
    press(walk, "It is right: see what it would change")
    assert walk.heading == CHANGE
    facts = walk.main.locator(".govuk-summary-list").inner_text()
    assert "30 September 2026. The last of them is the day that you said." in facts
    assert "notes. What is there was not read" in facts
    press(walk, "Do not load it")
    assert walk.heading == "Loads"


def test_a_file_of_no_return_leads_to_the_templates(
    walking: Walking, early_help: list[Path]
) -> None:
    walk = walking(Role.DATA_STEWARD, name="loading-no-return")
    walk.go(ADDRESS)
    choose(walk, early_help[2:])
    press(walk, "See what it would change")
    assert walk.main.get_by_role("table", name="Returns that are read").is_visible()
    walk.follow(walk.main.get_by_role("link", name="Templates of our own returns"))
    walk.go(ADDRESS)
    press(walk, "See what it would change")
    walk.main.get_by_role("link", name="Choose a file.").click()
    chosen = walk.main.get_by_label("File, or the files of one return")
    assert chosen.evaluate(HERE)


def test_without_javascript_several_files_are_one_return(
    walking: Walking, early_help: list[Path]
) -> None:
    walk = walking(Role.DATA_STEWARD, name="loading-without-javascript", javascript=False)
    walk.go(ADDRESS)
    choose(walk, early_help)
    walk.press("See what it would change")
    assert walk.heading == CHANGE
    assert walk.main.get_by_text("the day that it says itself").is_visible()
    walk.main.locator("summary").click()
    type_day(walk, EARLIER)
    walk.press("See what it would change then")
    walk.press("It is right: see what it would change")
    assert walk.main.get_by_text("the day that you said").is_visible()
    walk.press("Do not load it")


def test_by_keyboard_alone_a_return_is_tried(walking: Walking, early_help: list[Path]) -> None:
    walk = walking(Role.DATA_STEWARD, name="loading-keyboard")
    walk.go(ADDRESS)
    step_to(walk, walk.main.get_by_label("File, or the files of one return"))
    choose(walk, early_help)  # the chooser of files is the system's own
    asked = walk.main.get_by_role("group", name=LEGEND)
    for label, number in (("Day", "1"), ("Month", "13"), ("Year", "2026")):
        step_to(walk, asked.get_by_label(label, exact=True))
        walk.page.keyboard.type(number)
    step_to(walk, walk.main.get_by_role("button", name="See what it would change"))
    walk.looked_at.clear()
    enter(walk)
    step_to(walk, walk.main.get_by_role("link", name="The day must be a real day"))
    walk.page.keyboard.press("Enter")  # leads to the field that is wrong
    for label in ("Day", "Month", "Year"):
        assert asked.get_by_label(label, exact=True).evaluate(HERE)
        walk.page.keyboard.press("ControlOrMeta+a")
        walk.page.keyboard.press("Delete")
        walk.page.keyboard.press("Tab")
    step_to(walk, walk.main.get_by_role("button", name="See what it would change"))
    walk.looked_at.clear()
    enter(walk)
    assert walk.heading == CHANGE
    another = walk.main.locator("summary")
    step_to(walk, another)
    walk.page.keyboard.press("Enter")
    step_to(walk, asked.get_by_label("Day", exact=True))
    step_to(walk, walk.main.get_by_role("button", name="Do not load it"))
    enter(walk)
    assert walk.heading == "Loads"
