"""How far back our files speak, beside each case: what begins earlier cannot be judged by them."""

from typing import Any

import ibis
from ibis import _

from goldenthread.record.expressions import spoken_for


def with_history(cases: ibis.Table, table_name: str, day: Any) -> ibis.Table:
    """Add `history_starts_on`: the first day of the run of returns, without a gap, that speaks of
    `table_name` on this day or next after it; null where no return speaks of it at all."""
    dated = cases.mutate(history_day=day)
    runs = spoken_for.filter(_.table_name == table_name).select(
        "asked_from", "asked_to", history_starts_on=_.first_day
    )
    return dated.left_join(
        runs, [runs.asked_from <= dated.history_day, runs.asked_to >= dated.history_day]
    ).drop("history_day", "asked_from", "asked_to")


def history_starts(day: Any = _.history_starts_on) -> Any:
    """The reason, in words, that a case cannot be judged for want of history."""
    return "history starts " + day.strftime("%-d %B %Y")
