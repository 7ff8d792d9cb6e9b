"""Meetings and visits of a child that are past, of which nobody said what came of them."""

from collections.abc import Iterable

from goldenthread.record.labels import capital
from goldenthread.record.results import ToLog
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.pages.children.child.history import place_of


def outcomes_to_log(found: Iterable[ToLog]) -> DataTable:
    """The list, newest first."""
    return DataTable(
        caption="Outcomes to log: past, and no return says",
        headings=tuple(map(Heading, ("Day", "What", "Not said", "Source"))),
        rows=tuple(
            (
                date_cell(one.fact.on),
                Cell(one.fact.what),
                Cell(capital(one.wanting)),
                Cell(place_of(one.fact)),
            )
            for one in found
        ),
        compact=True,
        is_wide=True,
        nothing="Nothing: what came of each is said, as far as the loaded returns can say it.",
    )
