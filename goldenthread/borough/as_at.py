"""What of the truth a return may tell that is made on one day: begun by then, and not long over."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.borough.events import Child, Episode, Plan

Day = datetime.date


@dataclass(frozen=True, slots=True)
class AsAt:
    """A return that is made on the day `on` and reaches back to `since`."""

    on: Day
    since: Day

    def has(self, started_on: Day, ended_on: Day | None) -> bool:
        """Whether something has begun by the day, and was not over before the return reaches."""
        return started_on <= self.on and (ended_on is None or ended_on >= self.since)

    def has_day(self, day: Day | None) -> bool:
        """Whether a day is one of those that the return tells of."""
        return day is not None and self.since <= day <= self.on

    def seen(self, day: Day | None) -> Day | None:
        """The day, unless it was still to come."""
        return day if day and day <= self.on else None

    def is_born(self, child: Child) -> bool:
        """Whether the child was born by the day."""
        return child.born_on is not None and child.born_on <= self.on

    def episodes(self, child: Child) -> Iterator[Episode]:
        """The child's referrals and episodes of need; one turned away was over on its own day."""
        for episode in child.episodes:
            over_on = episode.referred_on if episode.no_further_action else episode.closed_on
            if self.has(episode.referred_on, over_on):
                yield episode

    def latest_category(self, plan: Plan) -> str:
        """The category of a plan as it was last decided by the day."""
        return plan.latest if self.seen(plan.changed_on) else plan.initial
