"""What several feeds say of the same children, over some nights: late, doubled, corrected, the ids
of two children made one and those of one parted; and what people decide of two ids meanwhile.

A feed's saying is a return as it was made at one moment: of a slice (the census of a year, an Annex
A as at a day, the nightly dataset), as at a day, and the first or a corrected version of it.
"""

import copy
import datetime
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from goldenthread.record.links import Verdict
from goldenthread.returns.writing_annex_a import write_annex_a_csvs
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.files import a_child, census
from tests.ingest.safeguarding_rows import a_person, a_plan, a_referral

DAY = datetime.timedelta(days=1)
CHILDREN = 24
FIRST_NIGHT = datetime.date(2025, 5, 1)
LIST_DAYS = (datetime.date(2025, 4, 30), datetime.date(2025, 5, 31))


@dataclass(kw_only=True)
class Life:
    """What is true of one child, as the case system has it at some moment."""

    place: int
    number: str
    referred_on: datetime.date
    plan_from: datetime.date
    plan_to: datetime.date | None = None
    closed_on: datetime.date | None = None
    category: str = "NEG"
    is_there: bool = True


@dataclass(kw_only=True)
class Saying:
    """One return: of which slice and as at which day, and how it is written into a folder."""

    slice: str
    as_at: datetime.date | None
    version: int
    write: Callable[[Path], Path]
    path: Path = field(default=Path())

    @property
    def follows(self) -> tuple[str, datetime.date | None]:
        """What a correction comes after: the same slice as at the same day."""
        return self.slice, self.as_at


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a person decides of two ids."""

    pair: tuple[str, str]
    verdict: Verdict

    @property
    def follows(self) -> str:
        """Decisions are made in their order, whatever arrives between them."""
        return "decisions"


def make_history(chance: random.Random) -> list[Saying | Decided]:
    """What a few feeds say and people decide, in the order in which it happened."""
    happened: list[Saying | Decided] = [*make_sayings(chance)]
    for _ in range(chance.randint(1, 3)):
        one, other = sorted(chance.sample([f"C{n}" for n in range(4)], 2))
        verdict = chance.choice([Verdict.SAME, Verdict.SAME, Verdict.UNDONE, Verdict.NOT_SAME])
        happened.insert(
            chance.randint(0, len(happened)), Decided(pair=(one, other), verdict=verdict)
        )
    return happened


def make_sayings(chance: random.Random) -> list[Saying]:
    """What a few feeds say, in the order in which it was said."""
    lives = [_a_life(chance, number) for number in range(CHILDREN)]
    said: list[Saying] = []
    for year in chance.sample([2024, 2025], chance.choice([1, 2])):
        said += _versions(chance, lives, f"census {year}", None, _census(year))
    for night in range(chance.randint(1, 3)):
        on = FIRST_NIGHT + DAY * night
        lives = _later(chance, lives, on)
        said += _versions(chance, lives, "nightly", on, _nightly)
    for on in LIST_DAYS[: chance.randint(0, 2)]:
        said += _versions(chance, lives, f"list {on}", on, _annex_a(on))
    return said


def some_order(chance: random.Random, said: list[Saying | Decided]) -> list[Saying | Decided]:
    """The same as it may arrive: late, out of order and twice over; but a correction comes after
    what it corrects."""
    order = list(said)
    chance.shuffle(order)
    due: dict[Any, list[Saying | Decided]] = defaultdict(list)
    for one in said:
        due[one.follows].append(one)
    arriving = [due[one.follows].pop(0) for one in order]
    doubled = []
    for one in arriving:
        doubled += [one] * chance.choice([1, 1, 1, 2])
    return doubled


def _a_life(chance: random.Random, number: int) -> Life:
    referred_on = datetime.date(2023, 5, 1) + DAY * chance.randint(0, 650)
    return Life(
        place=number,
        number=f"C{number}",
        referred_on=referred_on,
        plan_from=referred_on + DAY * chance.randint(10, 60),
        category=chance.choice(["NEG", "EMO", "MUL"]),
    )


def _later(chance: random.Random, lives: list[Life], on: datetime.date) -> list[Life]:
    """The same a day later: a plan ends, an episode closes, a day is corrected, a row goes, two
    children stand under one id, or what was one child's under two."""
    lives = copy.deepcopy(lives)
    for life in chance.sample(lives, 2):
        match chance.randrange(6):
            case 0:
                life.plan_to = on
            case 1:
                life.plan_to, life.closed_on = life.plan_to or on, on
            case 2:
                life.plan_from += DAY
            case 3:
                life.category = chance.choice(["NEG", "PHY"])
            case 4:
                life.number = chance.choice(lives).number
            case 5:
                life.number = f"C{life.place}S"
    chance.choice(lives).is_there = chance.random() > 0.3
    return lives


Write = Callable[[Path, list[Life]], Path]


def _versions(
    chance: random.Random, lives: list[Life], name: str, as_at: datetime.date | None, write: Write
) -> list[Saying]:
    """A return, and now and then a corrected one after it."""
    told = [lives]
    if chance.random() < 0.4:
        told.append(_later(chance, lives, as_at or datetime.date(2025, 3, 1)))
    return [
        Saying(slice=name, as_at=as_at, version=n, write=partial(_written, write, one))
        for n, one in enumerate(told)
    ]


def _written(write: Write, lives: list[Life], folder: Path) -> Path:
    return write(folder, lives)


def _census(year: int) -> Write:
    first, last = datetime.date(year - 1, 4, 1), datetime.date(year, 3, 31)

    def write(folder: Path, lives: list[Life]) -> Path:
        told = []
        for life in lives:
            if not life.is_there or life.referred_on > last:
                continue
            if life.closed_on and life.closed_on < first:
                continue
            plans = [(life.plan_from.isoformat(), _day_in(life.plan_to, last))]
            told.append(
                a_child(
                    life.number,
                    referred=life.referred_on.isoformat(),
                    closed=_day_in(life.closed_on, last),
                    plans=plans if life.plan_from <= last else [],
                )
            )
        return census(folder, year, told)

    return write


def _day_in(day: datetime.date | None, last: datetime.date) -> str:
    return day.isoformat() if day and day <= last else ""


def _nightly(folder: Path, lives: list[Life]) -> Path:
    there = [life for life in lives if life.is_there]
    chance = random.Random(len(there))
    numbers = {life.place: str(chance.randrange(10**6)) for life in lives}
    tables = {
        "ssd_person": [a_person(one.number, "Ada", "2015-03-02") for one in there],
        "ssd_cin_episodes": [
            a_referral(
                numbers[one.place],
                one.number,
                one.referred_on.isoformat(),
                cine_close_date=one.closed_on,
            )
            for one in there
        ],
        "ssd_cp_plans": [
            a_plan(
                numbers[one.place],
                one.number,
                one.plan_from.isoformat(),
                one.category,
                cppl_referral_id=numbers[one.place],
                cppl_cp_plan_end_date=one.plan_to,
            )
            for one in there
        ],
        # With them the names are told whole. What a feed tells in part it never takes away: that
        # depends on which feeds were taken and which came too late.
        "ssd_family": [],
        "ssd_mother": [],
    }
    write_standard_safeguarding(folder, tables)
    return folder


def _annex_a(on: datetime.date) -> Write:
    def write(folder: Path, lives: list[Life]) -> Path:
        there = [one for one in lives if one.is_there and one.plan_from <= on]
        rows = [
            {
                "Child Unique ID": one.number,
                "Gender": "F",
                "Ethnicity": "WBRI",
                "Date of Birth": datetime.date(2015, 3, 2),
                "Child Protection Plan Start Date": one.plan_from,
                "Initial Category of Abuse": one.category,
                "Child Protection Plan End Date": one.plan_to
                if one.plan_to and one.plan_to <= on
                else None,
            }
            for one in there
        ]
        write_annex_a_csvs(folder, {"list_7": rows}, on=on)
        return folder

    return write
