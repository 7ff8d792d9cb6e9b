"""Which children a person sees on a day, and under what name."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from django.utils import timezone

from goldenthread.access.models import Appointment, IdentityGrant, Person
from goldenthread.access.naming import age_in_words, identify, pseudonym_of
from goldenthread.access.roles import Identity, Role, Scope
from goldenthread.access.sight import Sight, sight_of
from goldenthread.access.visibility import AS_LINKED_THEN, visible_children_sql
from tests.access.world import SERVICES

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)
ALLOCATIONS = """
    CREATE TABLE allocations (child_id varchar, worker varchar, team varchar, started_on date,
        ended_on date, unreadable varchar);
    CREATE TABLE worker_absences (worker varchar, team varchar, first_on date, covers_to date,
        cover varchar);
    CREATE TABLE people AS SELECT unnest(['A', 'B', 'C', 'D', 'E', 'F']) AS child_id;
    INSERT INTO allocations VALUES
        ('A', 'W1', 'North', '2026-01-01', NULL, ''),
        ('B', 'W2', 'North', '2026-01-01', '2026-03-31', ''),
        ('C', 'W1', 'North', '2026-01-01', '2026-03-30', ''),
        ('D', 'W3', 'South', '2026-01-01', NULL, ''),
        ('E', 'W1', 'North', '2026-04-01', NULL, ''),
        ('F', 'W1', 'North', '2026-01-01', NULL, ' ended_on ');
"""


@pytest.fixture
def database() -> duckdb.DuckDBPyConnection:
    """Six children: in North today, on their last day, gone, in South, to come, end unreadable."""
    connection = duckdb.connect()
    connection.execute(ALLOCATIONS)
    return connection


@pytest.fixture
def sees(
    make_person: Callable[..., Person], database: duckdb.DuckDBPyConnection
) -> Callable[..., str]:
    """`sees(Role.TEAM_MANAGER, team="North")`: the children seen, as one word in order."""

    def children(role: Role, on: date = TODAY, **reach: str) -> str:
        person = make_person(role, **reach)
        sight = sight_of(person, on=on, at=timezone.now())
        sql, parameters = visible_children_sql(sight, on)
        rows = database.execute(sql, parameters or None).fetchall()
        return "".join(sorted(child_id for (child_id,) in rows))

    return children


def test_director_analyst_and_steward_see_all(sees: Callable[..., str]) -> None:
    for role in (Role.DIRECTOR, Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD):
        assert sees(role) == "ABCDEF"


def test_manager_sees_the_team_of_the_day(sees: Callable[..., str]) -> None:
    assert sees(Role.TEAM_MANAGER, team="North") == "AB"
    assert sees(Role.TEAM_MANAGER, team="South") == "D"
    assert sees(Role.TEAM_MANAGER, team="North; South") == "ABD"
    assert sees(Role.TEAM_MANAGER, team="North", on=date(2026, 4, 1)) == "AE"


def test_worker_sees_own_allocations_of_the_day(sees: Callable[..., str]) -> None:
    assert sees(Role.SOCIAL_WORKER, worker_code="W1") == "A"
    assert sees(Role.SOCIAL_WORKER, worker_code="W2") == "B"
    assert sees(Role.SOCIAL_WORKER, worker_code="W9") == ""


def test_appointment_that_names_nothing_reaches_nobody(sees: Callable[..., str]) -> None:
    assert sees(Role.TEAM_MANAGER) == ""
    assert sees(Role.TEAM_MANAGER, team=" ; ") == ""
    assert sees(Role.SOCIAL_WORKER) == ""


def test_words_in_a_team_are_never_part_of_the_question(sees: Callable[..., str]) -> None:
    assert sees(Role.TEAM_MANAGER, team="North' OR 1=1 --") == ""


def test_head_sees_the_teams_of_the_service(sees: Callable[..., str], settings: Any) -> None:
    settings.SERVICES = SERVICES
    assert sees(Role.HEAD_OF_SERVICE, service="Safeguarding") == "AB"
    assert sees(Role.HEAD_OF_SERVICE, service="Looked after") == "D"
    assert sees(Role.HEAD_OF_SERVICE, service="Adoption") == ""
    assert sees(Role.HEAD_OF_SERVICE) == ""


def test_head_sees_every_team_where_the_council_has_no_services(
    sees: Callable[..., str], settings: Any
) -> None:
    settings.SERVICES = {}
    assert sees(Role.HEAD_OF_SERVICE) == "ABD"


@pytest.mark.parametrize(
    "role",
    sorted(
        set(Role)
        - {Role.DIRECTOR, Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER, Role.SOCIAL_WORKER}
        - {Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD}
        - {Role.CONFERENCE_CHAIR, Role.REVIEWING_OFFICER}
    ),
)
def test_others_see_nobody(role: Role, sees: Callable[..., str]) -> None:
    assert sees(role, team="North", service="Safeguarding", worker_code="W1") == ""


# Ids of one child, where an earlier edition is read ----------------------------------------------

ONE = {"A": "A", "B": "A"}
AS_READ_THEN = [
    # whom one may see now, which ids were one child's then, which are now, whom one sees then
    ("A", {}, {}, "A"),
    ("A", {}, ONE, "AB"),  # linked since: the one child was two, and both are theirs
    ("A", ONE, ONE, "A"),
    ("A", ONE, {}, ""),  # undone since: what was read as one tells of B too, whom they may not see
    ("AB", ONE, {}, "A"),
    ("C", ONE, ONE, "C"),
]


@pytest.mark.parametrize(("seen", "then", "now", "expected"), AS_READ_THEN)
def test_whom_one_may_see_of_ids_linked_or_undone_since(
    seen: str, then: dict[str, str], now: dict[str, str], expected: str
) -> None:
    connection = duckdb.connect()
    connection.execute("create schema e9")
    for schema, linked in (("", then), ("e9.", now)):
        connection.execute(f"create table {schema}linked_children (child_id text, linked_to text)")
        for pair in linked.items():
            connection.execute(f"insert into {schema}linked_children values (?, ?)", pair)
    now_seen = " union ".join(f"select '{child}' as child_id" for child in seen)
    sql = AS_LINKED_THEN.format(seen=now_seen, now="e9.")
    assert "".join(sorted(child for (child,) in connection.execute(sql).fetchall())) == expected


# In which role ---------------------------------------------------------------------------------


def eyes(person: Person, acting_as: str = "", on: date = TODAY) -> Sight:
    """The sight of a person, at noon of the day by this machine's clock."""
    return sight_of(person, on=on, at=timezone.now(), acting_as=acting_as)


def test_two_roles_are_never_seen_through_at_once(make_person: Callable[..., Person]) -> None:
    person = make_person(Role.TEAM_MANAGER, Role.PERFORMANCE_ANALYST, team="North")
    manager, analyst = eyes(person), eyes(person, "performance_analyst")
    assert (manager.scope, manager.identity) == (Scope.TEAM, Identity.FULL)
    assert (analyst.scope, analyst.identity) == (Scope.ALL, Identity.PSEUDONYM)


def test_role_one_does_not_hold_cannot_be_chosen(make_person: Callable[..., Person]) -> None:
    assert eyes(make_person(Role.SOCIAL_WORKER), "director").role is Role.SOCIAL_WORKER


def test_two_appointments_to_one_role_reach_together(make_person: Callable[..., Person]) -> None:
    person = make_person(Role.TEAM_MANAGER, team="North")
    Appointment.objects.create(
        person=person, role=Role.TEAM_MANAGER, team="South", starts_on=date(2025, 1, 1)
    )
    assert eyes(person).teams == ("North", "South")


def test_appointment_holds_from_its_first_day_until_the_day_it_ends(
    make_person: Callable[..., Person],
) -> None:
    person = make_person()
    Appointment.objects.create(
        person=person, role=Role.DIRECTOR, starts_on=TODAY, ends_on=TODAY + timedelta(days=2)
    )
    seen = [eyes(person, on=TODAY + timedelta(days=n)).role for n in (-1, 0, 1, 2)]
    assert seen == [None, Role.DIRECTOR, Role.DIRECTOR, None]


def test_disabled_person_sees_nothing(make_person: Callable[..., Person]) -> None:
    person = make_person(Role.DIRECTOR)
    person.is_active = False
    assert eyes(person).scope is Scope.NONE
    assert not eyes(person).permissions


# Under what name -------------------------------------------------------------------------------

CHILD = {
    "child_id": "LA-4471",
    "name": "Robin Thistle",
    "upn": "A123456789012",
    "born_on": date(2019, 4, 1),
}


def test_full_identity_is_the_name(make_person: Callable[..., Person]) -> None:
    shown = identify(eyes(make_person(Role.SOCIAL_WORKER)), CHILD, on=TODAY)
    assert (shown.name, shown.child_id) == ("Robin Thistle", "LA-4471")
    assert (shown.upn, shown.born_on) == ("A123456789012", date(2019, 4, 1))


def test_child_without_a_name_is_called_by_the_councils_id(
    make_person: Callable[..., Person],
) -> None:
    shown = identify(eyes(make_person(Role.DIRECTOR)), {"child_id": "LA-4471"}, on=TODAY)
    assert shown.name == "LA-4471"


@pytest.mark.parametrize("role", [Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD, Role.PARTNER])
def test_pseudonym_says_nothing_that_identifies(
    role: Role, make_person: Callable[..., Person]
) -> None:
    shown = identify(eyes(make_person(role)), CHILD, on=TODAY)
    words = repr(shown)
    for said in ("LA-4471", "Robin", "Thistle", "A123456789012", "2019"):
        assert said not in words
    assert shown.name == pseudonym_of("LA-4471")
    assert shown.age == "6 years (5 to 9), on 31 March 2026"


def test_pseudonyms_are_steady_and_differ(settings: Any) -> None:
    names = {pseudonym_of(str(n)) for n in range(20_000)}
    assert len(names) == 20_000
    before = pseudonym_of("1")
    assert before == pseudonym_of("1")
    settings.SECRET_KEY = "another installation"
    assert pseudonym_of("1") != before


@pytest.mark.parametrize(
    ("born_on", "words"),
    [
        (None, "not recorded"),
        (date(2026, 4, 1), "not born"),
        (date(2025, 4, 1), "under 1"),
        (date(2025, 3, 31), "1 year (1 to 4)"),
        (date(2016, 4, 1), "9 years (5 to 9)"),
        (date(2016, 3, 31), "10 years (10 to 15)"),
        (date(2010, 3, 31), "16 years (16 to 17)"),
        (date(2008, 3, 31), "18 years (18 and over)"),
    ],
)
def test_age_is_in_years_and_a_band(born_on: date | None, words: str) -> None:
    assert age_in_words(born_on, on=TODAY) == words


def test_steward_sees_names_between_two_moments_for_a_purpose(
    make_person: Callable[..., Person],
) -> None:
    steward = make_person(Role.DATA_STEWARD)
    start = timezone.now()
    end = start + timedelta(hours=1)
    IdentityGrant.objects.create(
        person=steward, purpose="three children twice", from_at=start, until_at=end
    )
    moments = (start - timedelta(seconds=1), start, end - timedelta(seconds=1), end)
    seen = [sight_of(steward, on=TODAY, at=at) for at in moments]
    assert [s.identity is Identity.FULL for s in seen] == [False, True, True, False]
    assert [s.purpose for s in seen] == ["", "three children twice", "three children twice", ""]


def test_grant_means_nothing_to_an_analyst(make_person: Callable[..., Person]) -> None:
    analyst = make_person(Role.PERFORMANCE_ANALYST)
    now = timezone.now()
    IdentityGrant.objects.create(
        person=analyst, purpose="curious", from_at=now, until_at=now + timedelta(hours=1)
    )
    assert sight_of(analyst, on=TODAY, at=now).identity is Identity.PSEUDONYM
