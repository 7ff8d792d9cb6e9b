"""What is typed here says each column of its table by the column's own name."""

from goldenthread.record.kept_here import MAY_BE_KEPT_HERE, TYPED_HERE
from goldenthread.record.table import Source

SAID: dict[str, tuple[Source, ...]] = {
    name: (
        Source(kind=TYPED_HERE, group=name, says={column: column for column in table.column_names}),
    )
    for name, table in MAY_BE_KEPT_HERE.items()
}
