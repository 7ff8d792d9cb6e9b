"""The rules as a reader of the statute and of published standards would list them."""

from datetime import date

WORKING_TOGETHER = date(2013, 4, 15)
SINCE_2018 = date(2018, 7, 4)
CARE_PLANNING = date(2011, 4, 1)
PUBLIC_LAW_GROUP = date(2021, 3, 1)
DATA_PROTECTION = date(2018, 5, 25)
STATUTE = {
    "referral-decision": (1, "working days", WORKING_TOGETHER),
    "assessment-from-referral": (45, "working days", WORKING_TOGETHER),
    "assessment-from-start": (45, "working days", WORKING_TOGETHER),
    "initial-conference": (15, "working days", WORKING_TOGETHER),
    "conference-from-discussion": (15, "working days", WORKING_TOGETHER),
    "transfer-in-conference": (15, "working days", WORKING_TOGETHER),
    "first-core-group": (10, "working days", WORKING_TOGETHER),
    "first-review-conference": (3, "months", WORKING_TOGETHER),
    "later-review-conference": (6, "months", WORKING_TOGETHER),
    "incident-notified": (5, "working days", SINCE_2018),
    "rapid-review": (15, "working days", SINCE_2018),
    "pre-proceedings-from-decision": (16, "weeks", PUBLIC_LAW_GROUP),
    "pre-proceedings-from-letter": (16, "weeks", PUBLIC_LAW_GROUP),
    "first-care-review": (20, "working days", CARE_PLANNING),
    "second-care-review": (3, "months", CARE_PLANNING),
    "later-care-review": (6, "months", CARE_PLANNING),
    "first-care-visit": (1, "weeks", CARE_PLANNING),
    "care-visit": (6, "weeks", CARE_PLANNING),
    "interim-order-visit": (1, "weeks", CARE_PLANNING),
    "interim-order-later-visit": (4, "weeks", CARE_PLANNING),
    "care-order-first-visit": (1, "weeks", CARE_PLANNING),
    "subject-access": (1, "months", DATA_PROTECTION),
}
"""National rules: how much each allows, of what, since when. No edition since has changed one."""

LOCAL = {
    "contact-decision": (1, "working days"),
    "allocation": (1, "working days"),
    "child-seen": (5, "working days"),
    "strategy-discussion": (1, "working days"),
    "midpoint-before-first-review": (8, "weeks"),
    "midpoint-between-reviews": (3, "months"),
    "report-to-initial-conference": (2, "working days before"),
    "report-to-review-conference": (5, "working days before"),
    "decision-letter": (1, "working days"),
    "minutes-typed": (5, "working days"),
    "minutes-checked": (10, "working days"),
    "minutes-sent": (15, "working days"),
    "minutes-challenge": (10, "working days"),
    "later-core-group": (6, "weeks"),
    "protection-visit": (10, "working days"),
    "plan-ladder-9": (9, "months"),
    "plan-ladder-12": (12, "months"),
    "plan-ladder-15": (15, "months"),
    "plan-ladder-18": (18, "months"),
    "plan-ladder-21": (21, "months"),
    "need-visit": (20, "working days"),
    "need-review": (12, "weeks"),
    "need-ladder-6": (6, "months"),
    "need-ladder-9": (9, "months"),
    "need-ladder-12": (12, "months"),
    "step-down": (3, "months"),
    "supervision-of-protection": (4, "weeks"),
    "supervision-of-need": (8, "weeks"),
    "supervision-of-care": (8, "weeks"),
    "tool-repeated": (6, "months"),
    "unborn-assessment-begun": (22, "weeks before"),
    "unborn-assessment-done": (8, "weeks before"),
    "unborn-conference": (6, "weeks before"),
}
"""What a council sets for itself, as it stands until the council says other."""

AMOUNTS = sorted({(count, unit) for count, unit, *_since in (*STATUTE.values(), *LOCAL.values())})
"""All amounts of time that any rule allows."""
