"""What a child in need plan owes while it lasts, and what is kept after child protection."""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.legs import LONG_AGO, NEVER, first_reason, with_first
from goldenthread.clocks.plans import NOT_SAID_SEEN
from goldenthread.clocks.repeating import events_of, spans_of, waits
from goldenthread.clocks.rungs import rungs
from goldenthread.codes import forms
from goldenthread.record.expressions import (
    child_protection_plans,
    cin_plan_reviews,
    cin_plans,
    looked_after_periods,
    management_decisions,
    referrals,
    visits,
)
from goldenthread.statute.local_standards import NEED_LADDER
from goldenthread.statute.rules import RuleCode

CARE_UNSURE = "whether the child was looked after that day cannot be told"
PLAN_UNSURE = "a day of a child in need plan cannot be read"
DAYS_TO_BEGIN = 14
"""Within how many days a child in need plan that begins after child protection follows on it."""


def is_marked(column: str) -> Any:
    """Whether the day in a column is not to be relied on."""
    return _.unreadable.contains(f" {column} ").fill_null(False)


of_plans = spans_of(cin_plans, "cin_plans")

NEED_VISIT = Clock(
    code="need-visit",
    title="Child in need visit",
    starts="the plan starts, or the child is seen on a visit",
    stops="the child is next seen on a visit",
    closes="the plan ends",
    legs=(
        Leg(
            cases=waits(
                of_plans,
                events_of(
                    visits.filter(_.kind.isnull() | (_.kind == "child in need")),
                    "visits",
                    _.visited_on,
                    counts=_.seen,
                ),
                what="a visit",
                doubt=NOT_SAID_SEEN,
            ),
            rule=RuleCode.NEED_VISIT,
            stops_in="visits",
            told_apart=True,
        ),
    ),
)

NEED_REVIEW = Clock(
    code="need-review",
    title="Child in need plan review",
    starts="the plan starts, or its last review is held",
    stops="the next review is held",
    closes="the plan ends",
    legs=(
        Leg(
            cases=waits(
                of_plans,
                events_of(cin_plan_reviews, "cin_plan_reviews", _.held_on),
                what="a review",
            ),
            rule=RuleCode.NEED_REVIEW,
            stops_in="cin_plan_reviews",
            told_apart=True,
        ),
    ),
)

NEED_LOOKED_AT = Clock(
    code="need-ladder",
    title="Child in need plan: a manager looks at it",
    starts="the plan starts",
    stops="a manager's decision about the plan, after the rung before",
    closes="the plan ends",
    legs=tuple(
        Leg(
            cases=rungs(
                of_plans,
                management_decisions.filter(_.about == forms.CHILD_IN_NEED_PLAN),
                after_months=before,
            ),
            rule=RuleCode(f"need-ladder-{months}"),
            about=f"at {months} months",
            stops_in="management_decisions",
            told_apart=True,
        )
        for before, months in zip((3, *NEED_LADDER), NEED_LADDER, strict=False)
    ),
)

LEFT_US = ("RC2", "RC5", "RC6")
"""Reasons for which an episode closes that leave nothing to keep: the child died, moved to another
council, or is an adult's service's."""


is_unsure = (
    _.started_on.isnull() | is_marked("ended_on") | (_.ended_on < _.started_on).fill_null(False)
)
"""Whether the days of what lasts are not to be relied on."""


def days_after(day: Any, count: int) -> Any:
    """So many days after a day."""
    return (day.cast("timestamp") + ibis.interval(days=count)).cast("date")


def _stepped_down() -> ibis.Table:
    """Each child protection plan that ended at home, with the day to which the child in need plan
    that followed it lasts; the same day where none followed."""
    ended = child_protection_plans.filter(_.ended_on.notnull() & ~is_marked("ended_on"))
    kept = _with_leaving(_with_doubt(_with_plan_that_lasts(_at_home(ended))))
    left = (_.left_on <= _.seen_on).fill_null(False)
    return kept.mutate(
        table_name=ibis.literal("child_protection_plans"),
        started_on=_.ended_on,
        # Whoever left while the plan lasted had nothing more to keep.
        closed_on=ibis.cases((left, _.left_on), else_=_.seen_on),
        lasts_to=ibis.cases((left, _.left_on), else_=_.lasts_to),
        excused=left,
        cannot_because=first_reason((_.care_in_doubt, CARE_UNSURE)),
    )


def _at_home(ended: ibis.Table) -> ibis.Table:
    """Those of children who were not looked after when it ended, with `care_in_doubt`: whether one
    may have been, in a period of which a day cannot be relied on."""
    care = looked_after_periods.mutate(
        in_doubt=_.started_on.isnull() | is_marked("ended_on")
    ).select(cared=_.child_id, care_from=_.started_on, care_to=_.ended_on, in_doubt=_.in_doubt)

    def goes_on(of: ibis.Table) -> list[Any]:
        return [
            ended.child_id == of.cared,
            of.care_from.isnull() | (of.care_from <= ended.ended_on),
            of.care_to.isnull() | (of.care_to >= ended.ended_on),
        ]

    sure, unsure = care.filter(~_.in_doubt), care.filter(_.in_doubt)
    at_home = ended.anti_join(sure, goes_on(sure))
    doubted = ended.semi_join(unsure, goes_on(unsure)).select(doubted_key=_.row_key)
    return at_home.left_join(doubted, at_home.row_key == doubted.doubted_key).mutate(
        care_in_doubt=_.doubted_key.notnull()
    )


def _with_plan_that_lasts(ended: ibis.Table) -> ibis.Table:
    """Add `lasts_to`, the last day of the child in need plan that followed and lasts longest, and
    `seen_on`, the day on which it is seen to have ended: not before one may no longer follow."""
    sure = cin_plans.filter(~is_unsure).select(
        of_child=_.child_id,
        need_from=_.started_on,
        need_to=_.ended_on.fill_null(NEVER),
        # The one that lasts longest is wanted, and the first event is the one that is taken.
        done_on=-_.ended_on.fill_null(NEVER).delta(LONG_AGO, unit="day"),
    )
    return (
        with_first(
            ended,
            sure,
            lambda plan, need: [
                need.need_from <= days_after(plan.ended_on, DAYS_TO_BEGIN),
                need.need_to >= plan.ended_on,
            ],
        )
        .mutate(
            lasts_to=_.need_to.fill_null(_.ended_on),
            seen_on=ibis.greatest(
                _.need_to.fill_null(_.ended_on), days_after(_.ended_on, DAYS_TO_BEGIN)
            ),
        )
        .drop("done_on")
    )


def _with_doubt(kept: ibis.Table) -> ibis.Table:
    """Add `stop_in_doubt` and `doubt_from`: a child in need plan whose days cannot be relied on may
    be the one that followed."""
    unsure = cin_plans.filter(is_unsure).select(
        of_child=_.child_id,
        need_start=_.started_on,
        done_on=_.started_on.fill_null(LONG_AGO),
    )
    return (
        with_first(
            kept,
            unsure.mutate(is_unsure=ibis.literal(True)),
            lambda plan, need: [need.done_on <= days_after(plan.ended_on, DAYS_TO_BEGIN)],
        )
        .mutate(
            stop_in_doubt=first_reason((_.is_unsure, PLAN_UNSURE)),
            doubt_from=_.need_start,
        )
        .drop("done_on")
    )


def _with_leaving(kept: ibis.Table) -> ibis.Table:
    """Add `left_on`: the first day from the end of the plan on which the child left us, or became
    looked after; null where neither."""
    gone = (
        referrals.filter(_.closure_reason.isin(LEFT_US) & _.closed_on.notnull())
        .select(of_child=_.child_id, done_on=_.closed_on)
        .union(
            looked_after_periods.filter(_.started_on.notnull()).select(
                of_child=_.child_id, done_on=_.started_on
            )
        )
    )
    return with_first(kept, gone, lambda plan, left: [left.done_on >= plan.ended_on]).rename(
        left_on="done_on"
    )


STEP_DOWN = Clock(
    code="step-down",
    title="Child in need plan kept after child protection",
    starts="a child protection plan ends and the child stays at home",
    stops="the child in need plan has lasted long enough",
    closes="the child in need plan ends before, none follows within fourteen days, or the child "
    "moves away, dies or becomes looked after while it lasts",
    legs=(
        Leg(
            cases=_stepped_down(),
            rule=RuleCode.STEP_DOWN,
            stops_in="cin_plans",
            told_apart=True,
            must_last=True,
        ),
    ),
)

CLOCKS = (NEED_VISIT, NEED_REVIEW, NEED_LOOKED_AT, STEP_DOWN)
