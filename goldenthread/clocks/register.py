"""Every clock, by its code, in the order of the work."""

from goldenthread.clocks import (
    before_birth,
    child_in_need,
    child_protection,
    conferences,
    first_days,
    front_door,
    looked_after,
    oversight,
    papers,
    plans,
    pre_proceedings,
)
from goldenthread.clocks.clock import Clock

AREAS = {
    "The front door": (*first_days.CLOCKS[:3], *front_door.CLOCKS, *first_days.CLOCKS[3:]),
    "Before birth": before_birth.CLOCKS,
    "Children in need": child_in_need.CLOCKS,
    "Child protection": (
        conferences.STRATEGY_DISCUSSION,
        child_protection.INITIAL_CONFERENCE,
        conferences.CONFERENCE_FROM_DISCUSSION,
        conferences.TRANSFER_IN,
        child_protection.REVIEW_CONFERENCE,
        conferences.MIDPOINT,
        *plans.CLOCKS,
    ),
    "Papers of conferences": papers.CLOCKS,
    "Pre-proceedings": pre_proceedings.CLOCKS,
    "Looked after": looked_after.CLOCKS,
    "Oversight": oversight.CLOCKS,
}
"""The clocks of each area of the work."""

CLOCKS: dict[str, Clock] = {clock.code: clock for clocks in AREAS.values() for clock in clocks}
