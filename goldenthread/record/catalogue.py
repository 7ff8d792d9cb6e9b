"""Every table of the record, by name, each with where every kind of return says it."""

from dataclasses import replace

from goldenthread.record import (
    child_protection,
    front_door,
    leaving_care,
    looked_after,
    people,
    pre_proceedings,
)
from goldenthread.record.crosswalk import cin_census, people_and_allocations, population
from goldenthread.record.table import RecordTable, Source

CROSSWALKS = (cin_census.SAID, people_and_allocations.SAID, population.SAID)


def _sources_of(table: str) -> tuple[Source, ...]:
    return tuple(source for said in CROSSWALKS for source in said.get(table, ()))


TABLES: dict[str, RecordTable] = {
    table.name: replace(table, sources=_sources_of(table.name))
    for table in (
        *people.TABLES,
        *front_door.TABLES,
        *child_protection.TABLES,
        *pre_proceedings.TABLES,
        *looked_after.TABLES,
        *leaving_care.TABLES,
    )
}


def tables_of(kind: str) -> list[RecordTable]:
    """The tables that a kind of return fills, parents before the details that follow them."""
    return [t for t in TABLES.values() if any(s.kind == kind for s in t.sources)]
