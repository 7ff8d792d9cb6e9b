"""The one decision table: what state a running is in on a day, and which verdict follows.

The rows are read from the top; the first that holds gives the state. A measure asks for the
verdict, a page for the state; neither decides anything itself. No state is ever stored.
"""

from dataclasses import dataclass
from typing import Any

import ibis
from ibis import _

MET, MET_LATE, RUNNING = "met", "met late", "running"
DUE_SOON, OVERDUE, PAUSED = "due soon", "overdue", "paused"
CLOSED, CANNOT, TOO_EARLY = "closed", "cannot be worked out", "too early to say"
STATES = (MET, MET_LATE, RUNNING, DUE_SOON, OVERDUE, PAUSED, CLOSED, CANNOT, TOO_EARLY)

VERDICT_MET, VERDICT_NOT_MET, UNJUDGED = "met", "not met", "unjudged"

SOON = 7
"""Days before the due date from which a running is due soon: a working week."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the decision table: when it holds (in words and as SQL), what follows."""

    holds: str
    test: Any
    state: str
    verdict: str


DECISION_TABLE: tuple[Row, ...] = (
    Row(
        holds="a date that it needs is missing, unreadable, out of order or before our files",
        test=_.cannot_because.notnull() | _.started_on.isnull() | _.due_on.isnull(),
        state=CANNOT,
        verdict=UNJUDGED,
    ),
    Row(
        holds="it starts after the day",
        test=_.started_on > _.on_day,
        state=TOO_EARLY,
        verdict=UNJUDGED,
    ),
    Row(
        holds="it stopped by the day, on or before the due date",
        test=(_.stopped_on <= _.on_day) & (_.stopped_on <= _.due_on),
        state=MET,
        verdict=VERDICT_MET,
    ),
    Row(
        holds="it stopped by the day, after the due date",
        test=_.stopped_on <= _.on_day,
        state=MET_LATE,
        verdict=VERDICT_NOT_MET,
    ),
    Row(
        holds="the case closed by the day, on or before the due date, without it stopping",
        test=(_.closed_on <= _.on_day) & (_.closed_on <= _.due_on),
        state=CLOSED,
        verdict=UNJUDGED,
    ),
    Row(
        holds="the case closed by the day, after the due date, without it stopping",
        test=_.closed_on <= _.on_day,
        state=CLOSED,
        verdict=VERDICT_NOT_MET,
    ),
    Row(
        holds="the due date is before the day",
        test=_.due_on < _.on_day,
        state=OVERDUE,
        verdict=VERDICT_NOT_MET,
    ),
    Row(
        holds="the due date is within seven days of the day",
        test=_.due_on <= _.on_day + ibis.interval(days=SOON),
        state=DUE_SOON,
        verdict=UNJUDGED,
    ),
    Row(
        holds="none of the above",
        test=ibis.literal(True),
        state=RUNNING,
        verdict=UNJUDGED,
    ),
)


def with_state(runs: ibis.Table, on_day: Any) -> ibis.Table:
    """Add `state` and `verdict` as they stand on `on_day` (a date or an expression over runs)."""
    dated = runs.mutate(on_day=on_day)
    return dated.mutate(
        state=ibis.cases(*[(row.test, row.state) for row in DECISION_TABLE]),
        verdict=ibis.cases(*[(row.test, row.verdict) for row in DECISION_TABLE]),
    ).drop("on_day")
