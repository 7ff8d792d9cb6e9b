"""Codes of a child who is looked after: of episodes, placements, reviews, and being missing.

Source: DfE's SSDA903 collections of 2016-17 to 2026-27, as the sector's validator and the guide to
the collection give their codes. Labels are in our own words. Those of K3 and of Z11 to Z14, and of
the reasons for a change of social worker, are in no text that could be read: what stands here is
what each code is taken to mean, or the code itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.codes.code_set import Code, CodeSet


def labelled(
    name: str,
    labels: Mapping[str, str],
    *,
    since: Mapping[str, int] | None = None,
    until: Mapping[str, int] | None = None,
) -> CodeSet:
    """A code set from codes and their labels, some only since or until a collection year."""
    first, last = since or {}, until or {}
    return CodeSet(
        name,
        tuple(
            Code(code=code, label=label, since=first.get(code), until=last.get(code))
            for code, label in labels.items()
        ),
    )


STARTS_CARE = "S"
"""The reason for a new episode with which a period of care starts."""

CHANGES_PLACEMENT = ("P", "T", "B", "U")
CHANGES_LEGAL_STATUS = ("L", "B", "U")

GOES_ON = "X1"
"""The reason with which an episode ends and another begins on the same day."""

SHORT_BREAKS = ("V3", "V4")
"""The legal statuses of a series of short breaks: no child is looked after by these alone."""

CATEGORY_OF_NEED = labelled(
    "Category of need",
    {
        # Never neglect alone: abuse or neglect together, as in the children in need census.
        "N1": "Abuse or neglect",
        "N2": "Child's disability",
        "N3": "Parental illness or disability",
        "N4": "Family in acute stress",
        "N5": "Family dysfunction",
        "N6": "Socially unacceptable behaviour",
        "N7": "Low income",
        "N8": "Absent parenting",
    },
)

REASON_EPISODE_STARTED = labelled(
    "Reason for a new episode of care",
    {
        STARTS_CARE: "Started to be looked after",
        "L": "Change of legal status only",
        "P": "Change of placement and carer",
        "T": "Change of placement, same carer",
        "B": "Change of legal status, placement and carer",
        "U": "Change of legal status and placement, same carer",
    },
)

LEGAL_STATUS = labelled(
    "Legal status",
    {
        "C1": "Interim care order",
        "C2": "Full care order",
        "D1": "Freeing order",
        "E1": "Placement order",
        "V2": "Accommodated under section 20, single period",
        "V3": "Short breaks, recorded one by one",
        "V4": "Short breaks, recorded as an agreement",
        "L1": "Police protection, in council accommodation",
        "L2": "Emergency protection order",
        "L3": "Child assessment order, in council accommodation",
        "J1": "Remanded to accommodation",
        "J2": "Detained under the Police and Criminal Evidence Act",
        "J3": "Youth rehabilitation order with residence or intensive fostering",
    },
)

PLACEMENT_TYPE = labelled(
    "Placement",
    {
        "A3": "Placed for adoption by consent, with current foster carer",
        "A4": "Placed for adoption by consent, not with current foster carer",
        "A5": "Placed for adoption under a placement order, with current foster carer",
        "A6": "Placed for adoption under a placement order, not with current foster carer",
        "H5": "Semi-independent living",
        "K1": "Secure children's home",
        "K2": "Children's home",
        "K3": "Supported accommodation",
        "P1": "With parents",
        "P2": "Independent living",
        "P3": "Residential employment",
        "R1": "Residential care home",
        "R2": "NHS or other medical establishment",
        "R3": "Family centre, or mother and baby unit",
        "R5": "Young offender institution or prison",
        "S1": "Residential school",
        "T0": "Temporary move of any kind",
        "T1": "Temporary stay in hospital",
        "T2": "Away on holiday",
        "T3": "Temporary move while the carer is on holiday",
        "T4": "Temporary move of seven days or fewer",
        "U1": "Foster placement with relative or friend, long term",
        "U2": "Foster placement with relative or friend who may adopt",
        "U3": "Foster placement with relative or friend, other",
        "U4": "Foster placement with other carer, long term",
        "U5": "Foster placement with other carer who may adopt",
        "U6": "Foster placement with other carer, other",
        "Z1": "Other placement",
        "Z11": "Other placement (Z11)",
        "Z12": "Other placement (Z12)",
        "Z13": "Other placement (Z13)",
        "Z14": "Other placement (Z14)",
    },
    since={"K3": 2025, "Z11": 2026, "Z12": 2026, "Z13": 2026, "Z14": 2026},
    until={"P2": 2024, "H5": 2024},
)

PLACEMENT_PROVIDER = labelled(
    "Placement provider",
    {
        "PR0": "Parent or other person with parental responsibility",
        "PR1": "Own council",
        "PR2": "Another council",
        "PR3": "Other public body",
        "PR4": "Private",
        "PR5": "Voluntary",
    },
)

REASON_CEASED = labelled(
    "Reason that an episode of care ceased",
    {
        GOES_ON: "Another episode began on the same day",
        "E11": "Adopted, unopposed",
        "E12": "Adopted, consent dispensed with",
        "E2": "Died",
        "E3": "Care taken over by another council",
        "E4A": "Returned home to parents, planned",
        "E4B": "Returned home to parents, unplanned",
        "E13": "Left to live with relatives or others without parental responsibility",
        "E41": "Child arrangements order",
        "E45": "Special guardianship order, former foster carer who is a relative or friend",
        "E46": "Special guardianship order, former foster carer who is neither",
        "E47": "Special guardianship order, relative or friend who was not the carer",
        "E48": "Special guardianship order, other person who was not the carer",
        "E5": "Moved into independent living, with support",
        "E6": "Moved into independent living, without support",
        "E7": "Transferred to adult social care",
        "E8": "Ceased for another reason",
        "E9": "Sentenced to custody",
        "E14": "Accommodation on remand ended",
        "E15": "Age assessed as 18 or over",
        "E16": "Moved abroad",
        "E17": "Reached 18 and stayed with carers",
    },
)

REASON_PLACEMENT_CHANGED = labelled(
    "Reason for a change of placement",
    {
        "CARPL": "Change to the care plan",
        "CLOSE": "Resignation or closure of the provision",
        "ALLEG": "Allegation against the carer",
        "STAND": "Standards of care",
        "APPRR": "Approval removed",
        "CREQB": "Carer asked, because of the child's behaviour",
        "CREQO": "Carer asked, for another reason",
        "CHILD": "Child asked",
        "LAREQ": "Council asked, or the area's responsible authority",
        "PLACE": "Change of the placement's own status",
        "CUSTOD": "Custody",
        "OTHER": "Other",
    },
)

REVIEW_PARTICIPATION = labelled(
    "Participation in a review",
    {
        "PN0": "Under four at the time of the review",
        "PN1": "Attended and spoke for themselves",
        "PN2": "Attended, and an advocate spoke for them",
        "PN3": "Attended, and conveyed their view by symbols",
        "PN4": "Attended, and did not contribute",
        "PN5": "Did not attend, briefed an advocate",
        "PN6": "Did not attend, conveyed their view otherwise",
        "PN7": "Did not attend and conveyed no view",
    },
)

MISSING = labelled(
    "Missing or away",
    {"M": "Missing", "A": "Away from placement without authorisation"},
)

PERMANENCE_PLAN = labelled(
    "Plan for permanence",
    {
        "RETURN": "Return to family",
        "ADOPTION": "Adoption",
        "SGO/CAO": "Special guardianship or child arrangements order",
        "SUPPORTED": "Supported living in the community",
        "RESIDENTIAL": "Long-term residential placement",
        "FOSTERING": "Long-term fostering",
        "OTHER": "Other",
    },
)
"""Our own codes for the choices of Ofsted's Annex A, list 8."""

WORKER_CHANGE = labelled(
    "Reason for a change of social worker",
    {
        "MANAGE": "Management of caseloads (MANAGE)",
        "FCONTA": "First contact (FCONTA)",
        "LEFTRL": "Worker left the role",
        "ORGRST": "Organisation restructured",
        "TSPROC": "Transfer between teams by procedure (TSPROC)",
        "ABSENC": "Worker absent",
        "CHCHAN": "Child asked for a change (CHCHAN)",
        "PCCHAN": "Parent or carer asked for a change (PCCHAN)",
        "SWDIED": "Worker died",
        "OTHERS": "Other",
    },
)
"""Collected since 2023-24."""
