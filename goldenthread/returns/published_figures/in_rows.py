"""What DfE's national tables call each figure, where a row says what is counted and the columns
hold its number, its rate and its percentage: tables A1, A2 and A7 of children in need.
"""

from goldenthread.returns.published_figures.catalogue import INDICATORS
from goldenthread.returns.published_figures.indicator import Indicator, Unit

COLUMNS = {Unit.NUMBER: "number", Unit.RATE: "rate", Unit.PERCENT: "percent"}
"""The heading of the column that holds a figure, by what it is."""

SAID: dict[str, tuple[str, ...]] = {
    "Children in Need at 31 March": ("open_episodes", "open_episodes_rate"),
    "Referrals in the year": ("referrals", "referrals_rate"),
    "Re-referrals within 12 months of a previous referral": (
        "re_referrals",
        "re_referrals_percent",
    ),
    "Referral - No Further Action": ("no_further_action", "no_further_action_percent"),
    "Referral - Assessed as not in Need": ("not_in_need", "not_in_need_percent"),
    "Children referred in the year": ("referred_children",),
    "Children re-referred within 12 months of a previous referral": (
        "re_referred_children",
        "re_referred_children_percent",
    ),
    "Assessments completed in the year": ("assessments",),
    "Section 47s in the year": ("section_47", "section_47_rate"),
    "ICPCs in the year": ("conferences",),
    "CPP at 31 March": ("plans_open", "plans_open_rate"),
    "Children subject to a CPP for 3 months or more": ("plans_due_review",),
    "CPP for 3 months or more reviewed within timescales": (
        "plans_reviewed_in_time",
        "plans_reviewed_in_time_percent",
    ),
    "CPPs starting in the year": ("plans_started", "plans_started_rate"),
    "CPPs starting which were a second or subsequent plan": ("plans_again", "plans_again_percent"),
    "CPPs ending in the year": ("plans_ended",),
    "CPPs ending that had lasted two years or more": (
        "ended_2_years_or_more",
        "ended_2_years_or_more_percent",
    ),
}
"""By the words of the row: the figures that its columns hold."""


def in_rows() -> list[tuple[str, Indicator, str]]:
    """Each figure that a row may say: the words of the row, the figure, and its column."""
    return [
        (words, INDICATORS[code], COLUMNS[INDICATORS[code].unit])
        for words, codes in SAID.items()
        for code in codes
    ]
