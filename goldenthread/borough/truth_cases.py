"""What the true answers are made of: cases with a verdict, and the plain questions about a child.

Twin of the case list, with nothing of it: lists, dates and loops.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.borough.days import add_months, census_year, last_day_of
from goldenthread.borough.events import Child, EarlyHelp, Episode, Plan
from goldenthread.borough.making import Borough

Day = datetime.date
MET, NOT_MET, UNJUDGED = "met", "not met", "unjudged"


@dataclass(frozen=True, slots=True)
class Counted:
    """One case: whose, how it was judged, on which day it is placed, and what else it says."""

    child: Child
    verdict: str
    on: Day
    category: str | None = None
    amount: int | None = None
    band: str | None = None


Question = Callable[[Borough, Day], Iterator[Counted]]


def judged(holds: bool) -> str:
    """The verdict of a case that can be judged."""
    return MET if holds else NOT_MET


def in_the_year(day: Day | None, on: Day) -> bool:
    """Whether a day is in the twelve months that end with `on`."""
    return day is not None and add_months(on + datetime.timedelta(days=1), -12) <= day <= on


def is_open(started_on: Day, ended_on: Day | None, on: Day) -> bool:
    """Begun by the end of the day, and not ended, or ended after it."""
    return started_on <= on and (ended_on is None or ended_on > on)


def episodes(borough: Borough) -> Iterator[tuple[Child, Episode]]:
    """Every referral of every child, turned away or not."""
    for child in borough.children:
        for episode in child.episodes:
            yield child, episode


def open_episodes(borough: Borough, on: Day) -> Iterator[tuple[Child, Episode]]:
    """Children in need on the day. A referral with no further action never was one."""
    for child, episode in episodes(borough):
        if not episode.no_further_action and is_open(episode.referred_on, episode.closed_on, on):
            yield child, episode


def open_early_help(child: Child, on: Day) -> list[EarlyHelp]:
    """The child's early help that is open on the day."""
    return [h for h in child.early_help if is_open(h.started_on, h.ended_on, on)]


def plans(borough: Borough) -> Iterator[tuple[Child, Plan]]:
    """Every child protection plan held here."""
    for child in borough.children:
        for plan in child.plans():
            yield child, plan


def open_plans(borough: Borough, on: Day) -> Iterator[tuple[Child, Plan]]:
    """The plans open on the day."""
    for child, plan in plans(borough):
        if is_open(plan.started_on, plan.ended_on, on):
            yield child, plan


def looked_after(borough: Borough, on: Day) -> list[Child]:
    """The children who are looked after on the day; short breaks do not make a child so."""
    return [child for child in borough.children if child.care.period_on(on)]


def told_as_born(child: Child, last_day: Day) -> bool:
    """Whether the last file that speaks of the child has its birth, and so sex and ethnicity."""
    if child.born_on is None:
        return False
    if not child.episodes:  # early help alone knows the child, and no census of a year
        return True
    ends = [e.referred_on if e.no_further_action else e.closed_on for e in child.episodes]
    last = max(end or last_day for end in ends)
    return child.born_on <= last_day_of(census_year(last))


def age_band(child: Child, on: Day) -> str:
    """DfE's bands of age on the day, unborn first."""
    if child.born_on is None or child.born_on > on:
        return "unborn"
    for years, band in ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15")):
        if on < add_months(child.born_on, 12 * years):
            return band
    return "16 and over"


def band_of_age(age: int) -> str:
    """The band of an age in whole years."""
    for years, band in ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15")):
        if age < years:
            return band
    return "16 and over"
