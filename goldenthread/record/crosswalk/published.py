"""Where published tables, as they are taken in, say each column of the record."""

from goldenthread.record import published
from goldenthread.record.table import RecordTable, Source


def _as_named(table: RecordTable, group: str) -> tuple[Source, ...]:
    says = {name: name for name in table.column_names}
    return (Source(kind=table.name, group=group, says=says),)


SAID: dict[str, tuple[Source, ...]] = {
    "published_figures": _as_named(published.PUBLISHED_FIGURES, "figure"),
    "statistical_neighbours": _as_named(published.STATISTICAL_NEIGHBOURS, "neighbour"),
}
