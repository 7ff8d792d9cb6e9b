"""The children who live in Thornbeck, known to services or not, at each middle of a year."""

import random
from dataclasses import dataclass

from goldenthread.borough import rates
from goldenthread.borough.people import WARDS

GROWTH = 0.004
AGES = range(18)
BOYS = 0.513


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many children of one age, sex, ethnicity and ward there are in the middle of a year."""

    year: int
    age: int
    sex: str
    ethnicity: str
    ward: str
    people: int


def estimate_population(*, people: int, years: range, rng: random.Random) -> list[Estimate]:
    """Whole numbers that add up to `people` in the last of `years` and a little less before."""
    cells = _cells(rng)
    total = sum(share for *_, share in cells)
    found = []
    for year in years:
        of_year = people / (1 + GROWTH) ** (years[-1] - year)
        carried = 0.0
        for age, sex, ethnicity, ward, share in cells:
            carried += of_year * share / total
            count = int(carried + 1e-9)
            carried -= count
            if count:
                found.append(Estimate(year, age, sex, ethnicity, ward, count))
    return found


def _cells(rng: random.Random) -> list[tuple[int, str, str, str, float]]:
    """Every cell with its share, shuffled so that what rounding carries falls anywhere."""
    cells = [
        (age, sex, ethnicity, ward, (1 + (age > 9) * 0.04) * of_sex * share * (0.8 + 0.05 * place))
        for age in AGES
        for sex, of_sex in (("M", BOYS), ("F", 1 - BOYS))
        for ethnicity, share in rates.ETHNICITIES.items()
        for place, ward in enumerate(WARDS)
    ]
    rng.shuffle(cells)
    return cells


def population_year(on_year: int, on_month: int) -> int:
    """The middle of the year before the census year's March: 2024 for 31 March 2025."""
    return on_year if on_month >= 4 else on_year - 1
