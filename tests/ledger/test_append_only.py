"""The ledger only grows: the database refuses to unsay a row, and no migration may drop one."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from goldenthread.ledger.models import ROWS
from goldenthread.record.authority import AUTHORITY
from goldenthread.record.catalogue import TABLES
from goldenthread.record.decided_dates import DATE_DECISIONS
from goldenthread.record.kept_here import KEPT_HERE
from goldenthread.record.receipts import RECEIPTS

EVERY_TABLE = pytest.mark.parametrize("table", list(ROWS))
OTHER_VALUES = {
    models.TextField: "otherwise",
    models.DateField: "2001-02-03",
    models.BooleanField: True,
    models.IntegerField: 77,
    models.BigIntegerField: 77,
    models.BigAutoField: 77,
}


def a_row(table: str) -> models.Model:
    """An open row of a ledger table, its declared columns blank."""
    return ROWS[table].objects.create(  # type: ignore[attr-defined]
        council="899",
        slice_id=1,
        row_key="A1",
        load_id=1,
        ordinal=1,
        line=2,
        opened_by=1,
    )


def refused(sql: str, *values: Any) -> None:
    """The database refuses this statement, in the ledger's own words."""
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)


@pytest.mark.django_db
@EVERY_TABLE
def test_no_column_of_a_row_can_be_changed(table: str) -> None:
    row = a_row(table)
    for field in ROWS[table]._meta.concrete_fields:
        if field.name == "closed_by":
            continue
        other = OTHER_VALUES[type(field)]
        refused(f"update ledger_{table} set {field.column} = %s where id = %s", other, row.pk)
        # Nor while it is being closed.
        refused(
            f"update ledger_{table} set closed_by = 2, {field.column} = %s where id = %s",
            other,
            row.pk,
        )


@pytest.mark.django_db
@EVERY_TABLE
def test_a_row_is_closed_once_and_stays(table: str) -> None:
    row = a_row(table)
    with connection.cursor() as cursor:
        cursor.execute(f"update ledger_{table} set closed_by = 2 where id = %s", [row.pk])
        assert cursor.rowcount == 1
    refused(f"update ledger_{table} set closed_by = 3 where id = %s", row.pk)
    refused(f"update ledger_{table} set closed_by = null where id = %s", row.pk)
    refused(f"update ledger_{table} set closed_by = closed_by where id = %s", row.pk)
    refused(f"delete from ledger_{table} where id = %s", row.pk)


@pytest.mark.django_db
@EVERY_TABLE
def test_no_row_can_be_deleted_nor_a_table_emptied(table: str) -> None:
    row = a_row(table)
    refused(f"delete from ledger_{table} where id = %s", row.pk)
    with connection.cursor() as cursor:
        # Off in tests, which empty tables between them: see tests/conftest.py.
        cursor.execute(f"alter table ledger_{table} enable trigger ledger_{table}_no_truncate")
    refused(f"truncate ledger_{table}")
    refused(f"truncate ledger_{table} restart identity cascade")


@pytest.mark.django_db
@EVERY_TABLE
def test_a_key_is_open_once_in_a_slice(table: str) -> None:
    a_row(table)
    with pytest.raises(DatabaseError, match=r"one_open_"), transaction.atomic():
        a_row(table)


LOSES = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)
LOSING_SQL = re.compile(r"\b(drop|truncate|delete\s+from|update|rename|disable)\b", re.IGNORECASE)


def every_operation(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Operations, and those inside operations that hold others."""
    for operation in operations:
        yield operation
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from every_operation(operation.database_operations)
            yield from every_operation(operation.state_operations)


def statements(operation: migrations.RunSQL) -> Iterator[str]:
    """The statements that it runs going forward, without what a trigger is *for*."""
    said = operation.sql
    for one in [said] if isinstance(said, str) else said:
        text = one if isinstance(one, str) else one[0]
        yield re.sub(r"before (update or delete|truncate) on|old\.|tg_op = 'UPDATE'", "", text)


def losses(operations: Iterable[Operation]) -> list[str]:
    """What a list of operations would take from the ledger, each in a sentence."""
    found = []
    for operation in every_operation(operations):
        if isinstance(operation, LOSES):
            found.append(f"{operation.describe()}: the ledger keeps what it was told.")
        if isinstance(operation, migrations.RunPython):
            found.append("RunPython cannot be read here: write its change as SQL.")
        if isinstance(operation, migrations.RunSQL):
            found += [
                f"The statement says {word}: the ledger only grows."
                for text in statements(operation)
                for word in LOSING_SQL.findall(text)
            ]
    return found


def test_no_migration_takes_anything_from_the_ledger() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {name: m for (app, name), m in loader.disk_migrations.items() if app == "ledger"}
    assert len(ours) >= 2
    assert {name: losses(m.operations) for name, m in ours.items()} == {name: [] for name in ours}


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("PeopleRow", "upn"),
        migrations.DeleteModel("PeopleRow"),
        migrations.RenameField("PeopleRow", "upn", "pupil_number"),
        migrations.SeparateDatabaseAndState([migrations.DeleteModel("PeopleRow")], []),
        migrations.SeparateDatabaseAndState([], [migrations.RemoveField("PeopleRow", "upn")]),
        migrations.RunSQL("alter table ledger_people drop column upn"),
        migrations.RunSQL(["select 1", ("delete from ledger_people where id = %s", [1])]),
        migrations.RunSQL("alter table ledger_people disable trigger all"),
        migrations.RunSQL("Update ledger_people set upn = null"),
        migrations.RunPython(migrations.RunPython.noop),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_a_migration_that_would_is_seen(operation: Operation) -> None:
    assert losses([operation])


OTHERS = (
    AUTHORITY,
    "links",
    RECEIPTS,
    DATE_DECISIONS,
    "standards",
    KEPT_HERE,
    "caseload_weights",
    "absences",
)
"""The facts of the ledger beside the rows of returns."""


@pytest.mark.django_db
def test_every_table_of_the_record_has_its_guards_and_its_migration() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text, tgname from pg_trigger "
            "where not tgisinternal and tgfoid = 'ledger_append_only'::regproc"
        )
        guards = set(cursor.fetchall())
    assert guards == {
        (f"ledger_{table}", f"ledger_{table}_{ending}")
        for table in (*TABLES, *OTHERS)
        for ending in ("append_only", "no_truncate")
    }
    call_command("makemigrations", "ledger", check=True, dry_run=True, verbosity=0)
