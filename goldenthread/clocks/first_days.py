"""The first days at the front door: decisions, allocation, and the child seen."""

import ibis
from ibis import _

from goldenthread.clocks.clock import TRACE, Clock, Leg
from goldenthread.clocks.episodes import closed_with_episode
from goldenthread.clocks.front_door import with_episode
from goldenthread.clocks.legs import LONG_AGO, first_reason, not_told, with_first, with_undated
from goldenthread.clocks.plans import NOT_SAID_SEEN
from goldenthread.codes import forms
from goldenthread.record.expressions import (
    allocations,
    front_door_decisions,
    is_unreadable,
    referrals,
    visits,
)
from goldenthread.statute.rules import RuleCode

DECISIONS = "front_door_decisions"

asked = front_door_decisions.mutate(
    table_name=ibis.literal(DECISIONS),
    started_on=_.received_on,
    stopped_on=_.decided_on,
    cannot_because=first_reason(
        (is_unreadable(front_door_decisions, "received_on"), "the day it came cannot be read"),
        (
            is_unreadable(front_door_decisions, "decided_on"),
            "the day of the decision cannot be read",
        ),
        (_.received_on.isnull(), "the day it came is missing"),
        (_.decided_on < _.received_on, "the decision is dated before it came"),
    ),
)


def _asked(kind: str) -> ibis.Table:
    """What came of this kind, with the end of the episode of need in which it came."""
    return closed_with_episode(asked.filter(_.kind == kind))


CONTACT_DECISION = Clock(
    code="contact-decision",
    told_in=("front_door_decisions",),
    title="Decision on a contact",
    starts="a contact is received",
    stops="it is decided what follows",
    closes="the episode of need closes",
    legs=(Leg(cases=_asked(forms.CONTACT), rule=RuleCode.CONTACT_DECISION),),
)

REFERRAL_DECISION = Clock(
    code="referral-decision",
    told_in=("front_door_decisions",),
    title="Decision on a referral",
    starts="a referral is received",
    stops="it is decided what follows",
    closes="the episode of need closes",
    legs=(Leg(cases=_asked(forms.REFERRAL), rule=RuleCode.REFERRAL_DECISION),),
)


FIRST_DAY_UNKNOWN = "since when a worker holds the case, or until when, is missing or unreadable"


held = allocations.filter(_.worker.notnull()).select(
    of_child=_.child_id,
    begun_on=_.started_on,
    done_on=_.started_on.fill_null(LONG_AGO),
    held_to=_.ended_on,
    end_unread=_.unreadable.contains(" ended_on ").fill_null(False),
)


def _allocating() -> ibis.Table:
    """Each referral that asks for more than advice, with the first day on which a worker held the
    child's case from then on, and before its episode closed."""
    waiting = referrals.filter(~_.no_further_action.fill_null(False))
    first = with_first(
        waiting,
        held.filter(_.begun_on.notnull()),
        lambda waits, of: [
            # What was read of no end lasted at least to the day on which it began.
            (of.held_to.isnull() & ~of.end_unread)
            | (of.held_to >= waits.referred_on)
            | (of.begun_on >= waits.referred_on),
            waits.closed_on.isnull() | (of.begun_on <= waits.closed_on),
        ],
    ).mutate(
        stopped_on=ibis.cases(
            (_.begun_on.notnull(), ibis.greatest(_.begun_on, _.referred_on)),
            else_=ibis.null("date"),
        )
    )
    unsure = _unsure_of(first.drop("begun_on", "done_on", "held_to", "end_unread"), held)
    return unsure.mutate(
        table_name=ibis.literal("referrals"),
        started_on=_.referred_on,
        stop_in_doubt=first_reason((_.is_unsure, FIRST_DAY_UNKNOWN)),
        close_in_doubt=first_reason(
            *not_told(
                "closed_on", what="the closure date of its episode", event="its episode closed"
            )
        ),
        cannot_because=first_reason(
            (_.unreadable.contains(" referred_on "), "the day of the referral cannot be read"),
            (_.referred_on.isnull(), "the day of the referral is missing"),
        ),
    )


def _unsure_of(waiting: ibis.Table, held: ibis.Table) -> ibis.Table:
    """Add `is_unsure`: whether a worker may have held the case, on days that are in no file."""
    return with_first(
        waiting,
        held.select("of_child", "done_on", "end_unread", unsure_from=_.begun_on).mutate(
            is_unsure=ibis.literal(True)
        ),
        lambda waits, of: [
            of.unsure_from.isnull() | (of.end_unread & (of.unsure_from < waits.referred_on))
        ],
    )


ALLOCATION = Clock(
    code="allocation",
    told_in=("allocations",),
    title="Allocation to a worker",
    starts="a referral is received",
    stops="a worker holds the case",
    closes="the episode of need closes",
    legs=(
        Leg(
            cases=_allocating(),
            rule=RuleCode.ALLOCATION,
            stops_in="allocations",
            told_apart=True,
        ),
    ),
)


def _seeing() -> ibis.Table:
    """Each assessment, with the first day from its start on which a visit saw the child."""
    may_have_seen = visits.filter(_.seen | _.seen.isnull())
    seen = _first_seen(with_episode, visits.filter(_.seen), "stopped_on")
    doubted = _first_seen(seen, visits.filter(_.seen.isnull()), "not_said_on").mutate(
        not_said_on=ibis.cases(
            (_.stopped_on.isnull() | (_.not_said_on < _.stopped_on), _.not_said_on),
            else_=ibis.null("date"),
        )
    )
    undated = with_undated(doubted, may_have_seen.filter(_.visited_on.isnull()), "a visit")
    return undated.mutate(
        closed_on=_.episode_closed_on,
        cannot_because=first_reason(
            (_.unreadable.contains(" started_on "), "its start date cannot be read"),
            (_.started_on.isnull(), "its start date is missing"),
        ),
        stop_in_doubt=first_reason(
            (_.stop_in_doubt.notnull(), _.stop_in_doubt),
            (_.not_said_on.notnull(), NOT_SAID_SEEN),
        ),
        doubt_from=ibis.cases((_.stop_in_doubt.isnull(), _.not_said_on), else_=ibis.null("date")),
    ).select(
        "child_id",
        "started_on",
        "stopped_on",
        "closed_on",
        "cannot_because",
        "stop_in_doubt",
        "doubt_from",
        "close_in_doubt",
        "slice_id",
        "table_name",
        *TRACE,
    )


def _first_seen(assessing: ibis.Table, visited: ibis.Table, name: str) -> ibis.Table:
    """Add the first day of these visits from the start of each assessment to the end of its
    episode."""
    dated = visited.filter(_.visited_on.notnull()).select(of_child=_.child_id, done_on=_.visited_on)
    return with_first(
        assessing,
        dated,
        lambda assessment, visit: [
            visit.done_on >= assessment.started_on,
            assessment.episode_closed_on.isnull() | (visit.done_on <= assessment.episode_closed_on),
        ],
    ).rename(**{name: "done_on"})


CHILD_SEEN = Clock(
    code="child-seen",
    title="Child seen in the assessment",
    starts="the assessment starts",
    stops="the child is seen on a visit",
    closes="the episode of need closes",
    legs=(Leg(cases=_seeing(), rule=RuleCode.CHILD_SEEN, stops_in="visits", told_apart=True),),
)

CLOCKS = (CONTACT_DECISION, REFERRAL_DECISION, ALLOCATION, CHILD_SEEN)
