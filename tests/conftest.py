"""What every test may ask for: a real PostgreSQL, and somebody signed in."""

from collections.abc import Callable, Iterator
from datetime import date

import hypothesis
import pytest
from django.core.management.commands import flush
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck

from goldenthread.access.models import Appointment, Person
from goldenthread.access.roles import Role, row_of

# How long a draw takes says more of the machine than of the test, and no example needs a folder of
# its own so badly that it cannot write over the last.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("house")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "three made-up words"

WITH_A_TRUNCATE_TRIGGER = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger
WHERE NOT tgisinternal AND (tgtype & 32) <> 0
"""


SEEDED = {"django_content_type", "auth_permission"}
"""Tables that Django fills anew after it has emptied them, with what stood there."""


def _empty_what_is_filled() -> None:
    """Between tests empty the tables that hold anything: to empty all takes longer than most tests
    do, and a test fills a few."""
    sql_flush = connection.ops.sql_flush

    def of_those_filled(style: object, tables: list[str], **how: object) -> list[str]:
        asked = [f"(select '{table}' from \"{table}\" limit 1)" for table in {*tables} - SEEDED]
        with connection.cursor() as cursor:
            cursor.execute(" union all ".join(asked))
            filled = [table for (table,) in cursor.fetchall()]
        return sql_flush(style, filled, **{**how, "allow_cascade": True})

    connection.ops.sql_flush = of_those_filled
    # What Django fills anew after it has emptied everything was never emptied (SEEDED).
    flush.emit_post_migrate_signal = lambda *_, **__: None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """The test database, in which tables may be emptied between tests that commit.

    What refuses to be emptied (the access log, the ledger) has a test of its own, which turns its
    trigger on again.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(WITH_A_TRUNCATE_TRIGGER)
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    _empty_what_is_filled()


@pytest.fixture(scope="session", autouse=True)
def _database_server_lasts() -> Iterator[None]:
    """Connections close before our own PostgreSQL is stopped."""
    yield
    connection.close()


class SignedIn(Client):
    """A browser in which somebody is signed in."""

    person: Person


@pytest.fixture
def make_person(db: None) -> Callable[..., Person]:
    """`make_person(Role.TEAM_MANAGER, team="North")`: a person appointed to these roles."""

    def make(*roles: Role, **reach: str) -> Person:
        number = Person.objects.count() + 1
        name = row_of(roles[0]).name if roles else "Nobody"
        person = Person.objects.create_person(
            email=f"person{number}@thornbeck.example",
            full_name=f"{name} {number}",
            password=PASSWORD,
        )
        for role in roles:
            Appointment.objects.create(
                person=person, role=role, starts_on=date(2020, 1, 1), **reach
            )
        return person

    return make


@pytest.fixture
def signed_in(make_person: Callable[..., Person]) -> Callable[..., SignedIn]:
    """`signed_in(Role.DIRECTOR)`, `signed_in(Role.SOCIAL_WORKER, worker_code="W1")`: a browser.

    `.person` is who it is. A person who exists already can be handed in: `signed_in(person=...)`.
    """

    def sign_in(*roles: Role, person: Person | None = None, **reach: str) -> SignedIn:
        browser = SignedIn()
        browser.person = person or make_person(*roles, **reach)
        browser.force_login(browser.person, backend=BACKEND)
        return browser

    return sign_in
