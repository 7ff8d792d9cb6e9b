"""People, what they are appointed to, when they may see who a child is, and what they looked at."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now

from goldenthread.access.roles import ROLES


class Outcome(StrEnum):
    """Whether the person saw it."""

    SHOWN = "shown"
    REFUSED = "refused"


class PersonManager(BaseUserManager["Person"]):
    """How a person is made; `password` None makes one who cannot sign in by password."""

    def create_person(
        self, *, email: str, full_name: str, password: str | None = None, **more: Any
    ) -> "Person":
        """A saved person. The e-mail address is kept in lower case."""
        person = self.model(email=email.strip().lower(), full_name=full_name.strip(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person who signs in with this e-mail address."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Someone who may sign in. Never removed: their looking stays in the log; they are disabled."""

    email = models.EmailField(max_length=254, unique=True)
    full_name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    password_is_temporary = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        db_table = "access_people"
        ordering = ["full_name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name as colleagues know it."""
        return self.full_name

    def appointments_on(self, on: date) -> list["Appointment"]:
        """The appointments that the person holds on the day, oldest first."""
        return [a for a in self.appointments.all() if a.holds_on(on)]


class Appointment(models.Model):
    """A person in a role, from one day until another. One person may hold several at once.

    `team` may name several, parted by semicolons. `ends_on` is the first day on which it no
    longer holds.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40)
    service = models.CharField(max_length=200, blank=True)
    team = models.CharField(max_length=400, blank=True)
    worker_code = models.CharField(max_length=100, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="appointments_made"
    )

    class Meta:
        db_table = "access_appointments"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="appointment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[row.role.value for row in ROLES]),
                name="appointment_is_to_a_role",
            ),
            models.CheckConstraint(
                condition=Q(made_by__isnull=True) | ~Q(made_by=F("person")),
                name="nobody_appoints_themselves",
            ),
        ]

    def holds_on(self, on: date) -> bool:
        """Whether the appointment holds on the day."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on > on)

    def has_ended(self, on: date) -> bool:
        """Whether it no longer holds on the day, nor will."""
        return self.ends_on is not None and self.ends_on <= on

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams named, in order."""
        return tuple(team.strip() for team in self.team.split(";") if team.strip())


class IdentityGrant(models.Model):
    """Leave to see who the children are, for a stated purpose, between two moments."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identity_grants")
    purpose = models.CharField(max_length=500)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        db_table = "access_identity_grants"
        ordering = ["from_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")), name="grant_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="grant_has_a_purpose"),
        ]


class AccessEntry(models.Model):
    """One look, or one refusal. Only ever added to: triggers refuse to change or remove a row.

    `child` is the opaque handle that the child's page has in its URL, never a council's id.
    """

    at = models.DateTimeField(db_default=Now())
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="access_entries")
    role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=100)
    kind = models.CharField(max_length=40)
    child = models.UUIDField(null=True)
    url_name = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=10)
    edition = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "access_entries"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["child", "at"], name="access_entries_of_a_child"),
            models.Index(fields=["person", "at"], name="access_entries_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="access_outcome_is_known",
            ),
        ]


class Digest(models.Model):
    """What one person was told on one morning: the letter's words, which name no child.

    It is sent once: `sent_at` is set in the transaction that decides that it goes.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="digests")
    for_on = models.DateField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_digests"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "for_on"], name="one_digest_a_person_a_day"),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(sent_at__isnull=True), name="access_digests_to_send"
            ),
        ]


class Quiet(models.Model):
    """A time in which a person wants no digest. It always ends; the newest row holds."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="quiets")
    until_on = models.DateField(help_text="The first day on which one is sent again")
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "access_quiets"
        ordering = ["pk"]


class GrabBag(models.Model):
    """One making of the nightly grab-bag, which names no child. `made_at` is empty if it failed."""

    begun_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_grab_bags"
        ordering = ["pk"]


class Supplier(models.Model):
    """A system that sends us returns by itself. Never removed: its name stands on its loads."""

    name = models.CharField(max_length=100, unique=True)
    client_id = models.CharField(max_length=40, unique=True)
    secret = models.CharField(max_length=200, help_text="A fingerprint, never the secret")
    key = models.CharField(max_length=200, help_text="A fingerprint, never the key")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "access_suppliers"
