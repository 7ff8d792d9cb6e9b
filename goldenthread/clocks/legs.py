"""A clock that restarts: each event ends one leg and starts the next."""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from goldenthread.record.telling import NO_LONGER_HELD


def legs(anchors: ibis.Table, *keys: str, in_order: Sequence[Any] = (_.started_on,)) -> ibis.Table:
    """Add `stopped_on`, the start of the next anchor of the same key; null for the last.

    `in_order` says what comes first where two anchors start on one day.
    """
    following = ibis.window(group_by=list(keys), order_by=list(in_order))
    return anchors.mutate(stopped_on=_.started_on.lead().over(following))


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
