"""Cases that the measures of child protection share: plans, each with what came before it."""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.history import with_history
from goldenthread.clocks.legs import first_reason, not_told
from goldenthread.codes.child_protection import CATEGORY_OF_ABUSE, NEGLECT
from goldenthread.measures.about_the_child import NOT_KNOWN
from goldenthread.record.expressions import child_protection_plans
from goldenthread.record.telling import NO_LONGER_HELD

plans = child_protection_plans.mutate(
    table_name=ibis.literal("child_protection_plans"),
    # Where nobody wrote when it ended, the date held is the last that it can be.
    until=_.unreadable.contains(" ended_on ").ifelse(
        _.ended_on.strftime("a day not after %-d %B %Y"), _.ended_on.strftime("%-d %B %Y")
    ),
)

CATEGORIES = [code.code for code in CATEGORY_OF_ABUSE]

start_unreadable = (_.unreadable.contains(" started_on "), "its start date cannot be read")
# Where a later year lacks it and nothing says when it ended, the date held is the last that it can
# be (record/current.py), and no verdict may rest on it.
end_not_told = not_told("ended_on", what="its end date", event="it ended")
ends_before_it_starts = (_.ended_on < _.started_on, "it is dated as ending before it started")

open_plan_unjudged = first_reason(start_unreadable, *end_not_told)
ended_plan_unjudged = first_reason(start_unreadable, *end_not_told, ends_before_it_starts)


def months_after(day: Any, months: int) -> Any:
    """The same day `months` calendar months later, or the last day of a month that has none."""
    return (day.cast("timestamp") + ibis.interval(months=months)).cast("date")


def months_before(day: Any, months: int) -> Any:
    """The same day `months` calendar months earlier, or the last day of a month that has none."""
    return (day.cast("timestamp") - ibis.interval(months=months)).cast("date")


def category_of(column: Any) -> Any:
    """A category of abuse as a breakdown: its code, or "not known"."""
    return column.fill_null(NOT_KNOWN)


def category_unknown(column: Any, name: str) -> tuple[tuple[Any, str], tuple[Any, str]]:
    """Why a category does not tell: there is none, or it is no code that DfE has published."""
    return (
        (column.isnull(), f"no {name} is recorded"),
        (~column.isin(CATEGORIES), f"the {name} is no code that is known"),
    )


def is_neglect(initial: Any, latest: Any) -> Any:
    """Whether a plan was for neglect at its start or is by its latest category."""
    return (initial == NEGLECT).fill_null(False) | (latest == NEGLECT).fill_null(False)


def _with_earlier_plans(cases: ibis.Table) -> ibis.Table:
    """Add, from the same child's plans that began earlier: how many are held, the last one's dates,
    and whether any was for neglect.

    A plan whose start cannot be read began no later than it ended. One that ended after this one
    began, or whose end is not known, could lie anywhere: `undated_plans` counts those. The end of
    the one before counts only where it had ended when this one began: nothing later decides.
    """
    placed = cases.mutate(
        began_by=_.started_on.coalesce(_.ended_on),
        for_neglect=is_neglect(_.initial_category, _.latest_category).cast("int64"),
        undated=_.started_on.isnull().cast("int64"),
        end_in_doubt=first_reason(
            *not_told(
                "ended_on",
                what="the end of the plan before it",
                event="the plan before it ended",
            )
        ),
    )
    order = [_.began_by, _.started_on.notnull(), _.row_key]
    in_order = ibis.window(group_by="child_id", order_by=order)
    up_to_here = ibis.cumulative_window(group_by="child_id", order_by=order)
    return (
        placed.mutate(
            earlier_plans_held=ibis.row_number().over(in_order),
            earlier_started_on=_.started_on.lag().over(in_order),
            earlier_ended_on=_.ended_on.lag().over(in_order),
            earlier_end_in_doubt=_.end_in_doubt.lag().over(in_order),
            earlier_for_neglect=_.for_neglect.sum().over(up_to_here) > _.for_neglect,
            undated_plans=_.undated.sum().over(ibis.window(group_by="child_id"))
            - _.undated.sum().over(up_to_here),
        )
        .filter(_.started_on.notnull())
        .mutate(
            earlier_ended_on=(_.earlier_ended_on <= _.started_on).ifelse(_.earlier_ended_on, None)
        )
        .drop("began_by", "undated", "end_in_doubt")
    )


def _in_words(number: Any, one: str, more: str, none: str) -> Any:
    return ibis.cases((number == 0, none), (number == 1, one), else_=number.cast("string") + more)


def _with_both_counts(cases: ibis.Table) -> ibis.Table:
    """Add `earlier`: the number that the return declares and our own history, side by side."""
    declared = ibis.cases(
        (
            _.declared_earlier_plans.notnull(),
            _in_words(
                _.declared_earlier_plans,
                "1 earlier plan declared",
                " earlier plans declared",
                "no earlier plan declared",
            ),
        ),
        (
            _.unreadable.contains(" declared_earlier_plans "),
            "the declared number of earlier plans cannot be read",
        ),
        else_="no number of earlier plans declared",
    )
    last_end = ibis.cases(
        (
            _.earlier_end_in_doubt.notnull() & _.earlier_ended_on.notnull(),
            _.earlier_ended_on.strftime("ended by %-d %B %Y, nobody wrote when"),
        ),
        (_.earlier_ended_on.notnull(), _.earlier_ended_on.strftime("ended %-d %B %Y")),
        (_.earlier_end_in_doubt.contains(NO_LONGER_HELD), "nobody wrote when it ended"),
        (_.earlier_end_in_doubt.notnull(), "its end cannot be read"),
        else_="not ended when this one began",
    )
    last_start = ibis.cases(
        (_.earlier_started_on.notnull(), _.earlier_started_on.strftime("from %-d %B %Y")),
        else_="with a start that cannot be read",
    )
    last_one = ibis.cases(
        (_.earlier_plans_held > 0, "; the last " + last_start + ", " + last_end),
        (_.declared_earlier_plans > 0, "; earlier plan, date unknown"),
        else_="",
    )
    held = _in_words(_.earlier_plans_held, "1 held here", " held here", "none held here")
    return cases.mutate(earlier=declared + ", " + held + last_one)


plan_starts = with_history(
    _with_both_counts(_with_earlier_plans(plans)), "child_protection_plans", _.started_on
)
"""Every plan that has a start, with its child's earlier plans, `earlier` in words, and from when
our history speaks."""
