"""Where something to mend stands in the record, in words."""

from goldenthread.record.catalogue import TABLES
from goldenthread.record.cells import columns_filled, in_words


def where(table: str, kind: str, cells: str) -> str:
    """`Child protection plans: last day of the plan`, with the cell's own name in the return."""
    if table not in TABLES:
        return f"{table}: {cells}" if cells else table
    columns = columns_filled(table, kind, cells)
    title = TABLES[table].title
    if not columns:
        return f"{title}: {cells}" if cells else title
    return f"{title}: {in_words(table, columns)}"
