"""The breakdowns that every measure has: team of the time, age band, sex and ethnicity."""

import ibis
from ibis import _

from goldenthread.codes.people import ETHNIC_GROUP
from goldenthread.record.expressions import people
from goldenthread.record.teams import with_team

NOT_KNOWN = "not known"
UNBORN = "unborn"
AGE_BANDS = ("unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 and over")
AGE_BAND_LIMITS = {
    "under 1": (0, 0),
    "1 to 4": (1, 4),
    "5 to 9": (5, 9),
    "10 to 15": (10, 15),
    "16 and 17": (16, 17),
}
"""First and last age of each band of children, in whole years."""


def with_breakdowns(cases: ibis.Table) -> ibis.Table:
    """Add team, age_band, sex, ethnicity and ethnic_group as they were on `counted_on`, and the age
    band on the 31 March that ends the census year of `counted_on`: who may not know a date of birth
    is told no age of another day (access/naming.py)."""
    child = people.select(
        "child_id",
        born_on_=_.born_on,
        expected_on_=_.expected_on,
        sex_=_.sex,
        ethnicity_=_.ethnicity,
    )
    known = cases.left_join(child, "child_id", rname="{name}_of_child")
    age = whole_years(_.born_on_, _.counted_on)
    groups = [(_.ethnicity == code, group) for code, group in ETHNIC_GROUP.items()]
    described = known.mutate(
        age=age,
        sex=_.sex_.fill_null("U"),
        ethnicity=_.ethnicity_.fill_null(NOT_KNOWN),
    ).mutate(
        age_band=_age_band(_.age),
        age_band_on_31_march=_age_band(_years_on_31_march(_.born_on_, _.counted_on)),
        ethnic_group=ibis.cases(*groups, else_="Unknown"),
    )
    return (
        with_team(described, "counted_on")
        .mutate(
            team=_.team_held.fill_null(NOT_KNOWN),
            worker=_.worker_held.fill_null(NOT_KNOWN),
        )
        .drop(
            "child_id_of_child",
            "born_on_",
            "expected_on_",
            "sex_",
            "ethnicity_",
            "team_held",
            "worker_held",
        )
    )


def _age_band(age: ibis.Deferred) -> ibis.Deferred:
    return ibis.cases(
        (_.born_on_.isnull() & _.expected_on_.notnull(), UNBORN),
        (_.born_on_.isnull(), NOT_KNOWN),
        (age < 0, UNBORN),
        *[(age <= last, band) for band, (_first, last) in AGE_BAND_LIMITS.items()],
        else_="18 and over",
    )


def _years_on_31_march(born_on: ibis.Deferred, day: ibis.Deferred) -> ibis.Deferred:
    """Age in whole years on the 31 March that ends the census year of a day: by then the birthday
    of January to March has come, and that of April to December has not."""
    march = day.year() + (day.month() > 3).cast("int32")
    return march - born_on.year() - (born_on.month() > 3).cast("int32")


def whole_years(born_on: ibis.Deferred, day: ibis.Deferred) -> ibis.Deferred:
    """Age in whole years on a day; negative before birth."""
    birthday_to_come = (day.month() < born_on.month()) | (
        (day.month() == born_on.month()) & (day.day() < born_on.day())
    )
    return day.year() - born_on.year() - birthday_to_come.cast("int32")
