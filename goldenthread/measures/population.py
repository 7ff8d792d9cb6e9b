"""How many children live in the area: what rates are taken of.

DfE takes the mid-year estimate of the year before the March in which a year ends, for ages 0 to 17.
Where no population return is loaded, the estimates that DfE publishes of the council stand in; they
are of all children together, so that no group has a rate.
"""

import datetime
from collections.abc import Callable
from typing import NamedTuple

from goldenthread.codes.people import ETHNIC_GROUP
from goldenthread.measures.about_the_child import AGE_BAND_LIMITS
from goldenthread.measures.published_rows import editions_with
from goldenthread.measures.this_council import this_council
from goldenthread.record.snapshot import Reading
from goldenthread.returns.published_figures.other_publications import CHILDREN_0_TO_17
from goldenthread.statute.months import census_year


class Estimate(NamedTuple):
    """How many people of one age, sex and ethnicity, in all wards."""

    age: int
    sex: str | None
    ethnicity: str | None
    people: int


IN_GROUP: dict[str, Callable[[Estimate, str], bool]] = {
    "": lambda _people, _part: True,
    "sex": lambda people, part: people.sex == part,
    "ethnicity": lambda people, part: people.ethnicity == part,
    "ethnic_group": lambda people, part: ETHNIC_GROUP.get(people.ethnicity or "") == part,
    "age_band": lambda people, part: _is_in_band(people.age, part),
    "age_band_on_31_march": lambda people, part: _is_in_band(people.age, part),
}
"""The breakdowns whose groups a population return tells apart."""


def estimate_year(day: datetime.date) -> int:
    """The mid-year whose estimate a rate on this day is taken of: June before the year's end."""
    return census_year(day) - 1


def estimate_used(reading: Reading, day: datetime.date) -> int | None:
    """The mid-year whose estimate stands in for `estimate_year`; None where none is held.

    Where the estimate of the year itself is not held, the newest earlier one stands in, and
    failing that the earliest later one: every figure says which (`stands_in`).
    """
    held, year = _estimates(reading) or _published(reading), estimate_year(day)
    return min(held, key=lambda known: (known > year, abs(known - year)), default=None)


def stands_in(year: int, day: datetime.date) -> str:
    """The sentence that says that another year's estimate was used; empty where it was not."""
    wanted = estimate_year(day)
    if year == wanted:
        return ""
    return f"The rate is of the population of mid-{year}: no population of mid-{wanted} is loaded."


def population_in(reading: Reading, year: int | None, by: str = "", part: str = "") -> int | None:
    """Children aged 0 to 17, or those of one group, by the estimate of a year that is held (see
    `estimate_used`); None where there is none, or none for the group."""
    if by not in IN_GROUP or year is None:
        return None
    if not _estimates(reading):
        return None if by else _published(reading).get(year)
    # The months of a year are all set against one estimate, and so are all measures.
    people: int = reading.remember(
        ("population", year, by, part),
        lambda: sum(
            estimate.people
            for estimate in _estimates(reading)[year]
            if IN_GROUP[by](estimate, part)
        ),
    )
    return people or None


def _published(reading: Reading) -> dict[int, int]:
    """By mid-year, how many children the newest edition of the published estimates says."""
    held: dict[int, int] = reading.remember(
        "published population", lambda: _newest_published(reading)
    )
    return held


def _newest_published(reading: Reading) -> dict[int, int]:
    council, held = this_council(reading), {}
    for edition in sorted(editions_with(reading, [CHILDREN_0_TO_17]), key=lambda e: e.release):
        for printed in edition.figures.values():
            if printed.area_code == council and printed.number:
                held[printed.last_day.year] = int(printed.number)
    return held


def _estimates(reading: Reading) -> dict[int, list[Estimate]]:
    held: dict[int, list[Estimate]] = reading.remember("estimates", lambda: _held(reading))
    return held


def _held(reading: Reading) -> dict[int, list[Estimate]]:
    """Every year's estimates of children aged 0 to 17, read once for an edition."""
    held: dict[int, list[Estimate]] = {}
    for row in reading.rows(
        "select year, age, sex, ethnicity, sum(coalesce(people, 0)) as people from population "
        "where age between 0 and 17 group by all"
    ):
        held.setdefault(row.pop("year"), []).append(Estimate(**row))
    return held


def _is_in_band(age: int, part: str) -> bool:
    if part not in AGE_BAND_LIMITS:
        return False
    first, last = AGE_BAND_LIMITS[part]
    return first <= age <= last
