"""Who is away and who covers: said by a manager or the worker; the cover finds the work and the
children for those days; whom nobody covers stands on the page of the team."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.roles import Role
from goldenthread.ledger.choices import WorkerAbsence
from goldenthread.ledger.following import forget, read
from goldenthread.ledger.models import Child, Edition
from goldenthread.record.absences import ABSENCES
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
ADDRESS = "/absences/"


def day(offset: int = 0) -> str:
    """A day, by so many from the day of asking."""
    return (timezone.localdate() + datetime.timedelta(days=offset)).isoformat()


SAID = {"worker": "W1, North", "cover": "W2", "reason": "leave", "after": "0"}


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    """A1 and B2 of W1 and D4 of W2, both of the North team, and C3 of W7 of the South."""
    made = [a_child(one, plans=[("2024-10-01", "")]) for one in ("A1", "B2", "C3", "D4")]
    take_in(census(tmp_path, 2025, made), tmp_path)
    allocated = tmp_path / "people.csv"
    allocated.write_text(
        "child,name,worker,team,from\n"
        "A1,Ann Ash,W1,North,2024-10-01\nB2,Bo Birch,W1,North,2024-10-01\n"
        "C3,Cy Cedar,W7,South,2024-10-01\nD4,Di Dogwood,W2,North,2024-10-01\n"
    )
    take_in(allocated, tmp_path)
    forget()
    return tmp_path


def post(browser: Client, address: str = ADDRESS, **said: str) -> str:
    """What the page says to a POST; empty where it leads on."""
    answer = browser.post(address, SAID | {"first_on": day(), "last_on": day(7)} | said)
    return "" if answer.status_code == 302 else answer.content.decode()


def opens(browser: Client, child_id: str) -> int:
    """What the chronology of a child answers."""
    handle = Child.objects.get(child_id=child_id).handle
    return browser.get(reverse("chronology", args=[handle])).status_code


def test_who_covers_finds_the_work_and_the_children_while_it_lasts(
    teams: Path, signed_in: Browser
) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    cover = signed_in(Role.SOCIAL_WORKER, worker_code="W2")
    assert (opens(cover, "A1"), opens(cover, "D4")) == (404, 200)
    before = Edition.objects.count()
    assert post(manager) == ""
    says = text_of(cover, reverse("work"))
    assert "W1, North. You cover for W1" in says
    assert (opens(cover, "A1"), opens(cover, "C3")) == (200, 404)
    assert "W1, North. Away on" in text_of(manager, reverse("work"))
    assert read(before).rows(f"select * from {ABSENCES}") == []
    # What somebody else does at the same time with what is gone is told, and what is taken back
    # opens nothing.
    (edition,) = WorkerAbsence.objects.values_list("opened_by", flat=True)
    assert "Somebody has said something else" in post(manager, cover="")
    manager.post(f"{ADDRESS}?change={edition}", {"take_back": "yes"})
    assert opens(cover, "A1") == 404


def test_whom_nobody_covers_stands_on_the_page_of_the_team(teams: Path, signed_in: Browser) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    assert post(manager, last_on="", look_again_on=day(2), cover="") == ""
    says = text_of(manager, reverse("teams"))
    assert "with no last day yet, to be looked at again on" in says
    assert "Nobody 2 2 All 2" in says
    listed = f"{reverse('team_children')}?team=North&kind=covered-by-nobody"
    assert "2 children" in text_of(manager, listed)
    (edition,) = WorkerAbsence.objects.values_list("opened_by", flat=True)
    # A cover who is away too is none.
    said = {"last_on": "", "look_again_on": day(30), "after": str(edition)}
    assert post(manager, f"{ADDRESS}?change={edition}", **said) == ""
    assert "W2 2 0 All 0" in text_of(manager, reverse("teams"))
    assert post(manager, worker="W2, North", cover="", first_on=day(1)) == ""
    assert "nobody on" in text_of(manager, reverse("teams"))


WRONG = [
    ({"worker": "W7, South"}, "Select a valid choice"),
    ({"cover": "W7"}, "Select a valid choice"),
    ({"cover": "W1"}, "nobody covers for themselves"),
    ({"last_on": ""}, "Say the last day, or the day to look again"),
    ({"last_on": day(-1)}, "The last day is on or after the first"),
    ({"first_on": ""}, "First day away: say it"),
    ({"last_on": "", "look_again_on": day(120)}, "Look again within three months"),
    ({"reason": "measles"}, "Select a valid choice"),
]


def test_what_cannot_be_so_is_said_plainly(teams: Path, signed_in: Browser) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    for said, why in WRONG:
        assert why in post(manager, **said), said
    assert not WorkerAbsence.objects.exists()


def test_a_worker_says_it_of_themselves_alone(teams: Path, signed_in: Browser) -> None:
    """Also while they cover for somebody else, whose children they can open."""
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    post(manager)
    cover = signed_in(Role.SOCIAL_WORKER, worker_code="W2")
    assert "Select a valid choice" in post(cover, first_on=day(20), last_on=day(21), cover="")
    said = {"worker": "W2, North", "first_on": day(20), "last_on": day(21), "cover": "W1"}
    assert post(cover, **said) == ""
    assert "Another absence is on record" in post(cover, **said | {"first_on": day(21)})
    assert sorted(WorkerAbsence.objects.values_list("worker", flat=True)) == ["W1", "W2"]
