"""Tells which children of Thornbeck come into care, when and for how long.

Told after all that happened before, with dice of its own, so that the same borough is made with it
as without: care lies within an episode of need that is there already. Only an adoption adds a word
to that: its episode closed because the child was adopted (RC1).

Shares, unless a line says otherwise: DfE, Children looked after in England, year to 31 March 2024
(Open Government Licence v3.0): of those in care 57 % boys, 9 % unaccompanied, 16 % placed with
relatives, 51 % with other foster carers, 16 % in homes or hostels, 8 % with parents, 2 % placed for
adoption; 60 % under a care order, 17 % an interim one, 17 % section 20, 5 % a placement order.
"""

import datetime
import random
from collections import defaultdict
from collections.abc import Sequence

from goldenthread.borough.caring_days import fill_days
from goldenthread.borough.days import working_day_from
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.in_care import Adoption, Care, LegalStatus, ShortBreaks
from goldenthread.borough.leaving import leave_care
from goldenthread.borough.people import weighted
from goldenthread.borough.placing import place, postcode

Day = datetime.date
CLA_TEAM, DISABILITY_TEAM = "Children Looked After", "Children with Disabilities"
ALONE_TEAM = "Leaving Care"
TO_COURT = "B"
COMES_INTO_CARE, COMES_AFTER_COURT = 0.82, 0.85
SHORTEST = 45
"""Days that are left of an episode of need, at the least, for care to begin in it."""

HAS_SHORT_BREAKS, LIVES_ELSEWHERE = 0.3, 0.12
"""Of the disabled children whose case is open for years: our own judgement."""

GOES_HOME_EARLY, COMES_BACK = 0.35, 0.2
NEEDS_IN_CARE = {f"N{number}" for number in range(1, 9)}
WAYS_HOME = {"E4A": 42, "E4B": 14, "E13": 8, "E41": 10, "E45": 20, "E48": 6}
GROWN_UP = {"E17": 38, "E5": 34, "E6": 8, "E7": 12, "E8": 8}
UNACCOMPANIED_GROWN_UP = {"E5": 70, "E6": 12, "E17": 18}
LATEST_ADOPTION = 6
"""Years of age: the oldest for whom adoption is planned."""


def take_into_care(children: Sequence[Child], *, seed: int, last_day: Day) -> None:
    """Give these children their care, short breaks and what comes after care."""
    dice = random.Random(f"in care {seed}")
    families: dict[str, list[Child]] = defaultdict(list)
    for child in children:
        families[child.family_id].append(child)
    for family_id in sorted(families):
        luck = dice.random()
        for child in sorted(families[family_id], key=lambda child: child.child_id):
            for episode in child.episodes:
                _tell(dice, child, episode, luck, last_day)
            for care in child.care.periods:
                if child.died_on and care.ended_on == child.died_on:
                    care.reason = "E2"
            if child.care.periods:
                fill_days(dice, child, last_day)
                leave_care(dice, child, last_day)


def _tell(dice: random.Random, child: Child, episode: Episode, luck: float, last_day: Day) -> None:
    """What care an episode of need brings: `luck` is the family's, so that siblings share it."""
    if episode.no_further_action or child.born_on is None:
        return
    if episode.team == DISABILITY_TEAM and child.disabilities:
        _disabled(dice, child, episode, last_day)
    elif episode.team == ALONE_TEAM:
        _alone(dice, child, episode, last_day)
    else:
        _from_home(dice, child, episode, luck, last_day)


def _until(child: Child, episode: Episode, last_day: Day) -> Day | None:
    """The last day that care can have: of the episode, and of childhood; None: still to come."""
    ends = [episode.closed_on, child.birthday(18)]
    first = min(day for day in ends if day)
    return first if first <= last_day else None


def _alone(dice: random.Random, child: Child, episode: Episode, last_day: Day) -> None:
    start = episode.referred_on
    until = _until(child, episode, last_day)
    if (until or last_day) <= start:
        return
    child.care.unaccompanied_from = start
    reason = weighted(dice, UNACCOMPANIED_GROWN_UP) if until else None
    care = Care(start, until, "N8", reason, "SUPPORTED")
    care.statuses = [LegalStatus(start, until, "V2")]
    child.care.periods.append(care)
    place(dice, child, care, last_day)


def _disabled(dice: random.Random, child: Child, episode: Episode, last_day: Day) -> None:
    start = episode.referred_on + datetime.timedelta(days=dice.randint(50, 160))
    start, until, drawn = working_day_from(start), _until(child, episode, last_day), dice.random()
    if start + datetime.timedelta(days=SHORTEST) > (until or last_day):
        return
    if drawn < HAS_SHORT_BREAKS:
        single = dice.random() < 0.25
        ends = start + datetime.timedelta(days=2) if single else until
        breaks = ShortBreaks(start, ends, "V3" if single else "V4", postcode(dice))
        child.care.short_breaks.append(breaks)
    elif drawn < HAS_SHORT_BREAKS + LIVES_ELSEWHERE:
        reason = ("E7" if until and until != episode.closed_on else "E4A") if until else None
        care = Care(start, until, "N2", reason, "RESIDENTIAL")
        care.statuses = [LegalStatus(start, until, "V2")]
        child.care.periods.append(care)
        place(dice, child, care, last_day)


def _from_home(
    dice: random.Random, child: Child, episode: Episode, luck: float, last_day: Day
) -> None:
    issued = [p.court_on for p in episode.pre_proceedings if p.outcome == TO_COURT and p.court_on]
    of_team = episode.team.startswith(CLA_TEAM)
    if not issued and not of_team:
        return
    if luck > (COMES_AFTER_COURT if issued else COMES_INTO_CARE):
        return
    began = max(issued) if issued else _removed_on(episode, luck)
    start = working_day_from(began + datetime.timedelta(days=int(luck * 20)))
    start = max(start, child.born_on or start)
    until = _until(child, episode, last_day)
    if start + datetime.timedelta(days=SHORTEST) > (until or last_day):
        return
    care = _a_period(dice, child, episode, start, until, bool(issued), last_day)
    if care.ended_on and care.reason in ("E4A", "E4B") and dice.random() < COMES_BACK:
        again = working_day_from(care.ended_on + datetime.timedelta(days=dice.randint(40, 300)))
        if again + datetime.timedelta(days=SHORTEST) <= (until or last_day):
            _a_period(dice, child, episode, again, until, False, last_day)


def _removed_on(episode: Episode, luck: float) -> Day:
    """Without a court: soon after an enquiry where there was one, else after the assessment."""
    done = [e.completed_on or e.started_on for e in episode.enquiries]
    done += [a.authorised_on or a.started_on for a in episode.assessments]
    first = min(done, default=episode.referred_on)
    return first + datetime.timedelta(days=int(luck * 80))


def _a_period(
    dice: random.Random,
    child: Child,
    episode: Episode,
    start: Day,
    until: Day | None,
    issued: bool,
    last_day: Day,
) -> Care:
    """One period of care: its legal statuses, its end, where the child lives."""
    need = episode.need if episode.need in NEEDS_IN_CARE else "N1"
    ends, reason = until, None
    age = child.age_on(start)
    adopts = _comes_to_court(dice, issued) and age < LATEST_ADOPTION and dice.random() < 0.45
    if not adopts and dice.random() < GOES_HOME_EARLY:
        early = working_day_from(start + datetime.timedelta(days=dice.randint(20, 620)))
        if early < (until or last_day):
            ends, reason = early, weighted(dice, WAYS_HOME)
    elif until and not adopts:
        grown = until >= child.birthday(18)
        reason = weighted(dice, GROWN_UP if grown else WAYS_HOME)
    care = Care(start, ends, str(need), reason, _permanence(dice, reason, age))
    care.statuses = _statuses(dice, care, issued, last_day)
    if adopts:
        _adopt(dice, child, episode, care, last_day)
    if care.ended_on and not care.reason:
        care.reason = weighted(dice, WAYS_HOME)
    child.care.periods.append(care)
    place(dice, child, care, last_day)
    return care


def _comes_to_court(dice: random.Random, issued: bool) -> bool:
    """Whether a court has decided: it was asked before, or in a third of other cases after."""
    return issued or dice.random() < 0.35


def _permanence(dice: random.Random, reason: str | None, age: float) -> str:
    if reason in ("E4A", "E4B"):
        return "RETURN"
    if reason in ("E41", "E45", "E48"):
        return "SGO/CAO"
    if age > 15:
        return weighted(dice, {"SUPPORTED": 60, "FOSTERING": 25, "RESIDENTIAL": 15})
    return weighted(dice, {"FOSTERING": 68, "RETURN": 12, "SGO/CAO": 12, "RESIDENTIAL": 8})


def _statuses(dice: random.Random, care: Care, issued: bool, last_day: Day) -> list[LegalStatus]:
    """An interim order and then a full one where there is a court case; else section 20."""
    found = []
    at, ends = care.started_on, care.ended_on or last_day
    if not issued and dice.random() < 0.85:
        turns = at + datetime.timedelta(days=dice.randint(30, 400))
        goes_on = dice.random() < 0.25 or turns >= ends
        found.append(LegalStatus(at, care.ended_on if goes_on else turns, "V2"))
        if goes_on:
            return found
        at = turns
    full = at + datetime.timedelta(weeks=dice.randint(24, 50))
    if full >= ends:
        return [*found, LegalStatus(at, care.ended_on, "C1")]
    return [*found, LegalStatus(at, full, "C1"), LegalStatus(full, care.ended_on, "C2")]


def _adopt(dice: random.Random, child: Child, episode: Episode, care: Care, last_day: Day) -> None:
    """Adoption becomes the plan once there is a full order, which a placement order takes the
    place of; every day of it lies within the period of care."""
    if care.statuses[-1].status != "C2":
        return
    ends = care.ended_on or last_day + datetime.timedelta(days=1)
    order_on = care.statuses[-1].started_on
    told = Adoption(order_on - datetime.timedelta(days=dice.randint(14, 60)), order_on)
    if told.decided_on <= care.started_on:
        return
    care.permanence = "ADOPTION"
    care.statuses[-1].status = "E1"
    child.care.adoption = told
    if dice.random() < 0.12:
        turned = order_on + datetime.timedelta(days=dice.randint(200, 500))
        if turned < ends:
            told.reversed_on = turned
            told.reason_reversed = weighted(dice, {"RD1": 40, "RD3": 40, "RD4": 20})
            care.permanence = "FOSTERING"
        return
    matched = working_day_from(order_on + datetime.timedelta(days=dice.randint(60, 210)))
    placed = working_day_from(matched + datetime.timedelta(days=dice.randint(7, 40)))
    told.matched_on = matched if matched < ends else None
    told.placed_on = placed if placed < ends else None
    told.by_foster_carer = dice.random() < 0.15
    told.sex, told.legal_status, told.adopters = dice.choices(
        (("MF", "L11", 2), ("MM", "L12", 2), ("FF", "L12", 2), ("F1", "L0", 1)), (72, 8, 6, 14)
    )[0]
    enough = placed + datetime.timedelta(days=90) < ends
    closes = care.ended_on and care.ended_on == episode.closed_on and episode.reason == "RC7"
    if closes and enough:
        told.ordered_on = care.ended_on
        care.reason = weighted(dice, {"E12": 70, "E11": 30})
        episode.reason = "RC1"
