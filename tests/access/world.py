"""A small world for the tests of who may see what: two teams, two workers, a child each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child, Finding, Load, Slice
from tests.access.small_record import CHILDREN, COUNCIL, OTHER, OWN

REACH: dict[Role, dict[str, str]] = {
    Role.HEAD_OF_SERVICE: {"service": "Safeguarding"},
    Role.TEAM_MANAGER: {"team": "North"},
    Role.SOCIAL_WORKER: {"worker_code": "W1"},
    Role.CONFERENCE_CHAIR: {"worker_code": "C1"},
    Role.REVIEWING_OFFICER: {"worker_code": "R1"},
}
SERVICES = {"Safeguarding": ["North"], "Looked after": ["South"]}


@dataclass(frozen=True)
class World:
    """Who is there, and the handles of two children and of nobody."""

    people: dict[Role, Person]
    stranger: Person
    load: int
    own: UUID
    other: UUID
    unknown: UUID


def make_world(make_person: Callable[..., Person]) -> World:
    """One person for each role, somebody without one, and the two children's handles."""
    for child_id, handle in CHILDREN.items():
        Child.objects.create(council=COUNCIL, child_id=child_id, handle=handle)
    return World(
        people={role: make_person(role, **REACH.get(role, {})) for role in Role},
        stranger=make_person(),
        load=load_with_a_finding(),
        own=CHILDREN[OWN],
        other=CHILDREN[OTHER],
        unknown=uuid4(),
    )


def load_with_a_finding() -> int:
    """The number of a load in which something was found that quotes a child's id."""
    spoken_for = Slice.objects.create(
        council=COUNCIL, kind="cin_census", period="2025-26", year=2026, opened_by=1, touched_by=1
    )
    load = Load.objects.create(
        edition=1,
        changed=True,
        slice=spoken_for,
        source="census-1.xml",
        sha256="",
        loaded_at=datetime(2026, 4, 1, 9, tzinfo=UTC),
        loaded_by="somebody",
        seconds=1.0,
    )
    for number, child_id in enumerate((OTHER, OWN), start=1):
        Finding.objects.create(
            load=load,
            code="8555Q",
            table="people",
            child_id=child_id,
            row_key=child_id,
            ordinal=number,
            line=number,
            column="child_id",
            says=child_id,
            why="Look at this",
            severity="query",
        )
    return load.pk
