"""A measure as it was known at an earlier edition, and who moved it since."""

import re
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest

from goldenthread.access import visibility
from goldenthread.access.naming import pseudonym_of
from goldenthread.access.roles import Role
from goldenthread.record.snapshot import Snapshot
from goldenthread.statute.calendar import WorkingCalendar
from tests.access import small_record
from tests.access.small_record import CHILDREN, OTHER, OWN
from tests.conftest import SignedIn
from tests.web.test_measure_pages import rows_of, text_of

pytestmark = pytest.mark.django_db


def test_earlier_edition_says_what_was_known_and_how_many_moved_it(
    small: Callable[..., SignedIn],
) -> None:
    text = text_of(small(Role.DIRECTOR), "/measures/CPP-01/?known_at=1")
    assert "An earlier edition" in text
    assert "2 children moved this figure between edition 1 and edition 2" in text
    assert "As known now (edition 2)" in text.replace("The same, as", "As")


def test_what_was_loaded_since_is_said_at_an_earlier_edition(
    small: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    director = small(Role.DIRECTOR)
    never = text_of(director, "/measures/CPP-01/?known_at=1")
    assert "Load the population return to see the rate." in never
    snapshot = Snapshot(working_days=pa.Table.from_pylist(WorkingCalendar.of_england().rows()))
    of_year = {
        "year": 2025,
        "age": 3,
        "sex": "F",
        "ethnicity": "WBRI",
        "ward": "Mill",
        "people": 900,
    }
    snapshot.take_in(small_record._delta(0, 1, small_record.FIRST | small_record.SECOND))
    snapshot.take_in(small_record._delta(1, 2, {"population": [of_year]}))
    monkeypatch.setattr(visibility, "reading_at", snapshot.at)
    text = text_of(director, "/measures/CPP-01/?known_at=1")
    assert "No population was loaded, so there is no rate" in text
    assert "Not loaded at this edition; loaded since, on 1 April 2026 in edition 2." in text
    assert "Load the population return" not in text
    home = text_of(director, "/?known_at=1")
    assert "numbers stand without one. Not loaded at this edition; loaded since, on" in home


def test_moved_page_names_the_load(small: Callable[..., SignedIn]) -> None:
    text = text_of(small(Role.DIRECTOR), "/measures/CPP-01/moved/?from=1&to=2")
    assert "2 cases of the whole council moved: 2 came in, 0 left and 0 changed sides." in text
    assert "All by load 2: Edition 2, census-2.xml" in text
    assert f"Name of {OWN} not counted met Now: Plan since 12 January 2026, still open." in text
    back = text_of(small(Role.DIRECTOR), "/measures/CPP-01/moved/?from=1&to=1")
    assert "No case moved." in back
    assert "came in" not in back


def test_moved_page_adds_up_each_load(
    small: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second load brings two plans, the third ends one of them and brings another."""
    days = pa.Table.from_pylist(WorkingCalendar.of_england().rows())
    snapshot = Snapshot(working_days=days)
    plans = small_record.SECOND["child_protection_plans"]
    later = {
        "child_protection_plans": [
            {"child_id": child, "started_on": date(2026, 2, 2), "initial_category": "NEG"}
            for child in CHILDREN
        ]
    }
    snapshot.take_in(small_record._delta(0, 1, small_record.FIRST))
    snapshot.take_in(small_record._delta(1, 2, {"child_protection_plans": plans[:1]}))
    snapshot.take_in(small_record._delta(2, 3, later))
    browser = small(Role.DIRECTOR)
    monkeypatch.setattr(visibility, "reading_at", snapshot.at)
    text = text_of(browser, "/measures/CPP-01/moved/?from=1&to=3")
    assert "3 cases of the whole council moved: 3 came in, 0 left and 0 changed sides." in text
    assert re.search(r"Load 3: Edition 3, census-3.xml, [^:]*:\d\d 2 0 0 Load 2", text)
    assert re.search(r"All 3 0 0", text)
    own = text_of(small(Role.TEAM_MANAGER, team="North"), "/measures/CPP-01/moved/?from=1&to=3")
    assert "3 came in, 0 left and 0 changed sides. 2 are of children whom you may open." in own


def test_moved_page_is_cut_and_hides_who_it_is(small: Callable[..., SignedIn]) -> None:
    own = text_of(small(Role.TEAM_MANAGER, team="North"), "/measures/CPP-01/moved/?from=1")
    assert "2 cases of the whole council moved" in own
    assert "1 is of children whom you may open" in own
    assert "CANARY-OTHER" not in own
    hidden = text_of(small(Role.PERFORMANCE_ANALYST), "/measures/CPP-01/moved/?from=1")
    assert pseudonym_of(OWN) in hidden
    assert "CANARY" not in hidden


def test_reach_at_an_earlier_edition_is_todays(
    small: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second edition gives the other child to the team: it is then within reach at the first
    edition too, where the allocation was not known."""
    snapshot = Snapshot(working_days=pa.Table.from_pylist(WorkingCalendar.of_england().rows()))
    came = {"child_id": OTHER, "worker": "W3", "team": "North", "started_on": date(2026, 2, 1)}
    snapshot.take_in(small_record._delta(0, 1, small_record.FIRST | small_record.SECOND))
    browser = small(Role.TEAM_MANAGER, team="North")
    monkeypatch.setattr(visibility, "reading_at", snapshot.at)
    assert rows_of(browser, "/measures/CPP-01/cases/") == 1
    snapshot.take_in(small_record._delta(1, 2, {"allocations": [came]}))
    text = text_of(browser, "/measures/CPP-01/cases/?known_at=1")
    assert f"Name of {OTHER}" in text
    assert "An earlier edition" in text
