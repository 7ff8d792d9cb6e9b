"""What a council chose, as tables of the ledger: each a fact with two times, never overwritten."""

from django.db import models


class Standing(models.Model):
    """A fact in force from the edition that it opened with to the one that closed it."""

    opened_by = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


def one_open(*fields: str, name: str) -> models.UniqueConstraint:
    """That of facts which are alike in these fields one is in force."""
    return models.UniqueConstraint(
        fields=fields, condition=models.Q(closed_by__isnull=True), name=name
    )


class Authority(Standing):
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

    class Meta:
        db_table = "ledger_authority"
        constraints = [one_open("table_name", name="one_open_authority")]


class SetHere(Standing):
    """What a person set from a day on, and why."""

    in_force_from = models.DateField()
    why = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.TextField()

    class Meta:
        abstract = True


class SetStandard(SetHere):
    """A local standard: how much is allowed of what begins from a day on."""

    rule = models.TextField()
    allowed = models.IntegerField(help_text="Of the rule's unit; 0 where it is not used")

    class Meta:
        db_table = "ledger_standards"
        constraints = [one_open("rule", "in_force_from", name="one_open_standard")]


class CaseloadWeights(SetHere):
    """What a child of each kind of work counts for in a caseload, from a day on."""

    weights = models.TextField(help_text="Each kind and its weight, between blanks")

    class Meta:
        db_table = "ledger_caseload_weights"
        constraints = [one_open("in_force_from", name="one_open_set_of_weights")]


class WorkerAbsence(Standing):
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

    class Meta:
        db_table = "ledger_absences"
        constraints = [one_open("worker", "team", "first_on", name="one_open_absence")]


class KeptHere(Standing):
    """Where one kind of record is kept, as a person said it: whose it is, and from when to when it
    is typed here; in force from the edition that it opened with to the one that closed it."""

    table_name = models.TextField()
    owner = models.TextField(help_text="A role, or the e-mail address of a person")
    kept_from = models.DateField(null=True, help_text="Null where it was never kept here")
    kept_to = models.DateField(null=True, help_text="The last day; null while it is kept here")
    why = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.TextField()

    class Meta:
        db_table = "ledger_kept_here"
        constraints = [one_open("table_name", name="one_place_to_keep_it")]
