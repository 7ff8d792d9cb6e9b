"""Small worlds: a few children over some census years, and what each year's files said of them.

A world is a list of files; a file is its year and its children, in the cells of the census, as
`write_cin_census` takes them. What truly happened is said a little differently from year to year:
a date moved by a day, an end added late, an end that cannot be read, a row left out, and the same
year sent again.
"""

import datetime
import random
from dataclasses import dataclass, field
from typing import Any

DAY = datetime.timedelta(days=1)
YEARS = (2021, 2022, 2023, 2024, 2025)
NOT_A_DAY = "2023-02-31"
FIRST_YEAR_OF_PLANS_OF_NEED = 2022

Cells = dict[str, Any]


@dataclass(kw_only=True)
class CensusFile:
    """One year's return: the year it ends in, and its children."""

    year: int
    children: list[Cells]


@dataclass(kw_only=True)
class Spell:
    """Something true with a first and a last day, and what happened in it."""

    start: datetime.date
    end: datetime.date | None
    events: list[datetime.date] = field(default_factory=list)
    said: Cells = field(default_factory=dict)

    def lies_in(self, year: int) -> bool:
        """Whether the census of this year speaks of it."""
        first, last = datetime.date(year - 1, 4, 1), datetime.date(year, 3, 31)
        return self.start <= last and (self.end is None or self.end >= first)


@dataclass(kw_only=True)
class Episode(Spell):
    """An episode of need with all that was done in it."""

    assessments: list[Spell]
    plans_of_need: list[Spell]
    enquiries: list[Spell]
    plans: list[Spell]


def make_world(chance: random.Random) -> list[CensusFile]:
    """The files of a small world, each year at least once, oldest first."""
    years = sorted(chance.sample(YEARS, chance.randint(2, 4)))
    lives = {f"C{n}": _episodes(chance) for n in range(chance.randint(1, 4))}
    files = []
    for year in years:
        for _ in range(chance.choice([1, 1, 1, 2])):
            teller = _Teller(chance, year)
            files.append(CensusFile(year=year, children=teller.children(lives)))
    return files


def loading_order(chance: random.Random, files: list[CensusFile]) -> list[CensusFile]:
    """The files in some order, some of them more than once."""
    again = [f for f in files if chance.random() < 0.3]
    order = files + again
    chance.shuffle(order)
    return order


def _episodes(chance: random.Random) -> list[Episode]:
    found, start = [], datetime.date(2020, 2, 1) + DAY * chance.randint(0, 700)
    for _ in range(chance.choice([1, 1, 2, 3])):
        end = _end(chance, start, 500)
        found.append(
            Episode(
                start=start,
                end=end,
                assessments=_spells(chance, start, end, 60),
                plans_of_need=_spells(chance, start, end, 250),
                enquiries=_spells(chance, start, end, 20),
                plans=_spells(chance, start, end, 400),
            )
        )
        if end is None:
            break
        start = end + DAY * chance.randint(4, 300)
    return found


def _spells(
    chance: random.Random, first: datetime.date, last: datetime.date | None, longest: int
) -> list[Spell]:
    found, start = [], first + DAY * chance.randint(0, 40)
    for _ in range(chance.choice([0, 1, 1, 2])):
        end = _end(chance, start, longest)
        if last and (end is None or end > last):
            end = last
        if end and end < start:
            break
        events = sorted({start + DAY * chance.randint(1, 400) for _ in range(chance.randint(0, 3))})
        found.append(Spell(start=start, end=end, events=[e for e in events if not end or e <= end]))
        if end is None:
            break
        start = end + DAY * chance.randint(5, 200)
    return found


def _end(chance: random.Random, start: datetime.date, longest: int) -> datetime.date | None:
    return None if chance.random() < 0.25 else start + DAY * chance.randint(1, longest)


class _Teller:
    """Says what one year's file says of what truly happened."""

    def __init__(self, chance: random.Random, year: int) -> None:
        self.chance, self.year = chance, year
        self.last_day = datetime.date(year, 3, 31)

    def children(self, lives: dict[str, list[Episode]]) -> list[Cells]:
        found = []
        for number, episodes in lives.items():
            told = [self.episode(e) for e in episodes if self.tells_of(e)]
            if told:
                found.append(
                    {
                        "LAchildID": number,
                        "UPNunknown": "UN1",
                        "PersonBirthDate": datetime.date(2015, 2, 3),
                        "Sex": "F",
                        "Ethnicity": self.chance.choice(["WBRI", "WBRI", "MWBC"]),
                        "Disability": self.chance.choice([["NONE"], ["LD"], ["LD", "AUT"]]),
                        "CINdetails": told,
                    }
                )
        return found

    def tells_of(self, spell: Spell) -> bool:
        """Left out now and then; and now and then told by a year that should not speak of it."""
        return self.chance.random() < (0.9 if spell.lies_in(self.year) else 0.03)

    def start(self, spell: Spell) -> datetime.date | str:
        """The first day, now and then moved by a day: a correction, which gives a new key."""
        if self.chance.random() < 0.03:
            return f"{spell.start:%Y-%m}-{spell.start.day + 40}"
        return spell.start + DAY * self.chance.choice([0] * 9 + [1, -1])

    def end(self, spell: Spell) -> datetime.date | str | None:
        """The last day as this file knows it: not yet, late, or in a way that cannot be read."""
        if spell.end is None or spell.end > self.last_day:
            return None
        told = self.chance.random()
        if told < 0.15:
            return None
        return NOT_A_DAY if told < 0.2 else spell.end

    def episode(self, episode: Episode) -> Cells:
        end = self.end(episode)
        # Of a referral without further action a census says no closure, and tells in one year.
        nfa = end is None and self.chance.random() < 0.3
        return {
            "CINreferralDate": self.start(episode),
            "ReferralSource": "6",
            "PrimaryNeedCode": self.chance.choice(["N1", "N1", "N5"]),
            "CINclosureDate": end,
            "ReasonForClosure": "RC7" if end else None,
            "ReferralNFA": nfa,
            "Assessments": [
                {
                    "AssessmentActualStartDate": self.start(a),
                    "AssessmentAuthorisationDate": self.end(a),
                    "AssessmentFactors": self.chance.choice([["16A"], ["16A", "3B"], ["2B"]]),
                }
                for a in episode.assessments
                if self.tells_of(a)
            ],
            "CINPlanDates": [
                {"CINPlanStartDate": self.start(p), "CINPlanEndDate": self.end(p)}
                for p in episode.plans_of_need
                if self.year >= FIRST_YEAR_OF_PLANS_OF_NEED and self.tells_of(p)
            ],
            "Section47": [
                {"S47ActualStartDate": self.start(e), "ICPCnotRequired": True}
                for e in episode.enquiries
                if self.tells_of(e)
            ],
            "ChildProtectionPlans": [self.plan(p) for p in episode.plans if self.tells_of(p)],
        }

    def plan(self, plan: Spell) -> Cells:
        return {
            "CPPstartDate": self.start(plan),
            "CPPendDate": self.end(plan),
            "InitialCategoryOfAbuse": "NEG",
            "LatestCategoryOfAbuse": self.chance.choice(["NEG", "NEG", "EMO"]),
            "NumberOfPreviousCPP": 0,
            "CPPreviewDate": [e for e in plan.events if e <= self.last_day],
        }
