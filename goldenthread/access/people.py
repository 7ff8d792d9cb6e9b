"""Who may sign in, and as what. Every change has its maker, and is in the access log."""

import secrets
from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import Appointment, Outcome, Person
from goldenthread.access.permissions import check_person_can_manage_people, person_can_appoint
from goldenthread.access.roles import Role, Scope, row_of
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import BY_OWN_CODE


class CannotBeDone(Exception):
    """A change that may not be made; its words can be shown."""


def _write_down(by: Sight, action: str) -> None:
    check_person_can_manage_people(by)
    record_access(by, action=action, kind=Kind.PERSON, outcome=Outcome.SHOWN)


def open_account(
    by: Sight,
    *,
    email: str,
    full_name: str,
    role: Role,
    starts_on: date,
    service: str = "",
    team: str = "",
    worker_code: str = "",
    password: str = "",
) -> str:
    """A new person, appointed to a role; gives the first password, made up where none is said.

    Raises CannotBeDone, and then nobody was added.
    """
    _check_reach(role, team=team, worker_code=worker_code)
    person, first = add_person(by, email=email, full_name=full_name, password=password)
    appoint(
        by,
        person,
        role,
        starts_on=starts_on,
        service=service,
        team=team,
        worker_code=worker_code,
    )
    return first


def add_person(by: Sight, *, email: str, full_name: str, password: str = "") -> tuple[Person, str]:
    """A new person, who can sign in and sees nothing yet, and a first password to hand over.

    The password is made up unless one is given; either is changed at the first sign-in.
    Raises CannotBeDone where the e-mail address is taken.
    """
    check_person_can_manage_people(by)
    if Person.objects.filter(email=email.strip().lower()).exists():
        raise CannotBeDone("Somebody has this e-mail address already")
    password = password or secrets.token_urlsafe(12)
    person = Person.objects.create_person(
        email=email, full_name=full_name, password=password, password_is_temporary=True
    )
    _write_down(by, f"adds person {person.pk}")
    return person, password


def give_new_password(by: Sight, person: Person) -> str:
    """A first password again, for somebody who lost theirs; the second factor stays."""
    if person.pk == by.person.pk:
        raise CannotBeDone("Change your own password on the page of your account")
    _write_down(by, f"gives a new password to person {person.pk}")
    password = secrets.token_urlsafe(12)
    person.set_password(password)
    person.password_is_temporary = True
    person.save(update_fields=["password", "password_is_temporary"])
    return password


def remove_second_factor(by: Sight, person: Person) -> None:
    """For somebody who lost their phone and their recovery codes."""
    if person.pk == by.person.pk:
        raise CannotBeDone("Turn your own second factor off on the page of your account")
    _write_down(by, f"removes the second factor of person {person.pk}")
    Authenticator.objects.filter(user_id=person.pk).delete()


def disable_person(by: Sight, person: Person) -> None:
    """From the next request on they are signed out, and cannot sign in."""
    if person.pk == by.person.pk:
        raise CannotBeDone("You cannot disable yourself")
    _write_down(by, f"disables person {person.pk}")
    Person.objects.filter(pk=person.pk).update(is_active=False)


def enable_person(by: Sight, person: Person) -> None:
    """They may sign in again, to what they are appointed to."""
    _write_down(by, f"enables person {person.pk}")
    Person.objects.filter(pk=person.pk).update(is_active=True)


def appoint(
    by: Sight,
    person: Person,
    role: Role,
    *,
    starts_on: date,
    ends_on: date | None = None,
    service: str = "",
    team: str = "",
    worker_code: str = "",
) -> Appointment:
    """Appoint a person to a role. Raises CannotBeDone where it may not be done, and says why.

    A person who holds a later appointment that clashes is refused today, not when it begins.
    """
    check_person_can_manage_people(by)
    if person.pk == by.person.pk:
        raise CannotBeDone("Nobody appoints themselves: ask another administrator")
    _check_reach(role, team=team, worker_code=worker_code)
    with transaction.atomic():
        # two administrators at once must not give one person both jobs
        person = Person.objects.select_for_update().get(pk=person.pk)
        if not person_can_appoint(by, person, role):
            raise CannotBeDone(
                "Whoever looks after accounts may not hold a role that sees children"
            )
        appointment = Appointment.objects.create(
            person=person,
            role=role,
            service=service.strip(),
            team=team.strip(),
            worker_code=worker_code.strip(),
            starts_on=starts_on,
            ends_on=ends_on,
            made_by=by.person,
        )
    _write_down(by, f"appoints person {person.pk} to {role}")
    return appointment


def _check_reach(role: Role, *, team: str, worker_code: str) -> None:
    scope = row_of(role).scope
    if scope is Scope.TEAM and not team.strip(" ;"):
        raise CannotBeDone("Say which team")
    if scope in BY_OWN_CODE and not worker_code.strip():
        raise CannotBeDone("Say by which code the case system knows this worker")


def end_appointment(by: Sight, appointment: Appointment, *, on: date) -> None:
    """It no longer holds from that day on; one that had not begun never does."""
    if appointment.ends_on is not None and appointment.ends_on <= on:
        raise CannotBeDone("This appointment has ended already")
    _write_down(by, f"ends appointment {appointment.pk}")
    appointment.ends_on = max(on, appointment.starts_on)
    appointment.save(update_fields=["ends_on"])
