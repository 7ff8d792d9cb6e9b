"""What a council chose, as tables of the ledger: each a fact with two times, never overwritten."""

from django.db import models


class Authority(models.Model):
    """Which kinds of return speak first for one table of the record: chosen by a person, in force
    from the edition that it opened with to the one that closed it."""

    table_name = models.TextField()
    kinds = models.TextField(
        blank=True, help_text="In order, between blanks; empty where the later day speaks"
    )
    why = models.TextField(blank=True)
    decided_on = models.DateField()
    chosen_at = models.DateTimeField()
    chosen_by = models.TextField()
    opened_by = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_authority"
        constraints = [
            models.UniqueConstraint(
                fields=["table_name"],
                condition=models.Q(closed_by__isnull=True),
                name="one_open_authority",
            )
        ]


class SetHere(models.Model):
    """What a person set from a day on, and why; in force from the edition that it opened with to
    the one that took it back."""

    in_force_from = models.DateField()
    why = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.TextField()
    opened_by = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class SetStandard(SetHere):
    """A local standard: how much is allowed of what begins from a day on."""

    rule = models.TextField()
    allowed = models.IntegerField(help_text="Of the rule's unit; 0 where it is not used")

    class Meta:
        db_table = "ledger_standards"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "in_force_from"],
                condition=models.Q(closed_by__isnull=True),
                name="one_open_standard",
            )
        ]


class CaseloadWeights(SetHere):
    """What a child of each kind of work counts for in a caseload, from a day on."""

    weights = models.TextField(help_text="Each kind and its weight, between blanks")

    class Meta:
        db_table = "ledger_caseload_weights"
        constraints = [
            models.UniqueConstraint(
                fields=["in_force_from"],
                condition=models.Q(closed_by__isnull=True),
                name="one_open_set_of_weights",
            )
        ]


class WorkerAbsence(models.Model):
    """A worker of a team is away for some days, and who covers: said by a person, in force from the
    edition that it opened with to the one that closed it."""

    worker = models.TextField(help_text="The code under which the case system knows the worker")
    team = models.TextField()
    first_on = models.DateField()
    last_on = models.DateField(null=True, help_text="Null while nobody knows")
    look_again_on = models.DateField(null=True, help_text="Where there is no last day")
    cover = models.TextField(
        blank=True, help_text="A worker of the same team; empty where nobody is"
    )
    reason = models.TextField(help_text="Leave, or other: nothing of anybody’s health")
    set_at = models.DateTimeField()
    set_by = models.TextField()
    opened_by = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_absences"
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "team", "first_on"],
                condition=models.Q(closed_by__isnull=True),
                name="one_open_absence",
            )
        ]


class KeptHere(models.Model):
    """Where one kind of record is kept, as a person said it: whose it is, and from when to when it
    is typed here; in force from the edition that it opened with to the one that closed it."""

    table_name = models.TextField()
    owner = models.TextField(help_text="A role, or the e-mail address of a person")
    kept_from = models.DateField(null=True, help_text="Null where it was never kept here")
    kept_to = models.DateField(null=True, help_text="The last day; null while it is kept here")
    why = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.TextField()
    opened_by = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_kept_here"
        constraints = [
            models.UniqueConstraint(
                fields=["table_name"],
                condition=models.Q(closed_by__isnull=True),
                name="one_place_to_keep_it",
            )
        ]
