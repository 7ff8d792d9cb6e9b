"""The last 24 months of a measure, as a chart and as its table."""

from calendar import monthrange
from datetime import date

from goldenthread.access.numbers import Numbers
from goldenthread.measures.answers import Answer
from goldenthread.measures.measure import Kind
from goldenthread.measures.periods import Period, months_to
from goldenthread.web.charts import Point, line_chart
from goldenthread.web.components.chart import Chart
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked

MONTHS = 24


def months_shown(asked: Asked, day: date, starts_on: date) -> tuple[Period, ...]:
    """The whole months up to the day, oldest first, as far back as the record speaks."""
    is_over = day.day == monthrange(day.year, day.month)[1]
    months = months_to(day, MONTHS) if is_over else months_to(day, MONTHS + 1)[:-1]
    if asked.measure.is_stock:
        return tuple(month for month in months if month.last_day >= starts_on)
    return tuple(month for month in months if month.first_day >= starts_on)


def series(asked: Asked, numbers: Numbers, months: tuple[Period, ...]) -> Chart | None:
    """The chart with its table, newest month first; None where there is no month to show."""
    if not months:
        return None
    found = numbers.answers(asked.measure, months)
    points = tuple(_point(answer) for answer in found)
    title = f"{asked.measure.title}, {_between(asked, months)}"
    return Chart(
        title="Month by month",
        picture=line_chart(
            points, title=title, description=_description(found), unit=_unit(asked, found)
        ),
        table=_table(asked, found, months),
        note=_note(asked, months, has_band=any(point.low is not None for point in points)),
    )


def _point(answer: Answer) -> Point:
    figure = answer.figure
    value = figure.value
    if _has_no_population(answer):
        value = float(figure.numerator)
    return Point(answer.period.first_day, value, figure.low, figure.high)


def _has_no_population(answer: Answer) -> bool:
    """Whether there is a number of cases and no population to set it against."""
    figure = answer.figure
    return answer.is_told and figure.kind.value == Kind.RATE.value and figure.denominator is None


def _unit(asked: Asked, found: list[Answer]) -> str:
    kind = asked.measure.kind
    if kind is Kind.SHARE:
        return "%"
    told = [answer for answer in found if answer.is_told]
    if told and all(_has_no_population(answer) for answer in told):
        return "cases"
    if kind is Kind.RATE:
        return "for every 10,000 children"
    return asked.measure.unit or "children"


def _table(asked: Asked, found: list[Answer], months: tuple[Period, ...]) -> DataTable:
    kind = asked.measure.kind
    has_unjudged = any(answer.figure.unjudged for answer in found)
    rows = []
    for answer in reversed(found):
        month = answer.period
        href = asked.changed(month=month.name).cases_href()
        cells = [
            Cell(f"{month.first_day:%b %Y}", href, month.name),
            Cell(wording.value_briefly(answer)),
        ]
        if kind is not Kind.COUNT:
            cells.append(Cell(wording.counted_briefly(answer)))
        if has_unjudged:
            cells.append(wording.unjudged_briefly(answer))
        rows.append(tuple(cells))
    headings = [Heading("Month"), Heading(wording.value_heading(kind), numeric=True)]
    if kind is not Kind.COUNT:
        headings.append(Heading(wording.counted_heading(kind), numeric=True))
    if has_unjudged:
        headings.append(Heading("Cannot be judged", numeric=True))
    return DataTable(
        caption=_between(asked, months),
        headings=tuple(headings),
        rows=tuple(rows),
        compact=True,
    )


def _between(asked: Asked, months: tuple[Period, ...]) -> str:
    how = "Last day of each month, " if asked.measure.is_stock else ""
    return f"{how}{months[0].first_day:%B %Y} to {months[-1].first_day:%B %Y}"


def _description(found: list[Answer]) -> str:
    newest = found[-1]
    known = [a for a in found if a.figure.value is not None]
    said = [f"{newest.period.first_day:%B %Y}: {wording.value(newest)}, {wording.counted(newest)}."]
    if known:
        low = min(known, key=lambda a: a.figure.value or 0)
        high = max(known, key=lambda a: a.figure.value or 0)
        said.append(
            f"Lowest {wording.value(low)} in {low.period.first_day:%B %Y}, "
            f"highest {wording.value(high)} in {high.period.first_day:%B %Y}."
        )
    said.append("The table beside the chart has every month.")
    return " ".join(said)


def _note(asked: Asked, months: tuple[Period, ...], *, has_band: bool) -> str:
    said = []
    if has_band and asked.measure.kind in (Kind.SHARE, Kind.RATE):
        said.append("The band is how far chance alone could carry each month (95 %).")
    if has_band and asked.measure.kind is Kind.MEDIAN:
        said.append("The band holds the middle half of each month's cases.")
    if len(months) < MONTHS:
        said.append(
            f"Months before {months[0].first_day:%B %Y} are not shown: "
            "the returns that we hold do not speak of them without a gap."
        )
    return " ".join(said)
