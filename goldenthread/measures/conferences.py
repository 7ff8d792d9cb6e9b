"""Measures of section 47 enquiries, initial conferences and review conferences."""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.child_protection import INITIAL_CONFERENCE, REVIEW_CONFERENCE
from goldenthread.clocks.legs import first_reason
from goldenthread.clocks.states import (
    CANNOT,
    CLOSED,
    UNJUDGED,
    VERDICT_MET,
    VERDICT_NOT_MET,
    with_state,
)
from goldenthread.measures.cases_child_protection import (
    category_of,
    end_not_told,
    months_after,
    plans,
    start_unreadable,
)
from goldenthread.measures.measure import Better, Flow, Kind, Measure, Stock
from goldenthread.measures.working_days import with_working_days
from goldenthread.record.expressions import (
    child_protection_reviews,
    conferences,
    section_47_enquiries,
)
from goldenthread.statute.rules import RuleCode

AREA = "child protection"
DFE = "DfE, children in need census"
WORKING_TOGETHER = "Working Together to Safeguard Children"

enquiries = section_47_enquiries.mutate(table_name=ibis.literal("section_47_enquiries"))

S47_01 = Measure(
    code="S47-01",
    title="Section 47 enquiries started",
    definition="Section 47 enquiries that started in the period, for every 10,000 children.",
    kind=Kind.RATE,
    area=AREA,
    spoken_by="section_47_enquiries",
    cases=enquiries,
    counts=Flow(on=_.started_on),
    because={"met": "Enquiry started {started_on}."},
    better=Better.NEITHER,
    source=f"{DFE}, table C3",
)

conference_by_then = (_.conference_on <= _.asked_on).fill_null(False)

S47_02 = Measure(
    code="S47-02",
    title="Section 47 enquiries that led to an initial conference",
    definition=(
        "Of the section 47 enquiries that started in the period and have an outcome, those after "
        "which an initial conference was held. The outcome is a conference by the day asked about, "
        "or that none is required; an enquiry with neither cannot be judged yet."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="section_47_enquiries",
    cases=enquiries,
    counts=Flow(on=_.started_on),
    met=conference_by_then,
    unjudged_because=first_reason(
        (_.unreadable.contains(" conference_on "), "the conference date cannot be read"),
        (conference_by_then, ibis.null("string")),
        (
            _.unreadable.contains(" conference_not_required "),
            "whether a conference is required cannot be read",
        ),
        (~_.conference_not_required.fill_null(False), "no outcome is recorded yet"),
    ),
    because={
        "met": "Enquiry started {started_on}; conference held {conference_on}.",
        "not met": "Enquiry started {started_on}; it ended with no conference required.",
        "unjudged": "Enquiry started {started_on}: {unjudged_reason}.",
    },
    better=Better.NEITHER,
    counterpart="CON-02",
    source=f"{DFE}, tables C3 and C4",
)

conferences_after_enquiry = with_working_days(
    # A date that is there and cannot be read is looked for when the conference was due.
    INITIAL_CONFERENCE.runs.mutate(
        counts_on=_.stopped_on.coalesce(
            (_.cannot_because == "the conference date cannot be read").ifelse(_.due_on, None)
        )
    ).filter(_.counts_on.notnull()),
    start=_.started_on,
    end=_.stopped_on,
)

CON_01 = Measure(
    code="CON-01",
    title="Initial conferences held within 15 working days",
    definition=(
        "Of the initial conferences that were held in the period after a section 47 enquiry, those "
        "held within 15 working days of its start. A conference dated before its enquiry cannot be "
        "judged; a conference for a child on another council's plan who moved in follows no "
        "enquiry and is not among them. A conference whose date cannot be read is shown, not "
        "judged, in the period in which it was due."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="section_47_enquiries",
    starred=True,
    cases=conferences_after_enquiry,
    counts=Flow(on=_.counts_on),
    met=_.stopped_on <= _.due_on,
    unjudged_because=_.cannot_because,
    because={
        "met": "Conference held {stopped_on}, {working_days} working days after the enquiry "
        "started {started_on}; due by {due_on}, after {allowance}.",
        "not met": "Conference held {stopped_on}, {working_days} working days after the enquiry "
        "started {started_on}; it was due by {due_on}, after {allowance}.",
        "unjudged": "Enquiry started {started_on}, conference {stopped_on?held {}|held}: "
        "{unjudged_reason}.",
    },
    breakdowns={
        "working_days_taken": ibis.cases(
            (_.cannot_because.notnull() | _.working_days.isnull(), "not known"),
            (_.working_days <= 10, "0 to 10"),
            (_.working_days <= 15, "11 to 15"),
            (_.working_days <= 20, "16 to 20"),
            else_="21 or more",
        )
    },
    better=Better.HIGHER,
    counterpart="CON-02",
    source=f"{WORKING_TOGETHER}, initial conferences; {DFE}, table C4",
)

plans_begun = plans.filter(_.started_on.notnull()).select(
    child_with_plan="child_id", plan_started_on=_.started_on
)
plans_undated = (
    plans.filter(_.started_on.isnull())
    .group_by(child_with_undated="child_id")
    .aggregate(undated_plans=_.count())
)
held = conferences.mutate(table_name=ibis.literal("conferences"))
with_plan = held.left_join(
    plans_begun,
    [held.child_id == plans_begun.child_with_plan, held.held_on == plans_begun.plan_started_on],
)
conferences_with_plan = with_plan.left_join(
    plans_undated, with_plan.child_id == plans_undated.child_with_undated
).drop("child_with_plan", "child_with_undated")

CON_02 = Measure(
    code="CON-02",
    title="Initial conferences that led to a plan",
    definition=(
        "Of the initial conferences held in the period, after an enquiry or for a child who moved "
        "in, those on whose day a child protection plan of the child started."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="conferences",
    cases=conferences_with_plan,
    counts=Flow(on=_.held_on),
    met=_.plan_started_on.notnull(),
    unjudged_because=first_reason(
        (
            _.plan_started_on.isnull() & (_.undated_plans > 0),
            "the child has a plan whose start is not known",
        ),
    ),
    because={
        "met": "Conference held {held_on} ({kind}); a plan started on the same day.",
        "not met": "Conference held {held_on} ({kind}); no plan started on that day.",
        "unjudged": "Conference held {held_on} ({kind}): {unjudged_reason}.",
    },
    breakdowns={"kind": _.kind},
    better=Better.NEITHER,
    counterpart="S47-02",
    source=f"{DFE}, tables C4 and D1",
)


def by_the_day(happened: Any, day: Any) -> Any:
    """When something happened, where that was known by the day."""
    return (happened <= day).ifelse(happened, None)


# The day that a review falls due is over on the day after: then it was held in time or it was not.
reviews_due = with_state(
    REVIEW_CONFERENCE.runs, (_.due_on.cast("timestamp") + ibis.interval(days=1)).cast("date")
).rename(verdict_when_due="verdict")
reviews_that_fell_due = reviews_due.filter(
    # Where the plan ended first, no review fell due.
    ~((_.state == CLOSED) & (_.verdict_when_due != VERDICT_NOT_MET))
)

CON_08A = Measure(
    code="CON-08a",
    title="Review conferences held in time",
    definition=(
        "Of the review conferences that fell due in the period, those held by the day they were "
        "due: the first three months after the plan started, each later one six months after the "
        "one before. Where the plan ended by that day with no review, none fell due."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_reviews",
    starred=True,
    cases=reviews_that_fell_due,
    counts=Flow(on=_.due_on),
    met=_.verdict_when_due == VERDICT_MET,
    unjudged_because=ibis.cases((_.verdict_when_due == UNJUDGED, _.cannot_because)),
    says={"held_by_then_on": by_the_day(_.stopped_on, _.asked_on)},
    because={
        "met": "Review due by {due_on}, {allowance} after {started_on}; held {stopped_on}.",
        "not met": "Review due by {due_on}, {allowance} after {started_on}; "
        "{held_by_then_on?held {}, late|not held}.",
        "unjudged": "Review due by {due_on}, {allowance} after {started_on}: {unjudged_reason}.",
    },
    breakdowns={
        "review": (_.rule == str(RuleCode.FIRST_REVIEW_CONFERENCE)).ifelse(
            "first review", "later review"
        )
    },
    better=Better.HIGHER,
    counterpart="CON-08b",
    looks_back="The start of the plan, or the review before: three or six months.",
    source=f"{WORKING_TOGETHER}, review conferences",
)


def _reviews_of_plans() -> ibis.Table:
    """For each plan: its first review, the first that was late or missing, and the first that
    cannot be worked out, each with the day from which it counts."""
    reviewed = child_protection_reviews.select(
        review_key=_.row_key, review_of_plan=_.plan_started_on
    )
    runs = reviews_due.mutate(is_first=_.rule == str(RuleCode.FIRST_REVIEW_CONFERENCE)).filter(
        _.started_on.notnull()
    )
    placed = runs.left_join(reviewed, ~runs.is_first & (runs.row_key == reviewed.review_key))
    failed: Any = _.verdict_when_due == VERDICT_NOT_MET
    unknown: Any = (_.state == CANNOT) & ~failed
    from_day = _.due_on.coalesce(_.started_on)
    return (
        placed.mutate(
            reviewed_plan=_.is_first.ifelse(_.started_on, _.review_of_plan),
            failed=failed,
            unknown=unknown,
        )
        .group_by(reviewed_child="child_id", reviewed_plan="reviewed_plan")
        .aggregate(
            first_due_on=_.due_on.min(where=_.is_first),
            first_held_on=_.stopped_on.min(where=_.is_first),
            late_due_on=_.due_on.min(where=_.failed),
            # Only the last wait has no review at its end, so the first that failed is the first
            # with a day, where any has one.
            late_held_on=_.stopped_on.min(where=_.failed),
            unknown_from=from_day.min(where=_.unknown),
            unknown_because=_.cannot_because.argmin(from_day, where=_.unknown),
        )
    )


reviews_of_plans = _reviews_of_plans()
plans_reviewed = plans.left_join(
    reviews_of_plans,
    [
        plans.child_id == reviews_of_plans.reviewed_child,
        plans.started_on == reviews_of_plans.reviewed_plan,
    ],
).drop("reviewed_child", "reviewed_plan")

late_by_the_day = (_.late_due_on <= _.last_day).fill_null(False)
unknown_by_the_day = (_.unknown_from <= _.last_day).fill_null(False)

CON_08B = Measure(
    code="CON-08b",
    title="Open plans reviewed in time",
    definition=(
        "Of the child protection plans that are open on the day and have been for three calendar "
        "months or more, those of which every review that was due by then was held in time: the "
        "first three months after the plan started, each later one six months after the one "
        "before. One late review counts against the plan for as long as it is open."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_reviews",
    cases=plans_reviewed,
    counts=Stock(starts=months_after(_.started_on, 3), ends=_.ended_on),
    met=~late_by_the_day,
    says={"late_by_then_on": by_the_day(_.late_held_on, _.last_day)},
    unjudged_because=ibis.cases(
        start_unreadable,
        *end_not_told,
        (late_by_the_day, ibis.null("string")),
        (unknown_by_the_day, _.unknown_because),
        else_=ibis.null("string"),
    ),
    because={
        "met": "Plan since {started_on}: the first review, due by {first_due_on}, was held "
        "{first_held_on}, and every one due by {counted_on} was held in time.",
        "not met": "Plan since {started_on}: a review due by {late_due_on} was "
        "{late_by_then_on?held {}, late|not held}.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns={"category": category_of(_.latest_category)},
    better=Better.HIGHER,
    counterpart="CON-08a",
    looks_back="The start of the plan.",
    source=f"{DFE}, table D6",
)

MEASURES = (S47_01, S47_02, CON_01, CON_02, CON_08A, CON_08B)
