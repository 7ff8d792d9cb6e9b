"""The breakdowns that every measure has: team of the time, age band, sex and ethnicity."""

import ibis
from ibis import _

from goldenthread.codes.people import ETHNIC_GROUP
from goldenthread.record.expressions import allocations, people

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
    """Add team, age_band, sex, ethnicity and ethnic_group as they were on `counted_on`."""
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
        age_band=ibis.cases(
            (_.born_on_.isnull() & _.expected_on_.notnull(), UNBORN),
            (_.born_on_.isnull(), NOT_KNOWN),
            (_.age < 0, UNBORN),
            *[(_.age <= last, band) for band, (_first, last) in AGE_BAND_LIMITS.items()],
            else_="18 and over",
        ),
        ethnic_group=ibis.cases(*groups, else_="Unknown"),
    )
    return _with_team(described).drop(
        "child_id_of_child", "born_on_", "expected_on_", "sex_", "ethnicity_"
    )


def whole_years(born_on: ibis.Deferred, day: ibis.Deferred) -> ibis.Deferred:
    """Age in whole years on a day; negative before birth."""
    birthday_to_come = (day.month() < born_on.month()) | (
        (day.month() == born_on.month()) & (day.day() < born_on.day())
    )
    return day.year() - born_on.year() - birthday_to_come.cast("int32")


def _with_team(cases: ibis.Table) -> ibis.Table:
    """The team and worker that held the case on the day; the latest begun where there were two."""
    numbered = cases.mutate(case_number=ibis.row_number().over(order_by=[_.period, _.row_key]))
    held = allocations.select(
        "child_id",
        team_=_.team,
        worker_=_.worker,
        held_from=_.started_on,
        held_to=_.ended_on,
    )
    each = (
        numbered.select("case_number", "child_id", "counted_on")
        .inner_join(held, "child_id")
        .filter(
            (_.held_from.isnull() | (_.held_from <= _.counted_on))
            & (_.held_to.isnull() | (_.held_to >= _.counted_on))
        )
    )
    latest = ibis.window(group_by="case_number", order_by=[_.held_from.desc(), _.team_, _.worker_])
    one = (
        each.mutate(place=ibis.row_number().over(latest))
        .filter(_.place == 0)
        .select("case_number", "team_", "worker_")
    )
    joined = numbered.left_join(one, "case_number", rname="{name}_held")
    return joined.mutate(
        team=_.team_.fill_null(NOT_KNOWN), worker=_.worker_.fill_null(NOT_KNOWN)
    ).drop("case_number", "case_number_held", "team_", "worker_")
