"""Everybody's digest of one morning: written down once a person and day, and sent once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from goldenthread.access.digests import pressing, quiet_until
from goldenthread.access.models import Digest, Person
from goldenthread.access.permissions import person_can_have_digest
from goldenthread.access.sight import Sight, roles_held, sight_of
from goldenthread.packs.digest import PartOfDigest, body_of, letter, subject_of
from goldenthread.packs.outbox import Outbox


@dataclass(frozen=True, kw_only=True)
class Post:
    """From whom letters come, and the address of the pages that they lead to."""

    sender: str
    site: str


def sights_with_digest(person: Person, *, on: date, at: datetime) -> list[Sight]:
    """The eyes of each role that the person holds and that has a digest."""
    roles = roles_held(person, on=on)
    sights = (sight_of(person, on=on, at=at, acting_as=role) for role in roles)
    return [sight for sight in sights if person_can_have_digest(sight)]


def parts_for(
    person: Person, *, on: date, day: date, at: datetime, edition: int | None = None
) -> list[PartOfDigest]:
    """What presses on the person in each of their roles; roles in which nothing does are left
    out."""
    parts = (
        PartOfDigest(
            role_name=sight.role_name, pressing=pressing(sight, on=on, day=day, edition=edition)
        )
        for sight in sights_with_digest(person, on=on, at=at)
    )
    return [part for part in parts if part.pressing]


def write_digests(post: Post, *, on: date, day: date, at: datetime) -> int:
    """Write down the digest of each person who may sign in, on whom something presses, and who did
    not ask for quiet; how many are new. Whoever has one of this day keeps it as it is."""
    new = 0
    told = Digest.objects.filter(for_on=on).values_list("person", flat=True)
    people = Person.objects.filter(is_active=True).exclude(pk__in=list(told))
    for person in people.prefetch_related("appointments"):
        sights = sights_with_digest(person, on=on, at=at)
        if not sights or quiet_until(sights[0], on=on):
            continue
        parts = parts_for(person, on=on, day=day, at=at)
        if parts:
            words = {
                "subject": subject_of(parts, day),
                "body": body_of(parts, day, site=post.site),
                "written_at": at,
            }
            _, is_new = Digest.objects.get_or_create(person=person, for_on=on, defaults=words)
            new += is_new
    return new


def send_digests(outbox: Outbox, post: Post, *, at: datetime) -> int:
    """Send each digest that was written and not sent; how many went. Any number of senders may be
    at work, and any of them may die: each letter still goes once."""
    outbox.put_decided(_decided)
    sent = 0
    for number in _sending(outbox, post, at):
        sent += outbox.put(number)
    return sent


def _decided(numbers: list[int]) -> set[int]:
    sent = Digest.objects.filter(pk__in=numbers, sent_at__isnull=False)
    return set(sent.values_list("pk", flat=True))


def _sending(outbox: Outbox, post: Post, at: datetime) -> Iterator[int]:
    """The numbers of letters that are drafted and decided, one after another."""
    while True:
        with transaction.atomic():
            unsent = Digest.objects.filter(sent_at__isnull=True, person__is_active=True)
            locked = unsent.select_related("person").select_for_update(
                skip_locked=True, of=("self",)
            )
            one = locked.order_by("pk").first()
            if one is None:
                return
            outbox.draft(
                one.pk,
                letter(
                    number=one.pk,
                    to=one.person.email,
                    subject=one.subject,
                    body=one.body,
                    sender=post.sender,
                    site=post.site,
                    at=at,
                ),
            )
            one.sent_at = at
            one.save(update_fields=["sent_at"])
        yield one.pk
