"""Where neglect is coded: factor 16A of assessments, category NEG of child protection plans, and
what a council's own words name as neglect: of a plan's category, of the main reason, and of early
help.

What each open episode and each open plan says of neglect on the last day of a period. Primary need
N1 is abuse *or* neglect and is never a marker, and category MUL hides whether neglect is in it:
unless the words that stood for the code name neglect (`N1j - Neglect`, `Neglect and physical`).
"""

import ibis
from ibis import _

from goldenthread.clocks.history import is_after_told, periods_told_of, with_told_to
from goldenthread.codes.assessment import NEGLECT_FACTOR, NO_FACTOR
from goldenthread.codes.child_protection import CATEGORY_OF_ABUSE, MULTIPLE, NEGLECT
from goldenthread.codes.front_door import ABUSE_OR_NEGLECT
from goldenthread.measures.cases_front_door import in_need
from goldenthread.record.expressions import (
    assessment_factors,
    assessments,
    child_protection_plans,
    early_help_episodes,
    periods,
)

factors = (
    # A factor's key is its assessment's, with the factor behind it.
    assessment_factors.mutate(assessment_key=_.row_key.re_replace(r"\|[^|]*$", ""))
    .group_by("assessment_key")
    .aggregate(
        has_16a=(_.factor == NEGLECT_FACTOR).any(),
        has_a_factor=(_.factor != NO_FACTOR).any(),
        says_factors=ibis.literal(True),
    )
)

completed = (
    assessments.filter(_.authorised_on.notnull())
    .left_join(factors, assessments.row_key == factors.assessment_key)
    .drop("assessment_key")
    .mutate(
        table_name=ibis.literal("assessments"),
        has_16a=_.has_16a.fill_null(False),
        has_a_factor=_.has_a_factor.fill_null(False),
        says_factors=_.says_factors.fill_null(False),
        episode=_.child_id + "|" + _.referred_on.strftime("%Y-%m-%d").fill_null(""),
    )
)
"""Completed assessments, with whether 16A, any factor, and anything at all about factors is in."""

by_authorisation = ibis.window(
    group_by=["child_id", "referred_on"], order_by=[_.authorised_on, _.started_on, _.row_key]
)
until_then = ibis.cumulative_window(
    group_by=["child_id", "referred_on"], order_by=[_.authorised_on, _.started_on, _.row_key]
)
latest_spells = completed.select(
    "child_id",
    "referred_on",
    "has_16a",
    "says_factors",
    assessed_on=_.authorised_on,
    # Until the next one is authorised it is the latest; of two on one day, the later begun is.
    superseded_on=_.authorised_on.lead().over(by_authorisation),
    ever_16a=_.has_16a.cast("int8").max().over(until_then) == 1,
)
"""From when until when each completed assessment is the latest of its episode."""

first_assessed = completed.group_by("child_id", "referred_on").aggregate(
    superseded_on=_.authorised_on.min()
)
undated_assessments = (
    assessments.filter(_.unreadable.contains(" authorised_on "))
    .group_by("child_id", "referred_on")
    .aggregate(undated_from=_.started_on.fill_null(_.referred_on).min())
)

OF_ONE_EPISODE = ["child_id", "referred_on"]
episodes = (
    with_told_to(in_need)
    .select(
        "child_id",
        "referred_on",
        "closed_on",
        "told_to",
        is_n1=(_.primary_need == ABUSE_OR_NEGLECT).fill_null(False),
        need_names_neglect=_.primary_need_names_neglect.fill_null(False),
        is_certain=_.referred_on.notnull()
        & ~_.unreadable.contains(" closed_on ")
        & ~_.unreadable.contains(" no_further_action "),
    )
    .left_join(undated_assessments, OF_ONE_EPISODE, rname="{name}_again")
    .drop("child_id_again", "referred_on_again")
)

before_the_first = (
    episodes.left_join(first_assessed, OF_ONE_EPISODE, rname="{name}_again")
    .drop("child_id_again", "referred_on_again")
    .mutate(
        has_16a=ibis.literal(False),
        says_factors=ibis.literal(False),
        assessed_on=ibis.null("date"),
        ever_16a=ibis.literal(False),
    )
)
spells = episodes.inner_join(latest_spells, OF_ONE_EPISODE).select(*before_the_first.columns)
"""Each episode in stretches of time: before its first completed assessment, and while each of them
is the latest."""

said_by_episodes = (
    spells.union(before_the_first)
    .cross_join(periods)
    .filter(
        (_.referred_on.isnull() | (_.referred_on <= _.last_day))
        & (_.closed_on.isnull() | (_.closed_on > _.last_day))
        & (_.assessed_on.isnull() | (_.assessed_on <= _.last_day))
        & (_.superseded_on.isnull() | (_.superseded_on > _.last_day))
    )
    # An assessment completed on a day that is not known may be the latest.
    .mutate(latest_in_doubt=(_.undated_from <= _.last_day).fill_null(False))
    .mutate(
        marks_neglect=_.has_16a & _.is_certain & ~_.latest_in_doubt & ~is_after_told(_.last_day)
    )
    .group_by("child_id", "period")
    .aggregate(
        has_16a=_.marks_neglect.any(),
        ever_16a=_.ever_16a.any(),
        assessed_on=_.assessed_on.max(),
        neglect_found_on=_.assessed_on.max(where=_.marks_neglect),
        latest_in_doubt=_.latest_in_doubt.any(),
        says_factors=_.says_factors.any(),
        is_n1=_.is_n1.any(),
        need_in_words=(_.need_names_neglect & _.is_certain & ~is_after_told(_.last_day)).any(),
    )
)
"""For each child and period: what its open episodes say of neglect on the last day."""

known_categories = [code.code for code in CATEGORY_OF_ABUSE]

said_by_plans = (
    with_told_to(child_protection_plans)
    .select(
        "child_id",
        "started_on",
        "ended_on",
        "told_to",
        is_certain=_.started_on.notnull() & ~_.unreadable.contains(" ended_on "),
        initial_category=_.initial_category.fill_null("none recorded"),
        latest_category=_.latest_category.fill_null("none recorded"),
        names_neglect=_.names_neglect.fill_null(False),
    )
    .mutate(
        marks_neglect=((_.initial_category == NEGLECT) | (_.latest_category == NEGLECT))
        & _.is_certain,
        is_mul=(_.initial_category == MULTIPLE) | (_.latest_category == MULTIPLE),
        category_not_known=~_.initial_category.isin(known_categories)
        | ~_.latest_category.isin(known_categories),
    )
    .cross_join(periods)
    .filter(
        (_.started_on.isnull() | (_.started_on <= _.last_day))
        & (_.ended_on.isnull() | (_.ended_on > _.last_day))
    )
    .group_by("child_id", "period")
    .aggregate(
        has_neg=(_.marks_neglect & ~is_after_told(_.last_day)).any(),
        category_in_words=(_.names_neglect & _.is_certain & ~is_after_told(_.last_day)).any(),
        is_mul=_.is_mul.any(),
        category_not_known=_.category_not_known.any(),
        initial_category=_.initial_category.min(),
        latest_category=_.latest_category.min(),
    )
)
"""For each child and period: what its open child protection plan says of neglect."""

said_by_early_help = (
    with_told_to(early_help_episodes)
    .select(
        "child_id",
        "started_on",
        "ended_on",
        "told_to",
        "names_neglect",
        is_certain=_.started_on.notnull() & ~_.unreadable.contains(" ended_on "),
    )
    .cross_join(periods_told_of("early_help_episodes"))
    .filter(
        (_.started_on.isnull() | (_.started_on <= _.last_day))
        & (_.ended_on.isnull() | (_.ended_on > _.last_day))
    )
    .group_by("child_id", "period")
    .aggregate(
        helped_for_neglect=(
            _.names_neglect.fill_null(False) & _.is_certain & ~is_after_told(_.last_day)
        ).any(),
        help_says_why=_.names_neglect.notnull().any(),
    )
)
"""For each child and period: what its open early help says of neglect, on days of which a return
of early help speaks."""
