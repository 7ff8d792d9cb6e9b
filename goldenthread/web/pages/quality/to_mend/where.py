"""Where something to mend stands in the record, in words."""

from goldenthread.record.catalogue import TABLES
from goldenthread.record.cells import columns_filled, in_words
from goldenthread.returns.catalogue import RETURNS

OF_THE_FILE = {"Message": "the whole file"}
"""What a finding is of that is of no table: otherwise the part of the return by its own name."""


def where(table: str, kind: str, cells: str) -> str:
    """`Child protection plans: last day of the plan`, with the cell's own name in the return; of no
    table of the record, which return it is: `Annex A: the whole file`."""
    title = TABLES[table].title if table in TABLES else _of_no_table(table, kind)
    columns = columns_filled(table, kind, cells)
    if columns:
        return f"{title}: {in_words(table, columns)}"
    return f"{title}: {cells}" if cells else title


def _of_no_table(table: str, kind: str) -> str:
    part = OF_THE_FILE.get(table, table)
    return f"{RETURNS[kind].title}: {part}" if kind in RETURNS else part
