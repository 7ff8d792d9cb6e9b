"""What a child protection plan owes while it lasts: core groups, visits, a look at its rungs."""

from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.repeating import events_of, spans_of, waits
from goldenthread.clocks.rungs import rungs
from goldenthread.codes import forms
from goldenthread.record.expressions import (
    child_protection_plans,
    core_groups,
    management_decisions,
    visits,
)
from goldenthread.statute.local_standards import LADDER
from goldenthread.statute.rules import RuleCode

NOT_SAID_SEEN = "a visit does not say whether the child was seen"

of_plans = spans_of(child_protection_plans, "child_protection_plans")

core_group_waits = waits(
    of_plans, events_of(core_groups, "core_groups", _.held_on), what="a core group"
)

CORE_GROUP = Clock(
    code="core-group",
    title="Core group",
    starts="the plan starts, or its last core group is held",
    stops="the next core group is held",
    closes="the plan ends",
    legs=(
        Leg(
            cases=core_group_waits.filter(_.place == 0),
            rule=RuleCode.FIRST_CORE_GROUP,
            stops_in="core_groups",
            told_apart=True,
        ),
        Leg(
            cases=core_group_waits.filter(_.place > 0),
            rule=RuleCode.LATER_CORE_GROUP,
            stops_in="core_groups",
            told_apart=True,
        ),
    ),
)

protection_visits = events_of(
    # One that says only that the child was seen saw a child whom a plan protected that day.
    visits.filter(_.kind.isnull() | (_.kind == "child protection")),
    "visits",
    _.visited_on,
    counts=_.seen,
)

PROTECTION_VISIT = Clock(
    code="protection-visit",
    title="Child protection visit",
    starts="the plan starts, or the child is seen on a visit",
    stops="the child is next seen on a visit",
    closes="the plan ends",
    legs=(
        Leg(
            cases=waits(of_plans, protection_visits, what="a visit", doubt=NOT_SAID_SEEN),
            rule=RuleCode.PROTECTION_VISIT,
            stops_in="visits",
            told_apart=True,
        ),
    ),
)

LEGAL_PLANNING_AT = 15
OF_A_PLAN = (forms.CHILD_PROTECTION_PLAN, forms.LEGAL_PLANNING)

PLAN_LADDER = Clock(
    code="plan-ladder",
    title="Child protection plan: the rungs",
    starts="the plan starts",
    stops="a manager's decision about the plan, after the rung before; at 15 months, about legal "
    "planning",
    closes="the plan ends",
    legs=tuple(
        Leg(
            cases=rungs(
                of_plans,
                management_decisions.filter(
                    _.about == forms.LEGAL_PLANNING
                    if months == LEGAL_PLANNING_AT
                    else _.about.isin(OF_A_PLAN)
                ),
                after_months=before,
            ),
            rule=RuleCode(f"plan-ladder-{months}"),
            about=f"at {months} months",
            stops_in="management_decisions",
            told_apart=True,
        )
        for before, months in zip((6, *LADDER), LADDER, strict=False)
    ),
)

CLOCKS = (CORE_GROUP, PROTECTION_VISIT, PLAN_LADDER)
