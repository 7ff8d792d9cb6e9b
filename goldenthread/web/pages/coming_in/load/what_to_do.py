"""What to do about a finding, in a sentence, by its code.

A rule of DfE's says in its own sentence what is wrong and what to put right; what is added here is
how that reaches the record.
"""

from goldenthread.ingest.findings import Severity

SEVERITY_WORDS = {"error": "to mend", "query": "to ask about", "note": "to know"}

BY_CODE = {
    "unknown-code": "Put a code of the list in its place in the case system, and load the return "
    "again.",
    "unreadable": "Correct it in the case system and load the return again. Until then a clock "
    "that needs it cannot be worked out.",
    "missing": "Fill it in the case system and load the return again.",
    "said-twice": "See in the case system which of the two is right, and remove the other.",
    "same-row-twice": "Nothing to do, where both are right: two visits on one day are one. "
    "Otherwise remove in the case system the one that is wrong.",
    "unknown-element": "Nothing to do, unless it is a misspelt name: then correct how the return "
    "is made.",
    "unknown-column": "Nothing to do, unless it is a misspelt heading: the template has them all.",
    "elements-in-a-cell": "Correct how the return is made: a cell holds text alone.",
    "too-many-cells": "Put cells that hold a comma in quotes, and load the return again.",
    "no-end-yet": "Nothing to do, unless it ended: leave the cell blank where it has not.",
    "table-not-read": "Nothing to do, unless it belongs to this return: then correct its headings, "
    "and load the return again.",
    "table-below": "Put each table into a sheet or a file of its own, and load them again.",
    "no-day-said": "Load it again, and say up to which day it speaks.",
    "as-at-taken": "Nothing to do, unless it speaks up to another day: then load it again, and say "
    "which.",
    "no-such-child": "Correct the number, or load the census that has the child.",
    "nearly-the-same-id": "Write the number in one way in the case system, and load the return "
    "again.",
    "far-fewer-rows": "If a part of a year was loaded, load the whole of it.",
    "open-and-not-carried-on": "If a part of a year was loaded, load the whole of it.",
    "year-not-over": "If the year or the day is mistyped, correct it where the return is made, "
    "and load it again.",
    "no-child": "Nothing to do, if the line is of no child; else put the child's number there, as "
    "text, and load the return again.",
    "no-child-number": "Give the row the child's number in the tracker, and each child a row "
    "of its own, and load it again.",
    "no-day-yet": "Nothing to do, unless the day is known by now: then write it into the tracker.",
    "100": "Correct the header where the return is made, and load it again.",
}
BY_SEVERITY = {
    Severity.ERROR: "Correct it in the case system and load the return again: only what differs "
    "is taken in.",
    Severity.QUERY: "Ask whoever wrote it. If it is right, leave it; if not, correct it in the "
    "case system and load the return again.",
    Severity.NOTE: "Nothing to do.",
}


def what_to_do(code: str, severity: str) -> str:
    """The sentence for a finding of this code and severity."""
    return BY_CODE.get(code) or BY_SEVERITY.get(Severity(severity), "")
