"""What was decided by the day, and why: what was said of clocks, and what forms say was decided."""

from django.utils.timezone import localtime

from goldenthread.access.on_the_day import Decided, SeenDay
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.decided_dates import history
from goldenthread.web.pages.children.child.history import place_of

NOT_SHOWN = "not shown to you"


def receipts(seen: SeenDay) -> DataTable:
    """All that had been said of the child's clocks, newest first."""
    return DataTable(
        caption="What was said of the clocks by then, newest first",
        headings=tuple(map(Heading, ("When", "Clock", "By", "Said", "Why", "Next look"))),
        rows=tuple(
            (
                Cell(words.moment(localtime(one.receipt.at))),
                Cell(one.clock),
                Cell(f"{one.receipt.by}, {one.receipt.as_role.lower()}"),
                Cell(capital(one.receipt.said)),
                Cell((one.receipt.why or "none given") if seen.by_name else NOT_SHOWN),
                Cell(words.date(one.receipt.next_look_on) if one.receipt.next_look_on else "none"),
            )
            for one in seen.receipts
        ),
        compact=True,
        is_wide=True,
        nothing="Nobody had said anything of a clock of this child by then.",
    )


def dates(seen: SeenDay) -> DataTable:
    """All that had been decided of due dates, newest first."""
    return history(
        seen.dates,
        tells_why=seen.by_name,
        caption="What had been decided of due dates by then, newest first",
        nothing="Nobody had decided anything of a due date of this child by then.",
        names_clock=True,
    )


def decisions(seen: SeenDay) -> DataTable:
    """What management decisions, the front door and pre-proceedings tell, newest first."""
    return DataTable(
        caption="What the record says was decided by then, newest first",
        headings=tuple(map(Heading, ("Day", "What", "In their words", "By", "Known", "Source"))),
        rows=tuple(
            (
                date_cell(one.fact.on),
                Cell(one.fact.words),
                Cell(_in_their_words(one, by_name=seen.by_name)),
                Cell(one.by),
                Cell("then" if one.was_known else "only since"),
                Cell(place_of(one.fact)),
            )
            for one in seen.decisions
        ),
        compact=True,
        is_wide=True,
        nothing="No return tells of a decision by then: no management decision, none at the front "
        "door, no pre-proceedings. That none is told is not that none was made.",
    )


def _in_their_words(one: Decided, *, by_name: bool) -> str:
    if one.words or by_name:
        return one.words
    return NOT_SHOWN
