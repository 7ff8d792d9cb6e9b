"""Lists 8 to 11 of Thornbeck's Annex A of a day: in care, after care, adoption, adopters."""

import datetime
from typing import Any

from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.care_episodes import latest_of
from goldenthread.borough.days import add_months
from goldenthread.borough.events import Child
from goldenthread.borough.in_care import Care, ShortBreaks
from goldenthread.borough.leaving import eligibility, is_a_leaver

Row = dict[str, Any]
MONTHS_OF_ADOPTION = 12


def in_care(as_at: AsAt, child: Child) -> list[Row]:
    """The rows of list 8: one for each period of care, and for short breaks."""
    rows = [_care(as_at, child, care) for care in as_at.told(child.care.periods)]
    return rows + [_breaks(as_at, breaks) for breaks in as_at.told(child.care.short_breaks)]


def _care(as_at: AsAt, child: Child, care: Care) -> Row:
    year = AsAt(as_at.on, add_months(as_at.on, -12))
    placement, status = latest_of(care.placements, as_at.on), latest_of(care.statuses, as_at.on)
    ended_on = as_at.seen(care.ended_on)
    missing = [m for m in child.care.missing if year.has_day(m.started_on)]
    back = [m for m in missing if as_at.seen(m.ended_on)]
    alone_from = child.care.unaccompanied_from
    return {
        "Unaccompanied asylum seeking child": alone_from is not None
        and year.has(alone_from, child.birthday(18)),
        "Date Started to be Looked After": care.started_on,
        "Category of need": care.need,
        "Again within twelve months": any(
            other.ended_on and other.ended_on <= care.started_on < add_months(other.ended_on, 12)
            for other in child.care.periods
        ),
        "Start date of current legal status": status.started_on,
        "Legal status": status.status,
        "Date of Latest Statutory Review": _latest(as_at, [r.held_on for r in care.reviews]),
        "Date of Last Social Work Visit": _latest(as_at, [one.on for one in care.visits]),
        "Permanence plan": care.permanence,
        "Date of last contact by the reviewing officer": _latest(as_at, care.officer_contacts),
        "Date of Last Health Assessment": _latest(as_at, _checks(child, "ASSESSMENT")),
        "Date of Last Dental Check": _latest(as_at, _checks(child, "DENTAL")),
        "Number of Placements in the Last 12 months": len(year.told(care.placements)),
        "Date Ceased to be Looked After": ended_on,
        "Reason Ceased to be Looked After": care.reason if ended_on else None,
        "Start Date of Most Recent Placement": placement.started_on,
        "Placement Type": placement.kind,
        "Placement Provider": placement.provider,
        "Placement postcode": placement.postcode,
        "URN of Placement": placement.urn,
        "Placement Location": placement.outside,
        "Times missing in twelve months": sum(m.kind == "M" for m in missing),
        "Times absent in twelve months": sum(m.kind == "A" for m in missing),
        "Return interview offered": back[-1].offered if back else None,
        "Return interview accepted": back[-1].accepted if back else None,
    }


def _checks(child: Child, kind: str) -> list[Day]:
    return [day for day, of_kind in child.care.health if of_kind == kind]


def _latest(as_at: AsAt, days: list[Day]) -> Day | None:
    return max((day for day in days if day <= as_at.on), default=None)


def _breaks(as_at: AsAt, breaks: ShortBreaks) -> Row:
    ended_on = as_at.seen(breaks.ended_on)
    return {
        "Unaccompanied asylum seeking child": False,
        "Date Started to be Looked After": breaks.started_on,
        "Category of need": "N2",
        "Start date of current legal status": breaks.started_on,
        "Legal status": breaks.status,
        "Date Ceased to be Looked After": ended_on,
        "Reason Ceased to be Looked After": "E8" if ended_on else None,
        "Start Date of Most Recent Placement": breaks.started_on,
        "Placement Type": "K2",
        "Placement postcode": breaks.postcode,
    }


def after_care(as_at: AsAt, child: Child) -> list[Row]:
    """The row of list 9: whoever has left care or will, to whom something is owed."""
    if not is_a_leaver(child, as_at.on):
        return []
    latest = child.care.last_known(as_at.on)
    row: Row = {
        "Unaccompanied asylum seeking child": child.care.unaccompanied_from is not None,
        "Allocated Personal Advisor": child.care.adviser,
        "Eligibility Category": eligibility(child, as_at.on),
    }
    if latest:
        row |= {
            "Latest Pathway Plan Review Date": latest.on,
            "LA in Touch": latest.in_touch,
            "Latest Date of Contact": latest.on,
            "Type of Accommodation": latest.accommodation,
            "Suitability of Accommodation": latest.suitable,
            "Activity Status": latest.activity,
        }
    return [row]


def adoption(as_at: AsAt, child: Child) -> list[Row]:
    """The row of list 10: who is to be placed for adoption, or was adopted in twelve months."""
    told, seen = child.care.adoption, as_at.seen
    year = AsAt(as_at.on, add_months(as_at.on, -MONTHS_OF_ADOPTION))
    if told is None or not year.has(told.decided_on, told.ordered_on or told.reversed_on):
        return []
    care = max(
        (care for care in child.care.periods if care.started_on <= told.decided_on),
        key=lambda care: care.started_on,
    )
    reversed_on = seen(told.reversed_on)
    return [
        {
            "Family identifier": child.family_id,
            "Date the Child Entered Care": care.started_on,
            "Date of Decision that Child Should be Placed for Adoption": told.decided_on,
            "Date of Placement Order": seen(told.placement_order_on),
            "Date of Matching Child and Prospective Adopters": seen(told.matched_on),
            "Date Placed for Adoption": seen(told.placed_on),
            "Date of Adoption Order": seen(told.ordered_on),
            "Date no longer to be placed for adoption": reversed_on,
            "Reason no longer to be placed for adoption": (
                told.reason_reversed if reversed_on else None
            ),
        }
    ]


BEFORE_THE_MATCH = {
    "Date enquiry received": 420,
    "Date Stage 1 started": 380,
    "Date Stage 1 ended": 310,
    "Date Stage 2 started": 300,
    "Date Stage 2 ended": 170,
    "Date application submitted": 160,
    "Date application approved": 150,
}
"""How many days before the match each step was, of everybody."""


def adopters(as_at: AsAt, child: Child) -> list[Row]:
    """The rows of list 11: whoever was matched with the child, until a year after the order."""
    told, seen = child.care.adoption, as_at.seen
    if told is None or told.matched_on is None or seen(told.matched_on) is None:
        return []
    steps = {
        step: told.matched_on - datetime.timedelta(days=days)
        for step, days in BEFORE_THE_MATCH.items()
    }
    year = AsAt(as_at.on, add_months(as_at.on, -MONTHS_OF_ADOPTION))
    if not year.has(steps["Date enquiry received"], told.ordered_on):
        return []
    placed_on = seen(told.placed_on)
    return [
        {
            "Individual adopter identifier": f"A{child.family_id}{place}",
            "Family identifier": child.family_id,
            "Gender": sex,
            "Ethnicity": child.ethnicity,
            "Disability": False,
            "Fostering for adoption": told.by_foster_carer,
            **steps,
            "Date adopter matched with child(ren)": told.matched_on,
            "Date child/children placed with adopter(s)": placed_on,
            "Number of children placed": 1 if placed_on else None,
            "Date of Adoption Order": seen(told.ordered_on),
        }
        for place, sex in enumerate((s for s in told.sex if s.isalpha()), 1)
    ]
