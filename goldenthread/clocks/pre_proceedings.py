"""Clocks of pre-proceedings: sixteen weeks, from the decision to begin and from the letter."""

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.legs import first_reason
from goldenthread.record.expressions import is_unreadable, pre_proceedings
from goldenthread.statute.rules import RuleCode

periods_held = pre_proceedings.mutate(table_name=ibis.literal("pre_proceedings"))


def _cases(start: ibis.Deferred, column: str) -> ibis.Table:
    return periods_held.filter(start.notnull() | (_.unreadable.contains(f" {column} "))).mutate(
        started_on=start,
        stopped_on=_.decided_on,
        closed_on=ibis.null("date"),
        cannot_because=first_reason(
            (_.unreadable.contains(f" {column} "), "the date that starts it cannot be read"),
            (is_unreadable(pre_proceedings, "decided_on"), "the date that ends it cannot be read"),
            (_.decided_on < start, "it is dated as ending before it started"),
        ),
    )


FROM_DECISION = Clock(
    code="pre-proceedings-from-decision",
    title="Pre-proceedings, from the decision to begin",
    starts="the decision to begin pre-proceedings",
    stops="the decision to step down or go to court",
    closes="nothing else",
    legs=(
        Leg(
            cases=_cases(_.started_on, "started_on"),
            rule=RuleCode.PRE_PROCEEDINGS_FROM_DECISION,
        ),
    ),
)

FROM_LETTER = Clock(
    code="pre-proceedings-from-letter",
    title="Pre-proceedings, from the letter",
    starts="the letter before proceedings is sent",
    stops="the decision to step down or go to court",
    closes="nothing else",
    legs=(
        Leg(
            cases=_cases(_.letter_sent_on, "letter_sent_on"),
            rule=RuleCode.PRE_PROCEEDINGS_FROM_LETTER,
        ),
    ),
)

CLOCKS = (FROM_DECISION, FROM_LETTER)
