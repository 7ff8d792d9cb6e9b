"""A chart and the table of its numbers: the one is never shown without the other."""

from dataclasses import dataclass

from goldenthread.web.components.data_table import DataTable


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart. `picture` is markup from `goldenthread.web.charts`; `table` says the same."""

    title: str
    picture: str
    table: DataTable
    note: str = ""
