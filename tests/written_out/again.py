"""What a record says, whole, for tests that write it out and take it in again."""

import datetime
from collections.abc import Iterable
from typing import Any

from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading

Said = dict[str, dict[str, dict[str, Any]]]
WRITTEN_AT = datetime.datetime(2027, 6, 1, 9, tzinfo=datetime.UTC)


def all_said(reading: Reading, tables: Iterable[str] = TABLES) -> Said:
    """Every current row of the record by table and key: what it says, and what cannot be read."""
    return {
        name: {
            row["row_key"]: {c: row[c] for c in (*TABLES[name].column_names, "unreadable")}
            for row in reading.rows(f"select * from {name}")
        }
        for name in tables
    }


def differences(before: Said, after: Said) -> list[str]:
    """Where two records differ, a line each: the table, what came or went, or which columns."""
    found = []
    for table, rows in before.items():
        now = after[table]
        found += [f"{table}: {key} went" for key in rows.keys() - now.keys()]
        found += [f"{table}: {key} came" for key in now.keys() - rows.keys()]
        for key in rows.keys() & now.keys():
            changed = [c for c, value in rows[key].items() if now[key][c] != value]
            found += [
                f"{table}: {key} {column} was {rows[key][column]!r}, is {now[key][column]!r}"
                for column in changed
            ]
    return sorted(found)
