"""Clocks of child protection: strategy discussion to conference, and review conferences."""

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.history import with_told_to
from goldenthread.clocks.legs import first_reason, legs, not_told
from goldenthread.record.expressions import (
    child_protection_plans,
    child_protection_reviews,
    is_unreadable,
    section_47_enquiries,
)
from goldenthread.statute.rules import RuleCode

enquiries = section_47_enquiries.mutate(
    table_name=ibis.literal("section_47_enquiries"),
    stopped_on=_.conference_on,
    # An enquiry that needs no conference has nothing more to wait for, from its own first day.
    closed_on=ibis.cases(
        (_.conference_not_required, _.started_on),
        else_=ibis.null("date"),
    ),
    cannot_because=first_reason(
        (is_unreadable(section_47_enquiries, "started_on"), "its start date cannot be read"),
        (
            is_unreadable(section_47_enquiries, "conference_on"),
            "the conference date cannot be read",
        ),
        (_.started_on.isnull(), "its start date is missing"),
        (_.conference_on < _.started_on, "the conference is dated before the enquiry"),
    ),
)

INITIAL_CONFERENCE = Clock(
    code="initial-conference",
    title="Initial child protection conference",
    starts="the strategy discussion that starts the section 47 enquiry",
    stops="the initial conference is held",
    closes="no conference is needed",
    legs=(Leg(cases=enquiries, rule=RuleCode.INITIAL_CONFERENCE),),
)

plans = child_protection_plans.select(
    "child_id",
    plan_key=_.row_key,
    plan_started_on=_.started_on,
    closed_on=_.ended_on,
    plan_in_doubt=first_reason(
        (_.unreadable.contains(" started_on "), "the start of the plan cannot be read"),
        (_.started_on.isnull(), "the start of the plan is missing"),
        *not_told("ended_on", what="the end of the plan", event="the plan ended"),
        (_.ended_on < _.started_on, "the plan is dated as ending before it started"),
    ),
    slice_id=_.slice_id,
)

plan_starts = child_protection_plans.select(
    "child_id",
    plan_started_on=_.started_on,
    started_on=_.started_on,
    latest_until=ibis.null("date"),
    is_first=ibis.literal(True),
    table_name=ibis.literal("child_protection_plans"),
    row_key=_.row_key,
    load_id=_.load_id,
    ordinal=_.ordinal,
    line=_.line,
)

# One dated before its plan began is a slip of the pen: neither it nor the wait that it should have
# ended can be placed.
out_of_order = (_.held_on < _.plan_started_on).fill_null(False)

review_starts = with_told_to(
    child_protection_reviews.filter(_.held_on.notnull() & ~out_of_order)
).select(
    "child_id",
    "plan_started_on",
    started_on=_.held_on,
    latest_until=_.told_to,
    is_first=ibis.literal(False),
    table_name=ibis.literal("child_protection_reviews"),
    row_key=_.row_key,
    load_id=_.load_id,
    ordinal=_.ordinal,
    line=_.line,
)

misplaced_reviews = (
    child_protection_reviews.filter(_.held_on.isnull() | out_of_order)
    .group_by("child_id", "plan_started_on")
    .aggregate(review_unreadable=_.held_on.isnull().any())
)

waits = legs(
    plan_starts.union(review_starts),
    "child_id",
    "plan_started_on",
    in_order=(_.started_on, ~_.is_first),
)

anchors = (
    waits.inner_join(
        plans,
        [
            waits.child_id == plans.child_id,
            # A plan whose start is missing or unreadable is not judged, and is not lost either.
            waits.plan_started_on.identical_to(plans.plan_started_on),
        ],
        rname="{name}_of_plan",
    )
    .left_join(misplaced_reviews, ["child_id", "plan_started_on"], rname="{name}_again")
    # Of two plans without a start that can be read, each begins once.
    .filter(~_.is_first | (_.row_key == _.plan_key))
    .filter(_.is_first | _.closed_on.isnull() | (_.started_on <= _.closed_on))
    .mutate(
        # A review dated after the plan ended is no review of it.
        stopped_on=ibis.cases(
            (_.closed_on.isnull() | (_.stopped_on <= _.closed_on), _.stopped_on),
            else_=ibis.null("date"),
        )
    )
)

judgeable = anchors.mutate(
    cannot_because=_.plan_in_doubt,
    stop_in_doubt=first_reason(
        (_.review_unreadable, "the date of a review cannot be read"),
        (~_.review_unreadable, "a review is dated before the first day of the plan"),
    ),
)

REVIEWS = "child_protection_reviews"

first_legs = judgeable.filter(_.is_first)
later_legs = judgeable.filter(~_.is_first)

REVIEW_CONFERENCE = Clock(
    code="review-conference",
    title="Review child protection conference",
    starts="the plan starts, or its last review is held",
    stops="the next review is held",
    closes="the plan ends",
    legs=(
        Leg(cases=first_legs, rule=RuleCode.FIRST_REVIEW_CONFERENCE, stops_in=REVIEWS),
        Leg(cases=later_legs, rule=RuleCode.LATER_REVIEW_CONFERENCE, stops_in=REVIEWS),
    ),
)

CLOCKS = (INITIAL_CONFERENCE, REVIEW_CONFERENCE)
