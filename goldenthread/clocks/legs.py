"""A clock that restarts: each event ends one leg and starts the next."""

from typing import Any

import ibis
from ibis import _


def legs(anchors: ibis.Table, *keys: str) -> ibis.Table:
    """Add `stopped_on`, the start of the next anchor of the same key; null for the last.

    Of two anchors on one day, the one that `is_first` comes first.
    """
    in_order = ibis.window(group_by=list(keys), order_by=[_.started_on, _.is_first.desc()])
    return anchors.mutate(stopped_on=_.started_on.lead().over(in_order))


def first_reason(*reasons: tuple[Any, Any]) -> Any:
    """The first reason whose test holds, as text, else null: why something cannot be judged."""
    return ibis.cases(*reasons, else_=ibis.null("string"))
