"""Small returns of our own contract, as CSV: what no statutory return says.

A census holds no workers, teams, names, families or populations; no return at all holds school
attendance or whether a child was brought to an appointment. Headings may stand in any order and any
case. Those that a return needs tell it apart from every other (tests/returns). Days are written
2025-03-31 or 31/03/2025; yes-or-no cells yes or no.

A file of early help or of a partner holds all that its system has, not only what is new: what a
later file lacks is taken to be withdrawn. Its column `as at` says up to which day it speaks.
"""

from goldenthread.returns.own_contract.cells import AS_AT, AS_AT_MEANS
from goldenthread.returns.own_contract.council import PEOPLE_AND_ALLOCATIONS, POPULATION
from goldenthread.returns.own_contract.early_help import EARLY_HELP
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
)
"""All of them, in the order in which a page lists them."""

PARTNERS = (SCHOOL_ATTENDANCE, WAS_NOT_BROUGHT, HEALTH_CONTACTS, HOUSING)
"""Those of other services than the council's own for children."""

__all__ = [
    "AS_AT",
    "AS_AT_MEANS",
    "EARLY_HELP",
    "HEALTH_CONTACTS",
    "HOUSING",
    "OWN_CONTRACT",
    "PARTNERS",
    "PEOPLE_AND_ALLOCATIONS",
    "POPULATION",
    "SCHOOL_ATTENDANCE",
    "WAS_NOT_BROUGHT",
]
