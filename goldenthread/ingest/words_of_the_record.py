"""Names what is said of a return in the words of the record, in place of the return's own."""

from dataclasses import replace
from functools import cache

from goldenthread.ingest.findings import Finding
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.shape import Return


def in_words_of_the_record(finding: Finding, shape: Return) -> Finding:
    """The same finding, its table named as in the record where it was named as in the return."""
    return replace(finding, table=_table_of_the_record(shape.kind, finding.table, finding.column))


@cache
def _table_of_the_record(kind: str, group: str, column: str) -> str:
    """The table of the record made from a table of the return; of several, the one that uses the
    cell. What is no table of the return keeps its name."""
    made_from_it = [
        (table, source)
        for table in TABLES.values()
        for source in table.sources_of(kind)
        if source.group == group
    ]
    for table, source in made_from_it:
        if any(source.path(one) == f"{group}.{column}" for one in table.column_names):
            return table.name
    return made_from_it[0][0].name if made_from_it else group
