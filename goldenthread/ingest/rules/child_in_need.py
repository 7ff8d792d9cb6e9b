"""Rules about child in need plans, which the census has held since 2021-22."""

import ibis
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
from goldenthread.record.expressions import (
    child_protection_plans,
    child_protection_reviews,
    cin_plans,
)

PLANS = "Child in need plans open, started and ended"
STEP = "Each child once at the highest step: no one is under both kinds of plan"

FIRST_YEAR = 2022
_open = cin_plans.filter(blank("ended_on"))

DATE_RULES = (
    CensusRule(
        code="4010",
        title="A child in need plan has a start, on or before the last day of the census year",
        table="cin_plans",
        column="CINPlanStartDate",
        why="Give the day on which the plan began; one after the year belongs in the next census.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(cin_plans, _.started_on > LAST_DAY, says="started {started_on}"),
    ),
    CensusRule(
        code="4011",
        title="A child in need plan does not end before it starts",
        table="cin_plans",
        column="CINPlanEndDate",
        why="The plan ends before it starts: correct the one that is wrong.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            cin_plans, _.ended_on < _.started_on, says="started {started_on}, ended {ended_on}"
        ),
    ),
    CensusRule(
        code="4012Q",
        title="A child in need plan does not start and end on one day",
        table="cin_plans",
        column="CINPlanEndDate",
        why="The plan lasted no time at all: check both dates.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            cin_plans, _.ended_on == _.started_on, says="started {started_on}, ended {ended_on}"
        ),
    ),
    CensusRule(
        code="4013",
        title="A child in need plan ends in the census year",
        table="cin_plans",
        column="CINPlanEndDate",
        why="Leave out a plan that ended before the year; one that ended after it is open.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(cin_plans, outside_the_year("ended_on"), says="ended {ended_on}"),
    ),
    CensusRule(
        code="4015",
        title="A child in need plan does not start before its referral",
        table="cin_plans",
        column="CINPlanStartDate",
        why="The plan starts before the referral: correct the one that is wrong.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            cin_plans,
            _.started_on < _.referred_on,
            says="started {started_on}, referred {referred_on}",
        ),
    ),
    CensusRule(
        code="4008",
        title="A child in need plan does not start after the child's death",
        table="cin_plans",
        column="CINPlanStartDate",
        why="The plan starts after the child died: correct the one that is wrong.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            with_child(cin_plans),
            _.started_on > _.died_on,
            says="started {started_on}, died {died_on}",
        ),
    ),
    CensusRule(
        code="4009Q",
        title="A child in need plan does not end after the child's death",
        table="cin_plans",
        column="CINPlanEndDate",
        why="The plan ends after the child died: correct the one that is wrong.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            with_child(cin_plans), _.ended_on > _.died_on, says="ended {ended_on}, died {died_on}"
        ),
    ),
)

_protection = child_protection_plans.select(
    "child_id",
    protected_on=child_protection_plans.started_on,
    protected_until=child_protection_plans.ended_on,
    protection_runs_to=ibis.ifelse(
        child_protection_plans.ended_on.isnull()
        & ~child_protection_plans.unreadable.contains(" ended_on "),
        LAST_DAY,
        child_protection_plans.ended_on,
    ),
    protection_is_open=child_protection_plans.ended_on.isnull()
    & ~child_protection_plans.unreadable.contains(" ended_on "),
)
_need = cin_plans.mutate(
    needed_on=_.started_on,
    need_runs_to=end_or_last_day("ended_on"),
    need_is_open=blank("ended_on"),
)
_need_dates = _need.select("child_id", "needed_on", "need_runs_to", "need_is_open")


def _once(rows: ibis.Table) -> ibis.Table:
    """A plan that meets several others is one thing to look at."""
    return rows.group_by(["ordinal", "line"]).agg(says=_.says.min())


CONCURRENCE_RULES = (
    CensusRule(
        code="4004",
        title="A child has at most one open child in need plan",
        table="cin_plans",
        column="CINPlanEndDate",
        why="The child has more than one open plan: end those that are over.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            more_than_one(_open, ["child_id"]), says="started {started_on}, one of {together} open"
        ),
    ),
    CensusRule(
        code="4014",
        title="A child's child in need plans do not overlap",
        table="cin_plans",
        column="CINPlanStartDate",
        why="The plan starts while an earlier one runs: join them, or correct the dates.",
        protects=PLANS,
        since=FIRST_YEAR,
        broken=breaking(
            after_an_earlier_one(
                cin_plans,
                start="started_on",
                ends=end_or_last_day("ended_on"),
                within=["child_id"],
            ),
            _.started_on <= _.earlier_end,
            says="started {started_on}, an earlier one runs to {earlier_end}",
        ),
    ),
    CensusRule(
        code="4001",
        title="A child is not under an open plan of both kinds",
        table="cin_plans",
        column="CINPlanEndDate",
        why="The child is under an open child protection plan too: end the one that is over.",
        protects=STEP,
        since=FIRST_YEAR,
        broken=breaking(
            _open.semi_join(_protection.filter(_.protection_is_open), "child_id"),
            says="started {started_on}, ended {ended_on}",
        ),
    ),
    CensusRule(
        code="4016",
        title="A child in need plan does not start during a child protection plan",
        table="cin_plans",
        column="CINPlanStartDate",
        why="It starts while a child protection plan runs: correct the dates of one of them.",
        protects=STEP,
        since=FIRST_YEAR,
        broken=_once(
            breaking(
                cin_plans.inner_join(_protection, "child_id"),
                _.started_on >= _.protected_on,
                (_.started_on < _.protected_until)
                | (_.protection_is_open & (_.started_on <= LAST_DAY)),
                says="started {started_on}, protected {protected_on} to {protection_runs_to}",
            )
        ),
    ),
    CensusRule(
        code="4017",
        title="A child protection plan does not start during a child in need plan",
        table="child_protection_plans",
        column="CPPstartDate",
        why="It starts while a child in need plan runs: correct the dates of one of them.",
        protects=STEP,
        since=FIRST_YEAR,
        broken=_once(
            breaking(
                child_protection_plans.inner_join(_need_dates, "child_id"),
                _.started_on >= _.needed_on,
                (_.started_on < _.need_runs_to) | (_.need_is_open & (_.started_on <= LAST_DAY)),
                says="started {started_on}, in need {needed_on} to {need_runs_to}",
            )
        ),
    ),
    CensusRule(
        code="4003",
        title="No child protection review is held during a child in need plan",
        table="child_protection_reviews",
        column="CPPreviewDate",
        why="The review was held while a child in need plan ran: correct the dates of one of them.",
        protects=STEP,
        since=FIRST_YEAR,
        broken=_once(
            breaking(
                child_protection_reviews.inner_join(_need_dates, "child_id")
                # The review that ends a protection plan may be the day the other plan begins.
                .anti_join(_protection, ["child_id", ("held_on", "protected_until")]),
                _.held_on >= _.needed_on,
                (_.held_on < _.need_runs_to) | (_.need_is_open & (_.held_on <= LAST_DAY)),
                says="reviewed {held_on}, in need {needed_on} to {need_runs_to}",
            )
        ),
    ),
)

RULES = (*DATE_RULES, *CONCURRENCE_RULES)
