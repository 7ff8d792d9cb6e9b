"""Figures of DfE's other publications, and the population that rates are taken of."""

from goldenthread.returns.published_figures.indicator import Indicator, Of, Unit

POPULATION = "Mid-year population estimates"
POPULATION_OF_ONS = "ONS, mid-year population estimates"
LOOKED_AFTER = "Children looked after"
WORKFORCE = "Children's social work workforce"

CHILDREN_0_TO_17 = "children_0_to_17"

ON_THE_DAY = ("Children looked after on 31 March each year", "Children looked after at 31 March")
STARTING = (
    "Children starting to be looked after each year",
    "Children starting to be looked after during the year",
)
CEASING = (
    "Children ceasing to be looked after each year",
    "Children ceasing to be looked after during the year",
)
COUNTS = ("children_count", "number", "number_of_children")
RATES = ("rate_per_10000", "rate_per_10000_children", "rate")
PERCENTS = ("children_percent", "percentage", "percent")
ALL_ON_31_MARCH = ("CLA on 31 March", "Children looked after on 31 March")


def _looked_after(
    code: str,
    in_words: str,
    table: str,
    columns: tuple[str, ...],
    *where: tuple[str, ...],
    of: Of,
    unit: Unit = Unit.NUMBER,
    tool: tuple[str, ...] = (),
) -> Indicator:
    return Indicator(
        code=code,
        in_words=in_words,
        publication=LOOKED_AFTER,
        table=table,
        of=of,
        unit=unit,
        columns=columns,
        where=where,
        tool=tool,
    )


def _workforce(
    code: str, in_words: str, *columns: str, of: Of, unit: Unit, tool: tuple[str, ...]
) -> Indicator:
    return Indicator(
        code=code,
        in_words=in_words,
        publication=WORKFORCE,
        table="indicators",
        of=of,
        unit=unit,
        columns=columns,
        tool=tool,
    )


INDICATORS = (
    Indicator(
        code=CHILDREN_0_TO_17,
        in_words="children aged 0 to 17",
        publication=POPULATION,
        table="ages 0 to 17",
        of=Of.MID_YEAR,
        unit=Unit.NUMBER,
        columns=("population_estimate", "population"),
        where=(("Children aged 0 to 17 years", "0 to 17 years", "Aged 0 to 17", "0-17"),),
    ),
    _looked_after(
        "looked_after",
        "children looked after",
        "numbers and rates",
        COUNTS,
        ON_THE_DAY,
        of=Of.ON_31_MARCH,
        tool=("LACnum",),
    ),
    _looked_after(
        "looked_after_rate",
        "children looked after",
        "numbers and rates",
        RATES,
        ON_THE_DAY,
        of=Of.ON_31_MARCH,
        unit=Unit.RATE,
        tool=("LAC",),
    ),
    _looked_after(
        "starting_care",
        "children who started to be looked after",
        "numbers and rates",
        COUNTS,
        STARTING,
        of=Of.YEAR_TO_31_MARCH,
        tool=("LACnum_Start",),
    ),
    _looked_after(
        "starting_care_rate",
        "children who started to be looked after",
        "numbers and rates",
        RATES,
        STARTING,
        of=Of.YEAR_TO_31_MARCH,
        unit=Unit.RATE,
        tool=("LAC_Start_Rate",),
    ),
    _looked_after(
        "ceasing_care",
        "children who ceased to be looked after",
        "numbers and rates",
        COUNTS,
        CEASING,
        of=Of.YEAR_TO_31_MARCH,
        tool=("LACceased",),
    ),
    _looked_after(
        "three_placements_percent",
        "looked-after children with three or more placements in the year",
        "placements",
        PERCENTS,
        ALL_ON_31_MARCH,
        ("With 3 or more placements during the year",),
        of=Of.ON_31_MARCH,
        unit=Unit.PERCENT,
        tool=("LACStable_2016on",),
    ),
    _looked_after(
        "three_social_workers_percent",
        "looked-after children with three or more social workers in the year",
        "social workers",
        PERCENTS,
        ALL_ON_31_MARCH,
        ("3 or more social workers during the year",),
        of=Of.ON_31_MARCH,
        unit=Unit.PERCENT,
        tool=("Stability_SocialWorker",),
    ),
    _workforce(
        "caseload",
        "cases that a children and family social worker holds",
        "caseload_fte",
        of=Of.ON_30_SEPTEMBER,
        unit=Unit.CASES_A_WORKER,
        tool=("Work_Force_AvgNumCase_SW",),
    ),
    _workforce(
        "agency_workers_percent",
        "agency workers among social workers, full-time equivalent",
        "agency_rate_fte",
        "agency_worker_rate_fte_%",
        of=Of.ON_30_SEPTEMBER,
        unit=Unit.PERCENT,
        tool=("Work_Force_Agecy_Rate", "Work_Force_Agency_Rate"),
    ),
    _workforce(
        "turnover_percent",
        "social workers who left in the year, full-time equivalent",
        "turnover_rate_fte",
        "turnover_rate_fte_%",
        of=Of.YEAR_TO_30_SEPTEMBER,
        unit=Unit.PERCENT,
        tool=("Work_Force_TO_Rate",),
    ),
    _workforce(
        "vacancies_percent",
        "social workers' posts that are vacant, full-time equivalent",
        "vacancy_rate_fte",
        "vacancy_rate_fte_%",
        of=Of.ON_30_SEPTEMBER,
        unit=Unit.PERCENT,
        tool=("Work_Force_Vac_Rate",),
    ),
    _workforce(
        "absence_percent",
        "working days that social workers were absent in the year",
        "absence_rate_fte",
        "absence_rate_fte_%",
        of=Of.YEAR_TO_30_SEPTEMBER,
        unit=Unit.PERCENT,
        tool=("Work_Force_SWAbsence",),
    ),
)
