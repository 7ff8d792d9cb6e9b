"""One person for each role, for a demonstration with made-up data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldenthread.access.models import Appointment, Person
from goldenthread.access.roles import ROLES, Role

DOMAIN = "thornbeck.example"
DEMO_PASSWORD = "made-up borough of Thornbeck"
FROM = date(2020, 1, 1)

# Made-up names, by role.
NAMES: dict[Role, str] = {
    Role.DIRECTOR: "Delphine Ashgrove",
    Role.HEAD_OF_SERVICE: "Hakim Brightwater",
    Role.TEAM_MANAGER: "Tamsin Coldwell",
    Role.SOCIAL_WORKER: "Wren Dunmore",
    Role.CONFERENCE_CHAIR: "Cressida Elmhurst",
    Role.REVIEWING_OFFICER: "Rufus Fennimore",
    Role.LEGAL: "Lorcan Greaves",
    Role.BUSINESS_SUPPORT: "Bronwen Hallam",
    Role.OUT_OF_HOURS: "Otis Ingleby",
    Role.PERFORMANCE_ANALYST: "Parveen Jessop",
    Role.DATA_STEWARD: "Stellan Kirkbride",
    Role.LEAD_MEMBER: "Leonie Marchbank",
    Role.SCRUTINY_MEMBER: "Silas Nettleton",
    Role.PARTNER: "Priya Oakshott",
    Role.ADMINISTRATOR: "Ada Penhallow",
}


@dataclass(frozen=True)
class Reach:
    """How far a demonstration's appointment reaches."""

    service: str = ""
    team: str = ""
    worker_code: str = ""


def make_demo_people(
    password: str | None = None, *, reach: Mapping[Role, Reach] | None = None
) -> list[tuple[Role, str, str]]:
    """One sign-in for each role: (role, e-mail address, password), in the order of the roles.

    Idempotent: again, it sets the passwords and the reach of the same people. `reach` says which
    team, service and worker of the loaded data they belong to; without it a manager and a worker
    reach no child.
    """
    word = password or DEMO_PASSWORD
    made = []
    with transaction.atomic():
        for row in ROLES:
            email = f"{row.role.value.replace('_', '.')}@{DOMAIN}"
            _make(row.role, email, word, (reach or {}).get(row.role, Reach()))
            made.append((row.role, email, word))
    return made


def _make(role: Role, email: str, password: str, reach: Reach) -> None:
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_person(email=email, full_name=NAMES[role], password=password)
    elif not person.check_password(password):
        person.set_password(password)
    person.is_active = True
    person.password_is_temporary = False
    person.save()
    Appointment.objects.update_or_create(
        person=person,
        role=role,
        starts_on=FROM,
        defaults={
            "service": reach.service,
            "team": reach.team,
            "worker_code": reach.worker_code,
            "ends_on": None,
        },
    )
