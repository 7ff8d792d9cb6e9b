"""The one decision table: what state a running is in on a day, and which verdict follows.

The rows are read from the top; the first that holds gives the state. A measure asks for the
verdict, a page for the state; neither decides anything itself. No state is ever stored, and none
rests on anything dated after the day.
"""

from dataclasses import dataclass
from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.history import is_after_told, told_only_to

MET, MET_LATE, RUNNING = "met", "met late", "running"
DUE_SOON, OVERDUE, PAUSED = "due soon", "overdue", "paused"
CLOSED, CANNOT, TOO_EARLY = "closed", "cannot be worked out", "too early to say"
STATES = (MET, MET_LATE, RUNNING, DUE_SOON, OVERDUE, PAUSED, CLOSED, CANNOT, TOO_EARLY)

VERDICT_MET, VERDICT_NOT_MET, UNJUDGED = "met", "not met", "unjudged"

SOON = 7
"""Days before the due date from which a running is due soon: a working week."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the decision table: when it holds (in words and as SQL), what follows.

    `because` says, for a state that cannot be worked out, why.
    """

    holds: str
    test: Any
    state: str
    verdict: str
    because: Any = None


stopped = _.stopped_on <= _.on_day
closed = _.closed_on <= _.on_day
after_our_files = is_after_told(_.on_day)
not_yet_due = (_.paused_from <= _.due_on) & (_.paused_from >= _.started_on)


def pauses_on(day: Any) -> Any:
    """Whether the count stands still on a day, from a day of it that was not yet overdue: by its
    own rule, or by what somebody decided (decided.py)."""
    return not_yet_due & (_.paused_from <= day) & (_.paused_to.isnull() | (_.paused_to >= day))


in_doubt = _.stop_in_doubt.notnull() & (_.doubt_from <= _.on_day).fill_null(True)

DECISION_TABLE: tuple[Row, ...] = (
    Row(
        holds="a date that it needs is missing, unreadable or out of order",
        test=_.cannot_because.notnull() | _.started_on.isnull() | _.due_on.isnull(),
        state=CANNOT,
        verdict=UNJUDGED,
        because=_.cannot_because,
    ),
    Row(
        holds="it starts after the day",
        test=_.started_on > _.on_day,
        state=TOO_EARLY,
        verdict=UNJUDGED,
    ),
    Row(
        holds="it stopped by the day, on or before the due date, or while its own rule stopped the "
        "count",
        test=stopped & ((_.stopped_on <= _.due_on) | pauses_on(_.stopped_on).fill_null(False)),
        state=MET,
        verdict=VERDICT_MET,
    ),
    Row(
        holds="it may have stopped sooner, unseen: before our files, or on a day that is in doubt",
        test=in_doubt & (_.doubt_from <= _.due_on).fill_null(True),
        state=CANNOT,
        verdict=UNJUDGED,
        because=_.stop_in_doubt,
    ),
    Row(
        holds="it stopped by the day, after the due date",
        test=stopped,
        state=MET_LATE,
        verdict=VERDICT_NOT_MET,
    ),
    Row(
        holds="when the case closed is in doubt",
        test=_.close_in_doubt.notnull(),
        state=CANNOT,
        verdict=UNJUDGED,
        because=_.close_in_doubt,
    ),
    Row(
        holds="what had to last to the due date had ended by the day, before it",
        test=_.must_last & closed & (_.closed_on < _.due_on),
        state=CLOSED,
        verdict=VERDICT_NOT_MET,
    ),
    Row(
        holds="the case closed by the day, on or before the due date, without it stopping",
        test=closed & (_.closed_on <= _.due_on),
        state=CLOSED,
        verdict=UNJUDGED,
    ),
    Row(
        holds="the case closed by the day, after the due date, without it stopping",
        test=closed,
        state=CLOSED,
        verdict=VERDICT_NOT_MET,
    ),
    Row(
        holds="what may have stopped it came after the due date: it was not done in time, and "
        "whether it is done by now is in doubt",
        test=in_doubt,
        state=CANNOT,
        verdict=VERDICT_NOT_MET,
        because=_.stop_in_doubt,
    ),
    Row(
        holds="the day is after our files, which reach the due date: it was not done in time, and "
        "whether it is done by now they do not tell",
        test=after_our_files & (_.due_on <= _.told_to),
        state=CANNOT,
        verdict=VERDICT_NOT_MET,
        because=told_only_to(),
    ),
    Row(
        holds="the day is after our files, and so is the due date",
        test=after_our_files,
        state=CANNOT,
        verdict=UNJUDGED,
        because=told_only_to(),
    ),
    Row(
        holds="its own rule stops the count on the day, or of a local standard somebody who may "
        "does, from a day on which it was not yet overdue",
        test=pauses_on(_.on_day),
        state=PAUSED,
        verdict=UNJUDGED,
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
    """Add `state` and `verdict` as they stand on `on_day` (a date or an expression over runs), and
    make `cannot_because` the reason, on that day, of a state that cannot be worked out."""
    dated = runs.mutate(on_day=on_day)
    if "paused_to" in runs.columns:
        # A pause that is over by the day puts the due date off by as many days as it lasted; its
        # last day is one of them.
        dated = dated.mutate(
            due_on=ibis.cases(
                (
                    (_.paused_to < _.on_day) & not_yet_due & (_.paused_from <= _.paused_to),
                    (
                        _.due_on.cast("timestamp")
                        + (_.paused_to.delta(_.paused_from, unit="day") + 1).as_interval("D")
                    ).cast("date"),
                ),
                else_=_.due_on,
            )
        )
    return dated.mutate(
        state=ibis.cases(*[(row.test, row.state) for row in DECISION_TABLE]),
        verdict=ibis.cases(*[(row.test, row.verdict) for row in DECISION_TABLE]),
        cannot_because=ibis.cases(
            *[
                (row.test, ibis.null("string") if row.because is None else row.because)
                for row in DECISION_TABLE
            ]
        ),
    ).drop("on_day")
