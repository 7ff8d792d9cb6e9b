"""The rest of the home page: starred measures, what is overdue, and where the record stands."""

from collections.abc import Mapping
from datetime import date, datetime

from goldenthread.access.numbers import Numbers
from goldenthread.access.standing import HeldReturn, Standing
from goldenthread.clocks.looked_at import UNSEEN
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import CANNOT, DUE_SOON, OVERDUE
from goldenthread.measures.answers import Answer
from goldenthread.measures.periods import Period
from goldenthread.measures.register import MEASURES
from goldenthread.record.labels import capital
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.own_contract import OWN_CONTRACT, PEOPLE_AND_ALLOCATIONS, POPULATION
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.how_it_comes import how_it_comes
from goldenthread.web.pages.numbers.home.asked import Asked
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked as AskedOfMeasure
from goldenthread.web.pages.numbers.measure.missing import since

OVERDUE_AND_UNSEEN = "Overdue and unseen"
PRESSING = {
    OVERDUE_AND_UNSEEN: (OVERDUE, UNSEEN),
    "Overdue": (OVERDUE, ""),
    "Due soon": (DUE_SOON, ""),
    "Cannot be worked out": (CANNOT, ""),
}
"""The columns: the state, and how it was looked at, of what each counts."""
NOT_LOADED = {
    PEOPLE_AND_ALLOCATIONS.kind: "No name, worker or team can be shown, and only those who may see "
    "every child can open one.",
    POPULATION.kind: "No rate can be worked out: numbers stand without one.",
}


def starred(asked: Asked, numbers: Numbers, period: Period) -> DataTable:
    """The measures that a director reads first, each with its number."""
    rows = []
    read_first = [measure for measure in MEASURES.values() if measure.starred]
    numbers.make_ready(read_first, [period])
    for measure in read_first:
        of = AskedOfMeasure(measure=measure, on=asked.on, known_at=asked.known_at)
        answer = numbers.answers(measure, [period])[0]
        figure = answer.figure
        has_a_case = bool(figure.numerator or figure.denominator or figure.unjudged)
        rows.append(
            (
                Cell(f"{measure.title} ({measure.code})", of.measure_href()),
                Cell(wording.value(answer), of.cases_href() if has_a_case else ""),
                Cell(wording.counted(answer) if answer.is_told else why_none(answer)),
                wording.unjudged_briefly(answer, href=of.changed(verdict="unjudged").cases_href()),
                Cell("the day" if measure.is_stock else "12\u00a0months"),
            )
        )
    return DataTable(
        caption=f"On {words.date(period.last_day)}, or over the twelve months to that day",
        headings=(
            Heading("Measure"),
            Heading("Number", numeric=True),
            Heading("What it rests on"),
            Heading("Cannot be judged", numeric=True),
            Heading("When"),
        ),
        rows=tuple(rows),
        compact=True,
    )


def why_none(answer: Answer) -> str:
    """Why there is no number, without saying again that there is none."""
    return capital(" ".join(answer.notes).removeprefix("No number: ")) or wording.NOT_TOLD


def overdue(asked: Asked, counts: Mapping[tuple[str, str], int]) -> DataTable:
    """What is overdue or nearly so, by clock, and first what nobody has looked at; each number
    leads to its clocks."""

    def cell(clock: str, state: str, look: str) -> Cell:
        of = look or state
        count = sum(n for (c, s), n in counts.items() if s == of and clock in ("", c))
        href = asked.clocks_href(clock=clock, state=state, look=look)
        return number_cell(count, href=href if count else "")

    pressing = {of for pair in PRESSING.values() for of in pair}
    open_now = [
        code
        for code in CLOCKS
        if any(c == code and s in pressing and n for (c, s), n in counts.items())
    ]
    return DataTable(
        caption="Clocks of the children whom you can open",
        headings=(Heading("Clock"), *(Heading(name, numeric=True) for name in PRESSING)),
        rows=tuple(
            (Cell(CLOCKS[code].title), *(cell(code, *of) for of in PRESSING.values()))
            for code in open_now
        ),
        total=(Cell("All"), *(cell("", *of) for of in PRESSING.values())) if open_now else (),
        nothing="No clock is open for a child whom you can open.",
        compact=True,
    )


def returns_held(
    standing: Standing, *, as_at: date, now: datetime | None = None
) -> tuple[SummaryRow, ...]:
    """Which returns are held, to which day each speaks, and how it comes where it comes by itself;
    `as_at` is the day of the record, `now` the moment of asking.

    A return of our own that is not held has its row too: only the council can make it.
    """
    held = {kind: [one for one in standing.returns if one.kind == kind] for kind in RETURNS}
    ours = {shape.kind for shape in OWN_CONTRACT}
    rows = [
        SummaryRow(key=shape.title, value=_with_how_it_comes(standing, kind, held[kind], now))
        for kind, shape in RETURNS.items()
        if held[kind] and kind not in ours
    ]
    rows += [
        SummaryRow(key=shape.title, value=_speaks_to(held[shape.kind], as_at))
        for shape in OWN_CONTRACT
    ]
    return tuple(rows)


def _with_how_it_comes(
    standing: Standing, kind: str, held: list[HeldReturn], now: datetime | None
) -> str:
    comes = how_it_comes(kind, standing.heard.get(kind), now) if now else ""
    return f"{_days_of(held)}. {comes}." if comes else _days_of(held)


def _days_of(held: list[HeldReturn]) -> str:
    """The days of all that is held of a kind: its years by name, or each stretch of days."""
    spans = [(one.first_day, one.last_day) for one in held if one.first_day and one.last_day]
    if not spans:
        return "Loaded"
    if not all(one.year for one in held):
        return words.listed([_days(first, last) for first, last in sorted(spans)])
    days = _days(min(first for first, _ in spans), max(last for _, last in spans))
    return f"{words.listed([one.period for one in held])}: {days}"


def _days(first: date, last: date) -> str:
    return f"{words.date(first)} to {words.date(last)}"


def _speaks_to(held: list[HeldReturn], as_at: date) -> str:
    """Up to which day a return of our own speaks, and how long it has been silent since."""
    if not held:
        return "Not loaded"
    behind = min(((as_at - one.last_day).days for one in held if one.last_day), default=0)
    silent = f"; silent for {words.plural(behind, 'day')} since" if behind > 0 else ""
    return _days_of(held) + silent


def missing(standing: Standing, numbers: Numbers) -> tuple[Notice, ...]:
    """What the numbers lack because a return is not there."""
    found = [
        Notice(
            kind="warning",
            title=f"No census for {_census_year(year)} is loaded",
            text="It lies between two that are. Plans and episodes of that year may be missing, "
            "and what rests on it cannot be judged.",
        )
        for year in standing.years_between
    ]
    held = {one.kind for one in standing.returns}
    found += [
        Notice(
            kind="no source",
            title=f"{shape.title}: not loaded",
            text=" ".join((NOT_LOADED[shape.kind], since(numbers, table))).strip(),
        )
        for shape, table in ((PEOPLE_AND_ALLOCATIONS, "allocations"), (POPULATION, "population"))
        if shape.kind not in held
    ]
    return tuple(found)


def _census_year(year: int) -> str:
    return f"{year - 1}-{year % 100:02d}"
