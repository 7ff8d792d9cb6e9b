"""Who looked at a child, as the access log has it: on pages of the child, and on lists.

A row of the log says that a page showed the child to a person in a role, at an edition; not what of
the page they read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.timezone import make_aware

from goldenthread.access.log import Kind
from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.operator import ROLE
from goldenthread.access.roles import BY_ROLE, Role
from goldenthread.access.visibility import Seen
from goldenthread.ledger.models import Child

WEEKS = 4
MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class Look:
    """What one person, in one role, did on one day with the child in it: so many times, the last
    at `edition`. `was_refused` where it was not shown."""

    on: date
    by: str
    as_role: str
    did: str
    times: int
    edition: int | None
    was_refused: bool
    purpose: str


@dataclass(frozen=True, kw_only=True)
class Looks:
    """The looks of the four weeks that end with the day, newest first: `opened` on pages of the
    child, `listed` on pages that had it among others. `left_out` counts the lines beyond the most
    that are shown; `last_before` is when the child was last opened before those weeks."""

    opened: tuple[Look, ...]
    listed: tuple[Look, ...]
    left_out: int
    last_before: datetime | None


def looks_at(seen: Seen, child_id: str, day: date) -> Looks:
    """The looks at a child, under each of its ids, up to the end of the day."""
    ids = seen.reading.ids_of(child_id)
    handles = list(Child.objects.filter(child_id__in=ids).values_list("handle", flat=True))
    since = _start_of(day - timedelta(weeks=WEEKS) + timedelta(days=1))
    of_child = AccessEntry.objects.filter(child__in=handles)
    opened_before = of_child.filter(kind=Kind.CHILD, outcome=Outcome.SHOWN, at__lt=since)
    looks = of_child.filter(at__gte=since, at__lt=_start_of(day + timedelta(days=1)))
    # A refusal says that somebody asked for this child by its address, whatever they asked with.
    is_own = Q(kind=Kind.CHILD) | Q(outcome=Outcome.REFUSED)
    opened, listed = _by_day(looks.filter(is_own)), _by_day(looks.exclude(is_own))
    return Looks(
        opened=tuple(opened[:MOST_ROWS]),
        listed=tuple(listed[:MOST_ROWS]),
        left_out=max(len(opened) - MOST_ROWS, 0) + max(len(listed) - MOST_ROWS, 0),
        last_before=opened_before.aggregate(last=Max("at"))["last"],
    )


def _start_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _by_day(looks: QuerySet[AccessEntry]) -> list[Look]:
    rows = (
        looks.annotate(on=TruncDate("at"))
        .values("on", "person__full_name", "role", "action", "outcome", "purpose")
        .annotate(times=Count("pk"), edition=Max("edition"), last=Max("at"))
        .order_by("-last")
    )
    return [_look(row) for row in rows]


def _look(row: Mapping[str, Any]) -> Look:
    known = {role.value: BY_ROLE[role].name for role in Role} | {ROLE: "Command line"}
    return Look(
        on=row["on"],
        by=row["person__full_name"],
        as_role=known.get(row["role"], row["role"]),
        did=row["action"],
        times=row["times"],
        edition=row["edition"],
        was_refused=row["outcome"] == Outcome.REFUSED,
        purpose=row["purpose"],
    )
