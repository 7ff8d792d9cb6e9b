"""A small world for the tests of who may see what: two teams, two workers, a child each."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from tests.access.small_record import CHILDREN, COUNCIL, OTHER, OWN

REACH: dict[Role, dict[str, str]] = {
    Role.HEAD_OF_SERVICE: {"service": "Safeguarding"},
    Role.TEAM_MANAGER: {"team": "North"},
    Role.SOCIAL_WORKER: {"worker_code": "W1"},
}
SERVICES = {"Safeguarding": ["North"], "Looked after": ["South"]}


@dataclass(frozen=True)
class World:
    """Who is there, and the handles of two children and of nobody."""

    people: dict[Role, Person]
    stranger: Person
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
        own=CHILDREN[OWN],
        other=CHILDREN[OTHER],
        unknown=uuid4(),
    )
