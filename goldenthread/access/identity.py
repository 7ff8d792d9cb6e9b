"""Leave to see who the children are, for a purpose and a time."""

from dataclasses import replace
from datetime import datetime, timedelta

from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import IdentityGrant, Outcome
from goldenthread.access.permissions import check_person_can_ask_identity
from goldenthread.access.sight import Sight

MOST_HOURS = 8


def ask_identity(sight: Sight, *, purpose: str, hours: int, at: datetime) -> IdentityGrant:
    """Grant it from now, for at most MOST_HOURS; it is in the access log before it holds.

    Raises NotAllowed, AccessNotRecorded; ValueError for no purpose or a time out of bounds.
    """
    check_person_can_ask_identity(sight)
    if not purpose.strip() or not 0 < hours <= MOST_HOURS:
        raise ValueError(f"identity is granted for a purpose, and for 1 to {MOST_HOURS} hours")
    record_access(
        replace(sight, purpose=purpose.strip()),
        action="asks for names",
        kind=Kind.IDENTITY,
        outcome=Outcome.SHOWN,
    )
    return IdentityGrant.objects.create(
        person=sight.person,
        purpose=purpose.strip(),
        from_at=at,
        until_at=at + timedelta(hours=hours),
    )


def end_identity(sight: Sight, *, at: datetime) -> None:
    """End what is granted now. What was granted stays on record, up to this moment."""
    live = IdentityGrant.objects.filter(person=sight.person, from_at__lt=at, until_at__gt=at)
    live.update(until_at=at)
