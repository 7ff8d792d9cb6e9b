"""A data steward maps a tracker, sees which rows would be lost, mends it, and loads it."""

from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.roles import Role
from tests.ingest.trackers.made import a_workbook
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import LAST_DAY, SmallBorough
from tests.journeys.test_loading import press
from tests.journeys.walking import DESKTOP, PHONE, Walk

pytestmark = pytest.mark.django_db

HEADINGS = {
    DESKTOP: ["ID", "Ref", "Child", "PLO start", "Letter before proceedings sent", "LGM outcome"],
    PHONE: ["No.", "Mosaic", "Name", "Began pre-proceedings", "LBP sent", "Legal gateway"],
}
"""Two trackers that cannot be taken for one another."""


def tracker(folder: Path, borough: SmallBorough, name: str, headings: list[str]) -> Path:
    """A tracker of ten children of the borough, with a number that is not the child's before that
    which is, a total, and two children in one row."""
    rows = [
        [str(n), child.child_id, "Made up", "3/6/26", "17/6/26" if n else "TBC", "LGM agreed PLO"]
        for n, child in enumerate(borough.children[:10])
    ]
    rows[3][1] = f"{rows[3][1]} - Made up"
    rows.append(["", "", "Total", "", "", ""])
    return a_workbook(folder / name, [["PLO tracker, made up"], [], headings, *rows])


def choose_column(walk: Walk, heading: str, column: str) -> None:
    walk.main.get_by_label(f"What “{heading}” is", exact=True).select_option(label=column)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_tracker_is_mapped_mended_loaded_and_known_again(
    width: int, walking: Walking, borough: SmallBorough, tmp_path: Path
) -> None:
    name = f"PLO tracker {'wide' if width == DESKTOP else 'narrow'}"
    number, ref, child, *_ = HEADINGS[width]
    path = tracker(tmp_path, borough, f"{name}.xlsx", HEADINGS[width])
    walk = walking(Role.DATA_STEWARD, name="trackers", width=width)
    walk.go("/loads/")
    walk.follow(walk.main.get_by_role("link", name="Trackers", exact=True))
    walk.follow(walk.main.get_by_role("button", name="Map a tracker"))
    walk.main.get_by_label("The tracker").set_input_files(path)
    press(walk, "Look at its headings")
    assert walk.main.get_by_text("We read 11 rows under 6 headings on “Tracker”").is_visible()
    # The wrong heading is taken for the child's number: every row would be lost.
    for heading in (number, ref):
        choose_column(walk, heading, "Leave it out")
    choose_column(walk, child, "The council's own number for the child")
    press(walk, "See what would become of the rows")
    assert walk.main.get_by_text("0 would be taken in and 11 held back.").first.is_visible()
    choose_column(walk, child, "Leave it out")
    choose_column(walk, ref, "The council's own number for the child")
    press(walk, "See what would become of the rows")
    assert walk.main.get_by_text("10 would be taken in and 1 held back.").first.is_visible()
    assert borough.children[0].child_id not in walk.page.content()
    press(walk, "Load it, and keep this mapping")
    assert walk.heading.startswith("Load ")
    assert walk.main.get_by_text(f"Tracker {name}").first.is_visible()
    walk.go("/trackers/")
    assert walk.main.get_by_role("rowheader", name=name).first.is_visible()
    walk.go("/loads/new/")
    walk.main.get_by_label("File, or the files of one return").set_input_files(path)
    press(walk, "See what it would change")
    assert walk.main.get_by_text("It would change no row.").is_visible()
    shown = walking(Role.DIRECTOR, name="trackers-child", width=width)
    shown.go(f"{reverse('child', args=[borough.children[0].handle])}?on={LAST_DAY}")
    assert shown.main.get_by_text("3 June 2026").first.is_visible()
