"""What every story needs: the dice, the days of the borough's history, and the families' cases."""

import datetime
import random
from collections import defaultdict
from dataclasses import dataclass, field

from goldenthread.borough.days import ONE_DAY, add_months, add_working_days, working_day_from
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.people import Family

Day = datetime.date


@dataclass(slots=True)
class Case:
    """One child in one episode of need, while its story is told."""

    child: Child
    episode: Episode

    def free_from(self) -> Day:
        """The first day after everything told so far."""
        return self.episode.last_known_on() + ONE_DAY


@dataclass(slots=True)
class Teller:
    """Holds the dice and the limits of the history: first and last day that any file speaks of."""

    rng: random.Random
    first_day: Day
    last_day: Day
    stories: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def chance(self, share: float) -> bool:
        """True in `share` of times."""
        return self.rng.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return self.rng.randint(low, high)

    def banded(self, bands: tuple[tuple[int, int, int], ...]) -> int:
        """A number from weighted bands of (lowest, highest, weight)."""
        low, high, _ = self.rng.choices(bands, [band[2] for band in bands])[0]
        return self.between(low, high)

    def after(self, day: Day, low: int, high: int) -> Day:
        """A working day some calendar days later: at least `low`, a little over `high` at most."""
        return working_day_from(day + datetime.timedelta(days=self.between(low, high)))

    def months_after(self, day: Day, months: int) -> Day:
        """A working day about so many months later."""
        return working_day_from(add_months(day, months) + datetime.timedelta(self.between(-9, 9)))

    def working_days_after(self, day: Day, low: int, high: int) -> Day:
        """The day on which from `low` to `high` working days have passed."""
        return add_working_days(day, self.between(low, high))

    def conference_day(self, day: Day) -> Day:
        """The day, unless it falls between Christmas and New Year, when no conference is held."""
        day = working_day_from(day)
        if (day.month, day.day) >= (12, 24):
            day = working_day_from(datetime.date(day.year + 1, 1, 2))
        return day

    def remember(self, story: str, cases: list[Case]) -> None:
        """Note that these children live this story."""
        self.stories[story].update(case.child.child_id for case in cases)


def eligible(teller: Teller, family: Family, on: Day) -> list[Child]:
    """The children that a referral on this day can be about: not yet 17 and a half, and alive."""
    youngest_adult = add_months(on, -(17 * 12 + 6))
    known = [
        child
        for child in family.children
        if youngest_adult < child.birth_or_expected_on
        and child.birth_or_expected_on <= on + datetime.timedelta(days=200)
        and not child.died_on
    ]
    if len(known) > 1 and teller.chance(0.25):
        known = sorted(
            teller.rng.sample(known, teller.between(1, len(known) - 1)),
            key=lambda child: child.child_id,
        )
    return known
