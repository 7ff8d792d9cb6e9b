"""A small Thornbeck, loaded: its returns, a correction of the last one, and somebody of each role.

Which team and worker they belong to is read off the loaded record, on the day the tests run.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client

from goldenthread.access.demo_people import DEMO_PASSWORD, Reach, make_demo_people
from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from goldenthread.borough import Borough, make_borough, write_returns
from goldenthread.borough.census import census_of
from goldenthread.commands.demo import WITH_MOST_CONFERENCES, WITH_MOST_IN_CARE
from goldenthread.ledger.models import Child
from tests.conftest import BACKEND
from tests.ingest.files import census, record_now, take_in

CHILDREN = 450
YEARS = 3
LAST_YEAR = 2027
LAST_DAY = datetime.date(LAST_YEAR, 3, 31)
CENSUSES_LOADED = YEARS
"""The edition at which every census is there, and nothing else."""
PASSWORD = DEMO_PASSWORD

REACHED_TODAY = """
    select a.team, a.worker, count(distinct a.child_id) as children
    from allocations a
    join child_protection_plans p on p.child_id = a.child_id
    where a.started_on <= $today and (a.ended_on is null or a.ended_on >= $today)
      and a.team is not null and p.started_on <= $day
      and (p.ended_on is null or p.ended_on > $day)
    group by a.team, a.worker order by children desc, a.team, a.worker limit 1
"""


@dataclass
class Known:
    """A child of the borough, as the tests know it beside what a page may say."""

    child_id: str
    name: str
    upn: str
    born_on: datetime.date | None
    handle: UUID


@dataclass
class SmallBorough:
    """What is loaded, and who may sign in. `sessions` are the cookies of people signed in."""

    folder: Path
    made: Borough
    team: str = ""
    worker: str = ""
    addresses: dict[Role, str] = field(default_factory=dict)
    sessions: dict[Role, str] = field(default_factory=dict)
    children: list[Known] = field(default_factory=list)
    plans_ended: int = 0

    def load_a_correction(self) -> None:
        """Load the last census again: one plan more has ended the day before the last."""
        self.plans_ended += 1
        path = census(
            self.folder,
            LAST_YEAR,
            _with_plans_ended(census_of(self.made, LAST_YEAR), self.plans_ended),
            name=f"correction_{self.plans_ended}.xml",
        )
        take_in(path, self.folder)

    def of_team(self, *, own: bool) -> set[UUID]:
        """The children whom the manager's team holds today, or those whom it does not."""
        found = record_now().rows(
            "select distinct child_id from allocations where team = $team "
            "and started_on <= $today and (ended_on is null or ended_on >= $today)",
            team=self.team,
            today=datetime.date.today(),
        )
        held = {row["child_id"] for row in found}
        return {child.handle for child in self.children if (child.child_id in held) is own}


def load_small_borough(folder: Path) -> SmallBorough:
    """Make it, load it, correct it, and appoint its people."""
    made = make_borough(children=CHILDREN, years=YEARS, seed=3, last_year=LAST_YEAR)
    small = SmallBorough(folder=folder, made=made)
    for path in write_returns(made, folder):
        take_in(path, folder)
    small.load_a_correction()
    _appoint(small)
    handles = dict(Child.objects.values_list("child_id", "handle"))
    small.children = [
        Known(c.child_id, c.name, c.pupil_number, c.born_on, handles[c.child_id])
        for c in (*made.children, *made.helped_alone)
        if c.child_id in handles
    ]
    return small


def _with_plans_ended(children: Iterator[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    """The children of a census, of whom so many of those on a plan have left it."""
    for child in children:
        for episode in child["CINdetails"]:
            for plan in episode.get("ChildProtectionPlans") or ():
                if number and plan.get("CPPendDate") is None:
                    plan["CPPendDate"] = LAST_DAY - datetime.timedelta(days=1)
                    number -= 1
        yield child


def _first(sql: str) -> str:
    return str(record_now().rows(sql, today=datetime.date.today())[0]["code"])


def _appoint(small: SmallBorough) -> None:
    busiest = record_now().rows(REACHED_TODAY, today=datetime.date.today(), day=LAST_DAY)[0]
    small.team, small.worker = busiest["team"], busiest["worker"]
    reach = {
        Role.TEAM_MANAGER: Reach(team=small.team),
        Role.SOCIAL_WORKER: Reach(team=small.team, worker_code=small.worker),
        Role.CONFERENCE_CHAIR: Reach(worker_code=_first(WITH_MOST_CONFERENCES)),
        Role.REVIEWING_OFFICER: Reach(worker_code=_first(WITH_MOST_IN_CARE)),
    }
    for role, address, _ in make_demo_people(PASSWORD, reach=reach):
        small.addresses[role] = address
        browser = Client()
        browser.force_login(Person.objects.get(email=address), backend=BACKEND)
        small.sessions[role] = browser.cookies[settings.SESSION_COOKIE_NAME].value
