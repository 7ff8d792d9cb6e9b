"""Which columns of the record a return's cells fill, and what a column is called in a sentence."""

from functools import cache

from goldenthread.record.catalogue import TABLES


@cache
def columns_filled(table: str, kind: str, cells: str) -> frozenset[str]:
    """The columns of a table that these cells of a kind of return fill: `ended_on` for
    `CPPendDate`. `cells` are names, a comma between two; one that is a column's own name is it.
    """
    if table not in TABLES:
        return frozenset()
    declared = TABLES[table]
    asked = {name.strip() for name in cells.split(",") if name.strip()}
    filled = {
        column
        for source in declared.sources_of(kind)
        for column in declared.column_names
        if source.path(column).rpartition(".")[2] in asked
    }
    return frozenset(filled | asked.intersection(declared.column_names))


def in_words(table: str, columns: frozenset[str]) -> str:
    """What the columns mean, without what is added to explain it: `Last day of the plan`."""
    return "; ".join(c.in_brief for c in TABLES[table].columns if c.name in columns)
