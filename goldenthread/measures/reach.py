"""Whether what we hold reaches as far as a number must look: the one rule, and what it says.

A number needs returns, without a gap, of every day that it counts: the day itself of a stock, the
first day of the period to the last of a flow. Where a day is missing there is no number: a part of
a year is never shown as a year. A share that looks back further needs those days too. Without them
a case can be judged one way only (a re-referral is seen, or it cannot be told), so that the share
of those that can be judged leans: where that is so on most of the days there is no number, and
where it is so on fewer it is said beside the number. A share that looks back without a limit has
no number where most of its cases cannot be judged.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading
from goldenthread.statute.months import add_months

ONE_DAY = datetime.timedelta(days=1)


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


def runs_of(reading: Reading, table: str) -> tuple[Run, ...]:
    """The runs of returns that speak of a table of the record, oldest first."""
    rows = reading.rows(
        "select first_day, last_day from spoken_for where table_name = $table_name "
        "order by first_day",
        table_name=table,
    )
    return tuple(Run(**row) for row in rows)


def reach_of(
    measure: Measure, period: Period, runs: Sequence[Run], *, judged: int, unjudged: int
) -> Reach:
    """What the rule says of a measure's number for a period; the counts are those of its cases."""
    run = next((r for r in runs if r.first_day <= period.last_day <= r.last_day), None)
    if run is None:
        return _none(_not_spoken_of(measure, period.last_day, runs))
    first_day = period.last_day if measure.is_stock else period.first_day
    if first_day < run.first_day:
        return _none(
            f"No number: our files speak without a gap from {_day(run.first_day)} only, and the "
            f"time asked about begins on {_day(first_day)}."
        )
    if measure.looks_back_months:
        return _looking_back(measure.looks_back_months, first_day, period.last_day, run)
    if measure.looks_back and unjudged > judged:
        return _none(f"No number: most of the cases, {unjudged:,}, cannot be judged.")
    return WHOLE


def _not_spoken_of(measure: Measure, day: datetime.date, runs: Sequence[Run]) -> str:
    title = TABLES[measure.spoken_by].title
    of_what = title[:1].lower() + title[1:]
    if not runs:
        return f"No number: no return that is loaded speaks of {of_what}."
    if day > runs[-1].last_day:
        return f"No number: our files end on {_day(runs[-1].last_day)}."
    if day < runs[0].first_day:
        return f"No number: our files start on {_day(runs[0].first_day)}."
    return f"No number: no return that is loaded speaks of {of_what} on {_day(day)}."


def _looking_back(
    months: int, first_day: datetime.date, last_day: datetime.date, run: Run
) -> Reach:
    whole_from = add_months(run.first_day, months)
    if whole_from <= first_day:
        return WHOLE
    days = (last_day - first_day).days + 1
    says = (
        f"Our files start on {_day(run.first_day)}, and each case looks back {months} months: "
        f"before {_day(whole_from)} most cases can be judged one way only"
    )
    if (whole_from - first_day).days > (days + 1) // 2:
        return _none(f"No number: {says[:1].lower()}{says[1:]}.")
    return Reach(notes=(f"{says}, so that the share leans that way.",))


def _none(why: str) -> Reach:
    return Reach(has_number=False, notes=(why,))


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
