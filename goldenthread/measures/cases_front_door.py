"""Cases of the front door: referrals with the child's previous one, assessments with their days."""

import datetime
from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.front_door import ASSESSMENT_FROM_REFERRAL, ASSESSMENT_FROM_START
from goldenthread.clocks.history import history_starts, with_history, with_told_to
from goldenthread.clocks.legs import first_reason, not_told
from goldenthread.codes.front_door import ABUSE_OR_NEGLECT, PRIMARY_NEED
from goldenthread.measures.working_days import with_working_days
from goldenthread.record.expressions import assessments, referrals

NOT_KNOWN = "not known"
NO_RETURN = "no return that we hold speaks of referrals"
OUTSIDE_CALENDAR = "it began or ended outside the working-day calendar"

all_referrals = referrals.mutate(
    table_name=ibis.literal("referrals"), source=_.source.fill_null(NOT_KNOWN)
)
dated_referrals = all_referrals.filter(_.referred_on.notnull())


def twelve_months_after(day: Any) -> Any:
    """The same day a year later, by the calendar: 28 February after a 29 February."""
    # A date plus an interval is a moment in DuckDB; said so, it is cast back to a day.
    return (day.cast("timestamp") + ibis.interval(months=12)).cast("date")


undated = (
    referrals.filter(_.referred_on.isnull())
    .group_by("child_id")
    .aggregate(has_undated_referral=ibis.literal(True))
)

referrals_with_previous = (
    with_history(
        dated_referrals.mutate(
            previous_on=_.referred_on.lag().over(
                ibis.window(group_by="child_id", order_by=_.referred_on)
            )
        ),
        "referrals",
        _.referred_on,
    )
    .left_join(undated, "child_id", rname="{name}_again")
    .drop("child_id_again")
    .mutate(
        is_re_referral=(_.referred_on <= twelve_months_after(_.previous_on)).fill_null(False),
        last_unseen_on=(_.history_starts_on.cast("timestamp") - ibis.interval(days=1)).cast("date"),
    )
)
"""Each dated referral with the child's previous one, and whether it follows within 12 months."""

previous_not_known = first_reason(
    (_.is_re_referral, ibis.null("string")),
    (_.history_starts_on.isnull(), NO_RETURN),
    # The last day that we do not see could hold a referral that this one follows.
    (_.referred_on <= twelve_months_after(_.last_unseen_on), history_starts()),
    (_.has_undated_referral, "the date of another referral of the child is not known"),
)
"""Why it cannot be told whether a referral follows another; what we hold may decide it anyway."""

closure_not_told = not_told("closed_on", what="its closure date", event="it closed")

NOT_IN_NEED = {
    "RC8": "closed after assessment, no further action",
    "RC9": "closed after assessment, referred to early help",
}
referral_outcomes = with_told_to(dated_referrals)
closed_by_then = (_.closed_on <= _.asked_on).fill_null(False)
gives_not_in_need = _.closure_reason.isin(tuple(NOT_IN_NEED)).fill_null(False)
assessed_as_not_in_need = closed_by_then & gives_not_in_need
outcome_in_words = ibis.cases(
    *[(closed_by_then & (_.closure_reason == code), text) for code, text in NOT_IN_NEED.items()],
    (_.no_further_action, "no further action was taken on it"),
    (closed_by_then & _.closure_reason.notnull(), "closed for another reason"),
    else_="its episode was open on " + ibis.least(_.asked_on, _.told_to).strftime("%-d %B %Y"),
)
"""What had come of a referral by the day asked about: a later closure is not known then."""

further_action_not_known = first_reason(
    (
        _.unreadable.contains(" no_further_action "),
        "whether further action was taken cannot be read",
    ),
    (_.no_further_action.isnull(), "whether further action was taken is not recorded"),
)
outcome_not_known = first_reason(
    # Not one of them, whenever it closed.
    (_.closure_reason.notnull() & ~gives_not_in_need, ibis.null("string")),
    (_.no_further_action.fill_null(False) & ~gives_not_in_need, ibis.null("string")),
    *closure_not_told,
    (_.closure_reason.notnull() & _.closed_on.isnull(), "no closure date is recorded"),
    (closed_by_then & _.closure_reason.isnull(), "it is closed and no reason is recorded"),
)

in_need = all_referrals.filter(~_.no_further_action.fill_null(False))
"""Episodes of need. A referral with no further action opens none, and has no closure date."""

EPISODE_DOUBTS = (
    (_.referred_on.isnull(), "the date of its referral is not known"),
    *closure_not_told,
    (
        _.unreadable.contains(" no_further_action "),
        "whether further action was taken cannot be read",
    ),
)
"""Why it cannot be told whether an episode of need is open."""

episode_not_known = first_reason(*EPISODE_DOUBTS)


def need_in_words(day: Any) -> Any:
    """The primary need in the words of the census year in which the day lies, in lower case."""
    branches = []
    for code in PRIMARY_NEED:
        for year, label in sorted(code.labels, reverse=True):
            year_starts = datetime.date(year - 1, 4, 1)
            branches.append(((_.primary_need == code.code) & (day >= year_starts), label.lower()))
        branches.append((_.primary_need == code.code, code.label.lower()))
    return ibis.cases(*branches, else_=_.primary_need)


need_not_known = first_reason(
    *EPISODE_DOUBTS,
    (_.primary_need.isnull() | (_.primary_need == ""), "no primary need is recorded"),
)
is_abuse_or_neglect = _.primary_need == ABUSE_OR_NEGLECT

started_assessments = ASSESSMENT_FROM_START.runs
completed = with_working_days(
    started_assessments.filter(_.stopped_on.notnull()), start=_.started_on, end=_.stopped_on
)
"""Completed assessments on the clock from their start, with the working days that they took."""

completed_not_known = _.cannot_because
duration_not_known = first_reason(
    (_.cannot_because.notnull(), _.cannot_because), (_.working_days.isnull(), OUTSIDE_CALENDAR)
)

open_assessments = started_assessments.mutate(
    # It is open no more when it is authorised or its episode closes, whichever comes first.
    ended_on=ibis.least(_.stopped_on, _.closed_on)
)

in_order = assessments.select(
    "row_key",
    assessment_started_on=_.started_on,
    place_in_episode=ibis.row_number().over(
        ibis.window(
            group_by=["child_id", "referred_on"],
            order_by=[_.started_on.asc(nulls_first=True), _.row_key],
        )
    ),
)

first_assessments = with_history(
    with_working_days(
        ASSESSMENT_FROM_REFERRAL.runs.filter(_.stopped_on.notnull())
        .inner_join(in_order, "row_key", rname="{name}_again")
        .filter((_.place_in_episode == 0) | _.started_on.isnull()),
        start=_.started_on,
        end=_.stopped_on,
    ),
    "assessments",
    _.started_on,
)
"""The first assessment of each episode, on the clock from the referral. A later one does not
answer the referral, so it has none."""

first_not_known = first_reason(
    (_.cannot_because.notnull(), _.cannot_because),
    (
        _.assessment_started_on.isnull(),
        "its start date is not known, so that it may not be the first of its episode",
    ),
    ((_.started_on < _.history_starts_on) & (_.stopped_on > _.due_on), history_starts()),
)
