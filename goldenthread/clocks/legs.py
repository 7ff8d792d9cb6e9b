"""A clock that restarts: each event ends one leg and starts the next."""

from collections.abc import Callable, Sequence
from typing import Any

import ibis
from ibis import _

from goldenthread.record.telling import NO_LONGER_HELD

ENDS_BEFORE_IT_STARTED = "it is dated as ending before it started"

LONG_AGO, NEVER = ibis.date("1900-01-01"), ibis.date("9999-12-31")
"""Days before and after all that a return can tell of."""


def legs(anchors: ibis.Table, *keys: str, in_order: Sequence[Any] = (_.started_on,)) -> ibis.Table:
    """Add `stopped_on`, the start of the next anchor of the same key; null for the last.

    `in_order` says what comes first where two anchors start on one day.
    """
    following = ibis.window(group_by=list(keys), order_by=list(in_order))
    return anchors.mutate(stopped_on=_.started_on.lead().over(following))


def with_first(
    cases: ibis.Table,
    events: ibis.Table,
    when: Callable[[ibis.Table, ibis.Table], Sequence[Any]],
    *,
    of: Sequence[str] = ("child_id", "row_key"),
) -> ibis.Table:
    """Add to each case the columns of the first event of its child for which `when` holds; null
    where there was none.

    `events` have `of_child` and `done_on` and whatever else is wanted of them; `of` are the columns
    by which one case is told from another.
    """
    joined = cases.left_join(events, [cases.child_id == events.of_child, *when(cases, events)])
    in_turn = ibis.window(group_by=list(of), order_by=[_.done_on.asc(nulls_first=False)])
    return (
        joined.mutate(turn=ibis.row_number().over(in_turn))
        .filter(_.turn == 0)
        .drop("turn", "of_child")
    )


def not_told(column: str, *, what: str, event: str) -> tuple[tuple[Any, str], tuple[Any, str]]:
    """Why the day in a column is not to be relied on, in true words: its cell could not be read, or
    nobody ever wrote it and a later file lacks the row (record/current.py).

    `what` and `event` name it in words ("its end date", "it ended").
    """
    marked = _.unreadable.contains(f" {column} ").fill_null(False)
    return (
        (marked & _[column].isnull(), f"{what} cannot be read"),
        (marked & _[column].notnull(), f"nobody wrote when {event}; {NO_LONGER_HELD}"),
    )


def first_reason(*reasons: tuple[Any, Any]) -> Any:
    """The first reason whose test holds, as text, else null: why something cannot be judged."""
    return ibis.cases(*reasons, else_=ibis.null("string"))


def with_undated(cases: ibis.Table, undated: ibis.Table, what: str) -> ibis.Table:
    """Add `stop_in_doubt`: whether an event of the child that could have stopped a case has no day
    that can be read. It may have been on any day, so it is neither counted nor passed over.

    `what` names the event in words: a visit.
    """
    of = undated.select(undated_of=_.child_id).distinct()
    return (
        cases.left_join(of, cases.child_id == of.undated_of)
        .mutate(
            stop_in_doubt=first_reason(
                (_.undated_of.notnull(), f"the day of {what} is missing or cannot be read")
            )
        )
        .drop("undated_of")
    )
