"""Every table of the record, by name, each with where every kind of return says it."""

from dataclasses import replace

from goldenthread.record import (
    addresses,
    adopters,
    chairing,
    child_protection,
    early_help,
    front_door,
    identifiers,
    leaving_care,
    looked_after,
    meetings,
    oversight,
    partners,
    people,
    pre_proceedings,
    published,
    tool_results,
    visits,
)
from goldenthread.record.crosswalk import annex_a as annex_a_lists
from goldenthread.record.crosswalk import cin_census, people_and_allocations, population, ssda903
from goldenthread.record.crosswalk import dfe_payload as payload
from goldenthread.record.crosswalk import early_help as early_help_file
from goldenthread.record.crosswalk import forms as forms_files
from goldenthread.record.crosswalk import partners as partners_files
from goldenthread.record.crosswalk import published as published_tables
from goldenthread.record.crosswalk import standard_safeguarding as dataset
from goldenthread.record.crosswalk import tracker as trackers
from goldenthread.record.crosswalk import typed_here as typed
from goldenthread.record.table import RecordTable, Source

CROSSWALKS = (
    cin_census.SAID,
    people_and_allocations.SAID,
    population.SAID,
    early_help_file.SAID,
    partners_files.SAID,
    forms_files.SAID,
    ssda903.SAID,
    annex_a_lists.SAID,
    payload.SAID,
    dataset.SAID,
    published_tables.SAID,
    trackers.SAID,
    typed.SAID,
)


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
        *adopters.TABLES,
        *early_help.TABLES,
        *partners.TABLES,
        *meetings.TABLES,
        *oversight.TABLES,
        *visits.TABLES,
        *chairing.TABLES,
        *tool_results.TABLES,
        *addresses.TABLES,
        *identifiers.TABLES,
        *published.TABLES,
    )
}


def tables_of(kind: str) -> list[RecordTable]:
    """The tables that a kind of return fills, parents before the details that follow them."""
    return [t for t in TABLES.values() if any(s.kind == kind for s in t.sources)]


def meaning_of(kind: str, path: str) -> str:
    """What a cell of a return (`Table.Cell`) means, in the words of the column that it fills.

    Raises KeyError for a cell that no column takes.
    """
    for table in tables_of(kind):
        for source in table.sources_of(kind):
            for column in table.columns:
                if source.path(column.name) == path:
                    return column.means
    raise KeyError(path)
