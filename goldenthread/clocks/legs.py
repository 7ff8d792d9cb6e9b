"""A clock that restarts: each event ends one leg and starts the next."""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _


def legs(anchors: ibis.Table, *keys: str, in_order: Sequence[Any] = (_.started_on,)) -> ibis.Table:
    """Add `stopped_on`, the start of the next anchor of the same key; null for the last.

    `in_order` says what comes first where two anchors start on one day.
    """
    following = ibis.window(group_by=list(keys), order_by=list(in_order))
    return anchors.mutate(stopped_on=_.started_on.lead().over(following))


def first_reason(*reasons: tuple[Any, Any]) -> Any:
    """The first reason whose test holds, as text, else null: why something cannot be judged."""
    return ibis.cases(*reasons, else_=ibis.null("string"))
