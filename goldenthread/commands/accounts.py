"""`account`: somebody who may sign in, made by whoever runs the machine; the first of all, above
all, who lets the others in on the page of people."""

import getpass
import sys
from typing import Any

from goldenthread.commands.ground import Wrong, answering, operator, ready


@answering
def account(asked: Any) -> int:
    """Make a person with a role from today, and say the first password once."""
    ready()
    from django.utils.timezone import localdate

    from goldenthread.access.models import Person
    from goldenthread.access.operator import sight_of_operator
    from goldenthread.access.people import CannotBeDone, open_account
    from goldenthread.access.roles import row_of

    email, role = _email(asked.email), _role(asked.role)
    _check_service(role, asked.service)
    if Person.objects.filter(email=email).exists():
        print(
            f"{email} has an account already, and nothing was changed; an administrator gives "
            "people roles, and new passwords, on the page People."
        )
        return 0
    full_name = asked.name.strip() or _name_in(email)
    password = _password_asked(email, full_name) if asked.ask else ""
    today = localdate()
    try:
        said = open_account(
            sight_of_operator(operator(), on=today),
            email=email,
            full_name=full_name,
            role=role,
            starts_on=today,
            service=asked.service,
            team=asked.team,
            worker_code=asked.worker,
            password=password,
        )
    except CannotBeDone as why:
        raise Wrong(f"{why}.") from None
    print(f"{email} may sign in, as {row_of(role).name.lower()}, from today.")
    if not asked.ask:
        print(f"First password, said this once: {said}")
    print("It is changed at the first sign-in.")
    return 0


def _email(said: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    email = said.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise Wrong(f"{said[:60]!r} is not an e-mail address.") from None
    return email


def _role(said: str) -> Any:
    from goldenthread.access.roles import Role

    try:
        return Role(said.strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        raise Wrong(f"--role takes one of: {', '.join(Role)}.") from None


def _check_service(role: Any, service: str) -> None:
    """Raise Wrong for a head of a service that the settings do not name: it would reach nobody."""
    from django.conf import settings

    from goldenthread.access.roles import Scope, row_of

    known = settings.SERVICES
    if row_of(role).scope is Scope.SERVICE and known and service not in known:
        raise Wrong(f"--service takes one of: {', '.join(known)} (settings.toml).")


def _name_in(email: str) -> str:
    """`ada.penhallow@...` is Ada Penhallow, until somebody says otherwise."""
    words = email.partition("@")[0].replace(".", " ").replace("_", " ").split()
    return " ".join(word.capitalize() for word in words) or email


def _password_asked(email: str, full_name: str) -> str:
    """The password that is typed, twice and unseen, or the first line of what is piped in."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from goldenthread.access.models import Person

    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("The same again: ") != password:
            raise Wrong("the two passwords differ; nothing was made.")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        validate_password(password, Person(email=email, full_name=full_name))
    except ValidationError as why:
        raise Wrong(" ".join(why.messages)) from None
    return password
