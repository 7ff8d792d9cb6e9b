"""The front door as stories: referrals, assessments with their factors, closures."""

import datetime

from goldenthread.borough import rates
from goldenthread.borough.days import ONE_DAY, add_working_days, working_day_from
from goldenthread.borough.events import Assessment, Child, Episode
from goldenthread.borough.people import Family, weighted
from goldenthread.borough.teller import Case, Teller

Day = datetime.date
RC9_SINCE = datetime.date(2022, 4, 1)
EARLY_HELP_SOURCE_SINCE = datetime.date(2022, 4, 1)
CRIMINAL_EXPLOITATION_SINCE = datetime.date(2021, 4, 1)
NEGLECT, NO_FACTOR = "16A", "21"


def refer(teller: Teller, family: Family, children: list[Child], on: Day) -> list[Case]:
    """One referral of these children, on one day, from one source."""
    source = weighted(teller.rng, rates.SOURCES)
    if source == "5D" and on < EARLY_HELP_SOURCE_SINCE:
        source = "5A"
    need = weighted(teller.rng, rates.NEEDS[family.trouble])
    cases = []
    for child in children:
        own = need
        if child.disabilities and family.trouble != "neglect" and teller.chance(0.1):
            own = "N2"
        episode = Episode(referred_on=on, source=source, need=own)
        child.episodes.append(episode)
        cases.append(Case(child, episode))
    return cases


def no_further_action(teller: Teller, cases: list[Case]) -> Day:
    """Turned away at the front door: most systems leave no closure date on such a referral."""
    for case in cases:
        episode = case.episode
        episode.no_further_action, episode.team = True, "Front Door"
        if teller.chance(0.4):
            episode.need = None
        if teller.chance(0.15):
            episode.closed_on, episode.reason = episode.referred_on, "RC7"
    teller.remember("no_further_action", cases)
    return cases[0].episode.referred_on


def assess(
    teller: Teller,
    family: Family,
    cases: list[Case],
    *,
    start: Day | None = None,
    neglect: float | None = None,
    nothing_found: bool = False,
) -> Day:
    """One assessment of the family, authorised for most siblings on one day; returns the last.

    `neglect` is how likely it is to find neglect, when the story knows better than the family.
    """
    referred_on = cases[0].episode.referred_on
    start = start or _assessment_start(teller, referred_on)
    start = max([start, *(_assessed_until(case) for case in cases)])
    length = teller.banded(rates.ASSESSMENT_DAYS)
    if neglect is None:
        neglect = rates.NEGLECT_ELSEWHERE
        if family.trouble == "neglect":
            neglect = rates.NEGLECT_WHERE_KNOWN
    found = teller.chance(neglect)
    for case in cases:
        own = length if teller.chance(0.88) else max(0, length + teller.between(-6, 4))
        done = add_working_days(start, own)
        if own == 0 and done != working_day_from(done):
            done = working_day_from(done)
        factors = _factors(teller, family, case, done, found and teller.chance(0.95))
        if nothing_found and not found:
            factors = (NO_FACTOR,)
        case.episode.assessments.append(Assessment(start, done, factors))
    return max(case.episode.assessments[-1].authorised_on or start for case in cases)


def close(teller: Teller, cases: list[Case], on: Day, reason: str | None = None) -> Day:
    """Close for all, each no earlier than what has been told of it; returns the last day."""
    drawn = reason or weighted(teller.rng, rates.CLOSURES)
    for case in cases:
        case.episode.closed_on = working_day_from(max(on, case.episode.last_known_on()))
        case.episode.reason = drawn
    return max(case.episode.closed_on or on for case in cases)


def not_in_need(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """Assessed, found not in need, closed: with early help from 2022-23."""
    nothing = teller.chance(0.3)
    done = assess(teller, family, cases, nothing_found=nothing)
    closed_on = teller.after(done, 0, 6)
    early_help = closed_on >= RC9_SINCE and teller.chance(0.42)
    return close(teller, cases, closed_on, "RC9" if early_help else "RC8")


def _assessment_start(teller: Teller, referred_on: Day) -> Day:
    wait = teller.rng.choices((0, 1, 2, 3, 5), (52, 32, 9, 4, 3))[0]
    return add_working_days(referred_on, wait)


def _assessed_until(case: Case) -> Day:
    done = [a.authorised_on for a in case.episode.assessments if a.authorised_on]
    return max(done) + ONE_DAY if done else case.episode.referred_on


def _factors(
    teller: Teller, family: Family, case: Case, done: Day, neglected: bool
) -> tuple[str, ...]:
    """The factors of one child at the end of an assessment; at least one, never 21 among them."""
    found = {code for code in family.factors if teller.chance(0.92)}
    age = case.child.age_on(done)
    for code, share in rates.CHILD_FACTORS.items():
        if teller.chance(share * _likelier(code, age, family)):
            found.add(code)
    if done < CRIMINAL_EXPLOITATION_SINCE:
        found.discard("24A")
    if family.trouble == "disability":
        found.add("5A" if teller.chance(0.7) else "6A")
    if family.trouble == "alone":
        found.add("9A")
    if neglected:
        found.add(NEGLECT)
    if not found:
        found.add(weighted(teller.rng, {"20": 5, "4B": 4, "3B": 3, "17A": 2}))
    return tuple(sorted(found, key=lambda code: (int(code[:2].rstrip("ABC")), code)))


def _likelier(code: str, age: float, family: Family) -> float:
    """How much likelier a child's own factor is at this age and in this family."""
    if code == "20":
        return 1.0
    if code in ("18C", "19C", "3A", "6A", "22A", "23A"):
        return 1.0 if age > 0 else 0.0
    if age < 8:
        return 0.3 if code in ("4A", "5A", "14A") and age > 3 else 0.0
    return 2.4 if family.trouble == "adolescent" else 1.4
