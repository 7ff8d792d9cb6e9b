"""Ofsted's Annex A: lists of children that a council makes for an inspection, and often weekly.

Each list is a sheet of one workbook, a workbook or a CSV of its own. Lists 1 to 5 tell of the six
months up to the day on which it is made; 6 to 9 of those open on that day, or closed in those
months; 10, and 11 of people who would adopt, of twelve months. Headings are those of the edition of
January 2024 and of 2026, in which Gender became Sex; only list 9 had other columns in the edition
before.
"""

from goldenthread.returns.annex_a.before_care import (
    ASSESSMENTS,
    CHILD_PROTECTION,
    CHILDREN_IN_NEED,
    CONTACTS,
    EARLY_HELP,
    ENQUIRIES,
    REFERRALS,
)
from goldenthread.returns.annex_a.in_care import (
    ADOPTERS,
    ADOPTION,
    CARE_LEAVERS,
    CHILDREN_IN_CARE,
)
from goldenthread.returns.shape import Return, Speaks

ANNEX_A = Return(
    kind="annex_a",
    title="Annex A",
    title_is_a_name=True,
    groups=(
        CONTACTS,
        EARLY_HELP,
        REFERRALS,
        ASSESSMENTS,
        ENQUIRIES,
        CHILDREN_IN_NEED,
        CHILD_PROTECTION,
        CHILDREN_IN_CARE,
        CARE_LEAVERS,
        ADOPTION,
        ADOPTERS,
    ),
    speaks=Speaks.UP_TO_A_DAY,
    months=6,
)

__all__ = ["ANNEX_A"]
