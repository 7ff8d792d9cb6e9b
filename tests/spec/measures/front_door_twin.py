"""The slow, obvious twin of four measures: loops over one child's history.

It shares nothing with the project: only `datetime`, and a list of holidays handed in. A history is
plain: each cell is a date, None where it is blank, or "?" where it could not be read.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

Cell = date | str | None
MET, NOT_MET, UNJUDGED = "met", "not met", "unjudged"


@dataclass
class Referral:
    referred: Cell
    closed: Cell
    need: str
    turned_away: bool


@dataclass
class Assessment:
    referred: Cell
    started: Cell
    authorised: Cell
    factors: tuple[str, ...]


@dataclass
class Plan:
    started: Cell
    ended: Cell
    initial: str = ""
    latest: str = ""


@dataclass
class History:
    referrals: list[Referral] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    in_need_plans: list[Plan] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)


def known(cell: Cell) -> date | None:
    return cell if isinstance(cell, date) else None


def a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def working_days_after(start: date, count: int, holidays: Collection[date]) -> date:
    day = start
    while count:
        day += timedelta(days=1)
        if day.strftime("%a") not in ("Sat", "Sun") and day not in holidays:
            count -= 1
    return day


def history_starts(years: Collection[int], day: date) -> date:
    """The first day of the files that reach the day, or come next after it, without a gap."""
    ends = [date(year, 3, 31) for year in sorted(years)]
    reach = next((end for end in ends if end >= day), ends[-1])
    year = reach.year
    while year - 1 in years:
        year -= 1
    return date(year - 1, 4, 1)


def re_referrals(child: History, years: Collection[int]) -> dict[date, str]:
    """REF-02: the verdict on each referral that has a date."""
    days = sorted(known(r.referred) for r in child.referrals if known(r.referred))
    undated = any(known(r.referred) is None for r in child.referrals)
    verdicts = {}
    for day in days:
        if any(other < day <= a_year_later(other) for other in days):
            verdicts[day] = MET
            continue
        unseen = history_starts(years, day) - timedelta(days=1)
        in_doubt = undated or day <= a_year_later(unseen)
        verdicts[day] = UNJUDGED if in_doubt else NOT_MET
    return verdicts


def assessed_in_time(child: History, holidays: Collection[date]) -> list[tuple[date, str]]:
    """ASM-01: for each completed assessment, the day it was authorised and the verdict."""
    verdicts = []
    for assessment in child.assessments:
        done, start = known(assessment.authorised), known(assessment.started)
        if done is None:
            continue
        if start is None or done < start:
            verdicts.append((done, UNJUDGED))
        else:
            in_time = done <= working_days_after(start, 45, holidays)
            verdicts.append((done, MET if in_time else NOT_MET))
    return verdicts


def episodes_with_neglect(child: History, first: date, last: date) -> dict[Cell, str]:
    """NEG-03: for each episode with a factor on an assessment of the period, the verdict."""
    verdicts: dict[Cell, str] = {}
    for assessment in child.assessments:
        done = known(assessment.authorised)
        factors = set(assessment.factors) - {"21"}
        if done is None or not first <= done <= last or not factors:
            continue
        before = verdicts.get(assessment.referred, NOT_MET)
        found = "16A" in factors or before == MET
        verdicts[assessment.referred] = MET if found else NOT_MET
    return verdicts


def may_be_open(start: Cell, end: Cell, day: date) -> bool:
    begun, over = known(start), known(end)
    return (begun is None or begun <= day) and (over is None or over > day)


def is_sure(start: Cell, end: Cell) -> bool:
    return known(start) is not None and end != "?"


def neglect(child: History, day: date, years: Collection[int]) -> str | None:
    """NEG-01: the verdict on the day; None where the child is at no step."""
    episodes = [
        r for r in child.referrals if not r.turned_away and may_be_open(r.referred, r.closed, day)
    ]
    in_need_plans = [p for p in child.in_need_plans if may_be_open(p.started, p.ended, day)]
    plans = [p for p in child.plans if may_be_open(p.started, p.ended, day)]
    if not episodes and not in_need_plans and not plans:
        return None
    if day > date(max(years), 3, 31):
        return UNJUDGED  # the last file is older: any step may have ended since
    if any(is_sure(p.started, p.ended) and "NEG" in (p.initial, p.latest) for p in plans):
        return MET
    found = [_found_in(child, episode, day) for episode in episodes]
    if any(
        f == "neglect" and is_sure(e.referred, e.closed)
        for e, f in zip(episodes, found, strict=True)
    ):
        return MET
    doubtful_step = any(
        not is_sure(start, end)
        for start, end in [(r.referred, r.closed) for r in episodes]
        + [(p.started, p.ended) for p in in_need_plans + plans]
    )
    hidden = any("MUL" in (p.initial, p.latest) or "" in (p.initial, p.latest) for p in plans)
    n1 = any(r.need == "N1" for r in episodes)
    if doubtful_step or hidden or n1 or "unclear" in found:
        return UNJUDGED
    return NOT_MET if "said" in found else UNJUDGED


def _found_in(child: History, episode: Referral, day: date) -> str:
    """What the latest completed assessment says: neglect, said (something else), nothing; unclear
    where one that may be the latest has no readable day."""
    own = [
        a
        for a in child.assessments
        if known(a.referred) and known(a.referred) == known(episode.referred)
    ]
    for assessment in own:
        begun = known(assessment.started) or known(episode.referred)
        if assessment.authorised == "?" and begun is not None and begun <= day:
            return "unclear"
    latest: tuple[date, date, Assessment] | None = None
    for assessment in own:
        done = known(assessment.authorised)
        if done is None or done > day:
            continue
        place = (done, known(assessment.started) or date.max)
        if latest is None or place > latest[:2]:
            latest = (*place, assessment)
    if latest is None or not latest[2].factors:
        return "nothing"
    return "neglect" if "16A" in latest[2].factors else "said"
