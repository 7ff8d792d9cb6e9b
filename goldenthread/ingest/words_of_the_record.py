"""Names what is said of a return in the words of the record, in place of the return's own."""

from dataclasses import replace

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.of_rows import cell_of, made_from
from goldenthread.returns.shape import Return


def in_words_of_the_record(finding: Finding, shape: Return) -> Finding:
    """The same finding, its table named as in the record where it was named as in the return: of
    several that are made of it, the one that uses the cell. What is no table of the return keeps
    its name."""
    made = made_from(shape.kind, *cell_of(shape.kind, finding))
    table = made[0][0].name if made else finding.table
    return finding if table == finding.table else replace(finding, table=table)
