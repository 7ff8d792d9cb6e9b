"""Names what is said of a return in the words of the record, in place of the return's own."""

from dataclasses import replace

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.of_rows import made_from
from goldenthread.returns.shape import Return


def in_words_of_the_record(finding: Finding, shape: Return) -> Finding:
    """The same finding, its table named as in the record where it was named as in the return."""
    return replace(finding, table=_table_of_the_record(shape.kind, finding.table, finding.column))


def _table_of_the_record(kind: str, group: str, column: str) -> str:
    """The table of the record made from a table of the return; of several, the one that uses the
    cell. What is no table of the return keeps its name."""
    return next((table.name for table, _ in made_from(kind, group, column)), group)
