"""The ledger's tables: one for each table of the record, made from its declaration in one loop.

Nothing in a ledger table is overwritten: a row is opened by one edition and may be closed by a
later one, and a trigger (guard.py) refuses any other change.
"""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from goldenthread.ledger.choices import Authority, KeptHere, SetStandard, Standing, one_open
from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import Holds, RecordTable

__all__ = (
    "ROWS",
    "Authority",
    "Child",
    "DateDecision",
    "Edition",
    "Finding",
    "KeptHere",
    "Link",
    "Load",
    "LoadedTable",
    "LookForLinks",
    "Receipt",
    "SaidRow",
    "SaidTable",
    "SetStandard",
    "Slice",
    "SliceTable",
    "TrackerMapping",
    "WrittenReturn",
)


class Slice(models.Model):
    """What one return speaks for: its council, its kind and its period."""

    council = models.TextField()
    kind = models.TextField()
    period = models.TextField(help_text="The census year, as 2024-25; blank for a whole return")
    year = models.IntegerField(help_text="The year that the period ends in; 0 for a whole return")
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    opened_by = models.BigIntegerField()
    touched_by = models.BigIntegerField(help_text="The last edition that changed its rows")

    class Meta:
        db_table = "ledger_slices"
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "period"], name="one_slice_each")
        ]


class Load(models.Model):
    """One return taken in: all or nothing."""

    edition = models.BigIntegerField(help_text="The edition at which the ledger stood after it")
    changed = models.BooleanField()
    slice = models.ForeignKey(Slice, on_delete=models.PROTECT)
    source = models.TextField(help_text="The file's own name")
    sha256 = models.TextField()
    loaded_at = models.DateTimeField()
    loaded_by = models.TextField()
    first_day = models.DateField(null=True, help_text="Of the days of which it speaks")
    last_day = models.DateField(null=True)
    seconds = models.FloatField()
    is_live = models.BooleanField(default=False, help_text="Of changed rows, as they were sent")

    class Meta:
        db_table = "ledger_loads"
        indexes = [models.Index(fields=["edition"], name="load_of_an_edition")]


class LoadedTable(models.Model):
    """Rows accounted for, per table: read = loaded + unchanged + held back."""

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="tables")
    table = models.TextField()
    read = models.IntegerField()
    loaded = models.IntegerField()
    unchanged = models.IntegerField()
    closed = models.IntegerField()
    held_back = models.IntegerField()
    extent = models.TextField(
        default="whole", help_text="Whole, in part, or of the return's own children"
    )

    class Meta:
        db_table = "ledger_loaded_tables"


class SliceTable(models.Model):
    """How much a slice speaks of one table, by the newest load that brought it: kept, so that a
    batch of changed rows need not look through all that came before."""

    slice = models.ForeignKey(Slice, on_delete=models.PROTECT, related_name="+", db_index=False)
    table = models.TextField()
    extent = models.TextField()

    class Meta:
        db_table = "ledger_slice_tables"
        constraints = [
            models.UniqueConstraint(fields=["slice", "table"], name="one_extent_of_a_table")
        ]


class Finding(models.Model):
    """Something in a return that a person should look at, with its place in the file.

    `child_id` and `row_key` say of which child, and of which row of `table`, it is; blank where it
    is of none. By them it is known again in the next load of the return (mending.py).
    """

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="findings")
    code = models.TextField()
    table = models.TextField()
    child_id = models.TextField(default="")
    row_key = models.TextField(default="")
    ordinal = models.IntegerField(null=True)
    line = models.IntegerField(null=True)
    column = models.TextField()
    says = models.TextField()
    why = models.TextField()
    severity = models.TextField()

    class Meta:
        db_table = "ledger_findings"


class Edition(models.Model):
    """A number that every change to the ledger moves by one."""

    number = models.BigIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Load, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "ledger_editions"


class WrittenReturn(models.Model):
    """A file that this home wrote of what it holds: by its fingerprint it is known when it comes
    back, and is no news."""

    sha256 = models.TextField(unique=True)
    kind = models.TextField()
    period = models.TextField(help_text="The census year, as 2024-25, or the day")
    edition = models.BigIntegerField(help_text="At which the record was written out")
    written_at = models.DateTimeField()
    written_by = models.TextField()

    class Meta:
        db_table = "ledger_written_returns"


class Child(models.Model):
    """The opaque handle by which a child is named in a URL, in place of the council's number."""

    handle = models.UUIDField(primary_key=True, default=uuid.uuid4)
    council = models.TextField()
    child_id = models.TextField()

    class Meta:
        db_table = "ledger_children"
        constraints = [
            models.UniqueConstraint(fields=["council", "child_id"], name="one_handle_each")
        ]


class SaidRow(models.Model):
    """A row of the working copy (said_rows.py): no fact, and written over as rows change."""

    council = models.TextField()
    table_name = models.TextField()
    number = models.TextField(help_text="The row's own, as the case system has it")
    place = models.IntegerField(help_text="Tells apart rows of a feed that share a number")
    child_id = models.TextField(null=True)
    speaks_of = ArrayField(models.TextField(), null=True)
    says = models.TextField(help_text="Its cells, as JSON")
    changed_at = models.DateTimeField()
    is_deleted = models.BooleanField()

    class Meta:
        db_table = "ledger_said_rows"
        constraints = [
            models.UniqueConstraint(
                fields=["council", "table_name", "number", "place"], name="one_said_row_each"
            )
        ]
        indexes = [
            models.Index(fields=["child_id"], name="said_of_a_child"),
            GinIndex(fields=["speaks_of"], name="said_speaks_of"),
        ]


class SaidTable(models.Model):
    """To which moment the last whole feed of a table of the working copy spoke."""

    council = models.TextField()
    table_name = models.TextField()
    spoken_to = models.DateTimeField()

    class Meta:
        db_table = "ledger_said_tables"
        constraints = [
            models.UniqueConstraint(fields=["council", "table_name"], name="one_said_table_each")
        ]


class TrackerMapping(models.Model):
    """One version of what a person said of a tracker: which heading is which column of the record,
    and what its words mean. Never changed (tracker_mappings.py): a correction is a new version."""

    name = models.TextField(help_text="What people call the tracker; the period of its slice")
    version = models.IntegerField()
    says = models.JSONField()
    in_use = models.BooleanField(default=True)
    made_by = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "ledger_tracker_mappings"
        constraints = [models.UniqueConstraint(fields=["name", "version"], name="one_version_each")]


class Link(Standing):
    """What was decided of two ids: whether they are one child's (record/links.py).

    A row is one decision. The newest on a pair is the open one; it closes the one before.
    `evidence` says in words how what is known of the two compares, without a name, a day or a
    number of either.
    """

    council = models.TextField()
    one = models.TextField(help_text="The smaller of the two ids")
    other = models.TextField()
    verdict = models.TextField()
    how = models.TextField()
    evidence = models.TextField()
    of_case_system = models.TextField(help_text="Those of the two that the case system has said")
    decided_by = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "ledger_links"
        constraints = [
            one_open("council", "one", "other", name="one_open_decision_on_a_pair"),
            models.CheckConstraint(
                condition=~models.Q(one=models.F("other")), name="a_pair_is_of_two_ids"
            ),
        ]


class LookForLinks(models.Model):
    """A look through the record for ids of one child, and what came of it (looks.py)."""

    council = models.TextField()
    read_edition = models.BigIntegerField(help_text="At which the record was read")
    looked_at = models.DateTimeField()
    seconds = models.FloatField()
    likeness = models.BooleanField(help_text="Whether likeness was looked for, beside numbers")
    ids = models.IntegerField()
    made = models.IntegerField(help_text="Links made by the machine")
    to_decide = models.IntegerField(help_text="Pairs left to a person")
    withdrawn = models.IntegerField(help_text="Links that lost their ground")
    edition = models.BigIntegerField(null=True, help_text="That it made; null: nothing was news")

    class Meta:
        db_table = "ledger_looks_for_links"


class Receipt(Standing):
    """What a person who looked at one running of a clock said of it (record/receipts.py).

    The running is named by its child, its clock, the day that it started and, where several run
    side by side, what it is about: what a return says again of it, or later, is of the same one. A
    receipt is never taken back: the next on the same running closes it.
    """

    council = models.TextField()
    child_id = models.TextField()
    clock = models.TextField()
    started_on = models.DateField(null=True)
    about = models.TextField(blank=True, default="", db_default="")
    said = models.TextField()
    why = models.TextField(blank=True)
    next_look_on = models.DateField(null=True)
    said_by = models.TextField(help_text="The person's name")
    said_as = models.TextField(help_text="The role in which they looked")
    said_at = models.DateTimeField()

    class Meta:
        db_table = "ledger_receipts"
        constraints = [
            models.UniqueConstraint(
                fields=["council", "child_id", "clock", "started_on", "about"],
                condition=models.Q(closed_by__isnull=True),
                nulls_distinct=False,
                name="one_open_receipt_on_a_running",
            )
        ]
        indexes = [models.Index(fields=["opened_by"], name="opened_receipts")]


class DateDecision(Standing):
    """What a person decided of the due date of one running (record/decided_dates.py), which is
    named as a receipt names it. Nothing closes it: a later one says that it stands instead."""

    council = models.TextField()
    child_id = models.TextField()
    clock = models.TextField()
    started_on = models.DateField()
    about = models.TextField(blank=True)
    decided = models.TextField()
    agreed_on = models.DateField(null=True)
    paused_from = models.DateField(null=True)
    paused_to = models.DateField(null=True, help_text="Its last day; null: until somebody ends it")
    look_again_on = models.DateField(null=True)
    why = models.TextField()
    whose = models.TextField(blank=True, help_text="Whose decision, where it was another's")
    said_by = models.TextField(help_text="The person's name")
    said_as = models.TextField(help_text="The role in which they decided")
    said_at = models.DateTimeField()
    instead_of = models.BigIntegerField(null=True, unique=True)

    class Meta:
        db_table = "ledger_date_decisions"
        indexes = [models.Index(fields=["opened_by"], name="opened_date_decisions")]


FIELDS: dict[Holds, Any] = {
    Holds.TEXT: lambda: models.TextField(null=True),
    Holds.DATE: lambda: models.DateField(null=True),
    Holds.FLAG: lambda: models.BooleanField(null=True),
    Holds.NUMBER: lambda: models.IntegerField(null=True),
}


def _ledger_model(table: RecordTable) -> type[models.Model]:
    name = "".join(word.capitalize() for word in table.name.split("_")) + "Row"

    class Meta:
        db_table = f"ledger_{table.name}"
        constraints = [
            models.UniqueConstraint(
                fields=["slice_id", "row_key"],
                condition=models.Q(closed_by__isnull=True),
                name=f"one_open_{table.name}"[:30],
            )
        ]
        indexes = [
            models.Index(fields=["opened_by"], name=f"opened_{table.name}"[:30]),
            models.Index(
                fields=["closed_by"],
                condition=models.Q(closed_by__isnull=False),
                name=f"closed_{table.name}"[:30],
            ),
        ]

    attributes: dict[str, Any] = {
        "__module__": __name__,
        "__doc__": table.means,
        "Meta": Meta,
        "council": models.TextField(),
        "slice_id": models.BigIntegerField(),
        "row_key": models.TextField(),
        **{column.name: FIELDS[column.holds]() for column in table.columns},
        "unreadable": models.TextField(default=""),
        "load_id": models.BigIntegerField(),
        "ordinal": models.IntegerField(),
        "line": models.IntegerField(),
        "opened_by": models.BigIntegerField(),
        "closed_by": models.BigIntegerField(null=True),
    }
    return type(name, (models.Model,), attributes)


ROWS: dict[str, type[models.Model]] = {
    table.name: _ledger_model(table) for table in TABLES.values()
}
