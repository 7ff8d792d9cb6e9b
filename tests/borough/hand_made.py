"""A borough made by hand, of a few children whose every date is written in the test."""

import datetime
from itertools import count

from goldenthread.borough import Borough
from goldenthread.borough.events import (
    Allocation,
    Assessment,
    Child,
    Enquiry,
    Episode,
    Plan,
    PreProceedings,
)
from goldenthread.borough.population import Estimate

D = datetime.date
ON = D(2025, 3, 31)
_numbers = count(1)


def day(text: str) -> D:
    """A day from its ISO text."""
    return D.fromisoformat(text)


def borough(*children: Child) -> Borough:
    """A borough of these children and 2,000 others, half of them girls, all aged 7."""
    people = [
        Estimate(year, 7, sex, "WBRI", "Fellside", 1000)
        for year in range(2019, 2026)
        for sex in ("F", "M")
    ]
    return Borough(
        seed=0, years=5, last_year=2025, children=list(children), population=people, stories={}
    )


def child(name: str, *episodes: Episode, born: str = "2015-06-01", **facts: object) -> Child:
    """A child of that name (also its id) with its episodes."""
    made = Child(
        child_id=name,
        family_id=str(facts.pop("family", f"F{next(_numbers)}")),
        name=name,
        sex=str(facts.pop("sex", "F")),
        ethnicity="WBRI",
        ward="Fellside",
        born_on=day(born),
        episodes=list(episodes),
    )
    for fact, value in facts.items():
        setattr(made, fact, value)
    return made


def episode(referred: str, closed: str | None = None, **facts: object) -> Episode:
    """An episode of need; facts are fields of Episode."""
    made = Episode(referred_on=day(referred), source="6", need="N1")
    if closed:
        made.closed_on, made.reason = day(closed), "RC7"
    for fact, value in facts.items():
        setattr(made, fact, value)
    return made


def assessment(started: str, done: str | None = None, *factors: str) -> Assessment:
    """An assessment, with factors where it was completed."""
    return Assessment(day(started), day(done) if done else None, factors)


def enquiry(
    started: str, conference: str | None = None, not_required: str | None = None
) -> Enquiry:
    """A section 47 enquiry."""
    return Enquiry(
        day(started),
        day(conference) if conference else None,
        day(not_required) if not_required else None,
    )


def plan(
    started: str, ended: str | None = None, *reviews: str, initial: str = "EMO", latest: str = ""
) -> Plan:
    """A child protection plan with its reviews."""
    return Plan(
        started_on=day(started),
        ended_on=day(ended) if ended else None,
        initial=initial,
        latest=latest or initial,
        reviews=[day(held) for held in reviews],
    )


def planned(name: str, *plans: Plan, **facts: object) -> Child:
    """A child with one long episode and these plans."""
    return child(name, episode("2018-01-08", plans=list(plans)), **facts)


def pre_proceedings(started: str, **days: str) -> PreProceedings:
    """Pre-proceedings; the days by their field's name."""
    made = PreProceedings(day(started))
    for name, text in days.items():
        setattr(made, name, day(text))
    return made


def held(team: str, started: str, ended: str | None = None) -> Allocation:
    """A child with a team."""
    return Allocation("A worker", team, day(started), day(ended) if ended else None)
