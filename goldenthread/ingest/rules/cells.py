"""Which of DfE's codes stands for a fault that staging sees in a single cell.

Staging reports a cell that holds no code of its set, cannot be read, or is missing, and a child
that stands in the file twice. Where DfE has a rule for just that, the finding takes its code, so
that one fault is reported once.
"""

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN_CODE = "unknown-code"
UNREADABLE = "unreadable"
MISSING = "missing"
SAME_ROW_TWICE = "same-row-twice"

RULE_FOR_CELL: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (UNKNOWN_CODE, "Sex"): "4180",
        (UNKNOWN_CODE, "Ethnicity"): "4220",
        (UNKNOWN_CODE, "Disability"): "8540",
        (UNKNOWN_CODE, "ReferralSource"): "8866",
        (UNKNOWN_CODE, "PrimaryNeedCode"): "8650",
        (UNKNOWN_CODE, "ReasonForClosure"): "8640",
        (UNKNOWN_CODE, "AssessmentFactors"): "8897Q",
        (UNKNOWN_CODE, "InitialCategoryOfAbuse"): "8905",
        (UNKNOWN_CODE, "LatestCategoryOfAbuse"): "8910",
        (UNKNOWN_CODE, "PPOutcome"): "9011",
        (MISSING, "LAchildID"): "8500",
        (MISSING, "CINreferralDate"): "8600",
        (MISSING, "CINPlanStartDate"): "4010",
        (MISSING, "S47ActualStartDate"): "8615",
        (MISSING, "CPPstartDate"): "8720",
        (MISSING, "CPPreviewDate"): "8842Q",
        (UNREADABLE, "CINreferralDate"): "8600",
        (UNREADABLE, "CINPlanStartDate"): "4010",
        (UNREADABLE, "S47ActualStartDate"): "8615",
        (UNREADABLE, "CPPstartDate"): "8720",
        (UNREADABLE, "CPPreviewDate"): "8842Q",
        (UNREADABLE, "ReferralNFA"): "8568",
        (UNREADABLE, "NumberOfPreviousCPP"): "8730",
    }
)
"""(what staging says of the cell, its census element) to the code of DfE's rule."""

WHY_OF_UNKNOWN_CODE: Mapping[str, str] = MappingProxyType(
    {
        "8897Q": "This code is in no year's list of factors, so nothing is known of what was "
        "found: give the code of the factor that was meant.",
    }
)
"""What to do about an unknown code, where the rule's own sentence is about a blank."""

RULE_FOR_ROW: Mapping[tuple[str, str], str] = MappingProxyType({(SAME_ROW_TWICE, "people"): "8510"})
"""(what staging says of the row, its record table) to the code of DfE's rule."""


def rule_for(fault: str, *, table: str, column: str) -> str | None:
    """DfE's code for what staging said, or None where DfE has no rule of its own for it."""
    return RULE_FOR_CELL.get((fault, column)) or RULE_FOR_ROW.get((fault, table))
