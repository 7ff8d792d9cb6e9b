"""Children whom the borough's systems know under two ids, and some who only look it.

The truth is of the child, whatever its ids: it is that of the borough as it was made. What is given
here is the same borough as its systems have it, from which returns are written. Once every pair is
decided as the log says, the record has the numbers of the truth again.
"""

import datetime
import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle

from goldenthread.borough.days import ONE_DAY
from goldenthread.borough.events import Child, EarlyHelp, Episode
from goldenthread.borough.making import Borough

Day = datetime.date

SAME, NOT_SAME = "the same child", "not the same child"
LINKED, ASKED, NEVER = "linked by the machine", "for a person to decide", "never shown to anybody"
"""What becomes of a pair before anybody has decided anything."""

ADOPTED = ("E11", "E12")
"""Why a period of care ends with an adoption order, in DfE's code."""

MONTHS = 12

TWINS = {"F": ("Kayla", "Layla"), "M": ("Jayden", "Hayden")}
"""First names that a mistyped letter might make of one another."""


@dataclass(frozen=True, slots=True)
class SecondId:
    """Two ids: what they are truly, and what becomes of them before anybody decides."""

    one: str
    other: str
    story: str
    truly: str
    at_first: str


@dataclass
class Systems:
    """What the borough's systems hold of the children who have a second id, as it is told."""

    dice: random.Random
    borough: Borough
    taken: set[str]
    found: list[SecondId] = field(default_factory=list)
    instead: dict[str, tuple[Child, ...]] = field(default_factory=dict)
    in_early_help: dict[str, Child] = field(default_factory=dict)

    def new_number(self) -> str:
        """The next id of the case system: one that is given to whoever is entered anew."""
        return f"TN{len(self.found) + 1:07d}"

    def help_number(self) -> str:
        """The next id of the early help system, for whom it does not know to be known."""
        return f"EH9{len(self.found) + 1:05d}"

    def tell(self, one: str, other: str, story: str, truly: str, at_first: str) -> None:
        """Keep a pair."""
        self.found.append(SecondId(one, other, story, truly, at_first))


Tell = Callable[[Systems, Child], bool]
"""Tells one story of a child, where it can be told of it: whether it was."""


def as_its_systems_have_it(
    borough: Borough, count: int, *, apart: Collection[str] = ()
) -> tuple[Borough, list[SecondId]]:
    """The borough in which `count` stories of two ids are told, and the pairs. Children of `apart`
    have none. Of a small borough there may be fewer."""
    if not count:
        return borough, []
    systems = Systems(random.Random(f"several ids {borough.seed}"), borough, set(apart))
    children = [*borough.children, *borough.helped_alone]
    systems.dice.shuffle(children)
    barren = 0
    for tell in cycle(STORIES):
        if len(systems.found) == count or barren == len(STORIES):
            break
        barren = 0 if _told(systems, tell, children) else barren + 1
    return (
        replace(
            borough,
            children=_with(borough.children, systems),
            helped_alone=_with(borough.helped_alone, systems),
            in_early_help=systems.in_early_help,
            _by_id={},
        ),
        systems.found,
    )


def _told(systems: Systems, tell: Tell, children: Sequence[Child]) -> bool:
    """Whether the story was told, of the first child of whom it can be."""
    for child in children:
        if child.child_id not in systems.taken and tell(systems, child):
            systems.taken |= {child.child_id, *systems.instead, *systems.in_early_help}
            return True
    return False


def _with(children: Sequence[Child], systems: Systems) -> list[Child]:
    known = [one for child in children for one in systems.instead.get(child.child_id, (child,))]
    return sorted(known, key=lambda child: child.child_id)


def _early_help_has_its_number(systems: Systems, child: Child) -> bool:
    """The early help system has its own number of a child, which the case system knows."""
    if not _is_helped_too(systems, child):
        return False
    number = systems.help_number()
    systems.in_early_help[child.child_id] = replace(child, child_id=number)
    systems.instead[child.child_id] = (replace(child, early_help_id=number),)
    systems.tell(child.child_id, number, "early help's own number is known", SAME, LINKED)
    return True


def _early_help_knows_no_number(systems: Systems, child: Child) -> bool:
    """The same, and nothing says so but who the child is."""
    if not _is_helped_too(systems, child):
        return False
    number = systems.help_number()
    systems.in_early_help[child.child_id] = replace(child, child_id=number)
    systems.tell(child.child_id, number, "early help has its own number", SAME, LINKED)
    return True


def _early_help_is_mistyped(systems: Systems, child: Child) -> bool:
    """The same, and the early help system has another day of birth."""
    if not _is_helped_too(systems, child) or child.born_on is None:
        return False
    number = systems.help_number()
    mistyped = replace(child, child_id=number, born_on=_mistyped(child.born_on))
    systems.in_early_help[child.child_id] = mistyped
    systems.tell(child.child_id, number, "early help mistyped the day of birth", SAME, ASKED)
    return True


def _came_twice(systems: Systems, child: Child) -> bool:
    """Referred again, and entered as a new child by somebody who did not look."""
    parts = _in_two(systems, child)
    if not parts:
        return False
    first, again = parts
    again = replace(again, child_id=systems.new_number())
    systems.instead[child.child_id] = (first, again)
    systems.tell(child.child_id, again.child_id, "entered anew", SAME, LINKED)
    return True


def _came_twice_mistyped(systems: Systems, child: Child) -> bool:
    """The same, and the day of birth was mistyped."""
    parts = _in_two(systems, child)
    if not parts or child.born_on is None:
        return False
    first, again = parts
    again = replace(again, child_id=systems.new_number(), born_on=_mistyped(child.born_on))
    systems.instead[child.child_id] = (first, again)
    systems.tell(child.child_id, again.child_id, "entered anew, and mistyped", SAME, ASKED)
    return True


def _born(systems: Systems, child: Child) -> bool:
    """Known before birth; referred again after it, and entered as a new child."""
    if not (child.expected_on and child.born_on):
        return False
    parts = _in_two(systems, child, at=child.born_on)
    if not parts or any(_is_about(child, other) for other in systems.borough.children):
        return False
    first, again = parts
    unborn = replace(first, born_on=None, name=f"Unborn {child.name.split()[-1]}")
    again = replace(again, child_id=systems.new_number())
    systems.instead[child.child_id] = (unborn, again)
    systems.tell(child.child_id, again.child_id, "entered anew when born", SAME, LINKED)
    return True


def _twins(systems: Systems, child: Child) -> bool:
    """Two of one day, home and sex, whose first names are a letter apart: not one child."""
    alone = systems.borough.helped_alone
    twin = next((one for one in alone if _may_be_twin(one, child)), None)
    if child not in alone or twin is None or twin.child_id in systems.taken:
        return False
    surname = child.name.split()[-1]
    names = TWINS[child.sex]
    for one, name in zip((child, twin), names, strict=True):
        systems.instead[one.child_id] = (
            replace(one, name=f"{name} {surname}", sex=child.sex, born_on=child.born_on),
        )
    first, second = sorted((child.child_id, twin.child_id))
    systems.tell(first, second, "twins", NOT_SAME, ASKED)
    return True


def _adopted(systems: Systems, child: Child) -> bool:
    """Helped early long before, under a number of the early help system; adopted since. What was
    before the order may be told of nobody after it."""
    if not any(care.reason in ADOPTED for care in child.care.periods) or child.early_help:
        return False
    ended_on = systems.borough.first_day - ONE_DAY * 30
    started_on = ended_on - ONE_DAY * 120
    first_care_on = min(care.started_on for care in child.care.periods)
    if child.born_on is None or child.born_on > started_on or first_care_on < ended_on:
        return False
    number = systems.help_number()
    helped = EarlyHelp(
        started_on=started_on,
        ended_on=ended_on,
        reason="Parental mental health",
        names_neglect=False,
        organisation="Thornbeck Early Help",
        worker="EH001",
        end_reason="Stepped up to social care",
    )
    systems.in_early_help[child.child_id] = replace(child, child_id=number, early_help=[helped])
    systems.tell(child.child_id, number, "adopted since", NOT_SAME, NEVER)
    return True


STORIES: tuple[Tell, ...] = (
    _early_help_has_its_number,
    _came_twice_mistyped,
    _early_help_knows_no_number,
    _twins,
    _came_twice,
    _early_help_is_mistyped,
    _born,
    _adopted,
)
"""In the order in which they are told, over and over."""


def _is_helped_too(systems: Systems, child: Child) -> bool:
    """Whether a child of social care was helped early, so lately that the files have it, and lives
    with its family."""
    since = systems.borough.first_day
    helped = any(one.ended_on is None or one.ended_on >= since for one in child.early_help)
    return bool(child.episodes and helped and child.born_on) and not child.care.periods


def _in_two(systems: Systems, child: Child, at: Day | None = None) -> tuple[Child, Child] | None:
    """The child until it was referred again, and from then on; `at` lies between. None where its
    story cannot be parted so that nothing goes on from the one to the other, or where no file has
    the first part."""
    if child.care.periods or child.early_help or child.died_on:
        return None
    episodes = sorted(child.episodes, key=lambda one: one.referred_on)
    for place in range(1, len(episodes)):
        before, after = episodes[:place], episodes[place:]
        again_on = after[0].referred_on
        apart = all(_over_on(one) < again_on for one in before)
        told = any(_over_on(one) >= systems.borough.first_day for one in before)
        if apart and told and (at is None or before[-1].referred_on < at <= again_on):
            held = [one for one in child.allocations if one.started_on < again_on]
            if all(one.ended_on and one.ended_on <= again_on for one in held):
                later = [one for one in child.allocations if one.started_on >= again_on]
                return (
                    replace(child, episodes=before, allocations=held),
                    replace(child, episodes=after, allocations=later),
                )
    return None


def _over_on(episode: Episode) -> Day:
    return episode.referred_on if episode.no_further_action else (episode.closed_on or Day.max)


def _is_about(child: Child, other: Child) -> bool:
    """Whether another of the family was born, or expected, within a year of the child."""
    near = abs((other.birth_or_expected_on - child.birth_or_expected_on).days) < 366
    return other is not child and other.family_id == child.family_id and near


def _may_be_twin(one: Child, child: Child) -> bool:
    """Whether both are of one family that early help alone knows, too young for a pupil number."""
    young = not one.pupil_number and not child.pupil_number
    return one is not child and one.family_id == child.family_id and young


def _mistyped(day: Day) -> Day:
    """Day and month the other way round, or another day of the month where that is no day, or a
    later one, before which something may have happened."""
    if day.day <= MONTHS and day.day < day.month:
        return day.replace(month=day.day, day=day.month)
    return day.replace(day=day.day % 28 + 1)
