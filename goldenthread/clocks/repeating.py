"""What is owed again and again while something lasts: visits in a plan, reviews of care.

Each event inside a span ends one wait and begins the next. An event of which the file does not say
whether it counts (a visit that does not say whether the child was seen) neither ends a wait nor is
passed over: the wait in which it falls cannot be judged late.
"""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.clock import TRACE
from goldenthread.clocks.legs import (
    ENDS_BEFORE_IT_STARTED,
    first_reason,
    not_told,
    with_undated,
)


def spans_of(table: ibis.Table, name: str, **more: Any) -> ibis.Table:
    """Rows of a table of the record that last, as spans: started_on, closed_on, in_doubt."""
    return table.select(
        "child_id",
        "slice_id",
        *TRACE,
        span_started_on=_.started_on,
        closed_on=_.ended_on,
        in_doubt=first_reason(
            (_.unreadable.contains(" started_on "), "its first day cannot be read"),
            (_.started_on.isnull(), "its first day is missing"),
            *not_told("ended_on", what="its last day", event="it ended"),
            (_.ended_on < _.started_on, ENDS_BEFORE_IT_STARTED),
        ),
        table_name=ibis.literal(name),
        **more,
    )


def events_of(table: ibis.Table, name: str, day: Any, counts: Any = True) -> ibis.Table:
    """Rows of a table of the record, each with its day, `on`. `counts` is whether it ends a wait;
    null where the file does not say."""
    told = table.select(
        "child_id",
        *TRACE,
        on=day,
        counts=ibis.literal(True) if counts is True else counts,
        table_name=ibis.literal(name),
    )
    return told.filter(_.counts | _.counts.isnull())


def waits(spans: ibis.Table, events: ibis.Table, *, what: str, doubt: str = "") -> ibis.Table:
    """Every wait: started_on, stopped_on (the next event that counts), closed_on (the end of the
    span), place (0 for the one that begins with the span), cannot_because, stop_in_doubt and
    doubt_from (the day of the event that may not count), with the trace of what began it and the
    slice of the span.

    `what` names an event in words (a visit): one without a readable day may have ended any wait.
    `doubt` says why an event may not count.
    """
    dated = events.filter(_.on.notnull())
    anchors = _in_order(spans, _inside(spans, _one_a_day(dated)))
    each = ibis.window(
        group_by=["child_id", "span_key"], order_by=[_.started_on, ~_.is_first, ~_.ends_a_wait]
    )
    after = ibis.window(group_by=["child_id", "span_key"], order_by=[_.started_on, ~_.is_first])
    # What follows at once on the day that a wait begins is in doubt, or ends it.
    counted = anchors.mutate(
        follows_on=_.started_on.lead().over(each), follows=_.ends_a_wait.lead().over(each)
    ).filter(_.ends_a_wait)
    in_turn = counted.mutate(
        place=ibis.row_number().over(after),
        stopped_on=_.started_on.lead().over(after),
        doubted_on=ibis.cases((~_.follows, _.follows_on), else_=ibis.null("date")),
    )
    return with_undated(in_turn, events.filter(_.on.isnull()), what).mutate(
        cannot_because=_.in_doubt,
        stop_in_doubt=first_reason(
            (_.stop_in_doubt.notnull(), _.stop_in_doubt), (_.doubted_on.notnull(), doubt)
        ),
        doubt_from=ibis.cases((_.stop_in_doubt.isnull(), _.doubted_on), else_=ibis.null("date")),
    )


def _one_a_day(events: ibis.Table) -> ibis.Table:
    """Two on one day end one wait; one of them that counts is enough."""
    on_the_day = ibis.window(
        group_by=["child_id", "on"], order_by=[_.counts.isnull(), _.table_name, _.row_key]
    )
    return events.mutate(nth=ibis.row_number().over(on_the_day)).filter(_.nth == 0).drop("nth")


def _inside(spans: ibis.Table, events: ibis.Table) -> ibis.Table:
    """The events that fall into a span of their child, from its first to its last day."""
    kept = spans.filter(_.in_doubt.isnull()).select(
        "child_id", "span_started_on", "closed_on", "slice_id", span_key=_.row_key
    )
    return events.inner_join(
        kept,
        [
            events.child_id == kept.child_id,
            events.on >= kept.span_started_on,
            kept.closed_on.isnull() | (events.on <= kept.closed_on),
        ],
    ).select(
        "child_id",
        "slice_id",
        "table_name",
        *TRACE,
        "span_started_on",
        "span_key",
        "closed_on",
        started_on=_.on,
        is_first=ibis.literal(False),
        ends_a_wait=_.counts.fill_null(False),
        in_doubt=ibis.null("string"),
    )


def _in_order(spans: ibis.Table, inside: ibis.Table) -> ibis.Table:
    """The first day of each span, and what happened in it."""
    first_days = spans.select(
        "child_id",
        "slice_id",
        "table_name",
        *TRACE,
        "span_started_on",
        span_key=_.row_key,
        closed_on=_.closed_on,
        started_on=_.span_started_on,
        is_first=ibis.literal(True),
        ends_a_wait=ibis.literal(True),
        in_doubt=_.in_doubt,
    )
    columns = first_days.columns
    return first_days.union(inside.select(*columns))
