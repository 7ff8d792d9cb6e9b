"""Brings the database to this version of the code, under a lock, so that commands may race."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

LOCK = 7_160_448


def migrate_if_needed() -> None:
    """Apply what is missing; quick when nothing is."""
    if not _missing():
        return
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            if _missing():
                call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _missing() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
