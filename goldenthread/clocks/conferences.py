"""What surrounds a conference: the strategy discussion before it, moving in, the chair's checks."""

import ibis
from ibis import _

from goldenthread.clocks.child_protection import judgeable as review_waits
from goldenthread.clocks.clock import TRACE, Clock, Leg
from goldenthread.clocks.episodes import closed_with_episode
from goldenthread.clocks.legs import NEVER, first_reason, with_first, with_undated
from goldenthread.codes import forms
from goldenthread.record.expressions import (
    conferences,
    is_unreadable,
    management_decisions,
    section_47_enquiries,
    strategy_discussions,
    transfers_in,
)
from goldenthread.statute.rules import RuleCode

discussions = strategy_discussions.mutate(
    table_name=ibis.literal("strategy_discussions"),
    started_on=_.cause_on,
    stopped_on=_.held_on,
    cannot_because=first_reason(
        (is_unreadable(strategy_discussions, "cause_on"), "the day of the concern cannot be read"),
        (is_unreadable(strategy_discussions, "held_on"), "the day it was held cannot be read"),
        (_.cause_on.isnull(), "the day of the concern is missing"),
        (_.held_on < _.cause_on, "it is dated before the concern"),
    ),
)

STRATEGY_DISCUSSION = Clock(
    code="strategy-discussion",
    told_in=("strategy_discussions",),
    title="Strategy discussion",
    starts="there is reasonable cause to suspect significant harm",
    stops="the strategy discussion is held",
    closes="the episode of need closes",
    legs=(Leg(cases=closed_with_episode(discussions), rule=RuleCode.STRATEGY_DISCUSSION),),
)

REACH_OF_A_DISCUSSION = 12
"""Months after a strategy discussion within which a conference may be the one it led to."""


def first_conference(cases: ibis.Table, held: ibis.Table) -> ibis.Table:
    """Add `stopped_on`: the first conference of the child from the start of each case on, and
    `stop_in_doubt` where the day of one cannot be read."""
    dated = held.filter(_.held_on.notnull()).select(of_child=_.child_id, done_on=_.held_on)
    told = with_undated(cases, held.filter(_.held_on.isnull()), "a conference")
    return with_first(
        told,
        dated,
        lambda case, conference: [
            conference.done_on >= case.started_on,
            conference.done_on.cast("timestamp")
            <= case.started_on.cast("timestamp") + ibis.interval(months=REACH_OF_A_DISCUSSION),
        ],
    ).rename(stopped_on="done_on")


DAYS_TO_ENQUIRE = 14
"""Days from a strategy discussion within which the enquiry that it decided on begins."""

leading = (
    discussions.filter(
        _.led_to_enquiry & (_.held_on.notnull() | is_unreadable(strategy_discussions, "held_on"))
    )
    .mutate(
        started_on=_.held_on,
        cannot_because=first_reason(
            (_.held_on.isnull(), "the day of the discussion cannot be read")
        ),
    )
    .drop("stopped_on")
)
no_conference = section_47_enquiries.filter(
    _.conference_not_required & _.started_on.notnull()
).select(of_child=_.child_id, done_on=_.started_on)


def _closing(cases: ibis.Table) -> ibis.Table:
    """Add `closed_on`: the first day of the enquiry that followed at once, where it needed no
    conference; and pass over a conference that came of something later."""
    closing = with_first(
        cases,
        no_conference,
        lambda case, enquiry: [
            enquiry.done_on >= case.started_on,
            enquiry.done_on.cast("timestamp")
            <= case.started_on.cast("timestamp") + ibis.interval(days=DAYS_TO_ENQUIRE),
        ],
    ).rename(closed_on="done_on")
    return closing.mutate(
        stopped_on=ibis.cases(
            (_.closed_on.isnull() | (_.stopped_on <= _.closed_on), _.stopped_on),
            else_=ibis.null("date"),
        )
    )


CONFERENCE_FROM_DISCUSSION = Clock(
    code="conference-from-discussion",
    told_in=("strategy_discussions",),
    title="Initial conference, from the strategy discussion itself",
    starts="the strategy discussion that decides on a section 47 enquiry",
    stops="the initial conference is held",
    closes="the enquiry needs no conference",
    legs=(
        Leg(
            cases=_closing(first_conference(leading, conferences)),
            rule=RuleCode.CONFERENCE_FROM_DISCUSSION,
            stops_in="conferences",
            told_apart=True,
        ),
    ),
)

moved_in = transfers_in.mutate(
    table_name=ibis.literal("transfers_in"),
    started_on=_.notified_on,
    cannot_because=first_reason(
        (is_unreadable(transfers_in, "notified_on"), "the day of the notice cannot be read"),
        (_.notified_on.isnull(), "the day of the notice is missing"),
    ),
)

TRANSFER_IN = Clock(
    code="transfer-in-conference",
    told_in=("transfers_in",),
    title="Transfer-in conference",
    starts="another council tells that a child on its plan has moved here for good",
    stops="the conference is held",
    closes="the episode of need closes",
    legs=(
        Leg(
            cases=first_conference(closed_with_episode(moved_in), conferences),
            rule=RuleCode.TRANSFER_IN_CONFERENCE,
            stops_in="conferences",
            told_apart=True,
        ),
    ),
)


def _checked_between(cases: ibis.Table) -> ibis.Table:
    """The waits between conferences, with the chair's check that fell into each."""
    made = management_decisions.filter(_.about == forms.MID_POINT_CHECK)
    checks = made.filter(_.decided_on.notnull()).select(of_child=_.child_id, done_on=_.decided_on)
    undated = with_undated(cases, made.filter(_.decided_on.isnull()), "a check")
    return with_first(
        undated.mutate(stop_in_doubt=ibis.coalesce(_.review_in_doubt, _.stop_in_doubt)),
        checks,
        lambda wait, check: [
            # One on the day of a conference looks back on the wait that it ends.
            check.done_on > wait.started_on,
            check.done_on <= ibis.coalesce(wait.next_on, wait.plan_ends_on, NEVER),
        ],
        of=("child_id", "table_name", "row_key"),
    ).rename(stopped_on="done_on")


between = review_waits.select(
    "child_id",
    "slice_id",
    "table_name",
    *TRACE,
    "is_first",
    "started_on",
    next_on=_.stopped_on,
    plan_ends_on=_.closed_on,
    cannot_because=_.cannot_because,
    review_in_doubt=_.stop_in_doubt,
).mutate(closed_on=ibis.least(_.next_on, _.plan_ends_on))

MIDPOINT = Clock(
    code="midpoint-check",
    title="Chair's check between conferences",
    starts="a conference is held",
    stops="the chair checks how the plan goes",
    closes="the next conference is held, or the plan ends",
    legs=tuple(
        Leg(
            cases=_checked_between(between.filter(which)),
            rule=rule,
            stops_in="management_decisions",
            told_apart=True,
        )
        for which, rule in (
            (_.is_first, RuleCode.MIDPOINT_OF_FIRST),
            (~_.is_first, RuleCode.MIDPOINT_OF_LATER),
        )
    ),
)

CLOCKS = (STRATEGY_DISCUSSION, CONFERENCE_FROM_DISCUSSION, TRANSFER_IN, MIDPOINT)
