"""What a council sets for itself: each local standard, with what is in force until it says other.

The defaults come from standards that councils have published, none of them national: DECISIONS and
the manual say whose. A page shows each as local, always.
"""

from __future__ import annotations

from datetime import date

from goldenthread.statute.allowance import Allowance, months, weeks, working_days
from goldenthread.statute.rules import Kind, Rule, RuleCode

SINCE = date(2010, 1, 1)
"""From when a default is in force: before anything that a return can tell of."""

LADDER = (9, 12, 15, 18, 21)
"""Months of a child protection plan at which somebody asks whether it drifts."""

NEED_LADDER = (6, 9, 12)
"""Months of a child in need plan at which a manager looks at it."""

LADDER_ASKS = {
    9: "challenge at nine months",
    12: "mid-point review by the chair",
    15: "legal planning",
    18: "head of service",
    21: "limit",
}


def _local(
    code: str, title: str, allowance: Allowance, starts_from: str, example: str, note: str = ""
) -> Rule:
    return Rule(
        code=RuleCode(code),
        title=title,
        kind=Kind.LOCAL,
        allowance=allowance,
        starts_from=starts_from,
        source=f"Local standard; {example}" if example else "Local standard",
        edition="as built in",
        in_force_from=SINCE,
        note=note,
    )


FRONT_DOOR = (
    _local(
        RuleCode.CONTACT_DECISION,
        "Decision on a contact",
        working_days(1),
        "the day of the contact",
        "Darlington reports against one day",
    ),
    _local(
        RuleCode.ALLOCATION,
        "Allocation to a worker",
        working_days(1),
        "the day on which the referral was received",
        "Liverpool: within 24 hours",
    ),
    _local(
        RuleCode.CHILD_SEEN,
        "Child seen in the assessment",
        working_days(5),
        "the start of the assessment",
        "five working days is common; the guidance gives no number",
    ),
)

CONFERENCES = (
    _local(
        RuleCode.STRATEGY_DISCUSSION,
        "Strategy discussion held",
        working_days(1),
        "reasonable cause to suspect significant harm",
        "the guidance gives no number; councils say from the same day to three days",
    ),
    _local(
        RuleCode.MIDPOINT_OF_FIRST,
        "Chair's mid-point check, before the first review",
        weeks(8),
        "the initial conference",
        "six to eight weeks",
    ),
    _local(
        RuleCode.MIDPOINT_OF_LATER,
        "Chair's mid-point check, between reviews",
        months(3),
        "the review conference",
        "three months between reviews",
    ),
    _local(
        RuleCode.INITIAL_REPORT,
        "Report to an initial conference shared with the family",
        working_days(2).before(),
        "the day on which the agency was asked",
        "two working days before",
    ),
    _local(
        RuleCode.REVIEW_REPORT,
        "Report to a review conference shared with the family",
        working_days(5).before(),
        "the day on which the agency was asked",
        "North Yorkshire: five working days before",
    ),
    _local(
        RuleCode.DECISION_LETTER,
        "Decision letter of a conference sent",
        working_days(1),
        "the conference",
        "Sussex, North Yorkshire: one working day",
    ),
    _local(
        RuleCode.MINUTES_TYPED,
        "Minutes typed",
        working_days(5),
        "the conference",
        "",
    ),
    _local(
        RuleCode.MINUTES_CHECKED,
        "Minutes checked by the chair",
        working_days(10),
        "the conference",
        "some councils send within ten working days",
    ),
    _local(
        RuleCode.MINUTES_SENT,
        "Minutes sent",
        working_days(15),
        "the conference",
        "North Yorkshire: 15 working days",
    ),
    _local(
        RuleCode.MINUTES_CHALLENGE,
        "Time to challenge the minutes",
        working_days(10),
        "the day on which they were sent",
        "Blackburn with Darwen, Wales: ten working days",
    ),
)

PLANS = (
    _local(
        RuleCode.LATER_CORE_GROUP,
        "Later core group held",
        weeks(6),
        "the core group before it",
        "four to six weeks is common",
    ),
    _local(
        RuleCode.PROTECTION_VISIT,
        "Child protection visit",
        working_days(10),
        "the start of the plan, or the visit before it",
        "Camden: ten days; Blackburn with Darwen: 15 working days, the child seen",
    ),
    *(
        _local(
            f"plan-ladder-{count}",
            f"Child protection plan at {count} months: {LADDER_ASKS[count]}",
            months(count),
            "the start of the plan",
            "Swindon: 9, 12, 15 and 21 months; Buckinghamshire: 18",
        )
        for count in LADDER
    ),
    _local(
        RuleCode.NEED_VISIT,
        "Child in need visit",
        working_days(20),
        "the start of the plan, or the visit before it",
        "20 working days",
    ),
    _local(
        RuleCode.NEED_REVIEW,
        "Child in need plan reviewed",
        weeks(12),
        "the start of the plan, or the review before it",
        "twelve weeks",
    ),
    *(
        _local(
            f"need-ladder-{count}",
            f"Child in need plan at {count} months: a manager looks at it",
            months(count),
            "the start of the plan",
            "Derbyshire: a manager reviews plans over six months",
        )
        for count in NEED_LADDER
    ),
    _local(
        RuleCode.STEP_DOWN,
        "Child in need plan kept after child protection",
        months(3),
        "the end of the child protection plan",
        "Lancashire: three months",
    ),
)

SUPERVISION = (
    _local(
        RuleCode.SUPERVISION_OF_PROTECTION,
        "Supervision of a child protection plan",
        weeks(4),
        "the start of the plan, or the supervision before it",
        "Nottinghamshire: every four weeks",
    ),
    _local(
        RuleCode.SUPERVISION_OF_NEED,
        "Supervision of a child in need plan",
        weeks(8),
        "the start of the plan, or the supervision before it",
        "eight weeks",
    ),
    _local(
        RuleCode.SUPERVISION_OF_CARE,
        "Supervision of a looked-after child",
        weeks(8),
        "becoming looked after, or the supervision before it",
        "eight weeks",
    ),
    _local(
        RuleCode.TOOL_REPEATED,
        "Graded care asked again",
        months(6),
        "the day of the grading",
        "again after three to six months",
    ),
)

BEFORE_BIRTH = (
    _local(
        RuleCode.UNBORN_ASSESSMENT_BEGUN,
        "Assessment of an unborn child begun by 18 weeks",
        weeks(22).before(),
        "the referral",
        "by 16 to 18 weeks of the pregnancy",
    ),
    _local(
        RuleCode.UNBORN_ASSESSMENT_DONE,
        "Assessment of an unborn child complete by 32 weeks",
        weeks(8).before(),
        "the referral",
        "by 28, at the latest 32 weeks of the pregnancy",
    ),
    _local(
        RuleCode.UNBORN_CONFERENCE,
        "Conference on an unborn child by 34 weeks",
        weeks(6).before(),
        "the section 47 enquiry",
        "from 28 to 34 weeks of the pregnancy",
    ),
)

LOCAL_STANDARDS = (*FRONT_DOOR, *CONFERENCES, *PLANS, *SUPERVISION, *BEFORE_BIRTH)
"""All of them, in the order of the work."""
