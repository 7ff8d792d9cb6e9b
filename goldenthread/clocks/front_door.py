"""Clocks of the front door: the assessment, from its start and from the referral."""

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.legs import ENDS_BEFORE_IT_STARTED, first_reason, not_told
from goldenthread.record.expressions import assessments, referrals
from goldenthread.statute.rules import RuleCode

FIRST_IN_DOUBT = "its start date is not known, so that it may not be the first of its episode"

ended = referrals.select(
    "child_id",
    "referred_on",
    episode_closed_on=_.closed_on,
    close_in_doubt=first_reason(
        *not_told("closed_on", what="the closure date of its episode", event="its episode closed")
    ),
)

of_episode = ibis.window(group_by=["child_id", "referred_on"])
in_episode = ibis.window(
    group_by=["child_id", "referred_on"],
    order_by=[_.started_on.asc(nulls_first=True), _.row_key],
)

with_episode = (
    assessments.mutate(
        # The first of its episode answers the referral; a later one does not, and one without a
        # start may be either, so that beside it no other is known to be the first.
        answers_referral=(ibis.row_number().over(in_episode) == 0) | _.started_on.isnull(),
        is_first_in_doubt=(_.row_key.count().over(of_episode) > 1)
        & _.started_on.isnull().any().over(of_episode),
    )
    .left_join(ended, ["child_id", "referred_on"])
    .drop("child_id_right", "referred_on_right")
    .mutate(table_name=ibis.literal("assessments"))
)


def _cases(start: ibis.Deferred, start_column: str) -> ibis.Table:
    return with_episode.mutate(
        started_on=start,
        stopped_on=_.authorised_on,
        closed_on=_.episode_closed_on,
        cannot_because=first_reason(
            *not_told("authorised_on", what="its authorisation date", event="it was authorised"),
            (_.unreadable.contains(f" {start_column} "), "its start date cannot be read"),
            (start.isnull(), "its start date is missing"),
            (_.authorised_on < start, ENDS_BEFORE_IT_STARTED),
        ),
    )


ASSESSMENT_FROM_START = Clock(
    code="assessment-from-start",
    title="Assessment, from its actual start",
    starts="the assessment starts",
    stops="the assessment is authorised",
    closes="the episode of need closes",
    legs=(Leg(cases=_cases(_.started_on, "started_on"), rule=RuleCode.ASSESSMENT_FROM_START),),
)

ASSESSMENT_FROM_REFERRAL = Clock(
    code="assessment-from-referral",
    title="Assessment, from the referral",
    starts="the referral is received",
    stops="the first assessment of the episode is authorised",
    closes="the episode of need closes",
    legs=(
        Leg(
            cases=_cases(_.referred_on, "referred_on")
            .filter(_.answers_referral)
            .mutate(
                cannot_because=first_reason(
                    (_.cannot_because.notnull(), _.cannot_because),
                    (_.is_first_in_doubt, FIRST_IN_DOUBT),
                )
            ),
            rule=RuleCode.ASSESSMENT_FROM_REFERRAL,
        ),
    ),
)

CLOCKS = (ASSESSMENT_FROM_START, ASSESSMENT_FROM_REFERRAL)
