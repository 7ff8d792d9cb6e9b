"""What of the truth a return may tell that is made on one day: begun by then, and not long over."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from goldenthread.borough.days import add_months
from goldenthread.borough.events import Child, Enquiry, Episode, Plan

Day = datetime.date
MONTHS_WITHOUT_A_NUMBER = 60
"""Of age: a child has a pupil number from then on."""


class Lasting(Protocol):
    """What lasts from a day to another."""

    @property
    def started_on(self) -> Day: ...

    @property
    def ended_on(self) -> Day | None: ...


Lasts = TypeVar("Lasts", bound=Lasting)


@dataclass(frozen=True, slots=True)
class Known:
    """Who a child is, as a return may say it: of one not yet born, little.

    `no_pupil_number` is the census's code for why there is none, and blank where there is one.
    """

    born_on: Day | None
    expected_on: Day | None
    sex: str
    ethnicity: str
    disabilities: tuple[str, ...]
    pupil_number: str | None
    no_pupil_number: str | None


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

    def told(self, rows: Iterable[Lasts]) -> list[Lasts]:
        """The rows of which the return tells."""
        return [row for row in rows if self.has(row.started_on, row.ended_on)]

    def numbered(self, rows: Iterable[Lasts]) -> Iterator[tuple[int, Lasts]]:
        """The same, each with its place, from 1, among all."""
        for place, row in enumerate(rows, 1):
            if self.has(row.started_on, row.ended_on):
                yield place, row

    def over_on(self, enquiry: Enquiry) -> Day:
        """The last day of an enquiry, or of what is known of one that goes on."""
        return max(enquiry.completed_on or self.on, enquiry.started_on)

    def known(self, child: Child) -> Known:
        """Who the child is, as known on the day."""
        born = self.is_born(child)
        too_young = child.birth_or_expected_on > add_months(self.on, -MONTHS_WITHOUT_A_NUMBER)
        why_none = "UN6" if not born else "UN1" if too_young else None
        return Known(
            born_on=child.born_on if born else None,
            expected_on=None if born else child.expected_on or child.born_on,
            sex=child.sex if born else "U",
            ethnicity=child.ethnicity if born else "NOBT",
            disabilities=(born and child.disabilities) or ("NONE",),
            pupil_number=None if why_none else child.pupil_number,
            no_pupil_number=why_none,
        )

    def episodes(self, child: Child) -> Iterator[Episode]:
        """The child's referrals and episodes of need; one turned away was over on its own day."""
        for episode in child.episodes:
            over_on = episode.referred_on if episode.no_further_action else episode.closed_on
            if self.has(episode.referred_on, over_on):
                yield episode

    def latest_category(self, plan: Plan) -> str:
        """The category of a plan as it was last decided by the day."""
        return plan.latest if self.seen(plan.changed_on) else plan.initial
