"""The teams and workers of Thornbeck, and which of them held each child when.

A team has posts; a post is held by one worker after another, so that when a worker leaves, every
child of the post changes worker on one day. A family keeps its place in a team: siblings share.
"""

import datetime
from dataclasses import dataclass, field

from goldenthread.borough.days import ONE_DAY, working_day_from
from goldenthread.borough.events import Allocation, Child, Episode
from goldenthread.borough.people import FORENAMES, SURNAMES, Family
from goldenthread.borough.teller import Teller

Day = datetime.date
CASELOAD = 17
"""Children to a worker, DfE children's social work workforce, one local authority, 2025: 17.5."""

ASSESSMENT_TEAMS = {
    "North": "Assessment North",
    "South": "Assessment South",
    "East": "Assessment Central",
    "West": "Assessment Central",
}


@dataclass(slots=True)
class Post:
    """One desk of a team: who held it, from when to when."""

    held: list[tuple[Day, Day, str]] = field(default_factory=list)


@dataclass(slots=True)
class Stay:
    """A child with a team from a day to a day (None: still)."""

    child: Child
    family: Family
    team: str
    started_on: Day
    ended_on: Day | None


def allocate(teller: Teller, families: list[Family]) -> None:
    """Give every child the allocations of all its episodes."""
    stays = [
        stay
        for family in families
        for child in family.children
        for episode in child.episodes
        for stay in _stays(family, child, episode)
    ]
    posts = _posts(teller, stays)
    for stay in stays:
        of_team = posts[stay.team]
        post = of_team[int(stay.family.post * len(of_team))]
        stay.child.allocations += list(_allocations(stay, post))
    for family in families:
        for child in family.children:
            child.allocations.sort(key=lambda allocation: allocation.started_on)


def _stays(family: Family, child: Child, episode: Episode) -> list[Stay]:
    """The assessment team until the first assessment is done, then the team of the story."""
    started_on, ended_on = episode.referred_on, episode.closed_on
    if episode.no_further_action:
        days = [other.referred_on for other in child.episodes]
        if days.count(started_on) > 1:
            return []  # whoever took the day's second referral took the child
        return [Stay(child, family, "Front Door", started_on, started_on)]
    first = ASSESSMENT_TEAMS[family.quarter]
    if episode.team.startswith("Assessment") or not episode.assessments:
        return [Stay(child, family, episode.team or first, started_on, ended_on)]
    handed_on = min(a.authorised_on or datetime.date.max for a in episode.assessments)
    plans = [plan.started_on for plan in episode.plans]
    handed_on = min([handed_on, *plans])
    if handed_on == datetime.date.max or (ended_on and handed_on >= ended_on):
        return [Stay(child, family, first, started_on, ended_on)]
    if handed_on <= started_on:
        return [Stay(child, family, episode.team, started_on, ended_on)]
    before = Stay(child, family, first, started_on, handed_on - ONE_DAY)
    return [before, Stay(child, family, episode.team, handed_on, ended_on)]


def _posts(teller: Teller, stays: list[Stay]) -> dict[str, list[Post]]:
    """As many posts in a team as keep caseloads about what they are, on an average day."""
    begins, ends = datetime.date(teller.first_day.year - 6, 1, 1), teller.last_day + ONE_DAY
    middle = teller.first_day + (teller.last_day - teller.first_day) / 2
    held: dict[str, int] = {}
    for stay in stays:
        open_then = stay.started_on <= middle and (stay.ended_on or ends) >= middle
        held[stay.team] = held.get(stay.team, 0) + open_then
    names = _worker_names(teller)
    posts: dict[str, list[Post]] = {}
    for team in sorted(held):
        count = max(2, round(held[team] / CASELOAD))
        posts[team] = [_post(teller, names, begins, ends) for _ in range(count)]
    return posts


def _post(teller: Teller, names: list[str], begins: Day, ends: Day) -> Post:
    post, started_on = Post(), begins
    while started_on <= ends:
        left_on = working_day_from(started_on + datetime.timedelta(days=teller.between(200, 1500)))
        post.held.append((started_on, left_on, names.pop()))
        started_on = left_on + ONE_DAY
    return post


def _worker_names(teller: Teller) -> list[str]:
    """Every worker has a name of their own; enough of them for the largest borough."""
    first = [name for names in FORENAMES.values() for name in names]
    initials = "ABCDEFGHJKLMNOPRSTVW"
    names = [f"{name} {i}. {surname}" for name in first for surname in SURNAMES for i in initials]
    teller.rng.shuffle(names)
    return names


def _allocations(stay: Stay, post: Post) -> list[Allocation]:
    found = []
    for started_on, left_on, worker in post.held:
        begins = max(started_on, stay.started_on)
        last = stay.ended_on or datetime.date.max
        if begins > last or left_on < begins:
            continue
        ends = min(left_on, last)
        still = stay.ended_on is None and left_on >= post.held[-1][1]
        found.append(Allocation(worker, stay.team, begins, None if still else ends))
    return found
