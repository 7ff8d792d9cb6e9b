"""What is published beside the number of a measure's page: a table, or why there is none."""

from dataclasses import dataclass

from goldenthread.access.numbers import Numbers
from goldenthread.measures.answers import Answer
from goldenthread.measures.measure import Kind, Measure
from goldenthread.measures.published_of_edition import Beside
from goldenthread.measures.set_beside import NotCompared, SetBeside
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Notice
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked

NO_NUMBER = "no number"
HEADINGS = (Heading("Whose"), Heading("Figure", numeric=True), Heading("What it rests on"))


@dataclass(frozen=True, kw_only=True)
class Published:
    """The table of what is published, or the notice that says why there is none; never both."""

    table: DataTable | None = None
    not_compared: Notice | None = None


def published(asked: Asked, numbers: Numbers, answer: Answer, *, council: str) -> Published:
    """What stands beside the answer that the page shows."""
    found = numbers.set_beside(asked.measure, answer)
    if isinstance(found, NotCompared):
        return Published(not_compared=_not_compared(asked, found))
    return Published(table=_table(asked, answer, found, council))


def _not_compared(asked: Asked, found: NotCompared) -> Notice:
    return Notice(
        kind="information",
        title="No published figure stands beside this number",
        text=found.why,
        href=asked.changed(on=found.on).measure_href() if found.on else "",
        link=f"Read this measure for {_of_then(asked, found)}" if found.on else "",
    )


def _of_then(asked: Asked, found: NotCompared) -> str:
    day = words.date(found.on)
    return day if asked.measure.is_stock else f"the twelve months to {day}"


def _table(asked: Asked, answer: Answer, found: SetBeside, council: str) -> DataTable:
    ours = (
        Cell(f"{council}, as counted here"),
        Cell(wording.value(answer)),
        Cell(wording.counted(answer)),
    )
    return DataTable(
        caption=wording.when(asked.measure, answer.period),
        headings=HEADINGS,
        rows=(ours, *(_row(asked.measure, one, found, council) for one in found.figures)),
        note=_note(found),
        is_wide=True,
    )


def _row(measure: Measure, one: Beside, found: SetBeside, council: str) -> tuple[Cell, ...]:
    whose = one.whose
    if one is found.ours:
        whose = f"{council}, as published"
    if one is found.neighbours and found.neighbour_list:
        whose = f"{whose} ({_of_list(found)})"
    rests_on = [one.counted, one.because]
    if one.is_worked_out and one.shown and one is not found.neighbours:
        rests_on.append("worked out from these")
    return (
        Cell(whose),
        Cell(_figure(measure, one.shown) if one.shown else NO_NUMBER),
        Cell("; ".join(filter(None, rests_on)) or "the figure alone is printed"),
    )


def _figure(measure: Measure, shown: str) -> str:
    if measure.kind is Kind.SHARE:
        return f"{shown}\u00a0%"
    return f"{shown} {measure.unit}" if measure.kind is Kind.MEDIAN else shown


def _of_list(found: SetBeside) -> str:
    assert found.neighbour_list is not None
    begins = found.neighbour_list.in_force_from
    since = f"in force from {words.date(begins)}" if begins else "of which nothing says from when"
    return f"list {since}"


def _note(found: SetBeside) -> str:
    counts = found.comparison.counts
    said = (f"Source: {found.source}. It counts {counts}.", *found.notes)
    return " ".join(said)
