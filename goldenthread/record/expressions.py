"""The record as unbound Ibis tables: what clocks, measures and rules are written over.

Nothing here is connected to a database. Each table has its declared columns and its trace
(record/table.py); two small tables of days are added: `calendar` and `periods`.
"""

import ibis

from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import TRACE, Holds

IBIS_TYPES = {
    Holds.TEXT: "string",
    Holds.DATE: "date",
    Holds.FLAG: "boolean",
    Holds.NUMBER: "int32",
}


def _expression(name: str) -> ibis.Table:
    declared = TABLES[name]
    columns = {column.name: IBIS_TYPES[column.holds] for column in declared.columns}
    trace = {column: IBIS_TYPES[holds] for column, holds in TRACE.items()}
    return ibis.table({**columns, **trace}, name=name)


BY_NAME: dict[str, ibis.Table] = {name: _expression(name) for name in TABLES}

people = BY_NAME["people"]
disabilities = BY_NAME["disabilities"]
allocations = BY_NAME["allocations"]
referrals = BY_NAME["referrals"]
assessments = BY_NAME["assessments"]
assessment_factors = BY_NAME["assessment_factors"]
cin_plans = BY_NAME["cin_plans"]
section_47_enquiries = BY_NAME["section_47_enquiries"]
conferences = BY_NAME["conferences"]
child_protection_plans = BY_NAME["child_protection_plans"]
child_protection_reviews = BY_NAME["child_protection_reviews"]
pre_proceedings = BY_NAME["pre_proceedings"]
visits = BY_NAME["visits"]
tool_results = BY_NAME["tool_results"]
looked_after_periods = BY_NAME["looked_after_periods"]
looked_after_reviews = BY_NAME["looked_after_reviews"]
looked_after_visits = BY_NAME["looked_after_visits"]
placements = BY_NAME["placements"]
legal_statuses = BY_NAME["legal_statuses"]
early_help_episodes = BY_NAME["early_help_episodes"]
front_door_decisions = BY_NAME["front_door_decisions"]
strategy_discussions = BY_NAME["strategy_discussions"]
core_groups = BY_NAME["core_groups"]
meeting_agencies = BY_NAME["meeting_agencies"]
meeting_papers = BY_NAME["meeting_papers"]
supervisions = BY_NAME["supervisions"]
management_decisions = BY_NAME["management_decisions"]
cin_plan_reviews = BY_NAME["cin_plan_reviews"]
serious_incidents = BY_NAME["serious_incidents"]
subject_access_requests = BY_NAME["subject_access_requests"]
transfers_in = BY_NAME["transfers_in"]

calendar = ibis.table(
    {
        "day": "date",
        "working_day": "boolean",
        "working_day_number": "int32",
        "open_day": "boolean",
        "open_day_number": "int32",
    },
    name="calendar",
)
"""Every day, and how many working days there were up to it: working days are sums over it. The
council's own closed days are no open days; they count for local standards alone."""

conventions = ibis.table({"days_earlier": "int32"}, name="conventions")
"""One row: how many working days earlier than DfE's count the council has chosen to count."""

standards = ibis.table(
    {
        "rule": "string",
        "allowed": "int32",
        "in_force_from": "date",
        "in_force_to": "date",
    },
    name="standards",
)
"""How much each local standard allows, and in which days; 0 where it is not used (standards.py)."""

dates_decided = ibis.table(
    {
        "child_id": "string",
        "clock": "string",
        "started_on": "date",
        "about": "string",
        "number": "int64",
        "decided": "string",
        "agreed_on": "date",
        "paused_from": "date",
        "paused_to": "date",
        "counts_from": "date",
        "counts_before": "date",
    },
    name="dates_decided",
)
"""What people decided about due dates, and on which days it counts (decided_dates.py)."""

steps = ibis.table(
    {
        "table_name": "string",
        "step_code": "string",
        "step_title": "string",
        "step_rank": "int32",
        "in_force_from": "date",
        "in_force_to": "date",
    },
    name="steps",
)
"""The steps of the continuum of need that each table speaks of, and in which days (steps.py)."""

periods = ibis.table(
    {"period": "string", "first_day": "date", "last_day": "date", "asked_on": "date"},
    name="periods",
)
"""The periods that are asked about: a month each, or the twelve months to a day; and the day as at
which: nothing dated after `asked_on` decides (measures/periods.py)."""

spoken_for = ibis.table(
    {
        "table_name": "string",
        "first_day": "date",
        "last_day": "date",
        "asked_from": "date",
        "asked_to": "date",
    },
    name="spoken_for",
)
"""From when until when each table's returns speak without a gap (record/current.py)."""


slices = ibis.table({"id": "int64", "last_day": "date"}, name="slices")
"""What each return spoke for: a row's `slice_id` names the one that said it."""


def is_unreadable(table: ibis.Table, column: str) -> ibis.expr.types.BooleanValue:
    """Whether this cell held something that could not be read."""
    return table.unreadable.contains(f" {column} ")
