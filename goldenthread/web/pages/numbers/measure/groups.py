"""A measure broken down: each group with its number, and the way to exactly its cases."""

from dataclasses import dataclass

from goldenthread.access.numbers import Numbers, Verdicts
from goldenthread.measures.answers import Answer
from goldenthread.measures.measure import Kind
from goldenthread.measures.periods import Period
from goldenthread.statistics.figures import FigureKind, rate_ratio
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked

ANCHOR = "groups"
TEAM = "team"
MOVES_WITH_A_BIRTHDAY, OF_MARCH = "age_band", "age_band_on_31_march"


@dataclass(frozen=True)
class Choice:
    """One breakdown that may be chosen."""

    text: str
    href: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """The breakdowns that there are, and the table of the one that is shown."""

    choices: tuple[Choice, ...]
    table: DataTable


def breakdown(
    asked: Asked, numbers: Numbers, period: Period, *, teams_known: bool, opens_all: bool
) -> Breakdown:
    """The table of the breakdown asked for; without one, by team where teams are known."""
    names = [name for name in offered(asked) if teams_known or name != TEAM or asked.by]
    shown = asked.by or names[0]
    choices = tuple(
        Choice(
            wording.breakdown(name),
            f"{asked.changed(by=name).measure_href()}#{ANCHOR}",
            name == shown,
        )
        for name in names
    )
    table = _table(asked, numbers, period, shown, opens_all=opens_all)
    return Breakdown(choices=choices, table=table)


def offered(asked: Asked) -> tuple[str, ...]:
    """The breakdowns that are offered: one by age, that of the day where the person may ask it."""
    if MOVES_WITH_A_BIRTHDAY not in asked.breakdowns:
        return asked.breakdowns
    return tuple(name for name in asked.breakdowns if name == asked.by or name != OF_MARCH)


def _table(
    asked: Asked, numbers: Numbers, period: Period, by: str, *, opens_all: bool
) -> DataTable:
    measure = asked.measure
    found = {a.by[by]: a for a in numbers.answers(measure, [period], by)}
    counts = {part: one for (_, part), one in numbers.verdicts(measure, [period], by).items()}
    total = numbers.answers(measure, [period])[0]
    every = Verdicts(
        met=sum(c.met for c in counts.values()),
        not_met=sum(c.not_met for c in counts.values()),
        unjudged=sum(c.unjudged for c in counts.values()),
    )
    parts = sorted(counts, key=lambda part: wording.part_order(by, part))
    rows = tuple(
        _row(
            wording.part(by, part, day=period.last_day),
            group_href(asked, by, part),
            found[part],
            counts[part],
            beside=total,
        )
        for part in parts
    )
    headings = (
        Heading(wording.breakdown(by)),
        Heading(wording.value_heading(measure.kind), numeric=True),
        Heading(wording.counted_heading(measure.kind), numeric=True),
        Heading(wording.interval_heading(measure.kind), numeric=True),
        *([Heading("Times the rate of all", numeric=True)] if measure.kind is Kind.RATE else []),
        Heading("Cannot be judged", numeric=True),
        Heading("In the list" if opens_all else "In the council's list", numeric=True),
    )
    return DataTable(
        caption=f"{wording.breakdown(by)}: {wording.lower(wording.when(measure, period))}",
        headings=headings,
        rows=rows,
        total=_row("All", asked.cases_href(), total, every, beside=total) if len(rows) > 1 else (),
        note=_note(by, measure.kind),
        nothing="No case counts here.",
    )


def group_href(asked: Asked, by: str, part: str) -> str:
    """The list of exactly the cases of one group."""
    if by == TEAM:
        return asked.changed(team=part).cases_href()
    return asked.changed(group=f"{by}:{part}").cases_href()


def _row(
    text: str, href: str, answer: Answer, counts: Verdicts, *, beside: Answer
) -> tuple[Cell, ...]:
    figure = answer.figure
    times = rate_ratio(figure, beside.figure)
    is_rate = figure.kind is FigureKind.RATE
    return (
        Cell(text, href),
        Cell(wording.value_briefly(answer)),
        Cell(wording.counted_briefly(answer)),
        Cell(wording.interval(figure) or "none"),
        *([Cell("none" if times is None else f"{times:.2f}")] if is_rate else []),
        wording.unjudged_briefly(answer),
        number_cell(counts.cases, href=href),
    )


def _note(by: str, kind: Kind) -> str:
    said = []
    if by == TEAM:
        said.append("The team is the one that held the case on the day on which it is counted.")
    if kind is Kind.RATE:
        said.append(
            "A group has a rate where the population that is loaded counts that group; "
            "elsewhere the number of cases stands alone."
        )
    return " ".join(said)
