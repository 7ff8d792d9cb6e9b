"""A small world for the tests of who may see what: two teams, two workers, a child each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import duckdb

from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child

OWN, OTHER = "CANARY-OWN", "CANARY-OTHER"
CANARIES = (OWN, OTHER)

REACH: dict[Role, dict[str, str]] = {
    Role.HEAD_OF_SERVICE: {"service": "Safeguarding"},
    Role.TEAM_MANAGER: {"team": "North"},
    Role.SOCIAL_WORKER: {"worker_code": "W1"},
}
SERVICES = {"Safeguarding": ["North"], "Looked after": ["South"]}


class SmallReading:
    """As much of a Reading as visibility asks of it, over a DuckDB with the record's columns."""

    edition = 7

    def __init__(self) -> None:
        self.database = duckdb.connect()
        self.database.execute(f"""
            CREATE TABLE people AS SELECT unnest(['{OWN}', '{OTHER}']) AS child_id;
            CREATE TABLE allocations (child_id varchar, worker varchar, team varchar,
                started_on date, ended_on date, unreadable varchar);
            INSERT INTO allocations VALUES
                ('{OWN}', 'W1', 'North', '2020-01-01', NULL, ''),
                ('{OTHER}', 'W2', 'South', '2020-01-01', NULL, ''),
                ('{OTHER}', 'W1', 'North', '2018-01-01', '2019-12-31', '');
        """)

    def rows(self, sql: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query."""
        result = self.database.execute(sql, parameters or None)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


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
    handles = {
        child_id: Child.objects.create(council="899", child_id=child_id).handle
        for child_id in CANARIES
    }
    return World(
        people={role: make_person(role, **REACH.get(role, {})) for role in Role},
        stranger=make_person(),
        own=handles[OWN],
        other=handles[OTHER],
        unknown=uuid4(),
    )
