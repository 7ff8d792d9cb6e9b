"""With whose eyes a page is read: the person, the role they act in, and how far it reaches."""

from dataclasses import dataclass
from datetime import date, datetime

from goldenthread.access.models import Appointment, IdentityGrant, Person
from goldenthread.access.roles import ROLES, Identity, Permission, Role, RoleRow, Scope, row_of


@dataclass(frozen=True)
class Sight:
    """What one person may see, in the role they act in, on one day.

    A person who holds two roles acts in one at a time: an analyst who is also a manager must not
    see the analyst's children under the manager's names. Two appointments to the same role (two
    teams) reach together. `role` is None for a person who holds no appointment: they see nothing.
    """

    person: Person
    on: date
    role: Role | None = None
    appointments: tuple[Appointment, ...] = ()
    purpose: str = ""
    identity: Identity = Identity.NONE

    @property
    def row(self) -> RoleRow | None:
        """The row of the role in the table of roles."""
        return row_of(self.role) if self.role else None

    @property
    def role_name(self) -> str:
        """The role in words; empty where there is none."""
        return self.row.name if self.row else ""

    @property
    def scope(self) -> Scope:
        """Which children the role reaches."""
        return self.row.scope if self.row else Scope.NONE

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the role may do."""
        return self.row.permissions if self.row else frozenset()

    @property
    def works_now(self) -> bool:
        """Whether the role has pages yet."""
        return self.row.works_now if self.row else False

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams of all its appointments, in order, once each."""
        return tuple(sorted({team for a in self.appointments for team in a.teams}))

    @property
    def services(self) -> tuple[str, ...]:
        """The services of all its appointments, in order, once each."""
        return tuple(sorted({a.service for a in self.appointments if a.service}))

    @property
    def worker_codes(self) -> tuple[str, ...]:
        """The codes under which the case system knows this worker."""
        return tuple(sorted({a.worker_code for a in self.appointments if a.worker_code}))


def roles_held(person: Person, *, on: date) -> tuple[Role, ...]:
    """The roles that the person holds on the day, in the order of the table of roles."""
    held = {a.role for a in person.appointments_on(on)}
    return tuple(row.role for row in ROLES if row.role in held)


def sight_of(person: Person, *, on: date, at: datetime, acting_as: str = "") -> Sight:
    """What the person sees at that moment of that day.

    `acting_as` is the role they chose; where they do not hold it (any more), or chose none, it is
    the first that they hold in the order of the table of roles.
    """
    appointments = person.appointments_on(on) if person.is_active else []
    held = {a.role for a in appointments}
    order = [acting_as, *(row.role.value for row in ROLES)]
    chosen = next((role for role in order if role in held), None)
    if chosen is None:
        return Sight(person=person, on=on)
    row = row_of(chosen)
    purpose = ""
    identity = row.identity
    if Permission.ASK_IDENTITY in row.permissions:
        grant = grant_at(person, at=at)
        purpose = grant.purpose if grant else ""
        identity = Identity.FULL if grant else row.identity
    return Sight(
        person=person,
        on=on,
        role=row.role,
        appointments=tuple(a for a in appointments if a.role == chosen),
        purpose=purpose,
        identity=identity,
    )


def grant_at(person: Person, *, at: datetime) -> IdentityGrant | None:
    """The newest leave to see who children are that holds at that moment."""
    live = person.identity_grants.filter(from_at__lte=at, until_at__gt=at)
    return live.order_by("-from_at", "-pk").first()
