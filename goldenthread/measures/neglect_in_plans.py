"""Measures of neglect as a category of child protection plans."""

from ibis import _

from goldenthread.clocks.legs import first_reason
from goldenthread.codes.child_protection import NEGLECT
from goldenthread.measures.cases_child_protection import (
    category_of,
    category_unknown,
    end_not_told,
    ends_before_it_starts,
    plans,
    start_unreadable,
)
from goldenthread.measures.measure import Better, Flow, Kind, Measure, Stock

AREA = "neglect"
DFE = "DfE, children in need census"
MULTIPLE_HIDES = (
    "Plans under the category multiple are counted as not neglect, as DfE counts them, although "
    "multiple hides neglect: the breakdown by category shows how many there are."
)

latest_unknown = category_unknown(_.latest_category, "latest category of abuse")
initial_unknown = category_unknown(_.initial_category, "initial category of abuse")

NEG_06 = Measure(
    code="NEG-06",
    title="Open child protection plans for neglect",
    definition=(
        "Of the child protection plans that are open on the day, those whose latest category of "
        f"abuse is neglect. {MULTIPLE_HIDES}"
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    starred=True,
    cases=plans,
    counts=Stock(starts=_.started_on, ends=_.ended_on),
    met=_.latest_category == NEGLECT,
    unjudged_because=first_reason(start_unreadable, *end_not_told, *latest_unknown),
    because={
        "met": "Plan since {started_on} with latest category neglect.",
        "not met": "Plan since {started_on} with latest category {latest_category}.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns={"category": category_of(_.latest_category)},
    better=Better.NEITHER,
    counterpart="NEG-07",
    source=f"{DFE}, table A6, by latest category",
)

NEG_07 = Measure(
    code="NEG-07",
    title="Child protection plans started for neglect",
    definition=(
        "Of the child protection plans that started in the period, those whose category of abuse "
        f"at the start was neglect. {MULTIPLE_HIDES}"
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    cases=plans,
    counts=Flow(on=_.started_on),
    met=_.initial_category == NEGLECT,
    unjudged_because=first_reason(*initial_unknown),
    because={
        "met": "Plan started {started_on} with initial category neglect.",
        "not met": "Plan started {started_on} with initial category {initial_category}.",
        "unjudged": "Plan started {started_on}: {unjudged_reason}.",
    },
    breakdowns={"category": category_of(_.initial_category)},
    better=Better.NEITHER,
    counterpart="NEG-06",
    source=f"{DFE}, child protection plans by initial category of abuse",
)

NEG_08 = Measure(
    code="NEG-08",
    title="Plans whose category changed to or from neglect",
    definition=(
        "Of the child protection plans that ended in the period, those whose initial and latest "
        "categories of abuse differ and one of the two is neglect. A plan that ended again with "
        "the category it began with counts as unchanged: the return holds only the two."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="child_protection_plans",
    cases=plans,
    counts=Flow(on=_.ended_on),
    met=(_.initial_category == NEGLECT) != (_.latest_category == NEGLECT),
    unjudged_because=first_reason(
        start_unreadable,
        *end_not_told,
        ends_before_it_starts,
        *initial_unknown,
        *latest_unknown,
    ),
    because={
        "met": "Plan from {started_on} to {ended_on}: category {initial_category} at its start, "
        "{latest_category} at its end.",
        "not met": "Plan from {started_on} to {ended_on}: category {initial_category} at its "
        "start, {latest_category} at its end, so not changed to or from neglect.",
        "unjudged": "Plan from {started_on} to {until}: {unjudged_reason}.",
    },
    breakdowns={"category": category_of(_.latest_category)},
    better=Better.NEITHER,
    source="No national table: a measure of our own, from the two categories of the census",
)

MEASURES = (NEG_06, NEG_07, NEG_08)
