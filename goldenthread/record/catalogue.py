"""Every table of the record, by name."""

from goldenthread.record import child_protection, front_door, people, pre_proceedings
from goldenthread.record.table import RecordTable

TABLES: dict[str, RecordTable] = {
    table.name: table
    for table in (
        *people.TABLES,
        *front_door.TABLES,
        *child_protection.TABLES,
        *pre_proceedings.TABLES,
    )
}


def tables_of(kind: str) -> list[RecordTable]:
    """The tables that a kind of return fills, parents before the details that follow them."""
    return [t for t in TABLES.values() if any(s.kind == kind for s in t.sources)]
