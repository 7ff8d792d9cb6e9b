"""Writes the returns that Thornbeck would send: a census a year, and those of our own contract."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from goldenthread.borough.census import census_of
from goldenthread.borough.days import extracted_on
from goldenthread.borough.health_and_housing import early_help, health_contacts, housing
from goldenthread.borough.making import Borough
from goldenthread.borough.partners import appointments, attendance
from goldenthread.returns.own_contract import (
    EARLY_HELP,
    HEALTH_CONTACTS,
    HOUSING,
    PEOPLE_AND_ALLOCATIONS,
    POPULATION,
    SCHOOL_ATTENDANCE,
    WAS_NOT_BROUGHT,
)
from goldenthread.returns.writing import write_cin_census, write_csv


def write_returns(
    borough: Borough, out: Path, *, says: Callable[[Path], None] | None = None
) -> list[Path]:
    """Write every return into the folder `out` (made if absent), census years first.

    `says` is called with each file as it is done, for those who show progress.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for year in borough.census_years:
        path = out / census_name(year)
        taken_at = datetime.datetime.combine(
            extracted_on(year), datetime.time(9), tzinfo=datetime.UTC
        )
        write_cin_census(
            path,
            census_of(borough, year),
            council=borough.council,
            year=year,
            written_at=taken_at,
        )
        written.append(path)
        if says:
            says(path)
    for shape, rows in (
        (PEOPLE_AND_ALLOCATIONS, _allocations(borough)),
        (POPULATION, _population(borough)),
        (EARLY_HELP, early_help(borough)),
        (SCHOOL_ATTENDANCE, attendance(borough)),
        (WAS_NOT_BROUGHT, appointments(borough)),
        (HEALTH_CONTACTS, health_contacts(borough)),
        (HOUSING, housing(borough)),
    ):
        path = out / f"{shape.kind}.csv"
        write_csv(path, shape, rows)
        written.append(path)
        if says:
            says(path)
    return written


def census_name(year: int) -> str:
    """The name of a year's file: cin_census_2024-25.xml."""
    return f"cin_census_{year - 1}-{year % 100:02d}.xml"


def _allocations(borough: Borough) -> Iterator[dict[str, Any]]:
    for child in borough.children:
        for held in child.allocations:
            if held.ended_on and held.ended_on < borough.first_day:
                continue
            yield {
                "child": child.child_id,
                "name": child.name,
                "family": child.family_id,
                "worker": held.worker,
                "team": held.team,
                "from": held.started_on,
                "to": held.ended_on,
            }


def _population(borough: Borough) -> Iterator[dict[str, Any]]:
    for estimate in borough.population:
        yield {
            "year": estimate.year,
            "age": estimate.age,
            "sex": estimate.sex,
            "ethnicity": estimate.ethnicity,
            "ward": estimate.ward,
            "people": estimate.people,
        }
