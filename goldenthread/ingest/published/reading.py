"""Tells published statistics among the tables of a file, and reads them into rows of a return."""

import datetime
from collections.abc import Callable, Iterable, Sequence

from goldenthread.ingest.findings import Finding, Refused, table_not_read
from goldenthread.ingest.published.dfe_tables import is_dfe_table, read_dfe_table
from goldenthread.ingest.published.figures import GROUP as FIGURE
from goldenthread.ingest.published.figures import MOST_NAMED, Figures
from goldenthread.ingest.published.neighbour_lists import GROUP as NEIGHBOUR
from goldenthread.ingest.published.neighbour_lists import (
    Neighbours,
    is_list_of_neighbours,
    read_neighbours,
    with_its_headings,
)
from goldenthread.ingest.published.populations import is_population, read_population
from goldenthread.ingest.published.tool_files import is_tool_file, read_tool_file
from goldenthread.ingest.published.whose_figures import OfOurs
from goldenthread.ingest.raw import RawReturn
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.published_figures import PUBLISHED_FIGURES, STATISTICAL_NEIGHBOURS
from goldenthread.returns.shape import Return

OURS = (PUBLISHED_FIGURES.kind, STATISTICAL_NEIGHBOURS.kind)


def read_published(
    name: str,
    found: Sequence[FoundTable],
    kind: str,
    *,
    whose: Callable[[], OfOurs],
    as_at: datetime.date | None = None,
) -> tuple[RawReturn, Return] | None:
    """These tables as published figures or as a list of statistical neighbours; None where they
    are neither, or are said to be of another kind. `whose` is asked once it is known that they are.

    Raises Refused where there is no figure in them that is kept, and for both in one return.
    """
    if kind and kind not in OURS:
        return None
    found = [with_its_headings(table) for table in found]
    lists = [table for table in found if is_list_of_neighbours(table.headings)]
    tables = [table for table in found if is_dfe_table(table.headings)]
    files = [table for table in found if is_tool_file(table.headings)]
    seen = (*lists, *tables, *files)
    ages = [t for t in found if not any(t is one for one in seen) and is_population(t)]
    if not (lists or tables or files or ages):
        return None
    if lists and (tables or files or ages):
        raise Refused(
            f"{name} holds both a list of statistical neighbours and tables of figures; load the "
            "list first, then the tables."
        )
    others = _not_read(t for t in found if not any(t is one for one in (*seen, *ages)))
    if lists:
        return _neighbours(name, lists, whose(), others, as_at)
    ours, gathered = whose(), Figures()
    read = [(table, read_dfe_table(table, ours, gathered)) for table in tables]
    read += [(table, read_tool_file(table, ours, gathered)) for table in files]
    read += [(table, read_population(name, table, ours, gathered, as_at=as_at)) for table in ages]
    return _figures(name, read, gathered, ours, others)


def _figures(
    name: str,
    read: Sequence[tuple[FoundTable, bool]],
    gathered: Figures,
    ours: OfOurs,
    others: list[Finding],
) -> tuple[RawReturn, Return]:
    if not gathered.rows:
        raise Refused(
            f"{name} is a table of published statistics without any figure that is kept here, of "
            f"{ours.named}, its region, its statistical neighbours or England; its columns are "
            f"{_columns_of(read[0][0])}."
        )
    passed = _not_read(table for table, was_read in read if not was_read)
    raw = RawReturn(
        kind=PUBLISHED_FIGURES.kind,
        header={},
        tables={FIGURE.name: gathered.raw()},
        findings=[*gathered.findings, *passed, *others],
        period=gathered.period(),
    )
    return raw, PUBLISHED_FIGURES


def _neighbours(
    name: str,
    lists: Sequence[FoundTable],
    ours: OfOurs,
    others: list[Finding],
    as_at: datetime.date | None,
) -> tuple[RawReturn, Return]:
    gathered = Neighbours()
    for table in lists:
        read_neighbours(name, table, ours, gathered, as_at=as_at)
    if not gathered.rows:
        raise Refused(f"{name} is a list of statistical neighbours without a row of {ours.named}.")
    raw = RawReturn(
        kind=STATISTICAL_NEIGHBOURS.kind,
        header={},
        tables={NEIGHBOUR.name: gathered.raw()},
        findings=[*gathered.findings, *others],
        period=", ".join(sorted(gathered.lists)),
    )
    return raw, STATISTICAL_NEIGHBOURS


def _columns_of(table: FoundTable) -> str:
    """The last headings of a table, where its figures stand."""
    named = [heading for heading in table.headings if heading]
    return ", ".join(named[-MOST_NAMED:])


def _not_read(tables: Iterable[FoundTable]) -> list[Finding]:
    why = "has no figure that is kept"
    return [table_not_read(table.name, why, rows=table.cells.num_rows) for table in tables]
