"""Makes the borough of Thornbeck: its families, their stories, its workers and its people."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.borough import rates
from goldenthread.borough.assessing import refer
from goldenthread.borough.caring import take_into_care
from goldenthread.borough.cutting import cut_at_death, cut_at_end, cut_at_majority
from goldenthread.borough.days import add_months, first_day_of, last_day_of
from goldenthread.borough.early_help import help_early
from goldenthread.borough.events import Child, Episode, Event, events_of
from goldenthread.borough.people import COUNCIL, Family, make_child, make_family
from goldenthread.borough.population import Estimate, estimate_population
from goldenthread.borough.recording import record_as_people_do
from goldenthread.borough.stories import (
    STORIES,
    choose_story,
    exactly_a_year_after,
    expected_within,
)
from goldenthread.borough.teller import Case, Teller, eligible
from goldenthread.borough.visiting import visit
from goldenthread.borough.workforce import allocate

Day = datetime.date
EDITIONS = range(2021, 2028)
YEARS_TOLD_BEFORE = 5
"""Stories begin this long before the first file, so that it opens on a borough in full swing."""

UNBORN_TOO = 0.03
"""How often a pregnancy is among the children of an assessment; others have their own story."""

PLANTED = (
    "neglect_drifts",
    "short_plan_comes_back",
    "watched_before_birth",
    "moved_in",
    "turned_away",
    "protected",
    "long_open",
    "conference_without_plan",
)


@dataclass(slots=True)
class Borough:
    """A made-up borough: `children` hold the truth, `stories` say who lives which story.

    `helped_alone` are the children of families whom early help alone knows; `in_early_help`, by id,
    children as the early help system has them where it has them under a number of its own.
    """

    seed: int
    years: int
    last_year: int
    children: list[Child]
    population: list[Estimate]
    stories: dict[str, list[str]]
    council: str = COUNCIL
    name: str = "Thornbeck"
    helped_alone: list[Child] = field(default_factory=list)
    in_early_help: dict[str, Child] = field(default_factory=dict)
    _by_id: dict[str, Child] = field(default_factory=dict)

    @property
    def census_years(self) -> range:
        """The years of its files, each named by the year it ends in."""
        return range(self.last_year - self.years + 1, self.last_year + 1)

    @property
    def first_day(self) -> Day:
        """The day from which its files speak."""
        return first_day_of(self.census_years[0])

    @property
    def last_day(self) -> Day:
        """The day after which nothing is known."""
        return last_day_of(self.last_year)

    @property
    def events(self) -> list[Event]:
        """The truth log: all that happened, before the first file too, in order of day."""
        every = (*self.children, *self.helped_alone)
        found = [event for child in every for event in events_of(child)]
        return sorted(found, key=lambda event: (event.on, event.child_id, event.kind))

    def child(self, child_id: str) -> Child:
        """The child of an id. Raises KeyError."""
        if not self._by_id:
            every = (*self.children, *self.helped_alone)
            self._by_id = {child.child_id: child for child in every}
        return self._by_id[child_id]


def make_borough(
    *, children: int = 8000, years: int = 5, seed: int = 1, last_year: int = 2025
) -> Borough:
    """The borough in which so many children were known to services over so many census years.

    The same arguments give the same borough. Raises ValueError where a census of 2020-21 to
    2026-27 could not hold it.
    """
    first_year = last_year - years + 1
    _check_size(children, years, first_year, last_year)
    first_day, last_day = first_day_of(first_year), last_day_of(last_year)
    teller = Teller(random.Random(seed), first_day, last_day)
    families = _known_families(teller, children)
    kept = sorted((c for family in families for c in family.children), key=lambda c: c.child_id)
    record_as_people_do(teller, kept)
    allocate(teller, families)
    take_into_care(kept, seed=seed, last_day=last_day)
    visit(kept, seed=seed, last_day=last_day)
    known_ids = {child.child_id for child in kept}
    return Borough(
        seed=seed,
        years=years,
        last_year=last_year,
        children=kept,
        population=estimate_population(
            people=round(children * rates.CHILDREN_PER_KNOWN_CHILD),
            years=range(first_year - 1, last_year + 1),
            rng=random.Random(seed),
        ),
        helped_alone=help_early(kept, seed=seed, first_day=first_day, last_day=last_day),
        stories={name: sorted(ids & known_ids) for name, ids in sorted(teller.stories.items())},
    )


def _known_families(teller: Teller, children: int) -> list[Family]:
    """Families of which services know so many children together, and those children of each."""
    families: list[Family] = []
    for family in _families(teller):
        known = [child for child in family.children if _is_known(teller, child)]
        if known:
            families.append(family)
            family.children = known[:children]
            children -= len(family.children)
        if children <= 0:
            break
    return families


def _check_size(children: int, years: int, first_year: int, last_year: int) -> None:
    if children < 1 or years < 1:
        raise ValueError("a borough has at least one child and one year")
    if last_year not in EDITIONS or first_year not in EDITIONS:
        raise ValueError(f"the census years must lie in {EDITIONS[0]} to {EDITIONS[-1]}")


def _families(teller: Teller) -> Iterator[Family]:
    """Families without end, the first few with a story planted in the years of the files."""
    told_from = add_months(teller.first_day, -12 * YEARS_TOLD_BEFORE)
    number = 0
    while True:
        number += 1
        story = PLANTED[number - 1] if number <= len(PLANTED) else None
        known_on = _a_day(teller, teller.first_day if story else told_from, planted=bool(story))
        trouble = {"neglect_drifts": "neglect", "long_open": "disability"}.get(story or "")
        family = make_family(teller.rng, number=number, known_on=known_on, trouble=trouble)
        _live(teller, family, known_on, story)
        for child in family.children:
            if cut_at_majority(child):
                teller.stories["came_of_age"].add(child.child_id)
            cut_at_death(child)
            cut_at_end(child, teller.last_day)
        yield family


def _a_day(teller: Teller, first: Day, *, planted: bool) -> Day:
    """A day of referral: months as busy as they are, few at weekends."""
    span = (teller.last_day - first).days
    if planted:
        span = min(span, 300)
    while True:
        day = first + datetime.timedelta(days=teller.between(0, span))
        busy = rates.MONTHS[day.month] / max(rates.MONTHS.values())
        if teller.chance(busy * (0.08 if day.weekday() > 4 else 1)):
            return day


def _live(teller: Teller, family: Family, on: Day, story: str | None) -> None:
    """One referral after another, each with its story, until the family is not heard of again."""
    while on <= teller.last_day:
        told = story or choose_story(teller, family)
        story = None
        may_expect = _may_be_expecting(family, on)
        if told == "watched_before_birth" and not may_expect:
            told = "protected"
        children = eligible(teller, family, on)
        too = may_expect and told in ("assessed_only", "short_help") and teller.chance(UNBORN_TOO)
        if told == "watched_before_birth" or too:
            children.append(_unborn(teller, family, on))
            teller.stories["unborn"].add(children[-1].child_id)
        if not children:
            return
        if told == "turned_away" and teller.chance(0.02):
            _live_twice_in_a_day(teller, family, children, on)
            told = "short_help"
        cases = refer(teller, family, children, on)
        ended_on = STORIES[told](teller, family, cases)
        _perhaps_dies(teller, cases)
        again_on = _again_on(teller, told, on, ended_on)
        if again_on is None:
            return
        on = again_on


def _live_twice_in_a_day(teller: Teller, family: Family, children: list[Child], on: Day) -> None:
    """A referral turned away in the morning; the same day brings another, which goes on."""
    cases = refer(teller, family, children, on)
    STORIES["turned_away"](teller, family, cases)
    teller.remember("two_referrals_on_one_day", cases)


def _may_be_expecting(family: Family, on: Day) -> bool:
    """Whether the youngest is old enough for another to be under way."""
    youngest = max(child.birth_or_expected_on for child in family.children)
    grown = on - youngest > datetime.timedelta(days=200)
    return grown and family.trouble not in ("alone", "disability") and len(family.children) < 8


def _unborn(teller: Teller, family: Family, on: Day) -> Child:
    expected_on, born_on = expected_within(on, teller)
    place = len(family.children) + 1
    child = make_child(teller.rng, family, place=place, born_on=born_on)
    child.expected_on = expected_on
    family.children.append(child)
    return child


def _perhaps_dies(teller: Teller, cases: list[Case]) -> None:
    case = cases[0]
    closed_on = case.episode.closed_on
    if closed_on and not case.episode.no_further_action and teller.chance(0.003):
        case.child.died_on = closed_on
        case.episode.reason = "RC2"
        teller.remember("died", [case])


def _again_on(teller: Teller, told: str, referred_on: Day, ended_on: Day) -> Day | None:
    """The day of the next referral, if there is one, always after the last closure."""
    if told in ("long_open", "moved_in"):
        return None
    earliest = max(ended_on, referred_on) + datetime.timedelta(days=1)
    if teller.chance(0.01):
        exact = exactly_a_year_after(referred_on, teller)
        if exact >= earliest:
            return exact
    within = (
        0.305 if told in ("turned_away", "assessed_only", "short_help", "enquiry_only") else 0.28
    )
    soon = add_months(referred_on, 12)
    if earliest < soon and teller.chance(within):
        return earliest + datetime.timedelta(days=teller.between(0, (soon - earliest).days))
    if teller.chance(0.3):
        return max(earliest, soon) + datetime.timedelta(days=teller.between(1, 900))
    return None


def _is_known(teller: Teller, child: Child) -> bool:
    """Whether any file of the borough's years speaks of the child."""
    return any(_is_in_the_files(teller, episode) for episode in child.episodes)


def _is_in_the_files(teller: Teller, episode: Episode) -> bool:
    if episode.no_further_action:
        return episode.referred_on >= teller.first_day
    return episode.closed_on is None or episode.closed_on >= teller.first_day
