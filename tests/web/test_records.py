"""Records that are kept here: the choice of where, the forms, drafts, and two who type at once."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.roles import Role
from goldenthread.casework.drafts import let_old_drafts_go
from goldenthread.casework.models import Draft
from goldenthread.ledger.following import read
from goldenthread.ledger.models import Child, KeptHere
from goldenthread.web import words
from tests.conftest import SignedIn
from tests.web.test_measure_pages import text_of as page_text
from tests.web.test_receipts import text_of

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
SUPERVISION = "supervisions"


def today() -> datetime.date:
    """The day, as the pages have it."""
    return timezone.localdate()


def address(name: str, child: str, table: str = SUPERVISION, *key: str) -> str:
    """The address of a page of a child's records."""
    return reverse(name, args=[Child.objects.get(child_id=child).handle, table, *key])


def filled(html: str) -> dict[str, str]:
    """What stands in the hidden fields of a form, to be sent with it."""
    return {
        name: (re.search(rf'name="{name}" value="([^"]*)"', html) or ["", ""])[1]
        for name in ("after", "mark")
    }


def send(browser: Client, where: str, **said: str) -> object:
    """Open a form, and send it with what is said."""
    return browser.post(where, filled(browser.get(where).content.decode()) | said)


def held() -> list[tuple[str, str, str]]:
    """Every supervision: the child, the day and the kind."""
    rows = read().rows("select child_id, held_on, kind from supervisions order by all")
    return [(row["child_id"], str(row["held_on"]), row["kind"]) for row in rows]


def test_while_it_is_kept_in_the_case_system_its_form_does_not_exist(
    children: Path, signed_in: Browser
) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    for where in (
        address("typed", "A1"),
        address("records_of_child", "A1"),
        reverse("supervision"),
        reverse("typed", args=["00000000-0000-4000-8000-000000000000", SUPERVISION]),
    ):
        answer = manager.get(where)
        assert answer.status_code == 404
        assert "is recorded in the case system of this council" in answer.content.decode()
    assert manager.post(address("typed", "A1"), {"held_on": "2025-01-01"}).status_code == 404


def test_the_director_names_an_owner_who_turns_it_on_and_takes_it_back(
    children: Path, signed_in: Browser
) -> None:
    where = reverse("record_kept", args=[SUPERVISION])
    director, head = signed_in(Role.DIRECTOR), signed_in(Role.HEAD_OF_SERVICE)
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    assert head.get(where).status_code == 403
    director.post(where, {"turn": "owner", "owner": "head_of_service", "why": "It is theirs"})
    assert manager.get(where).status_code == 403
    said = {"turn": "on", "since": today().isoformat(), "why": "The old form is gone"}
    assert head.post(where, said).status_code == 302
    says = page_text(head, reverse("records_kept"))
    assert "Supervisions Here, since" in says
    assert "The old form is gone" in says
    assert manager.get(address("typed", "A1")).status_code == 200
    # The head may not give it to somebody else.
    other = {"turn": "owner", "owner": "team_manager", "why": "No"}
    assert head.post(where, other).status_code == 403
    head.post(where, {"turn": "back"})
    assert "Supervisions In the case system" in page_text(head, reverse("records_kept"))
    assert manager.get(address("typed", "A1")).status_code == 404
    assert KeptHere.objects.count() == 3


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"since": "2024-01-01"}, "It is turned on from today, or from a later day"),
        ({"since": ""}, "Say from which day on"),
        ({"since": "soon"}, "Write a day, like 1 April 2026"),
        ({"why": ""}, "Say why, in one sentence"),
    ],
)
def test_what_cannot_be_said_of_where_it_is_kept_is_told(
    children: Path, signed_in: Browser, said: dict[str, str], problem: str
) -> None:
    whole = {"turn": "on", "since": today().isoformat(), "why": "Because"} | said
    answer = signed_in(Role.DIRECTOR).post(reverse("record_kept", args=[SUPERVISION]), whole)
    assert problem in answer.content.decode()
    assert not KeptHere.objects.exists()


def test_a_supervision_is_typed_in_a_minute_and_its_clock_hears_of_it(
    kept: Path, signed_in: Browser
) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    html = manager.get(address("typed", "A1")).content.decode()
    assert f'value="{today().isoformat()}"' in html
    assert 'value="W1"' in html
    answer = send(
        manager, address("typed", "A1"), held_on=today().isoformat(), kind="CASE", worker="W1"
    )
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert held() == [("A1", today().isoformat(), "CASE")]
    says = page_text(manager, address("records_of_child", "A1"))
    assert f"Typed here by {manager.person.full_name}, team manager" in says
    assert not Draft.objects.exists()
    whole = manager.get(reverse("child", args=[Child.objects.get(child_id="A1").handle]))
    assert "Typed here by" in whole.content.decode()
    assert f'href="{address("records_of_child", "A1")}">Supervisions</a>' in whole.content.decode()


def test_several_children_of_a_worker_at_once(kept: Path, signed_in: Browser) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    says = page_text(manager, reverse("supervision"))
    assert "W1 , 2 children" in says
    assert "W7" not in says
    where = f"{reverse('supervision')}?worker=W1"
    html = manager.get(where).content.decode()
    assert html.count("checked") == 1  # the usual kind, and no child for whoever types
    assert "none on record" in html
    handles = [str(one.handle) for one in Child.objects.filter(child_id__in=["A1", "B2"])]
    said = {"held_on": today().isoformat(), "kind": "CASE", "worker": "W1"}
    answer = manager.post(where, filled(html) | said | {"children": handles})
    assert answer.status_code == 302
    assert [child for child, _, _ in held()] == ["A1", "B2"]
    again = manager.post(
        where, filled(html) | said | {"children": handles, "kind": "GROUP"}
    ).content.decode()
    assert "is on record of Ann Ash and Bo Birch" in again
    assert {kind for _, _, kind in held()} == {"CASE"}
    assert manager.get(f"{reverse('supervision')}?worker=W7").status_code == 404
    theirs = str(Child.objects.get(child_id="C3").handle)
    wrong = manager.post(where, filled(html) | said | {"children": [theirs]})
    assert "Select a valid choice" in wrong.content.decode()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"held_on": ""}, "Day of the supervision: say it"),
        ({"held_on": "2099-01-01"}, "Day of the supervision: it is in the future"),
        ({"held_on": "1066-01-01"}, "Day of the supervision: it is too long ago"),
        ({"held_on": "Friday"}, "Day of the supervision: write a day, like 1 April 2026"),
        ({"kind": ""}, "Kind of supervision: say it"),
        ({"kind": "LUNCH"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_stays_in_the_form(
    kept: Path, signed_in: Browser, said: dict[str, str], problem: str
) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    usual = {"held_on": today().isoformat(), "kind": "CASE", "worker": "W1"}
    answer = send(manager, address("typed", "A1"), **(usual | said))
    html = answer.content.decode()  # type: ignore[attr-defined]
    assert problem in html
    assert "There is a problem" in html
    assert held() == []
    assert Draft.objects.count() == 1  # nothing is lost where the page is closed now


def test_of_two_who_type_at_once_the_later_is_shown_both(kept: Path, signed_in: Browser) -> None:
    one = signed_in(Role.TEAM_MANAGER, team="North")
    other = signed_in(Role.TEAM_MANAGER, team="North")
    where, day = address("typed", "A1"), today().isoformat()
    form = filled(other.get(where).content.decode())
    send(one, where, held_on=day, kind="CASE", worker="W1")
    html = other.post(
        where, form | {"held_on": day, "kind": "GROUP", "worker": "W1"}
    ).content.decode()
    says = text_of(html)
    assert "This is on record already, or somebody changed it while you typed" in says
    assert f"Typed here by {one.person.full_name}" in says
    assert "Kind of supervision Case supervision Group supervision" in says
    assert held() == [("A1", day, "CASE")]
    other.post(where, filled(html) | {"held_on": day, "kind": "GROUP", "worker": "W1"})
    assert held() == [("A1", day, "GROUP")]


def test_a_draft_is_its_writers_alone_and_goes_when_it_is_saved(
    kept: Path, signed_in: Browser
) -> None:
    one = signed_in(Role.TEAM_MANAGER, team="North")
    where, decided = address("typed", "A1", "management_decisions"), "Home visits twice a week"
    answer = one.post(
        where,
        filled(one.get(where).content.decode()) | {"decision": decided},
        headers={"X-Kept-By-Itself": "yes"},
    )
    assert answer.status_code == 204
    assert decided in one.get(where).content.decode()
    assert decided not in signed_in(Role.TEAM_MANAGER, team="North").get(where).content.decode()
    said = {"decided_on": today().isoformat(), "about": "OTHER", "decided_by": "M1"}
    send(one, where, decision=decided, **said)
    assert not Draft.objects.exists()
    one.post(where, filled(one.get(where).content.decode()) | {"decision": "x", "keep": "yes"})
    one.post(where, {"start_again": "yes"})
    assert not Draft.objects.exists()


def test_a_draft_says_until_when_it_is_kept_and_goes_then(kept: Path, signed_in: Browser) -> None:
    one = signed_in(Role.TEAM_MANAGER, team="North")
    where = address("typed", "A1", "management_decisions")
    one.post(where, filled(one.get(where).content.decode()) | {"decision": "x", "keep": "yes"})
    last = today() + datetime.timedelta(days=settings.DRAFT_DAYS)
    assert f"It is kept until {words.date(last)}." in one.get(where).content.decode()
    kept_at = Draft.objects.get().kept_at
    assert let_old_drafts_go(at=kept_at + datetime.timedelta(days=settings.DRAFT_DAYS)) == 0
    assert let_old_drafts_go(at=kept_at + datetime.timedelta(days=settings.DRAFT_DAYS + 1)) == 1
    assert not Draft.objects.exists()


def test_supervision_of_several_is_reached_from_work_and_teams_where_it_is_kept_here(
    kept: Path, signed_in: Browser
) -> None:
    way = f'href="{reverse("supervision")}"'
    manager, worker = (
        signed_in(Role.TEAM_MANAGER, team="North"),
        signed_in(Role.SOCIAL_WORKER, worker_code="W1"),
    )
    for name in ("work", "teams"):
        assert way in manager.get(reverse(name)).content.decode()
    assert way not in worker.get(reverse("work")).content.decode()


def test_what_was_typed_survives_a_lost_sign_in(kept: Path, signed_in: Browser) -> None:
    """Sent without a session it is kept for its writer, and nobody else is shown it."""
    one = signed_in(Role.TEAM_MANAGER, team="North")
    where, decided = address("typed", "A1", "management_decisions"), "Home visits twice a week"
    form = filled(one.get(where).content.decode())
    one.session.flush()
    answer = one.post(where, form | {"decision": decided})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert where in answer["Location"]
    assert "decided" not in answer["Location"]
    back = signed_in(person=one.person)
    assert decided in back.get(where).content.decode()
    other = signed_in(Role.TEAM_MANAGER, team="North")
    assert decided not in other.get(where).content.decode()


@pytest.mark.parametrize("mark", ["", "made up", "WzEsImEiLCIiXQ:1:2"])
def test_nobody_keeps_a_draft_at_the_door_without_our_mark(
    kept: Path, signed_in: Browser, mark: str
) -> None:
    where = address("typed", "A1", "management_decisions")
    Client().post(where, {"mark": mark, "decision": "x"})
    assert not Draft.objects.exists()


def test_a_form_that_is_too_old_keeps_what_was_typed_and_opens_again(
    kept: Path, signed_in: Browser
) -> None:
    """A sign-in in another window gives this one's form another token."""
    one = signed_in(Role.TEAM_MANAGER, team="North")
    where, decided = address("typed", "A1", "management_decisions"), "Home visits twice a week"
    form = filled(one.get(where).content.decode())
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = one.cookies
    answer = strict.post(where, form | {"decision": decided})
    assert (answer.status_code, answer["Location"]) == (302, where)
    assert decided in one.get(where).content.decode()
    other = signed_in(Role.TEAM_MANAGER, team="North")
    strict.cookies = other.cookies
    assert strict.post(where, form | {"decision": "stolen"}).status_code == 403
    assert settings.CSRF_FAILURE_VIEW.endswith("form_was_too_old")


def test_who_does_not_reach_the_child_or_may_not_type_it_is_answered_so(
    kept: Path, signed_in: Browser
) -> None:
    worker = signed_in(Role.SOCIAL_WORKER, worker_code="W1")
    assert worker.get(address("typed", "A1")).status_code == 403
    manager = signed_in(Role.TEAM_MANAGER, team="South")
    unknown = "00000000-0000-4000-8000-000000000000"
    there = manager.get(reverse("typed", args=[unknown, SUPERVISION]))
    answer = manager.get(address("typed", "A1"))
    assert (answer.status_code, there.status_code) == (404, 404)
    assert text_of(answer.content.decode()) == text_of(there.content.decode())
    assert manager.get(address("typed", "C3")).status_code == 200
    assert (
        manager.get(address("typed_again", "C3", SUPERVISION, "0123456789abcdef")).status_code
        == 404
    )


def test_what_was_typed_in_error_is_taken_back(kept: Path, signed_in: Browser) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    day = today().isoformat()
    send(manager, address("typed", "A1"), held_on=day, kind="CASE", worker="W1")
    html = manager.get(address("records_of_child", "A1")).content.decode()
    (again,) = re.findall(rf"/children/[0-9a-f-]+/records/{SUPERVISION}/[0-9a-f]{{16}}/", html)
    answer = send(manager, again, held_on=day, kind="CASE", take_back="yes")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert held() == []
