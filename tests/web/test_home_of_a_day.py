"""The home page of a day: where no file speaks of it, no number; and codes are called as then."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.web import words
from tests.conftest import SignedIn
from tests.spec.given import record_of
from tests.web.test_home import GIVEN, GROUPS, STEPS, rows_under, text_of

pytestmark = pytest.mark.django_db
ENDS = "The record speaks to 31 March 2025 only"


@pytest.mark.parametrize(
    ("day", "title", "why"),
    [
        (
            "2025-05-31",
            ENDS,
            "Our files end on 31 March 2025.",
        ),
        (
            "2030-01-01",
            ENDS,
            "Our files end on 31 March 2025.",
        ),
        (
            "2022-12-31",
            "Nothing can be told of 31 December 2022",
            "No return that is loaded speaks of referrals and episodes of need on 31 December "
            "2022.",
        ),
        ("1999-01-01", "Nothing can be told of 1 January 1999", "Our files start on 1 April 2021."),
    ],
)
def test_of_a_day_that_no_file_speaks_of_no_number_is_told(
    day: str,
    title: str,
    why: str,
    signed_in: Callable[..., SignedIn],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading = record_of(GIVEN, years=(2022, 2024, 2025))
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    home = signed_in(Role.DIRECTOR).get("/", {"on": day})
    said = text_of(home)
    assert title in said
    assert said[: said.index(STEPS)].count(f"no figure {why}") == 3
    assert 'href="/?on=2025-03-31">See 31 March 2025, the last day that is told</a>' in unescape(
        home.content.decode()
    )
    assert all(len(row) == 1 for row in rows_under(home, STEPS).values())  # sentences alone
    assert GROUPS not in said
    assert "How a clock stood on this day cannot be told." in said
    assert "0.0 %" not in said
    assert not re.search(r'href="/steps/', home.content.decode())
    for row in rows_under(home, "Open child protection plans for neglect").values():
        assert row[1].startswith(("no figure: ", "41 %", "80 of 192"))
    stars = rows_under(home, f"On {words.date(date.fromisoformat(day))}, or over the twelve months")
    assert {row[0] for row in stars.values()} == {"no figure"}
    assert "0" not in {row[2] for row in stars.values()}


def test_n1_is_called_as_on_the_day(
    signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = record_of(GIVEN, years=(2025, 2026))
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    browser = signed_in(Role.DIRECTOR)
    now, before = (text_of(browser.get("/", {"on": day})) for day in ("2026-03-31", "2025-03-31"))
    assert "Primary need N1 (abuse, neglect and exploitation) is more than neglect" in now
    assert "whose primary need is N1, abuse, neglect and exploitation" in now
    assert "Primary need N1 (abuse or neglect) is more than neglect" in before
