"""Rungs of a ladder: a plan that lasts so long is looked at by somebody who says what next."""

import ibis
from ibis import _

from goldenthread.clocks.legs import with_first, with_undated


def rungs(spans: ibis.Table, decisions: ibis.Table, *, after_months: int) -> ibis.Table:
    """A running for each span: it stops with the first decision that was made once the span had
    lasted `after_months`, the rung before; one made by then was about that one."""
    told = with_undated(spans, decisions.filter(_.decided_on.isnull()), "a decision")
    from_then = told.mutate(
        started_on=_.span_started_on,
        cannot_because=_.in_doubt,
        looks_from=(_.span_started_on.cast("timestamp") + ibis.interval(months=after_months)).cast(
            "date"
        ),
    )
    made = decisions.filter(_.decided_on.notnull()).select(
        of_child=_.child_id, done_on=_.decided_on
    )
    return with_first(
        from_then,
        made,
        lambda of, decision: [
            decision.done_on > of.looks_from,
            of.closed_on.isnull() | (decision.done_on <= of.closed_on),
        ],
    ).rename(stopped_on="done_on")
