"""Rules about referrals and the episodes of need that they open."""

import datetime

import ibis
from ibis import _

from goldenthread.codes.front_door import CLOSURE_REASON, REFERRAL_SOURCE
from goldenthread.ingest.rules.census_rule import (
    EPISODE,
    FIRST_DAY,
    LAST_DAY,
    CensusRule,
    after_an_earlier_one,
    blank,
    breaking,
    more_than_one,
    not_offered,
    outside_the_year,
    with_child,
)
from goldenthread.record.expressions import (
    assessments,
    calendar,
    child_protection_plans,
    cin_plans,
    conferences,
    referrals,
    section_47_enquiries,
)

REFERRALS = "Referrals in the year, and re-referrals"
OPEN = "Children with an open episode of need"
NEED = "Why services started, and why episodes close"
NO_ACTION = "Referrals without further action"
NOTHING_FURTHER = ("RC8", "RC9")
"""Closed after assessment: with no further action, or on to early help."""

SOURCE_SINCE = datetime.date(2013, 4, 1)
LONGEST_BEFORE_BIRTH = ibis.interval(weeks=40)

_open = referrals.filter(blank("closed_on"), ~_.no_further_action)
_closed_after_assessment = referrals.filter(_.closure_reason.isin(NOTHING_FURTHER))


REFERRAL_RULES = (
    CensusRule(
        code="8600",
        title="A referral has a date, on or before the last day of the census year",
        table="referrals",
        column="CINreferralDate",
        why="Give the day of the referral; one after the year belongs in the next census.",
        protects=REFERRALS,
        broken=breaking(referrals, _.referred_on > LAST_DAY, says="referred {referred_on}"),
    ),
    CensusRule(
        code="8606",
        title="No referral more than 40 weeks before birth",
        table="referrals",
        column="CINreferralDate",
        why="The referral is over 40 weeks before the child's birth: correct one of the dates.",
        protects=REFERRALS,
        broken=breaking(
            with_child(referrals),
            (_.referred_on < _.born_on - LONGEST_BEFORE_BIRTH)
            | (_.referred_on < _.expected_on - LONGEST_BEFORE_BIRTH),
            says="referred {referred_on}, born {born_on}, expected {expected_on}",
        ),
    ),
    CensusRule(
        code="8866",
        title="A referral since April 2013 has a source, by a code of the year's list",
        table="referrals",
        column="ReferralSource",
        why="Give who referred, by a code that this year's census offers; 10 where it is unknown.",
        protects="Referrals by source",
        broken=breaking(
            referrals.filter(_.referred_on >= SOURCE_SINCE),
            _.source.isnull() | not_offered("source", REFERRAL_SOURCE),
            says="{source}",
        ),
    ),
    CensusRule(
        code="8568",
        title="A referral says whether it led to no further action",
        table="referrals",
        column="ReferralNFA",
        why="Say true or false: without it the referral is counted on neither side.",
        protects=NO_ACTION,
        broken=breaking(referrals, blank("no_further_action"), says=""),
    ),
    CensusRule(
        code="8569Q",
        title="A referral without further action was made in the year",
        table="referrals",
        column="ReferralNFA",
        why="It was made before the year, so it belongs to an earlier census: check date and flag.",
        protects=NO_ACTION,
        needs_calendar=True,
        broken=breaking(
            referrals.filter(_.no_further_action),
            _.referred_on < calendar.filter(_.working_day, _.day < FIRST_DAY).day.max().as_scalar(),
            says="referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8610",
        title="A referral that led to further action has a primary need",
        table="referrals",
        column="PrimaryNeedCode",
        why="Give the main reason why services started; N0 where it is not stated.",
        protects=NEED,
        broken=breaking(referrals.filter(~_.no_further_action), _.primary_need.isnull(), says=""),
    ),
    CensusRule(
        code="8650",
        title="A primary need is a code of DfE's list",
        table="referrals",
        column="PrimaryNeedCode",
        why="Give one of N0 to N9.",
        protects=NEED,
    ),
)

CLOSURE_RULES = (
    CensusRule(
        code="8620",
        title="An episode closes in the census year",
        table="referrals",
        column="CINclosureDate",
        why="Leave out an episode that closed before the year; one that closed after it is open.",
        protects=OPEN,
        broken=breaking(referrals, outside_the_year("closed_on"), says="closed {closed_on}"),
    ),
    CensusRule(
        code="8630",
        title="An episode does not close before its referral",
        table="referrals",
        column="CINclosureDate",
        why="The episode ends before it begins: correct the one that is wrong.",
        protects=OPEN,
        broken=breaking(
            referrals,
            _.closed_on < _.referred_on,
            says="closed {closed_on}, referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8640",
        title="A reason for closure is a code of the year's list",
        table="referrals",
        column="ReasonForClosure",
        why="Give why the episode closed, by a code that this year's census offers.",
        protects=NEED,
        broken=breaking(
            referrals, not_offered("closure_reason", CLOSURE_REASON), says="{closure_reason}"
        ),
    ),
    CensusRule(
        code="8805",
        title="A closed episode has a reason for closure",
        table="referrals",
        column="ReasonForClosure",
        why="The episode has an end but no reason: give one.",
        protects=NEED,
        broken=breaking(
            referrals,
            _.closed_on.notnull(),
            _.closure_reason.isnull(),
            says="closed {closed_on}, reason {closure_reason}",
        ),
    ),
    CensusRule(
        code="8810",
        title="An episode with a reason for closure has the date",
        table="referrals",
        column="CINclosureDate",
        why="The episode has a reason for closure but no date, so it counts as open: give it.",
        protects=OPEN,
        broken=breaking(
            referrals,
            blank("closed_on"),
            _.closure_reason.notnull(),
            says="reason {closure_reason}, closed {closed_on}",
        ),
    ),
    CensusRule(
        code="8815",
        title="A child has at most one open episode",
        table="referrals",
        column="CINclosureDate",
        why="The child has more than one open episode: close the ones that are over.",
        protects=OPEN,
        broken=breaking(
            more_than_one(_open, ["child_id"]),
            says="referred {referred_on}, one of {together} open",
        ),
    ),
    CensusRule(
        code="8816",
        title="Only the latest episode is open",
        table="referrals",
        column="CINreferralDate",
        why="The child was referred again later, so this one should have closed: give the date.",
        protects=OPEN,
        broken=breaking(
            _open.inner_join(
                referrals.group_by("child_id").agg(latest=_.referred_on.max()), "child_id"
            ),
            _.referred_on < _.latest,
            says="referred {referred_on}, again {latest}",
        ),
    ),
    CensusRule(
        code="8820",
        title="A child's episodes do not overlap",
        table="referrals",
        column="CINreferralDate",
        why="The episode begins while an earlier one runs: join them, or correct the dates.",
        protects=OPEN,
        broken=breaking(
            after_an_earlier_one(
                referrals,
                start="referred_on",
                # One without further action was never open, so it has no end to run to.
                ends=ibis.ifelse(blank("closed_on") & ~_.no_further_action, LAST_DAY, _.closed_on),
                within=["child_id"],
            ),
            _.referred_on < _.earlier_end,
            says="referred {referred_on}, an earlier one runs to {earlier_end}",
        ),
    ),
)


def _latest(rows: ibis.Table, *columns: str) -> ibis.Table:
    days = [rows[column] for column in columns]
    latest = days[0] if len(days) == 1 else ibis.greatest(*days)
    return rows.filter(latest.notnull()).select(*EPISODE, day=latest)


_activity = ibis.union(
    _latest(conferences, "held_on"),
    _latest(assessments, "started_on", "authorised_on"),
    _latest(section_47_enquiries, "started_on"),
    _latest(child_protection_plans, "ended_on"),
    _latest(cin_plans, "started_on", "ended_on"),
)
_latest_activity = _activity.group_by(EPISODE).agg(latest=_.day.max())
_past_assessment = ibis.union(
    conferences.select(*EPISODE),
    section_47_enquiries.select(*EPISODE),
    child_protection_plans.select(*EPISODE),
    cin_plans.select(*EPISODE),
)
_enquiries_and_assessments = ibis.union(
    assessments.select(*EPISODE),
    section_47_enquiries.select(*EPISODE),
    conferences.select(*EPISODE),
)
_without_action = referrals.filter(_.no_further_action)

ACTIVITY_RULES = (
    CensusRule(
        code="8565",
        title="Nothing happens in an episode after it has closed",
        table="referrals",
        column="CINclosureDate",
        why="Something in the episode is dated after its closure: correct the one that is wrong.",
        protects=OPEN,
        broken=breaking(
            referrals.inner_join(_latest_activity, EPISODE),
            _.closed_on < _.latest,
            says="closed {closed_on}, last event {latest}",
        ),
    ),
    CensusRule(
        code="8825Q",
        title="An episode closed after assessment has an assessment",
        table="referrals",
        column="ReasonForClosure",
        why="It closed after assessment, but no assessment is given: add it, or change the reason.",
        protects="Assessments completed",
        broken=breaking(
            _closed_after_assessment.anti_join(assessments, EPISODE), says="{closure_reason}"
        ),
    ),
    CensusRule(
        code="2990",
        title="An episode closed after assessment went no further than assessment",
        table="referrals",
        column="ReasonForClosure",
        why="It went on to an enquiry, a conference or a plan: give another reason for closure.",
        protects=NEED,
        broken=breaking(
            _closed_after_assessment.semi_join(_past_assessment, EPISODE), says="{closure_reason}"
        ),
    ),
    CensusRule(
        code="2991Q",
        title="An episode with a section 47 enquiry has an assessment",
        table="referrals",
        column="CINreferralDate",
        why="An enquiry is given but no assessment: add the assessment, or say why there is none.",
        protects="Assessments started and completed",
        broken=breaking(
            referrals.semi_join(section_47_enquiries, EPISODE).anti_join(assessments, EPISODE),
            says="referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8831",
        title="A referral without further action has no assessment, enquiry or conference",
        table="referrals",
        column="ReferralNFA",
        why="Something followed this referral: say that it led to further action.",
        protects=NO_ACTION,
        broken=breaking(
            _without_action.semi_join(_enquiries_and_assessments, EPISODE),
            says="no further action {no_further_action}",
        ),
    ),
    CensusRule(
        code="8832",
        title="A referral without further action has no child protection plan",
        table="referrals",
        column="ReferralNFA",
        why="A plan followed this referral: say that it led to further action.",
        protects=NO_ACTION,
        broken=breaking(
            _without_action.semi_join(child_protection_plans, EPISODE),
            says="no further action {no_further_action}",
        ),
    ),
    CensusRule(
        code="4000",
        title="A referral without further action has no child in need plan",
        table="referrals",
        column="ReferralNFA",
        why="A plan followed this referral: say that it led to further action.",
        protects=NO_ACTION,
        since=2022,
        broken=breaking(
            _without_action.semi_join(cin_plans, EPISODE),
            says="no further action {no_further_action}",
        ),
    ),
)

RULES = (*REFERRAL_RULES, *CLOSURE_RULES, *ACTIVITY_RULES)
