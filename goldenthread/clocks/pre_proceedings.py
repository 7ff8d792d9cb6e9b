"""Clocks of pre-proceedings: sixteen weeks, from the decision to begin and from the letter."""

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.legs import ENDS_BEFORE_IT_STARTED, first_reason, not_told
from goldenthread.record.expressions import pre_proceedings, referrals
from goldenthread.statute.rules import RuleCode

episodes = referrals.select(
    "child_id",
    "referred_on",
    episode_closed_on=_.closed_on,
    episode_in_doubt=first_reason(
        *not_told("closed_on", what="the closure date of its episode", event="its episode closed")
    ),
)

periods_held = (
    pre_proceedings.left_join(episodes, ["child_id", "referred_on"])
    .drop("child_id_right", "referred_on_right")
    .mutate(
        table_name=ibis.literal("pre_proceedings"),
        # Whoever has gone to court, or whose episode has closed, is in pre-proceedings no more,
        # although nobody wrote down the decision.
        closed_on=ibis.least(_.applied_to_court_on, _.episode_closed_on),
        close_in_doubt=first_reason(
            (
                _.unreadable.contains(" applied_to_court_on "),
                "the date of the application to court cannot be read",
            ),
            (_.episode_in_doubt.notnull(), _.episode_in_doubt),
        ),
    )
)
"""Each period of pre-proceedings, with the day that closed it without a decision, and why that
cannot be told where it cannot."""

decision_unreadable = (
    _.unreadable.contains(" decided_on "),
    "the date that ends it cannot be read",
)


def _cases(start: ibis.Deferred, column: str) -> ibis.Table:
    return periods_held.filter(start.notnull() | (_.unreadable.contains(f" {column} "))).mutate(
        started_on=start,
        stopped_on=_.decided_on,
        cannot_because=first_reason(
            (_.unreadable.contains(f" {column} "), "the date that starts it cannot be read"),
            decision_unreadable,
            (_.decided_on < start, ENDS_BEFORE_IT_STARTED),
        ),
    )


FROM_DECISION = Clock(
    code="pre-proceedings-from-decision",
    title="Pre-proceedings, from the decision to begin",
    starts="the decision to begin pre-proceedings",
    stops="the decision to step down or go to court",
    closes="an application to court, or the episode of need closes",
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
    closes="an application to court, or the episode of need closes",
    legs=(
        Leg(
            cases=_cases(_.letter_sent_on, "letter_sent_on"),
            rule=RuleCode.PRE_PROCEEDINGS_FROM_LETTER,
        ),
    ),
)

CLOCKS = (FROM_DECISION, FROM_LETTER)
