"""The catalogue of measures, as a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.topics import Topic
from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure import wording

COUNTED, NUMBER = "What it rests on", "Number now"


@dataclass(frozen=True, kw_only=True)
class MeasuresPage(Page):
    """`about` says which day or months the numbers are of; one table for each area."""

    about: str
    areas: tuple[DataTable, ...]


def build(request: HttpRequest, numbers: Numbers) -> MeasuresPage:
    """Every measure in its area, with the number of the last day that the record speaks of."""
    period = twelve_months_to(numbers.as_at) if numbers.as_at else None
    if period:
        numbers.make_ready(MEASURES.values(), [period])
    return MeasuresPage(
        title="Measures",
        chrome=chrome_at(request, numbers, topic=Topic.NUMBERS),
        about=_about(period),
        areas=tuple(_area(name, found, numbers, period) for name, found in by_area()),
    )


def by_area() -> list[tuple[str, list[Measure]]]:
    """The areas in the order of the register, each with its measures."""
    order = list(dict.fromkeys(m.area for m in MEASURES.values()))
    ordered = sorted(MEASURES.values(), key=lambda m: order.index(m.area))
    return [(area, list(found)) for area, found in groupby(ordered, key=lambda m: m.area)]


def _about(period: Period | None) -> str:
    if period is None:
        return "Nothing with days in it has been loaded, so no measure has a number yet."
    return (
        f"The numbers count the whole council: on {words.date(period.last_day)}, or over the "
        "twelve months to that day, the last of which the record speaks."
    )


def _area(
    name: str, found: Iterable[Measure], numbers: Numbers, period: Period | None
) -> DataTable:
    return DataTable(
        caption=capital(name),
        headings=(
            Heading("Measure"),
            Heading(NUMBER, numeric=True),
            Heading(COUNTED),
            Heading("Cannot be judged", numeric=True),
            Heading("When"),
        ),
        rows=tuple(_row(measure, numbers, period) for measure in found),
        compact=True,
    )


def _row(measure: Measure, numbers: Numbers, period: Period | None) -> tuple[Cell, ...]:
    title = Cell(f"{measure.title} ({measure.code})", reverse("measure", args=[measure.code]))
    how = Cell("the day" if measure.is_stock else "12 months")
    if period is None:
        return title, Cell(words.NO_FIGURE), Cell("nothing loaded"), Cell(""), how
    answer = numbers.answers(measure, [period])[0]
    return (
        title,
        Cell(wording.value(answer)),
        Cell(wording.counted(answer)),
        wording.unjudged_briefly(answer),
        how,
    )
