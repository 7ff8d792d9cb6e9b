"""The command line's own account: a named person who cannot sign in, whose looking is logged."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from goldenthread.access.models import AccessEntry, Outcome, Person
from goldenthread.access.roles import Role
from goldenthread.access.sight import Sight
from goldenthread.ledger.models import Child

ROLE = "operator"


def operator_account(name: str) -> Person:
    """The account of this name, made when first needed; it has no password and no appointment."""
    email = f"{name.replace(' ', '.').lower()}@command-line.invalid"
    person = Person.objects.filter(email=email).first()
    return person or Person.objects.create_person(email=email, full_name=name.capitalize())


def sight_of_operator(name: str, *, on: date) -> Sight:
    """The eyes of an administrator, on the operator: to say who may sign in, and to see no child.

    Whoever runs the machine could do as much in its database; here it is in the access log.
    """
    return Sight(person=operator_account(name), on=on, role=Role.ADMINISTRATOR)


def record_operator_access(
    name: str, *, action: str, child_ids: Iterable[str], edition: int, kind: str = "case list"
) -> None:
    """Commit a row for each child that a command is about to print, or one row where none is."""
    account = operator_account(name)
    handles: list[UUID | None] = list(
        Child.objects.filter(child_id__in=list(child_ids)).values_list("handle", flat=True)
    )
    with transaction.atomic(durable=True):
        AccessEntry.objects.bulk_create(
            [
                AccessEntry(
                    person=account,
                    role=ROLE,
                    action=action,
                    kind=kind,
                    child=handle,
                    outcome=Outcome.SHOWN,
                    edition=edition,
                )
                for handle in handles or [None]
            ],
            batch_size=2000,
        )
