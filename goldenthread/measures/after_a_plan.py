"""What had happened to a child three, twelve and twenty-four months after a plan ended.

A new referral, a new plan and being looked after are told apart; none of them is a failure of
anybody's. What our files do not speak of up to the day cannot be worked out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.clocks.states import CANNOT, TOO_EARLY
from goldenthread.statute.months import add_months

MARKS = (3, 12, 24)
"""Months after the end."""


class After(StrEnum):
    """What can have happened, in the order in which it is said."""

    REFERRAL = "a new referral"
    PLAN = "a new plan"
    CARE = "looked after"


NOTHING = "nothing"
SAID_IN = {
    After.REFERRAL: "referrals",
    After.PLAN: "child_protection_plans",
    After.CARE: "looked_after_periods",
}
"""The table of the record that says each."""

Days = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What the record has of one child: the days on which each began, and of which a row has a day
    that is missing or cannot be read."""

    days: Mapping[After, Sequence[date]]
    in_doubt: frozenset[After] = frozenset()


def what_followed(
    ended_on: date,
    happened: Happened,
    *,
    months: int,
    on: date,
    spoken: Mapping[After, Sequence[Days]],
) -> str:
    """What had happened so many months after the end, as the record stands on a day. `spoken` are
    the runs of days, without a gap, of which the files tell of each."""
    mark = add_months(ended_on, months)
    if mark > on:
        return TOO_EARLY
    found = [
        after for after in After if any(ended_on <= day <= mark for day in happened.days[after])
    ]
    untold = [
        after
        for after in After
        if after not in found
        and (
            after in happened.in_doubt
            or not any(first <= ended_on and mark <= last for first, last in spoken[after])
        )
    ]
    if not found:
        return CANNOT if untold else NOTHING
    rest = "; what else cannot be worked out" if untold else ""
    return f"{', '.join(found)}{rest}"
