"""What people look at is written down before the answer leaves, or there is no answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import timezone

from goldenthread.access.log import (
    AccessNotRecorded,
    Kind,
    Looking,
    LookingUndeclared,
    record_access,
)
from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.roles import Role
from goldenthread.access.sight import Sight, sight_of
from goldenthread.access.visibility import see, see_endings
from goldenthread.ledger.connection import database_uri
from tests.access.small_record import EDITION, OTHER, OWN
from tests.access.urls_under_test import door_that_streams, door_to_a_child, door_to_cases
from tests.access.world import World
from tests.conftest import SignedIn

pytestmark = pytest.mark.django_db
REFUSES_TO_BE_WRITTEN = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'no room'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON access_entries FOR EACH ROW EXECUTE FUNCTION refuse();
"""


def sight(world: World, role: Role) -> Sight:
    """With the eyes of the world's person in that role, now."""
    now = timezone.now()
    return sight_of(world.people[role], on=timezone.localdate(now), at=now)


def request_by(world: World, role: Role, url: str) -> Any:
    """A request as the middleware would hand it on."""
    request = RequestFactory().get(url)
    request.sight = sight(world, role)  # type: ignore[attr-defined]
    request.on = request.sight.on  # type: ignore[attr-defined]
    request.resolver_match = resolve(url, "tests.access.urls_under_test")
    return request


def test_a_look_says_who_what_whom_when_and_at_which_edition(
    world: World, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(person=world.people[Role.SOCIAL_WORKER])
    answer = browser.get(f"/doors/child/{world.own}/")
    assert answer.content.decode() == f"Name of {OWN}"
    entry = AccessEntry.objects.get()
    assert (entry.person, entry.role) == (world.people[Role.SOCIAL_WORKER], "social_worker")
    assert (entry.action, entry.kind) == ("opens child", "child")
    assert (entry.child, entry.outcome) == (world.own, "shown")
    assert (entry.url_name, entry.edition) == ("door_to_a_child", EDITION)
    assert abs((timezone.now() - entry.at).total_seconds()) < 60


def test_a_list_names_each_child_that_it_showed(
    world: World, signed_in: Callable[..., SignedIn]
) -> None:
    signed_in(person=world.people[Role.TEAM_MANAGER]).get("/doors/cases/")
    assert [e.child for e in AccessEntry.objects.all()] == [world.own]
    signed_in(person=world.people[Role.DIRECTOR]).get("/doors/cases/")
    assert {e.child for e in AccessEntry.objects.all()} == {world.own, world.other}


@pytest.mark.django_db(transaction=True)
def test_row_is_committed_when_the_view_returns(world: World) -> None:
    request = request_by(world, Role.DIRECTOR, f"/doors/child/{world.own}/")
    door_to_a_child(request, handle=world.own)
    with psycopg.connect(database_uri()) as another:
        rows = another.execute("SELECT child, outcome FROM access_entries").fetchall()
    assert rows == [(world.own, "shown")]


@pytest.mark.django_db(transaction=True)
def test_refusal_is_committed_when_the_view_refuses(world: World) -> None:
    request = request_by(world, Role.SOCIAL_WORKER, f"/doors/child/{world.other}/")
    with pytest.raises(Exception, match="no such child"):
        door_to_a_child(request, handle=world.other)
    with psycopg.connect(database_uri()) as another:
        rows = another.execute("SELECT child, outcome FROM access_entries").fetchall()
    assert rows == [(world.other, "refused")]


@pytest.mark.django_db(transaction=True)
def test_row_that_could_still_be_undone_is_not_good_enough(world: World) -> None:
    request = request_by(world, Role.DIRECTOR, f"/doors/child/{world.own}/")
    with transaction.atomic(), pytest.raises(AccessNotRecorded):
        door_to_a_child(request, handle=world.own)
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("record", ["own", "other", "unknown"])
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.SOCIAL_WORKER, Role.ADMINISTRATOR])
def test_nothing_is_shown_where_it_cannot_be_written_down(
    role: Role, record: str, world: World, signed_in: Callable[..., SignedIn]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(REFUSES_TO_BE_WRITTEN)
    browser = signed_in(person=world.people[role])
    answer = browser.get(f"/doors/child/{getattr(world, record)}/")
    assert answer.status_code == 503
    assert OWN not in answer.content.decode()
    assert OTHER not in answer.content.decode()
    assert "could not do so" in answer.content.decode()


def test_refused_page_that_cannot_be_written_down_is_503_too(
    world: World, signed_in: Callable[..., SignedIn]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(REFUSES_TO_BE_WRITTEN)
    assert signed_in(person=world.people[Role.PARTNER]).get("/people/").status_code == 503


def test_refused_page_is_written_down(world: World, signed_in: Callable[..., SignedIn]) -> None:
    signed_in(person=world.people[Role.PARTNER]).get("/people/")
    entry = AccessEntry.objects.get()
    assert (entry.url_name, entry.action, entry.outcome) == ("people", "manage_people", "refused")


def test_view_that_is_not_marked_can_show_nobody(world: World) -> None:
    forged = Looking(
        sight=sight(world, Role.DIRECTOR), action="peeks", kind=Kind.CHILD, url_name=""
    )
    for opens in (see, see_endings):
        with pytest.raises(LookingUndeclared):
            opens(forged, on=forged.sight.on)


def test_marked_view_cannot_use_a_look_of_its_own_making(world: World) -> None:
    from goldenthread.access.log import shows_children

    @shows_children(action="opens child", kind=Kind.CHILD)
    def view(request: Any, looking: Looking) -> Any:
        forged = Looking(sight=looking.sight, action="peeks", kind=Kind.CHILD, url_name="")
        see(forged, on=request.on)

    with pytest.raises(LookingUndeclared):
        view(request_by(world, Role.DIRECTOR, "/doors/cases/"))


def test_view_shows_nobody_to_somebody_who_is_not_signed_in(world: World) -> None:
    request = RequestFactory().get("/doors/cases/")
    request.resolver_match = resolve("/doors/cases/", "tests.access.urls_under_test")
    with pytest.raises(LookingUndeclared):
        door_to_cases(request)


def test_look_ends_with_its_view(world: World) -> None:
    from goldenthread.access.log import shows_children

    kept: list[Looking] = []

    @shows_children(action="opens child", kind=Kind.CHILD)
    def view(request: Any, looking: Looking) -> Any:
        kept.append(looking)
        return door_to_cases(request)

    view(request_by(world, Role.DIRECTOR, "/doors/cases/"))
    with pytest.raises(LookingUndeclared):
        see(kept[0], on=kept[0].sight.on)


def test_streamed_answer_is_refused(world: World) -> None:
    with pytest.raises(LookingUndeclared):
        door_that_streams(request_by(world, Role.DIRECTOR, "/doors/cases/"))


# Only ever added to ---------------------------------------------------------------------------


@pytest.fixture
def entry(world: World) -> AccessEntry:
    """A row of the log."""
    record_access(
        sight(world, Role.DIRECTOR),
        action="opens child",
        kind=Kind.CHILD,
        outcome=Outcome.SHOWN,
        children=[UUID(int=1)],
    )
    return AccessEntry.objects.get()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE access_entries SET child = NULL",
        "UPDATE access_entries SET outcome = 'refused'",
        "DELETE FROM access_entries",
    ],
)
def test_database_refuses_to_change_or_remove_a_row(entry: AccessEntry, sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert AccessEntry.objects.get() == entry


@pytest.mark.django_db(transaction=True)
def test_database_refuses_to_empty_the_log(entry: AccessEntry) -> None:
    # the trigger is off in tests, which empty tables between them: see tests/conftest.py
    turn_on = "ALTER TABLE access_entries ENABLE TRIGGER access_entries_never_emptied"
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{turn_on}; TRUNCATE access_entries")
    assert AccessEntry.objects.get() == entry


def test_person_who_looked_cannot_be_removed(entry: AccessEntry) -> None:
    gone = f"DELETE FROM access_people WHERE id = {entry.person_id}; SET CONSTRAINTS ALL IMMEDIATE"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(gone)


def test_log_of_errors_holds_no_word_of_the_record(
    world: World,
    signed_in: Callable[..., SignedIn],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError(f"could not read {OWN}")

    monkeypatch.setattr("goldenthread.access.visibility.reading_at", fails)
    browser: Client = signed_in(person=world.people[Role.DIRECTOR])
    browser.raise_request_exception = False
    answer = browser.get(f"/doors/child/{world.own}/?q={OWN}")
    assert answer.status_code == 500
    assert OWN not in answer.content.decode()
    logged = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("goldenthread"))
    assert "ValueError" in logged
    assert OWN not in logged
    assert str(world.own) not in logged
    reference = logged.split("Error ")[1].split(":")[0]
    assert reference in answer.content.decode()
