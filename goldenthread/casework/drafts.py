"""Drafts: what was typed and is not saved, kept for who typed it.

A form that was opened carries a mark that we signed: whose it is, and where it stands. By the mark
what is sent after a sign-in was lost is kept for the same person, and shown when they are back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.utils.timezone import localdate

from goldenthread.access.models import Person
from goldenthread.casework.models import Draft

SALT = "goldenthread.draft"
GOOD_FOR = timedelta(days=7)
"""A mark is good for so long: a form left open over a weekend is not lost."""
MOST_LETTERS = 20_000
"""More than any form holds: nobody fills the database from outside."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a form stands: its name (and the key of a row), and the child where it is of one."""

    name: str
    child: UUID | None = None


def mark_of(person: Person, place: Place) -> str:
    """The signed mark that a form of this person carries."""
    said = [person.pk, place.name, str(place.child or "")]
    return signing.dumps(said, salt=SALT, compress=True)


def marked(mark: str) -> tuple[int, Place] | None:
    """Whose form it was, by the person's number, and where it stands; None for a mark that is not
    ours, or too old."""
    try:
        number, name, child = signing.loads(mark, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    return int(number), Place(name=name, child=UUID(child) if child else None)


def keep_draft(number: int, place: Place, says: Mapping[str, list[str]], *, at: datetime) -> bool:
    """Keep what was typed in place of the draft before it; whether it was short enough to be."""
    if sum(len(one) for values in says.values() for one in values) > MOST_LETTERS:
        return False
    Draft.objects.update_or_create(
        person_id=number,
        child=place.child,
        place=place.name,
        defaults={"says": dict(says), "kept_at": at},
    )
    return True


def draft_of(person: Person, place: Place) -> Draft | None:
    """The draft that the person has there."""
    return Draft.objects.filter(person=person, child=place.child, place=place.name).first()


def kept_until(draft: Draft) -> date:
    """The last day on which the draft is there, unless its writer goes on with it."""
    return localdate(draft.kept_at) + timedelta(days=settings.DRAFT_DAYS)


def let_old_drafts_go(*, at: datetime) -> int:
    """Let go of what nobody went on with or saved for as long as drafts are kept; how many."""
    before = localdate(at) - timedelta(days=settings.DRAFT_DAYS)
    gone, _ = Draft.objects.filter(kept_at__date__lt=before).delete()
    return gone


def let_go(person: Person, place: Place) -> None:
    """Let go of the draft there: it is saved, or its writer starts again."""
    Draft.objects.filter(person=person, child=place.child, place=place.name).delete()
