"""The live stream is open for as long as its session is good for a page, and no longer."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from goldenthread.access.models import Appointment, IdentityGrant, Person
from goldenthread.access.roles import Role
from goldenthread.access.sight import Sight, sight_of
from goldenthread.web.live.still_here import still_here, stream_of
from goldenthread.web.unused import why_it_ended

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    """Somebody who may sign in."""
    someone = Person(email="somebody@thornbeck.example", full_name="Somebody")
    someone.set_password("a thread of many words")
    someone.save()
    return someone


@pytest.fixture
def stream(person: Person) -> HttpRequest:
    """The request of a stream that this person has opened."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    request = HttpRequest()
    request.session = client.session
    return request


def sight_now(person: int) -> Sight:
    """What they may see at this moment."""
    now = timezone.now()
    someone = Person.objects.get(pk=person)
    return sight_of(someone, on=timezone.localdate(now), at=now)


def _is_still_here(stream: HttpRequest, person: int) -> bool:
    """What all are asked at once, and beside it the slow way: what Django says of one request."""
    key = stream.session.session_key or ""
    sight = Sight(person=Person(pk=person), on=timezone.localdate())  # of somebody without a role
    one, nobody = stream_of(key, sight), stream_of("no such session", sight)
    at_once = one in still_here([one, nobody])
    again = HttpRequest()
    again.session = type(stream.session)(key)
    found = None if why_it_ended(again.session, timezone.now()) else get_user(again)
    assert at_once == (isinstance(found, Person) and found.pk == person)
    return at_once


def test_it_is_nobody_elses(stream: HttpRequest, person: Person) -> None:
    other = Person.objects.create_person(
        email="other@thornbeck.example", full_name="Other", password="another thread"
    )
    assert not _is_still_here(stream, other.pk)


def test_it_stays_open(stream: HttpRequest, person: Person) -> None:
    assert _is_still_here(stream, person.pk)


def test_signed_out(stream: HttpRequest, person: Person) -> None:
    Session.objects.all().delete()
    assert not _is_still_here(stream, person.pk)


def test_a_session_that_is_too_old(stream: HttpRequest, person: Person) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not _is_still_here(stream, person.pk)


def test_a_password_that_was_changed_elsewhere(stream: HttpRequest, person: Person) -> None:
    person.set_password("another thread of words")
    person.save()
    assert not _is_still_here(stream, person.pk)


def test_a_person_who_was_disabled(stream: HttpRequest, person: Person) -> None:
    person.is_active = False
    person.save()
    assert not _is_still_here(stream, person.pk)


def test_another_person_in_the_same_session(stream: HttpRequest, person: Person) -> None:
    assert not _is_still_here(stream, person.pk + 1)


def test_an_appointment_that_ended_shows_its_children_no_longer(
    stream: HttpRequest, person: Person
) -> None:
    today = timezone.localdate()
    held = Appointment.objects.create(
        person=person, role=Role.TEAM_MANAGER, team="North", starts_on=today - timedelta(days=9)
    )
    opened = stream_of(stream.session.session_key or "", sight_now(person.pk))
    assert opened in still_here([opened])
    Appointment.objects.filter(pk=held.pk).update(team="South")
    assert opened not in still_here([opened])
    Appointment.objects.filter(pk=held.pk).update(team="North", ends_on=today)
    assert opened not in still_here([opened])


def test_leave_to_see_names_that_ended_shows_names_no_longer(
    stream: HttpRequest, person: Person
) -> None:
    now = timezone.now()
    day = timezone.localdate(now) - timedelta(days=9)
    Appointment.objects.create(person=person, role=Role.DATA_STEWARD, starts_on=day)
    leave = IdentityGrant.objects.create(
        person=person, purpose="To mend", from_at=now, until_at=now + timedelta(hours=1)
    )
    opened = stream_of(stream.session.session_key or "", sight_now(person.pk))
    assert opened in still_here([opened])
    leave.delete()
    assert opened not in still_here([opened])
