"""Measures of neglect recognised and recorded across the continuum of need."""

from dataclasses import replace

from ibis import _

from goldenthread.measures.cases_neglect import (
    children_at_highest_step,
    children_in_steps,
)
from goldenthread.measures.measure import Flow, Kind, Measure, StockAsAt
from goldenthread.measures.neglect_markers import completed

AREA = "neglect"
DFE = "DfE, children in need census"

MARKER = (
    "A coded marker is factor 16A on the latest assessment completed by the day in the open "
    "episode, or category NEG, initial or latest, on the open child protection plan, or, in local "
    "coding, a council's own words that name neglect as the category of the open plan, as the "
    "main reason of the open episode or as a reason of the open early help; the category is the "
    "one last recorded. Where there is no marker and the category is multiple, the primary need "
    "is N1 (abuse or neglect; from 2025-26 abuse, neglect and exploitation), no assessment is "
    "completed, or early help alone does not say why, it cannot be told. Each child counts once, "
    "at the highest step. A rise may be better recognition."
)
IN_STEP = "{step_title}{step_started_on? since {}| from a day not known}"
BECAUSE = {
    "met": f"{IN_STEP}: {{marker}}{{neglect_found_on? (assessment authorised {{}})|}}.",
    "not met": f"{IN_STEP}: {{assessed_on?the assessment authorised {{}} did not record neglect"
    "|neglect is no reason for early help}"
    "{latest_category?, nor does the plan, whose category is {}|}.",
    "unjudged": f"{IN_STEP}, neglect cannot be told: {{unjudged_reason}}.",
}
BREAKDOWNS = {"step": _.step_title, "marker": _.marker, "ever_16a": _.ever_16a}


EVERY_STEP = Measure(
    code="continuum",
    title="Children in the steps of the continuum of need",
    definition=(
        "Children in any step of the continuum of need on the day that have a coded marker of "
        f"neglect, for every 10,000 children. {MARKER}"
    ),
    kind=Kind.RATE,
    area=AREA,
    cases=children_in_steps,
    counts=StockAsAt(),
    met=_.is_marked,
    unjudged_because=_.cannot_be_told,
    because=BECAUSE,
    breakdowns={**BREAKDOWNS, "step_code": _.step_code, "group": _.group},
    counterpart="NEG-05",
    source=f"derived from {DFE}: assessment factors and categories of abuse; early help",
    starred=True,
)
"""Every step of every child on the day, with what is coded of neglect. NEG-01 is its highest."""

NEG_01 = replace(
    EVERY_STEP,
    code="NEG-01",
    title="Children with a coded marker of neglect",
    cases=children_at_highest_step,
    breakdowns=BREAKDOWNS,
    part_of=EVERY_STEP,
    part="is_highest",
)

NEG_03 = Measure(
    code="NEG-03",
    title="Episodes in which an assessment found neglect",
    definition=(
        "Episodes of need with factor 16A on an assessment authorised in the period, of all "
        "episodes with any factor on one. Each episode counts once; an assessment that says that "
        "there is no factor (21) or says nothing of factors brings no case."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="assessments",
    cases=completed.filter(_.has_a_factor),
    counts=Flow(on=_.authorised_on),
    met=_.has_16a,
    one_for="episode",
    because={
        "met": "Referred {referred_on}; the assessment authorised {authorised_on} found neglect "
        "(16A).",
        "not met": "Referred {referred_on}; the assessment authorised {authorised_on} recorded "
        "factors, not neglect (16A).",
    },
    counterpart="NEG-05",
    source=f"{DFE}, table C3",
    starred=True,
)

NEG_10 = replace(
    NEG_01,
    same_list_as=NEG_01,
    code="NEG-10",
    title="Children with a coded marker of neglect, by age",
    definition=(
        "Children in any step of the continuum of need on the day that have a coded marker of "
        "neglect, for every 10,000 children of their age, to be read by age band, unborn children "
        f"with them (as a number: there is no population of them). {MARKER}"
    ),
    counterpart="NEG-01",
    source=f"derived from {DFE}: as NEG-01, with dates of birth",
    starred=False,
)

NEG_12 = replace(
    NEG_01,
    same_list_as=NEG_01,
    code="NEG-12",
    title="Children with a coded marker of neglect, by ethnicity",
    definition=(
        "Children in any step of the continuum of need on the day that have a coded marker of "
        "neglect, for every 10,000 children of their ethnic group, to be read by ethnicity and "
        f"beside the rate of all children. {MARKER}"
    ),
    counterpart="NEG-01",
    source=f"derived from {DFE}: as NEG-01, with ethnicity",
    starred=False,
)

MEASURES = (NEG_01, NEG_03, NEG_10, NEG_12)
