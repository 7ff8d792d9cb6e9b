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


people = _expression("people")
disabilities = _expression("disabilities")
names = _expression("names")
allocations = _expression("allocations")
population = _expression("population")
contacts = _expression("contacts")
referrals = _expression("referrals")
assessments = _expression("assessments")
assessment_factors = _expression("assessment_factors")
cin_plans = _expression("cin_plans")
section_47_enquiries = _expression("section_47_enquiries")
conferences = _expression("conferences")
child_protection_plans = _expression("child_protection_plans")
child_protection_reviews = _expression("child_protection_reviews")
visits = _expression("visits")
addresses = _expression("addresses")
identifiers = _expression("identifiers")
plans_of_other_councils = _expression("plans_of_other_councils")
pre_proceedings = _expression("pre_proceedings")
looked_after_periods = _expression("looked_after_periods")
placements = _expression("placements")
legal_statuses = _expression("legal_statuses")
care_episodes = _expression("care_episodes")
short_breaks = _expression("short_breaks")
looked_after_reviews = _expression("looked_after_reviews")
looked_after_visits = _expression("looked_after_visits")
reviewing_officer_contacts = _expression("reviewing_officer_contacts")
permanence_plans = _expression("permanence_plans")
missing_episodes = _expression("missing_episodes")
last_year_in_care = _expression("last_year_in_care")
deprivation_of_liberty_orders = _expression("deprivation_of_liberty_orders")
health_of_looked_after = _expression("health_of_looked_after")
health_checks = _expression("health_checks")
immunisations = _expression("immunisations")
substance_misuse = _expression("substance_misuse")
convictions = _expression("convictions")
strengths_and_difficulties = _expression("strengths_and_difficulties")
adoption_decisions = _expression("adoption_decisions")
previous_permanence = _expression("previous_permanence")
care_leavers = _expression("care_leavers")
care_leavers_by_year = _expression("care_leavers_by_year")
unaccompanied_children = _expression("unaccompanied_children")
mothers = _expression("mothers")
early_help_episodes = _expression("early_help_episodes")
school_attendance = _expression("school_attendance")
appointments = _expression("appointments")
health_contacts = _expression("health_contacts")
housing = _expression("housing")

BY_NAME: dict[str, ibis.Table] = {name: _expression(name) for name in TABLES}

calendar = ibis.table(
    {"day": "date", "working_day": "boolean", "working_day_number": "int32"}, name="calendar"
)
"""Every day, and how many working days there were up to it: working days are sums over it."""

conventions = ibis.table({"days_earlier": "int32"}, name="conventions")
"""One row: how many working days earlier than DfE's count the council has chosen to count."""

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
