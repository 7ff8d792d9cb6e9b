"""Families and children of Thornbeck: made-up names, wards, ids and pupil numbers."""

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.borough import rates
from goldenthread.borough.days import add_months
from goldenthread.borough.events import Child

WARDS = {
    "Abbey Cross": "North",
    "Fellside": "North",
    "Beckside": "East",
    "Quarry Bank": "East",
    "Millgate": "South",
    "Saltmarsh": "South",
    "Thornhill": "West",
    "Weavers Green": "West",
}
"""The wards, each with the quarter of the borough whose teams serve it."""

_SURNAMES = """
Ackerley Ahmad Akram Allbright Ashdown Aspinwall Bagshaw Barraclough Begum Bibi Birtwell
Blackledge Bradshaw Brindle Calderbank Chadwick Chaudhry Clegg Cronshaw Culshaw Dewhirst Duckworth
Eastham Entwisle Fairclough Farooq Fielding Gillibrand Greenhalgh Hargreaves Haslam Hindle Holden
Hussain Iqbal Jepson Kapadia Kenyon Khalid Kowalski Lathom Lomax Mahmood Marsden Mistry Molyneux
Nadeem Nuttall Ogden Okafor Ormerod Osei Parkinson Patel Pickup Pilkington Rahman Ramsbottom
Rashid Riley Rishton Sagar Shaikh Shorrock Sidat Singleton Slater Sumner Tattersall Threlfall
Tomlinson Ugradar Vali Wadee Walmsley Whewell Whittle Yates Zielinska
"""
_GIRLS = """
Aaliyah Alesha Amelia Amina Anya Ava Bella Callie Daisy Eliza Ellie Esme Faith Fatima Freya Grace
Hafsa Hallie Isla Ivy Jessica Kayla Khadija Layla Lexi Lily Maisie Maryam Mia Millie Nadia Niamh
Olivia Phoebe Poppy Rosie Ruby Safa Sara Scarlett Sienna Sofia Summer Tilly Willow Yasmin Zara
Zoya
"""
_BOYS = """
Aaron Adam Ahmed Alfie Amir Archie Ayaan Bilal Blake Caleb Connor Daniel Dawud Dylan Eesa Elliot
Ethan Finley Frankie George Hamza Harley Harris Ibrahim Isaac Jack Jayden Joshua Kai Leo Liam
Logan Luca Mason Mohammed Musa Noah Oliver Oscar Rayan Reuben Riley Samuel Tariq Theo Tyler Yusuf
Zain
"""
SURNAMES = _SURNAMES.split()
FORENAMES = {"F": _GIRLS.split(), "M": _BOYS.split()}
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
COUNCIL = "899"


@dataclass(slots=True)
class Family:
    """Children who share a surname, a home and what goes wrong in it."""

    family_id: str
    surname: str
    ward: str
    ethnicity: str
    trouble: str
    factors: tuple[str, ...]
    children: list[Child] = field(default_factory=list)
    plans_made: int = 0
    post: float = 0.0

    @property
    def quarter(self) -> str:
        """The part of the borough whose teams serve them."""
        return WARDS[self.ward]


def weighted(rng: random.Random, weights: Mapping[str, float]) -> str:
    """One of the keys, as likely as its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def make_family(
    rng: random.Random, *, number: int, known_on: datetime.date, trouble: str | None = None
) -> Family:
    """A family with its children, of the ages that they have on the day they become known."""
    known = {
        code: share * rates.KNOWN_AGAINST_POPULATION.get(code, 1.0)
        for code, share in rates.ETHNICITIES.items()
    }
    trouble = trouble or weighted(rng, rates.TROUBLES)
    family = Family(
        family_id=f"F{number:06d}",
        surname=rng.choice(SURNAMES),
        ward=rng.choice(list(WARDS)),
        ethnicity=weighted(rng, known),
        trouble=trouble,
        factors=_family_factors(rng, trouble),
        post=rng.random(),
    )
    alone = trouble in ("alone", "disability") and rng.random() < 0.8
    size = 1 if alone else rng.choices((1, 2, 3, 4, 5), (46, 28, 15, 8, 3))[0]
    births = _births(rng, size, trouble, known_on)
    for place, born_on in enumerate(births, 1):
        family.children.append(make_child(rng, family, place=place, born_on=born_on))
    return family


def make_child(rng: random.Random, family: Family, *, place: int, born_on: datetime.date) -> Child:
    """A child of a family. `place` is the child's place in it, eldest first."""
    sex = "M" if rng.random() < (0.7 if family.trouble == "alone" else 0.53) else "F"
    mixed = rng.random() < 0.04
    disabled = family.trouble == "disability" or rng.random() < rates.DISABILITY_ELSEWHERE
    return Child(
        child_id=_child_id(int(family.family_id[1:]), place),
        family_id=family.family_id,
        name=f"{_forename(rng, family, sex)} {family.surname}",
        sex=sex,
        ethnicity="MOTH" if mixed else family.ethnicity,
        ward=family.ward,
        born_on=born_on,
        disabilities=_disabilities(rng) if disabled else (),
        pupil_number=pupil_number(int(family.family_id[1:]), place, born_on),
    )


def pupil_number(family: int, place: int, born_on: datetime.date) -> str:
    """A unique pupil number with a true check letter, of the council code that no council has."""
    year, serial = born_on.year % 100, family // 10_000 * 10 + place
    digits = f"{COUNCIL}{family % 10_000:04d}{year:02d}{serial:03d}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, 2))
    return CHECK_LETTERS[total % 23] + digits


def _child_id(family: int, place: int) -> str:
    """An id that does not give away who is whose sibling: multiplying by a prime only shuffles."""
    return f"TB{(family * 10 + place) * 7_368_787 % 10_000_000:07d}"


def _births(
    rng: random.Random, size: int, trouble: str, known_on: datetime.date
) -> list[datetime.date]:
    """Birth dates of siblings, eldest first, at least eleven months apart."""
    youngest = _age_in_months(rng, trouble, size)
    ages = [youngest]
    while len(ages) < size and ages[-1] < 190:
        ages.append(ages[-1] + 12 + int(rng.expovariate(1 / 20)))
    ages = [age for age in ages if age < 212] or [youngest]
    births = [add_months(known_on, -age) for age in reversed(ages)]
    return [day - datetime.timedelta(days=rng.randrange(28)) for day in births]


def _age_in_months(rng: random.Random, trouble: str, size: int) -> int:
    if trouble == "alone":
        return rng.randrange(15 * 12, 17 * 12 + 6)
    if trouble == "adolescent":
        return rng.randrange(11 * 12, 17 * 12)
    youngest = 1 if size > 2 else rng.choices((1, 60, 120), (36, 32, 32))[0]
    return youngest + rng.randrange(60 if youngest < 120 else 84)


def _forename(rng: random.Random, family: Family, sex: str) -> str:
    taken = {child.name.split()[0] for child in family.children}
    return rng.choice([name for name in FORENAMES[sex] if name not in taken])


def _family_factors(rng: random.Random, trouble: str) -> tuple[str, ...]:
    """Factors of the home, which siblings share and which stay over the years."""
    likelier = {
        "domestic abuse": {"3B": 2.2, "17A": 1.3},
        "parents' health": {"4B": 2.1, "2B": 1.6, "1B": 1.6},
        "neglect": {"1B": 1.5, "2B": 1.6, "4B": 1.2, "5B": 3.0},
        "adolescent": {"3B": 0.6, "1B": 0.5},
        "disability": dict.fromkeys(rates.FAMILY_FACTORS, 0.2),
        "alone": dict.fromkeys(rates.FAMILY_FACTORS, 0.0),
    }.get(trouble, {})
    return tuple(
        code
        for code, share in rates.FAMILY_FACTORS.items()
        if rng.random() < share * likelier.get(code, 0.85)
    )


def _disabilities(rng: random.Random) -> tuple[str, ...]:
    count = rng.choices((1, 2, 3), (60, 27, 13))[0]
    return tuple(sorted({weighted(rng, rates.DISABILITIES) for _ in range(count)}))
