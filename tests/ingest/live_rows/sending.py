"""Sends changed rows as a case system would, and reads what the ledger holds of them."""

import datetime
from typing import Any

from goldenthread.ingest.live_rows.batch import batch_of
from goldenthread.ingest.live_rows.taking_in import Receipt, Sent, take_in_rows
from goldenthread.ledger.connection import database_uri
from goldenthread.record.catalogue import tables_of
from goldenthread.returns.standard_safeguarding.by_number import table_called
from tests.ingest.safeguarding_rows import Row

NOW = datetime.datetime(2025, 11, 3, 12, tzinfo=datetime.UTC)


def as_sent(row: Row) -> Row:
    """A row as JSON has it: days as text."""
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in row.items()
    }


def send(table: str, *rows: Row, now: datetime.datetime = NOW, council: str = "899") -> Receipt:
    """A batch of changed rows, taken in; none may have a fault."""
    group = table_called(table)
    assert group is not None
    batch = batch_of(group, [as_sent(row) for row in rows], now)
    assert batch.faults == []
    sent = Sent(
        uri=database_uri(),
        council=council,
        sent_by="a test",
        source=f"changed rows of {group.name}",
        sha256="",
        now=lambda: now,
    )
    return take_in_rows(batch, sent)


def held_rows(council: str = "899") -> dict[str, list[tuple[Any, ...]]]:
    """Every open row of the dataset's slice in the ledger, but for where it stood in a file."""
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for table in tables_of("standard_safeguarding"):
            names = ", ".join(("row_key", "unreadable", *table.column_names))
            cursor.execute(
                f"select {names} from ledger_{table.name} where closed_by is null and slice_id in "
                "(select id from ledger_slices where kind = 'standard_safeguarding' "
                'and council = %s) order by row_key collate "C"',
                [council],
            )
            if rows := cursor.fetchall():
                found[table.name] = rows
    return found
