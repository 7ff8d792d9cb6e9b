"""Small returns of our own contract, as CSV: what no statutory return says.

A census holds no workers, teams, names, families or populations; no return at all holds school
attendance or whether a child was brought to an appointment. Headings may stand in any order and any
case. Those that a return needs tell it apart from every other (tests/returns). Days are written
2025-03-31 or 31/03/2025; yes-or-no cells yes or no.

A file of early help, of a partner or of the case system's forms holds all that its system has, not
only what is new: what a later file lacks is taken to be withdrawn. Its column `as at` says up to
which day it speaks.
"""

from goldenthread.returns.own_contract.cells import AS_AT, AS_AT_MEANS
from goldenthread.returns.own_contract.council import PEOPLE_AND_ALLOCATIONS, POPULATION
from goldenthread.returns.own_contract.early_help import EARLY_HELP
from goldenthread.returns.own_contract.forms import (
    CHAIRED_CONFERENCES,
    CIN_PLAN_REVIEWS,
    CORE_GROUPS,
    FORMS,
    FRONT_DOOR_DECISIONS,
    MANAGEMENT_DECISIONS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
    REVIEWING_DISPUTES,
    REVIEWING_OFFICERS,
    SERIOUS_INCIDENTS,
    STRATEGY_DISCUSSIONS,
    SUBJECT_ACCESS_REQUESTS,
    SUPERVISIONS,
    TRANSFERS_IN,
    VISITS,
)
from goldenthread.returns.own_contract.partners import (
    HEALTH_CONTACTS,
    HOUSING,
    SCHOOL_ATTENDANCE,
    WAS_NOT_BROUGHT,
)

OWN_CONTRACT = (
    PEOPLE_AND_ALLOCATIONS,
    POPULATION,
    EARLY_HELP,
    SCHOOL_ATTENDANCE,
    WAS_NOT_BROUGHT,
    HEALTH_CONTACTS,
    HOUSING,
    *FORMS,
)
"""All of them, in the order in which a page lists them."""

PARTNERS = (SCHOOL_ATTENDANCE, WAS_NOT_BROUGHT, HEALTH_CONTACTS, HOUSING)
"""Those of other services than the council's own for children."""

__all__ = [
    "AS_AT",
    "AS_AT_MEANS",
    "CHAIRED_CONFERENCES",
    "CIN_PLAN_REVIEWS",
    "CORE_GROUPS",
    "EARLY_HELP",
    "FORMS",
    "FRONT_DOOR_DECISIONS",
    "HEALTH_CONTACTS",
    "HOUSING",
    "MANAGEMENT_DECISIONS",
    "MEETING_AGENCIES",
    "MEETING_PAPERS",
    "OWN_CONTRACT",
    "PARTNERS",
    "PEOPLE_AND_ALLOCATIONS",
    "POPULATION",
    "REVIEWING_DISPUTES",
    "REVIEWING_OFFICERS",
    "SCHOOL_ATTENDANCE",
    "SERIOUS_INCIDENTS",
    "STRATEGY_DISCUSSIONS",
    "SUBJECT_ACCESS_REQUESTS",
    "SUPERVISIONS",
    "TRANSFERS_IN",
    "VISITS",
    "WAS_NOT_BROUGHT",
]
