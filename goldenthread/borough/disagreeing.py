"""Known disagreements: for some children one return says something that the others do not.

They are chosen with dice of their own, a child once at most, among rows of the last six months, of
which every kind of return speaks. Each is written into the log with what each two returns say, so
that the pages on which returns differ can be held against it: none more, none fewer.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, cycle
from typing import Any

from goldenthread.borough.annex_a import ENQUIRED, MONTHS, annex_a_of
from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.days import ONE_DAY, add_months, working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.making import Borough

CENSUS, ANNEX_A, YEARLY = "cin_census", "annex_a", "ssda903"
NIGHTLY, HELP = "standard_safeguarding", "early_help"
ABSENT = "absent"
"""Stands in the place of a column where a return lacks the row."""

SPEAK: dict[str, tuple[str, ...]] = {
    "referrals": (ANNEX_A, CENSUS, NIGHTLY),
    "assessments": (ANNEX_A, CENSUS, NIGHTLY),
    "section_47_enquiries": (ANNEX_A, CENSUS, NIGHTLY),
    "child_protection_plans": (ANNEX_A, CENSUS, NIGHTLY),
    "looked_after_periods": (ANNEX_A, YEARLY, NIGHTLY),
    "early_help_episodes": (ANNEX_A, HELP, NIGHTLY),
}
"""The kinds of return that speak of each table in the last six months, by name in the alphabet."""

DAYS_WRONG = 3


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One return, by its kind, says `says` of a column of a row, and every other `truly`.

    `began_on` is the row's true first day. A column ABSENT is a row that this return lacks.
    """

    child_id: str
    began_on: Day
    table: str
    kind: str
    column: str
    says: Any = None
    truly: Any = None

    def between(self, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The pairs of these kinds of return between which it shows."""
        speaking = [kind for kind in SPEAK[self.table] if kind in kinds]
        for one, other in combinations(speaking, 2):
            neither_says_ends = ANNEX_A in (one, other) and self.table == "early_help_episodes"
            if self.kind in (one, other) and not (neither_says_ends and self.column == "ended_on"):
                yield one, other


PLAN_WITHOUT_END = ("child_protection_plans", ANNEX_A, "ended_on")
PLAN_BEGUN = ("child_protection_plans", NIGHTLY, "started_on")
PLAN_CATEGORY = ("child_protection_plans", CENSUS, "latest_category")
EPISODE_CLOSED = ("referrals", NIGHTLY, "closed_on")
CARE_WITHOUT_END = ("looked_after_periods", YEARLY, "ended_on")
HELP_WITHOUT_END = ("early_help_episodes", HELP, "ended_on")
"""What is said otherwise, and by which: the table, the kind of return, and the column."""

Choose = Callable[[random.Random, Borough, AsAt, Child], Iterator[Disagreement]]


def disagreements(borough: Borough, count: int) -> list[Disagreement]:
    """What `count` children have said of them otherwise in one return; an absent child brings a row
    of this for each that its return lacks. Raises ValueError where so many are not to be found."""
    on = borough.last_day
    as_at = AsAt(on, add_months(on, -MONTHS))
    dice = random.Random(f"disagreeing {borough.seed}")
    children = [*borough.children, *borough.helped_alone]
    dice.shuffle(children)
    found: list[Disagreement] = []
    taken: set[str] = set()
    barren = 0
    for choose in cycle(WAYS):
        if len(taken) == count or barren == len(WAYS):
            break
        barren += 1
        for child in children:
            if child.child_id in taken:
                continue
            if told := list(choose(dice, borough, as_at, child)):
                found += told
                taken.add(child.child_id)
                barren = 0
                break
    if len(taken) < count:
        raise ValueError(f"no more than {len(taken)} children of so small a borough can disagree")
    return found


def _plan_end_missing(
    _dice: random.Random, _borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The Annex A lacks the end of a plan."""
    for plan in child.plans()[-1:]:
        if as_at.has_day(plan.ended_on):
            yield Disagreement(
                child.child_id, plan.started_on, *PLAN_WITHOUT_END, truly=plan.ended_on
            )


def _another_first_day(
    dice: random.Random, _borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The nightly dataset has a plan begin some days later."""
    for plan in child.plans()[-1:]:
        says = plan.started_on + ONE_DAY * dice.randint(1, DAYS_WRONG)
        lasts = as_at.has(plan.started_on, plan.ended_on) and says + ONE_DAY * 9 < as_at.on
        if lasts and (plan.ended_on is None or plan.ended_on > says):
            yield Disagreement(
                child.child_id, plan.started_on, *PLAN_BEGUN, says=says, truly=plan.started_on
            )


def _another_category(
    _dice: random.Random, _borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The last census has another category."""
    for plan in child.plans()[-1:]:
        if as_at.has(plan.started_on, plan.ended_on):
            truly = as_at.latest_category(plan)
            yield Disagreement(
                child.child_id,
                plan.started_on,
                *PLAN_CATEGORY,
                says="EMO" if truly == "NEG" else "NEG",
                truly=truly,
            )


def _closed_later(
    _dice: random.Random, _borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The nightly dataset has an episode close a week later."""
    for episode in child.episodes[-1:]:
        closed_on = episode.closed_on
        if not closed_on or episode.no_further_action or not as_at.has_day(closed_on):
            continue
        says = working_day_from(closed_on + ONE_DAY * 7)
        if says <= as_at.on:
            yield Disagreement(
                child.child_id, episode.referred_on, *EPISODE_CLOSED, says=says, truly=closed_on
            )


def _still_in_care(
    _dice: random.Random, borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The last SSDA903 has a child in care who has left it."""
    for care in child.care.periods[-1:]:
        if as_at.has_day(care.ended_on) and care.started_on >= borough.first_day:
            yield Disagreement(
                child.child_id, care.started_on, *CARE_WITHOUT_END, truly=care.ended_on
            )


def _help_goes_on(
    _dice: random.Random, _borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The early help file has help that has ended as still going on."""
    for helped in child.early_help[-1:]:
        if as_at.has_day(helped.ended_on):
            yield Disagreement(
                child.child_id, helped.started_on, *HELP_WITHOUT_END, truly=helped.ended_on
            )


LISTED = (
    ("list_2", "early_help_episodes", "Assessment start date"),
    ("list_3", "referrals", "Date of Referral"),
    ("list_6", "referrals", "CIN Start Date"),
    ("list_4", "assessments", "Continuous Assessment Start Date"),
    ("list_5", "section_47_enquiries", ENQUIRED),
    ("list_7", "child_protection_plans", "Child Protection Plan Start Date"),
    ("list_8", "looked_after_periods", "Date Started to be Looked After"),
)
SHORT_BREAKS = ("V3", "V4")


def _absent(
    _dice: random.Random, borough: Borough, as_at: AsAt, child: Child
) -> Iterator[Disagreement]:
    """The Annex A lacks a child whose case is open."""
    if not any(e.closed_on is None and not e.no_further_action for e in child.episodes):
        return
    if any(care.started_on < borough.first_day for care in child.care.periods):
        return  # of such a period the yearly return may know another first day
    alone = replace(borough, children=[child], helped_alone=[])
    lists = annex_a_of(alone, on=as_at.on)
    lacked = {
        (table, row[began])
        for name, table, began in LISTED
        for row in lists[name]
        if row.get(began) and row.get("Legal status") not in SHORT_BREAKS
    }
    for table, began_on in sorted(lacked):
        yield Disagreement(child.child_id, began_on, table, ANNEX_A, ABSENT)


WAYS: tuple[Choose, ...] = (
    _another_category,
    _plan_end_missing,
    _closed_later,
    _absent,
    _still_in_care,
    _another_first_day,
    _help_goes_on,
)
"""In the order in which they are taken, over and over."""


def log_of(found: Sequence[Disagreement], kinds: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The log: a row for each disagreement and each two returns between which it shows."""
    kinds = set(kinds)
    for one in found:
        for pair in one.between(kinds):
            said = [
                (one.says if one.column != ABSENT else ABSENT)
                if kind == one.kind
                else (one.truly if one.column != ABSENT else "there")
                for kind in pair
            ]
            yield {
                "child": one.child_id,
                "table": one.table,
                "began on": one.began_on,
                "column": one.column,
                "one": pair[0],
                "one says": said[0],
                "other": pair[1],
                "other says": said[1],
            }
