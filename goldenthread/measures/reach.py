"""Whether what we hold reaches as far as a number must look: the one rule, and what it says.

A number needs returns, without a gap, of every day that it counts: the day itself of a stock, the
first day of the period to the last of a flow. Where a day is missing there is no number: a part of
a year is never shown as a year.

A case that must look back to days before our files is judged only where what we hold decides it: a
re-referral is seen, or it cannot be told. The share of those that can be judged then leans one way.
Where more than one in twenty cases cannot be judged for that reason there is no number; where fewer
cannot, it is said beside the number. (Tried with 3,000 children: re-referrals were 26.0 %; over
twelve months of which the first six looked back too far we found 41.0 %, with 41 % of the cases
unjudged; of which the first one did, 27.8 % with 7 %.) Where a share looks back without a limit and
most of its cases cannot be judged for any reason, there is none either.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.measures.reasons import in_words
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import lower
from goldenthread.record.snapshot import Reading

FEW = 20
"""No more than one in so many cases may look back to days before our files."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run of returns without a gap: the first and the last day of which they speak."""

    first_day: datetime.date
    last_day: datetime.date


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Whether there may be a number, and what must be said: why there is none, or how it leans."""

    has_number: bool = True
    notes: tuple[str, ...] = ()


WHOLE = Reach()


@dataclass(frozen=True, kw_only=True)
class Cases:
    """How many cases there are; `too_early` of those unjudged look back to before our files."""

    judged: int
    unjudged: int
    too_early: int


def runs_of(reading: Reading, table: str) -> tuple[Run, ...]:
    """The runs of returns that speak of a table of the record, oldest first."""
    rows = reading.rows(
        "select first_day, last_day from spoken_for where table_name = $table_name "
        "order by first_day",
        table_name=table,
    )
    return tuple(Run(**row) for row in rows)


def reach_of(measure: Measure, period: Period, runs: Sequence[Run], cases: Cases) -> Reach:
    """What the rule says of a measure's number for a period with these cases."""
    run = next((r for r in runs if r.first_day <= period.last_day <= r.last_day), None)
    if run is None:
        return _none(_not_spoken_of(measure, period.last_day, runs))
    first_day = period.last_day if measure.is_stock else period.first_day
    if first_day < run.first_day:
        return _none(
            f"No number: our files speak without a gap from {in_words(run.first_day)} only, and "
            f"the time asked about begins on {in_words(first_day)}."
        )
    if cases.too_early:
        return _too_early(run, cases)
    if measure.looks_back and cases.unjudged > cases.judged:
        return _none(f"No number: most of the cases, {cases.unjudged:,}, cannot be judged.")
    return WHOLE


def _not_spoken_of(measure: Measure, day: datetime.date, runs: Sequence[Run]) -> str:
    of_what = lower(TABLES[measure.spoken_by].title)
    if not runs:
        return f"No number: no return that is loaded speaks of {of_what}."
    if day > runs[-1].last_day:
        return f"No number: our files end on {in_words(runs[-1].last_day)}."
    if day < runs[0].first_day:
        return f"No number: our files start on {in_words(runs[0].first_day)}."
    return f"No number: no return that is loaded speaks of {of_what} on {in_words(day)}."


def _too_early(run: Run, cases: Cases) -> Reach:
    every = cases.judged + cases.unjudged
    says = (
        f"our files start on {in_words(run.first_day)}, and {cases.too_early:,} of {every:,} cases "
        "look back further and cannot be judged."
    )
    if cases.too_early * FEW > every:
        return _none(f"No number: {says}")
    return Reach(notes=(f"The share may lean: {says}",))


def _none(why: str) -> Reach:
    return Reach(has_number=False, notes=(why,))
