"""What a measure answers: its number, series, breakdowns, and the cases behind them.

All is read off the one case list. SQL counts; `statistics.figures` divides and rounds.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple

from goldenthread.clocks.history import HISTORY_STARTS
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED, Kind, Measure
from goldenthread.measures.periods import Period
from goldenthread.measures.population import estimate_used, population_in, stands_in
from goldenthread.measures.reach import Cases, Run, reach_of, runs_of
from goldenthread.measures.reasons import sentence
from goldenthread.record.snapshot import Kept, Reading
from goldenthread.statistics import figures
from goldenthread.statistics.figures import Figure

AT_ONCE = 2


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One number: which period, cut how, and the figure.

    `is_told` is false where what we hold does not reach as far as the number must look (reach.py):
    then the figure has no value. `notes` are the sentences that must stand beside it; a rate's
    `population_year` is the mid-year whose population it is of.
    """

    period: Period
    by: dict[str, str]
    figure: Figure
    is_told: bool = True
    notes: tuple[str, ...] = ()
    population_year: int | None = None

    def words(self) -> str:
        """The figure as a page prints it, and what must be said beside it."""
        if not self.is_told:
            return " ".join(self.notes)
        said = self.figure.words()
        return " ".join([f"{said}.", *self.notes]) if self.notes else said


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of a list, with the sentence that says why it counts as it does."""

    child_id: str
    period: str
    verdict: str
    reason: str
    table: str
    row_key: str
    load_id: int
    ordinal: int
    line: int
    cells: dict[str, Any]


def answers(
    reading: Reading, measure: Measure, asked: Sequence[Period], by: str = ""
) -> list[Answer]:
    """The measure's number for each period; with `by`, one for each group as well.

    Without `by` every period has an answer, even where it has no case. Raises KeyError for a
    breakdown that the measure has not.
    """
    if by and by not in measure.breakdown_names:
        raise KeyError(by)
    key = ("answers", measure.code, tuple(asked), by)
    made: list[Answer] = reading.remember(key, lambda: _answers(reading, measure, asked, by))
    return made


def make_ready(reading: Reading, measures: Iterable[Measure], asked: Sequence[Period]) -> None:
    """Work out the case lists of several measures, and count them, two at a time: half of the time
    goes to planning, which is done on one core."""
    with ThreadPoolExecutor(AT_ONCE) as workers:
        for counted in [workers.submit(_count, reading.beside(), m, asked) for m in measures]:
            counted.result()


def _count(reading: Reading, measure: Measure, asked: Sequence[Period]) -> "ByBreakdown":
    name = case_list(reading, measure, asked)
    counted: ByBreakdown = reading.remember(
        ("counted", name), lambda: _counted(reading, measure, name), of=name
    )
    return counted


def _answers(reading: Reading, measure: Measure, asked: Sequence[Period], by: str) -> list[Answer]:
    counted = _count(reading, measure, asked)
    found = counted[by]
    if not by:
        found = {(p.name, ""): found.get((p.name, ""), NOTHING) for p in asked}
    grounds: dict[str, Ground] = reading.remember(
        ("grounds", measure.code, tuple(asked)),
        lambda: _grounds(reading, measure, asked, counted),
    )
    return [
        _answer(reading, measure, grounds[period], counts, by=by, part=part)
        for (period, part), counts in found.items()
    ]


class Ground(NamedTuple):
    """What the numbers of one period stand on: how far our files reach, and for a rate the
    mid-year of its population; and the sentences due beside a value, or where there is none."""

    period: Period
    has_number: bool
    population_year: int | None
    notes_of_value: tuple[str, ...]
    notes_without: tuple[str, ...]


def _answer(
    reading: Reading, measure: Measure, ground: Ground, counts: "Counts", *, by: str, part: str
) -> Answer:
    figure = _figure(reading, measure, ground, counts, by, part)
    if not ground.has_number:
        figure = figures.without_value(figure)
    has_value = figure.value is not None
    return Answer(
        period=ground.period,
        by={by: part} if by else {},
        figure=figure,
        is_told=ground.has_number,
        notes=ground.notes_of_value if has_value else ground.notes_without,
        population_year=ground.population_year if has_value else None,
    )


def _grounds(
    reading: Reading, measure: Measure, asked: Sequence[Period], counted: "ByBreakdown"
) -> dict[str, Ground]:
    """For each period by its name, what its numbers stand on, however they are cut."""
    runs = runs_of(reading, measure.spoken_by)
    return {p.name: _ground(reading, measure, p, runs, counted) for p in asked}


def _ground(
    reading: Reading,
    measure: Measure,
    period: Period,
    runs: Sequence[Run],
    counted: "ByBreakdown",
) -> Ground:
    met, not_met, unjudged, too_early, _ = counted[""].get((period.name, ""), NOTHING)
    cases = Cases(judged=met + not_met, unjudged=unjudged, too_early=too_early)
    reach, year, note = reach_of(measure, period, runs, cases), None, ""
    if measure.kind is Kind.RATE:
        year = estimate_used(reading, period.last_day)
        note = stands_in(year, period.last_day) if year else ""
    beside = (*reach.notes, note) if note else reach.notes
    return Ground(period, reach.has_number, year, beside, reach.notes)


class Counts(NamedTuple):
    """Cases of one group in one period, and the values that a median is taken of.

    `too_early` of the unjudged look back to days before our files.
    """

    met: int
    not_met: int
    unjudged: int
    too_early: int
    measured: list[float] | None


NOTHING = Counts(0, 0, 0, 0, None)

ByBreakdown = dict[str, dict[tuple[str, str], Counts]]
"""Per breakdown (and "" for none), the counts by period and group."""


def _counted(reading: Reading, measure: Measure, name: Kept) -> ByBreakdown:
    """All counts of a measure in one pass over its list."""
    names = measure.breakdown_names
    values = f"list(\"{measure.value}\") filter (verdict = '{MET}')" if measure.value else "null"
    columns = ", ".join(f'cast("{by}" as varchar) as "{by}"' for by in names)
    sets = ", ".join(["(period)", *(f'(period, "{by}")' for by in names)])
    groups = ", ".join(f'"{by}"' for by in names)
    rows = reading.fetch(
        f"with listed as (select period, verdict, unjudged_reason, {_value_of(measure)}{columns} "
        f"from {name}) "
        f"select grouping({groups}) as cut, period, {groups}, "
        f"count(*) filter (verdict = '{MET}'), count(*) filter (verdict = '{NOT_MET}'), "
        f"count(*) filter (verdict = '{UNJUDGED}'), count(*) filter (verdict = '{UNJUDGED}' "
        f"and starts_with(unjudged_reason, '{HISTORY_STARTS}')), {values} "
        f"from listed group by grouping sets ({sets}) order by period, {groups}"
    )
    found: dict[str, dict[tuple[str, str], Counts]] = {by: {} for by in ("", *names)}
    # `grouping` has a bit for each column, the first the highest, set where it is not grouped by.
    cuts = {2 ** len(names) - 1: ""}
    for place, by in enumerate(names):
        cuts[2 ** len(names) - 1 - 2 ** (len(names) - 1 - place)] = by
    for cut, period, *rest in rows:
        by = cuts[cut]
        part = rest[names.index(by)] or "" if by else ""
        found[by][period, part] = Counts(*rest[len(names) :])
    return found


def _value_of(measure: Measure) -> str:
    return f'"{measure.value}", ' if measure.value else ""


def _figure(
    reading: Reading, measure: Measure, ground: Ground, counts: Counts, by: str, part: str
) -> Figure:
    met, not_met, unjudged, _too_early, values = counts
    match measure.kind:
        case Kind.SHARE:
            return figures.share(met, met + not_met, unjudged=unjudged)
        case Kind.RATE:
            population = population_in(reading, ground.population_year, by, part)
            return figures.rate(met, population, unjudged=unjudged)
        case Kind.MEDIAN:
            measured = [float(v) for v in values or [] if v is not None]
            return figures.median(measured, unit=measure.unit, unjudged=unjudged)
        case _:
            return figures.count(met, unit=measure.unit or figures.CHILDREN, unjudged=unjudged)


def cases(
    reading: Reading,
    measure: Measure,
    asked: Sequence[Period],
    *,
    where: str = "true",
    **parameters: Any,
) -> Iterator[Case]:
    """The cases behind the number, each with its reason, in the order of verdict and child.

    `where` is SQL over the case list (verdict, team, child_id ...), with `$name` parameters.
    """
    name = case_list(reading, measure, asked)
    rows = reading.rows(
        f"select * from {name} where {where} order by period, "
        f"case verdict when '{NOT_MET}' then 0 when '{UNJUDGED}' then 1 else 2 end, "
        "counted_on, child_id, row_key",
        **parameters,
    )
    for row in rows:
        yield as_case(measure, row)


def as_case(measure: Measure, row: dict[str, Any]) -> Case:
    """A row of a case list with its sentence."""
    return Case(
        child_id=row["child_id"],
        period=row["period"],
        verdict=row["verdict"],
        reason=because(measure, row),
        table=row["table_name"],
        row_key=row["row_key"],
        load_id=row["load_id"],
        ordinal=row["ordinal"],
        line=row["line"],
        cells=row,
    )


def because(measure: Measure, row: dict[str, Any]) -> str:
    """The sentence for a case, from the measure's template for its verdict."""
    verdict = row["verdict"]
    template = measure.because.get(verdict)
    if template is None and verdict == UNJUDGED:
        template = "Cannot be judged: {unjudged_reason}."
    return sentence(template or measure.because[MET], row)
