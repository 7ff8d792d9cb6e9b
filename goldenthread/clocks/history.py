"""How far our files speak, beside each case: back to where they start, on to where they end.

What begins earlier than they start, and what is asked of a day after they end, they do not tell.
"""

from typing import Any

import ibis
from ibis import _

from goldenthread.record.expressions import periods, slices, spoken_for


def with_history(cases: ibis.Table, table_name: str, day: Any) -> ibis.Table:
    """Add `history_starts_on` and `history_ends_on`: the first and last day of the run of returns,
    without a gap, that speaks of `table_name` on this day or next after it, else of the last run;
    null where no return speaks of all of it."""
    dated = cases.mutate(history_day=day)
    runs = spoken_for.filter(_.table_name == table_name).select(
        "asked_from",
        "asked_to",
        history_starts_on=_.first_day,
        history_ends_on=_.last_day,
    )
    return dated.left_join(
        runs, [runs.asked_from <= dated.history_day, runs.asked_to >= dated.history_day]
    ).drop("history_day", "asked_from", "asked_to")


def periods_told_of(table_name: str) -> ibis.Table:
    """The periods on whose last day a return speaks of `table_name`."""
    runs = spoken_for.filter(_.table_name == table_name).select(
        run_from=_.first_day, run_to=_.last_day
    )
    return periods.semi_join(
        runs, [runs.run_from <= periods.last_day, runs.run_to >= periods.last_day]
    )


HISTORY_STARTS = "history starts "


def history_starts(day: Any = _.history_starts_on) -> Any:
    """The reason, in words, that a case cannot be judged for want of history."""
    return HISTORY_STARTS + day.strftime("%-d %B %Y")


def with_told_to(cases: ibis.Table) -> ibis.Table:
    """Add `told_to`: the last day of the return that said the case's row (`slice_id`).

    A row that is still current is in the newest return that covers it, so nothing that is held says
    what became of it later: it may have ended, or been done, on any day since.
    """
    said = slices.select(said_in=_.id, told_to=_.last_day)
    return cases.left_join(said, cases.slice_id == said.said_in).drop("said_in")


def is_after_told(day: Any) -> Any:
    """Whether the day is after all that is told of the case (`told_to`)."""
    return (_.told_to < day).fill_null(False)


def told_only_to(day: Any = _.told_to) -> Any:
    """The reason, in words, that nothing can be said of a later day."""
    return day.strftime("our files speak of it to %-d %B %Y only")
