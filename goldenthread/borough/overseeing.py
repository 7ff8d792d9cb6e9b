"""How Thornbeck's managers and chairs oversee its children, as its forms have it."""

import datetime
import random
from collections.abc import Iterable, Iterator
from itertools import pairwise

from goldenthread.borough.days import ONE_DAY, add_months, add_working_days, working_day_from
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.forms import (
    Extract,
    Row,
    chair_of,
    in_time_or_late,
    working_days_before,
)
from goldenthread.borough.making import Borough

Day = datetime.date
Decision = tuple[str, Day | None]
"""What a decision is about, and its day; None where nobody took it."""

CP_LADDER, CIN_LADDER = (9, 12, 15, 18, 21), (6, 9, 12)
"""Months of a plan after which a manager looks at it."""

DECISIONS = {
    "Child in need plan": ("The plan goes on", "The plan is changed", "Step down is considered"),
    "Child protection plan": ("The plan goes on", "Legal advice is sought", "The plan is changed"),
    "Chair's mid-point check": ("On course", "Behind: the chair wrote to the manager"),
    "Legal planning": ("Pre-proceedings begin",),
    "Step down": ("Child in need plan for three months",),
    "Allocation": ("Allocated",),
}


def supervisions(borough: Borough) -> Iterator[Row]:
    """Supervision of the worker who held the child, about every six weeks."""
    extract = Extract(borough)
    for child, episode in extract.episodes():
        ends = min(episode.closed_on or extract.last_day, extract.last_day)
        dice = extract.dice("supervision", child, episode.referred_on)
        on, held = episode.referred_on, set()
        while (on := _later(dice, on, (26, 45), (50, 90))) <= ends:
            worker = _worker_on(child, on)
            if extract.has(on) and worker and on not in held:
                held.add(on)
                kind = "Group supervision" if dice.random() < 0.08 else "Case supervision"
                yield extract.row(child, worker=worker, kind=kind) | {"supervision on": on}


def _later(dice: random.Random, on: Day, usual: tuple[int, int], late: tuple[int, int]) -> Day:
    """The next of a row of meetings: mostly after the usual days, sometimes late."""
    days = dice.randint(*(late if dice.random() < 0.15 else usual))
    return working_day_from(on + ONE_DAY * days)


def _worker_on(child: Child, on: Day) -> str | None:
    held = [a for a in child.allocations if a.started_on <= on <= (a.ended_on or on)]
    return held[-1].worker if held else None


def cin_plan_reviews(borough: Borough) -> Iterator[Row]:
    """Reviews of child in need plans: within six weeks, then every three months; some have none."""
    extract = Extract(borough)
    for child, episode in extract.episodes():
        held: set[Day] = set()
        for plan in episode.cin_plans:
            dice = extract.dice("plan review", child, plan.started_on)
            ends = min(plan.ended_on or extract.last_day, extract.last_day)
            if dice.random() < 0.08:
                continue
            on = _later(dice, plan.started_on, (25, 40), (45, 70))
            while on <= ends:
                if extract.has(on) and on not in held:
                    held.add(on)
                    yield extract.row(child, plan_from=plan.started_on) | {"plan review on": on}
                on = _later(dice, on, (70, 90), (95, 140))


def management_decisions(borough: Borough) -> Iterator[Row]:
    """What managers and chairs decided: one row a child, subject and day."""
    extract = Extract(borough)
    for child, episode in extract.episodes():
        dice = extract.dice("decisions", child, episode.referred_on)
        told: set[Decision] = set()
        for about, on in _decisions(dice, extract, episode):
            if (about, on) in told or not extract.has(on):
                continue
            told.add((about, on))
            by = chair_of(child) if about.startswith("Chair") else f"Manager, {episode.team}"
            decision = dice.choice(DECISIONS[about])
            yield extract.row(child, decided_on=on, about=about, decision=decision, decided_by=by)


def _decisions(dice: random.Random, extract: Extract, episode: Episode) -> Iterator[Decision]:
    yield "Allocation", in_time_or_late(dice, episode.referred_on, 1, late=0.12, never=0.04)
    for process in episode.pre_proceedings:
        yield "Legal planning", working_days_before(process.started_on, dice.randint(3, 15))
    for cin_plan in episode.cin_plans:
        ends = cin_plan.ended_on or extract.last_day
        for on in _ladder(dice, cin_plan.started_on, CIN_LADDER, ends):
            yield "Child in need plan", on
    for plan in episode.plans:
        ends = plan.ended_on or extract.last_day
        for on in _ladder(dice, plan.started_on, CP_LADDER, ends):
            yield "Child protection plan", on
        for on in _mid_points(dice, [plan.started_on, *plan.reviews], ends):
            yield "Chair's mid-point check", on
        if plan.ended_on and (episode.closed_on is None or plan.ended_on < episode.closed_on):
            on = in_time_or_late(dice, plan.ended_on, 5, late=0.1, never=0.1)
            yield "Step down", on


def _ladder(
    dice: random.Random, start: Day, months: Iterable[int], ends: Day
) -> Iterator[Day | None]:
    """The days on which a manager looked at a plan: by each rung, after it, or never."""
    for rung in months:
        due = add_months(start, rung)
        rolled = dice.random()
        days = dice.randint(1, 35) if rolled < 0.15 else -dice.randint(0, 20)
        on = working_day_from(due + ONE_DAY * days)
        if rolled < 0.92 and on <= ends:
            yield on


def _mid_points(dice: random.Random, days: list[Day], ends: Day) -> Iterator[Day | None]:
    """The days of a chair's check between two conferences, and after the last."""
    for one, other in pairwise([*days, days[-1] + ONE_DAY * 182]):
        middle = one + (other - one) / 2
        off = dice.randint(6, 30) if dice.random() < 0.15 else dice.randint(-12, 3)
        on = working_day_from(middle + ONE_DAY * off)
        if dice.random() < 0.85 and one < on <= ends:
            yield on


def front_door_decisions(borough: Borough) -> Iterator[Row]:
    """What was decided on each contact and on the referral that came of it, and when."""
    extract = Extract(borough)
    for child in borough.children:
        told: set[Day] = set()
        for episode in child.episodes:
            received_on = episode.referred_on
            if received_on in told or not extract.has(received_on):
                continue
            told.add(received_on)
            dice = extract.dice("front door", child, received_on)
            for kind, decision in (("Contact", "Referral"), ("Referral", _outcome(episode))):
                decided_on = in_time_or_late(dice, received_on, 1, late=0.12, never=0.02)
                seen = extract.seen(decided_on)
                told_on = seen and add_working_days(seen, dice.randint(0, 3))
                yield extract.row(
                    child,
                    kind=kind,
                    received_on=received_on,
                    decided_on=seen,
                    decision=decision if seen else None,
                    referrer_told_on=extract.seen(told_on) if dice.random() < 0.8 else None,
                )


def _outcome(episode: Episode) -> str:
    if episode.no_further_action:
        return "No further action"
    return "Assessment" if episode.assessments else "Strategy discussion"
