"""Measures of child protection: enquiries, conferences, plans, reviews."""

import ibis
from ibis import _

from goldenthread.measures.measure import Better, Flow, Kind, Measure, Stock
from goldenthread.record.expressions import child_protection_plans

AREA = "child protection"
DFE = "DfE, children in need census"

plans = child_protection_plans.mutate(table_name=ibis.literal("child_protection_plans"))

OPEN_PLANS = Stock(starts=_.started_on, ends=_.ended_on)
PLAN_BREAKDOWNS = {"category": _.latest_category}
end_unreadable = ibis.cases(
    (_.unreadable.contains(" ended_on "), "its end date cannot be read"),
    else_=ibis.null("string"),
)

CPP_01 = Measure(
    code="CPP-01",
    title="Child protection plans open",
    definition="Child protection plans that are open on the day, for every 10,000 children.",
    kind=Kind.RATE,
    area=AREA,
    cases=plans,
    counts=OPEN_PLANS,
    unjudged_because=end_unreadable,
    because={
        "met": "Plan since {started_on}, {ended_on?ended {}|still open}.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns=PLAN_BREAKDOWNS,
    better=Better.NEITHER,
    source=f"{DFE}, table D4",
)

MEASURES = (CPP_01,)
