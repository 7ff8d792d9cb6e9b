"""Measures of child protection plans: how many, how often again, how long."""

import ibis
from ibis import _

from goldenthread.clocks.history import history_starts
from goldenthread.clocks.legs import first_reason
from goldenthread.measures.cases_child_protection import (
    category_of,
    ended_plan_unjudged,
    months_after,
    months_before,
    open_plan_unjudged,
    plan_starts,
    plans,
)
from goldenthread.measures.measure import Better, Flow, Kind, Measure, Stock

AREA = "child protection"
DFE = "DfE, children in need census"
OUR_OWN = "No national table: a measure of our own, from the plans held"

OPEN_PLANS = Stock(starts=_.started_on, ends=_.ended_on)
STARTS = Flow(on=_.started_on)
ENDS = Flow(on=_.ended_on)
LATEST_CATEGORY = {"category": category_of(_.latest_category)}
INITIAL_CATEGORY = {"category": category_of(_.initial_category)}

three_months_on = months_after(_.started_on, 3)
six_months_on = months_after(_.started_on, 6)
twelve_months_on = months_after(_.started_on, 12)
eighteen_months_on = months_after(_.started_on, 18)
two_years_on = months_after(_.started_on, 24)

HOW_LONG_IT_LASTED = ibis.cases(
    (_.ended_on <= three_months_on, "3 months or less"),
    (_.ended_on <= six_months_on, "over 3 months to 6 months"),
    (_.ended_on < twelve_months_on, "over 6 months to under 1 year"),
    (_.ended_on < two_years_on, "1 year to under 2 years"),
    else_="2 years or more",
)
"""DfE's bands of table D7."""

HOW_LONG_IT_HAS_BEEN_OPEN = ibis.cases(
    (_.counted_on < twelve_months_on, "under 12 months"),
    (_.counted_on < eighteen_months_on, "12 to 18 months"),
    (_.counted_on < two_years_on, "18 to 24 months"),
    else_="24 months or more",
)

CPP_01 = Measure(
    code="CPP-01",
    title="Child protection plans open",
    definition="Child protection plans that are open on the day, for every 10,000 children.",
    kind=Kind.RATE,
    area=AREA,
    spoken_by="child_protection_plans",
    cases=plans,
    counts=OPEN_PLANS,
    unjudged_because=open_plan_unjudged,
    because={
        "met": "Plan since {started_on}, still open.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns=LATEST_CATEGORY,
    better=Better.NEITHER,
    source=f"{DFE}, table D4",
)

CPP_02 = Measure(
    code="CPP-02",
    title="Child protection plans started",
    definition=(
        "Child protection plans that started in the period, for every 10,000 children. Plans are "
        "counted: a child with two starts counts twice."
    ),
    kind=Kind.RATE,
    area=AREA,
    spoken_by="child_protection_plans",
    cases=plans,
    counts=STARTS,
    because={"met": "Plan started {started_on}."},
    breakdowns=INITIAL_CATEGORY,
    better=Better.NEITHER,
    source=f"{DFE}, table D1",
)

came_before = (_.declared_earlier_plans > 0).fill_null(False) | (_.earlier_plans_held > 0)
not_the_first_unjudged = first_reason(
    (
        _.declared_earlier_plans.isnull()
        & (_.earlier_plans_held == 0)
        & _.unreadable.contains(" declared_earlier_plans "),
        "the number of earlier plans cannot be read",
    ),
    (
        _.declared_earlier_plans.isnull() & (_.earlier_plans_held == 0),
        "the number of earlier plans is not recorded",
    ),
)
AGAIN_BECAUSE = {
    "met": "Plan started {started_on}, not the first: {earlier}.",
    "not met": "Plan started {started_on}, the first: {earlier}.",
    "unjudged": "Plan started {started_on}: {unjudged_reason}, and none is held here.",
}

CPP_07 = Measure(
    code="CPP-07",
    title="Plans that are a second or subsequent plan, ever",
    definition=(
        "Of the child protection plans that started in the period, those of a child who had any "
        "earlier plan, however long ago: one that the return declares, or one that we hold. Where "
        "no number is declared and none is held, it cannot be judged."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    starred=True,
    cases=plan_starts,
    counts=STARTS,
    met=came_before,
    unjudged_because=not_the_first_unjudged,
    because=AGAIN_BECAUSE,
    breakdowns=INITIAL_CATEGORY,
    better=Better.LOWER,
    counterpart="CPP-10",
    looks_back="Any earlier plan, however long ago: the declared number, and the plans held.",
    source=f"{DFE}, table D3; second or subsequent as in the old indicator NI 65",
)

may_be_soon_after = (_.started_on <= months_after(_.earlier_ended_on, 24)).fill_null(False)
soon_after = may_be_soon_after & _.earlier_end_in_doubt.isnull()
soon_after_unjudged = ibis.cases(
    (soon_after, ibis.null("string")),
    (
        _.earlier_end_in_doubt.notnull() & (may_be_soon_after | _.earlier_ended_on.isnull()),
        _.earlier_end_in_doubt,
    ),
    (
        (_.earlier_plans_held > 0) & _.earlier_ended_on.isnull(),
        "the plan before it is not recorded as ended by then",
    ),
    # Every earlier plan that there was is held, and none of them ended so lately.
    (_.declared_earlier_plans <= _.earlier_plans_held, ibis.null("string")),
    (_.undated_plans > 0, "the child has a plan whose start is not known"),
    (months_after(_.history_starts_on, 24) > _.started_on, history_starts()),
    # It may have been elsewhere, and lately: DfE's number counts other councils' plans too.
    (
        (_.earlier_plans_held == 0) & (_.declared_earlier_plans > 0),
        "an earlier plan is declared, its date unknown",
    ),
    else_=ibis.null("string"),
)

CPP_08 = Measure(
    code="CPP-08",
    title="Plans that start within 24 months of the end of the plan before",
    definition=(
        "Of the child protection plans that started in the period, those whose child's plan before "
        "ended at most 24 calendar months earlier. It rests on the plans that we hold: where they "
        "do not reach back 24 months, and the return does not declare that there was none, it "
        "cannot be judged. A plan that is declared and not held has no date, here or elsewhere: "
        "where it is the only one before, it cannot be judged either."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    starred=True,
    cases=plan_starts.mutate(looked_back_to=months_before(_.started_on, 24)),
    counts=STARTS,
    met=soon_after,
    unjudged_because=soon_after_unjudged,
    because={
        "met": "Plan started {started_on}, and the one before ended {earlier_ended_on}: {earlier}.",
        "not met": "Plan started {started_on}; no plan held ended since {looked_back_to}: "
        "{earlier}.",
        "unjudged": "Plan started {started_on}, looking back to {looked_back_to}: "
        "{unjudged_reason} ({earlier}).",
    },
    breakdowns=INITIAL_CATEGORY,
    better=Better.LOWER,
    counterpart="CPP-10",
    looks_back="24 months before the plan started.",
    source=OUR_OWN,
)

for_neglect = (_.for_neglect == 1) | _.earlier_for_neglect
category_missing = _.initial_category.isnull() | _.latest_category.isnull()
earlier_not_held = (_.declared_earlier_plans > _.earlier_plans_held).fill_null(False)

CPP_09 = Measure(
    code="CPP-09",
    title="Plans for neglect that are a second or subsequent plan",
    definition=(
        "Of the child protection plans that started in the period where this plan, or an earlier "
        "one that we hold, had category neglect at its start or as its latest: those of a child "
        "who had any earlier plan (as CPP-07). The category multiple hides neglect. Where neglect "
        "is not known otherwise, a plan with no category, or one after a plan that is declared "
        "and not held, cannot be judged."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    starred=True,
    cases=plan_starts.filter(for_neglect | category_missing | earlier_not_held),
    counts=STARTS,
    met=came_before,
    unjudged_because=ibis.cases(
        (~for_neglect & category_missing, "a category of the plan is not recorded"),
        (~for_neglect, "an earlier plan is declared, its category unknown"),
        else_=not_the_first_unjudged,
    ),
    because=AGAIN_BECAUSE
    | {"unjudged": "Plan started {started_on}: {unjudged_reason} ({earlier})."},
    breakdowns=INITIAL_CATEGORY,
    better=Better.LOWER,
    counterpart="CPP-10",
    looks_back="Any earlier plan, however long ago: the declared number, and the plans held.",
    source=OUR_OWN,
)

CPP_10 = Measure(
    code="CPP-10",
    title="Plans that ended within three months",
    definition=(
        "Of the child protection plans that ended in the period, those that lasted three calendar "
        "months or less. A plan that ended on the same day of the third month after its start is "
        "among them. A plan whose end cannot be read is in no period: CPP-01 shows it."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    starred=True,
    cases=plans.mutate(three_months_on=three_months_on),
    counts=ENDS,
    met=_.ended_on <= _.three_months_on,
    unjudged_because=ended_plan_unjudged,
    because={
        "met": "Plan from {started_on} to {ended_on}: three months or less, which ran to "
        "{three_months_on}.",
        "not met": "Plan from {started_on} to {ended_on}: longer than three months, which ran to "
        "{three_months_on}.",
        "unjudged": "Plan from {started_on} to {until}: {unjudged_reason}.",
    },
    breakdowns=LATEST_CATEGORY | {"duration": HOW_LONG_IT_LASTED},
    better=Better.LOWER,
    counterpart="CPP-08",
    source=f"{DFE}, table D7",
)

CPP_11 = Measure(
    code="CPP-11",
    title="Open plans of three months or less",
    definition=(
        "Of the child protection plans that are open on the day, those that have been open three "
        "calendar months or less."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    cases=plans.mutate(three_months_on=three_months_on),
    counts=OPEN_PLANS,
    met=_.last_day <= _.three_months_on,
    unjudged_because=open_plan_unjudged,
    because={
        "met": "Plan since {started_on}: on {counted_on} three months, to {three_months_on}, had "
        "not passed.",
        "not met": "Plan since {started_on}: three months had passed on {three_months_on}.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns=LATEST_CATEGORY,
    better=Better.NEITHER,
    source=f"{DFE}, table D5",
)

CPP_12 = Measure(
    code="CPP-12",
    title="Plans that ended after two years or more",
    definition=(
        "Of the child protection plans that ended in the period, those that lasted 24 calendar "
        "months or more. A plan whose end cannot be read is in no period: CPP-01 shows it."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    starred=True,
    cases=plans.mutate(two_years_on=two_years_on),
    counts=ENDS,
    met=_.ended_on >= _.two_years_on,
    unjudged_because=ended_plan_unjudged,
    because={
        "met": "Plan from {started_on} to {ended_on}: two years or more, which it reached on "
        "{two_years_on}.",
        "not met": "Plan from {started_on} to {ended_on}: less than two years, which it would "
        "have reached on {two_years_on}.",
        "unjudged": "Plan from {started_on} to {until}: {unjudged_reason}.",
    },
    breakdowns=LATEST_CATEGORY | {"duration": HOW_LONG_IT_LASTED},
    better=Better.LOWER,
    counterpart="CPP-08",
    source=f"{DFE}, table D7",
)

CPP_13 = Measure(
    code="CPP-13",
    title="Open plans of twelve months or more",
    definition=(
        "Of the child protection plans that are open on the day, those that have been open twelve "
        "calendar months or more; by duration: 12 to 18, 18 to 24, 24 months or more."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    cases=plans.mutate(twelve_months_on=twelve_months_on),
    counts=OPEN_PLANS,
    met=_.last_day >= _.twelve_months_on,
    unjudged_because=open_plan_unjudged,
    because={
        "met": "Plan since {started_on}: on {counted_on} it had been open {duration}; twelve "
        "months had passed on {twelve_months_on}.",
        "not met": "Plan since {started_on}: on {counted_on} twelve months, to "
        "{twelve_months_on}, had not passed.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns=LATEST_CATEGORY | {"duration": HOW_LONG_IT_HAS_BEEN_OPEN},
    better=Better.LOWER,
    counterpart="CPP-08",
    source=f"{DFE}, table D5",
)

MEASURES = (CPP_01, CPP_02, CPP_07, CPP_08, CPP_09, CPP_10, CPP_11, CPP_12, CPP_13)
