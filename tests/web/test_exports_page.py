"""The page that writes a return: what it says, what it gives away, and to whom."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.models import AccessEntry
from goldenthread.access.roles import Role
from goldenthread.ledger.models import WrittenReturn
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)
DAY = "2025-03-31"


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path) -> None:
    """Two children in need, one with a plan."""
    children = [a_child("A1", plans=[("2024-06-03", "")]), a_child("B2")]
    take_in(census(tmp_path, 2025, children), tmp_path)
    record_now()


def test_it_lays_lists_beside_the_screens(signed_in: Callable[..., SignedIn]) -> None:
    said = signed_in(Role.DIRECTOR).get(reverse("exports"), {"kind": "annex_a", "on": DAY})
    text = said.content.decode()
    assert said.status_code == 200
    assert "Agrees: 1 with a plan open on the day, the screen says 1." in text
    assert "Agrees: 2 in need on the day, the screen says 2." in text
    assert "List 8, children in care. Periods of being looked after: no loaded return" in text
    assert "A1" not in text


@pytest.mark.parametrize("kind", ["annex_a", "cin_census", "dfe_payload"])
def test_what_is_taken_away_is_logged_and_remembered(
    kind: str, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(Role.DIRECTOR)
    shown = browser.get(reverse("exports"), {"kind": kind, "on": DAY})
    assert "Download" in shown.content.decode()
    assert not AccessEntry.objects.filter(kind="export").exists()
    taken = browser.get(reverse("export_file"), {"kind": kind, "on": DAY, "edition": "1"})
    assert taken.status_code == 200
    assert taken["Content-Disposition"].startswith("attachment; filename=")
    logged = AccessEntry.objects.filter(kind="export", outcome="shown", edition=1)
    assert logged.values("child").distinct().count() == 2
    assert WrittenReturn.objects.get().written_by == browser.person.email


def test_who_sees_pseudonyms_may_look_and_not_take(signed_in: Callable[..., SignedIn]) -> None:
    browser = signed_in(Role.DATA_STEWARD)
    shown = browser.get(reverse("exports"), {"kind": "cin_census", "on": DAY}).content.decode()
    assert "To see, not to take" in shown
    assert "Download" not in shown
    taken = browser.get(reverse("export_file"), {"kind": "cin_census", "on": DAY})
    assert taken.status_code == 403
    assert not WrittenReturn.objects.exists()


@pytest.mark.parametrize("on", ["soon", "1890-01-01"])
def test_a_day_that_is_none_is_said(on: str, signed_in: Callable[..., SignedIn]) -> None:
    said = signed_in(Role.DIRECTOR).get(reverse("exports"), {"kind": "annex_a", "on": on})
    assert said.status_code == 200
    assert "That is no day" in said.content.decode()
