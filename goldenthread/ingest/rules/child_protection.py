"""Rules about child protection plans and their reviews."""

from ibis import _

from goldenthread.ingest.rules.census_rule import (
    LAST_DAY,
    CensusRule,
    after_an_earlier_one,
    blank,
    breaking,
    end_or_last_day,
    more_than_one,
    outside_the_year,
    with_child,
)
from goldenthread.ingest.rules.enquiries import PLANS
from goldenthread.record.expressions import child_protection_plans, child_protection_reviews

CATEGORY = "Plans for neglect, by the first category and by the latest"
AGAIN = "Second and later plans"
REVIEWS = "Review conferences held in time"

_open = child_protection_plans.filter(blank("ended_on"))

PLAN_DATE_RULES = (
    CensusRule(
        code="8720",
        title="A plan has a start, on or before the last day of the census year",
        table="child_protection_plans",
        column="CPPstartDate",
        why="Give the day on which the plan began; one after the year belongs in the next census.",
        protects=PLANS,
        broken=breaking(
            child_protection_plans, _.started_on > LAST_DAY, says="started {started_on}"
        ),
    ),
    CensusRule(
        code="1105",
        title="A plan does not start before its referral",
        table="child_protection_plans",
        column="CPPstartDate",
        why="The plan starts before the referral: correct the one that is wrong.",
        protects=PLANS,
        broken=breaking(
            child_protection_plans,
            _.started_on < _.referred_on,
            says="started {started_on}, referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8840",
        title="A plan does not start and end on one day",
        table="child_protection_plans",
        column="CPPendDate",
        why="The plan lasted no time at all: correct one of its dates.",
        protects=PLANS,
        broken=breaking(
            child_protection_plans,
            _.started_on == _.ended_on,
            says="started {started_on}, ended {ended_on}",
        ),
    ),
    CensusRule(
        code="8925",
        title="A plan does not end before it starts",
        table="child_protection_plans",
        column="CPPendDate",
        why="The plan ends before it starts: correct the one that is wrong.",
        protects=PLANS,
        broken=breaking(
            child_protection_plans,
            _.ended_on < _.started_on,
            says="started {started_on}, ended {ended_on}",
        ),
    ),
    CensusRule(
        code="8930",
        title="A plan ends in the census year",
        table="child_protection_plans",
        column="CPPendDate",
        why="Leave out a plan that ended before the year; one that ended after it is open.",
        protects=PLANS,
        broken=breaking(
            child_protection_plans, outside_the_year("ended_on"), says="ended {ended_on}"
        ),
    ),
    CensusRule(
        code="8935",
        title="A child is under at most one open plan",
        table="child_protection_plans",
        column="CPPendDate",
        why="The child has more than one open plan: end those that are over.",
        protects=PLANS,
        broken=breaking(
            more_than_one(_open, ["child_id"]), says="started {started_on}, one of {together} open"
        ),
    ),
    CensusRule(
        code="8940",
        title="A child's plans do not overlap",
        table="child_protection_plans",
        column="CPPstartDate",
        why="The plan starts while an earlier one runs: join them, or correct the dates.",
        protects=PLANS,
        broken=breaking(
            after_an_earlier_one(
                child_protection_plans,
                start="started_on",
                ends=end_or_last_day("ended_on"),
                within=["child_id"],
            ),
            _.started_on <= _.earlier_end,
            says="started {started_on}, an earlier one runs to {earlier_end}",
        ),
    ),
    CensusRule(
        code="8915",
        title="A plan does not start after the child's death",
        table="child_protection_plans",
        column="CPPstartDate",
        why="The plan starts after the child died: correct the one that is wrong.",
        protects=PLANS,
        broken=breaking(
            with_child(child_protection_plans),
            _.started_on > _.died_on,
            says="started {started_on}, died {died_on}",
        ),
    ),
    CensusRule(
        code="8920",
        title="A plan does not end after the child's death",
        table="child_protection_plans",
        column="CPPendDate",
        why="The plan ends after the child died: correct the one that is wrong.",
        protects=PLANS,
        broken=breaking(
            with_child(child_protection_plans),
            _.ended_on > _.died_on,
            says="ended {ended_on}, died {died_on}",
        ),
    ),
)

PLAN_RULES = (
    CensusRule(
        code="8905",
        title="A plan has a first category of abuse, by a code of DfE's list",
        table="child_protection_plans",
        column="InitialCategoryOfAbuse",
        why="Give NEG, PHY, SAB, EMO or MUL, as the initial conference decided.",
        protects=CATEGORY,
        broken=breaking(child_protection_plans, _.initial_category.isnull(), says=""),
    ),
    CensusRule(
        code="8910",
        title="A plan has a latest category of abuse, by a code of DfE's list",
        table="child_protection_plans",
        column="LatestCategoryOfAbuse",
        why="Give NEG, PHY, SAB, EMO or MUL; the same as the first where it has not changed.",
        protects=CATEGORY,
        broken=breaking(child_protection_plans, _.latest_category.isnull(), says=""),
    ),
    CensusRule(
        code="8730",
        title="A plan says how many plans the child had before",
        table="child_protection_plans",
        column="NumberOfPreviousCPP",
        why="Give the number of earlier plans, here and elsewhere; 0 where there were none.",
        protects=AGAIN,
        broken=breaking(child_protection_plans, blank("declared_earlier_plans"), says=""),
    ),
    CensusRule(
        code="8841",
        title="A review is held after the day on which its plan starts",
        table="child_protection_reviews",
        column="CPPreviewDate",
        why="A review looks back on the plan, so it comes after its first day: correct the date.",
        protects=REVIEWS,
        broken=breaking(
            child_protection_reviews,
            _.held_on <= _.plan_started_on,
            says="reviewed {held_on}, plan started {plan_started_on}",
        ),
    ),
    CensusRule(
        code="8842Q",
        title="A review has a date",
        table="child_protection_reviews",
        column="CPPreviewDate",
        why="The review has no date that can be read, so it counts for nothing: give the date.",
        protects=REVIEWS,
    ),
)

RULES = (*PLAN_DATE_RULES, *PLAN_RULES)
