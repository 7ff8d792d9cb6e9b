"""Lists 8 to 11 of an Annex A: children in care, care leavers, adoption, and who would adopt."""

from goldenthread.codes import annex_a, annex_a_care, leaving_care, looked_after, people
from goldenthread.returns.annex_a.cells import (
    CHILD,
    CORE,
    DISABLED,
    HELD_BY,
    a_list,
    code,
    day,
    flag,
    number,
    text,
    worked_out,
)
from goldenthread.returns.shape import Cell

UASC = "Unaccompanied asylum seeking child"

CHILDREN_IN_CARE = a_list(
    8,
    flag(
        UASC,
        "UASC",
        heading="Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        meaning=annex_a_care.unaccompanied,
    ),
    DISABLED,
    day(
        "Date Started to be Looked After",
        "LookedAfterStartDate",
        "LoookedAfterStartDate",
        "LAC Start Date",
        "CLA Start Date",
        needed=True,
    ),
    code(
        "Category of need",
        looked_after.CATEGORY_OF_NEED,
        annex_a_care.category_of_need,
        "ChildCategoryOfNeed",
        heading="Child's Category of Need",
    ),
    flag(
        "Again within twelve months",
        "SubsequentLACEpisodeLast12Months",
        heading="Is this a second or subsequent period of being a Looked After Child within the "
        "last 12 months (Y/N)",
    ),
    day("Start date of current legal status", "MostRecentLegalStatusStart"),
    code(
        "Legal status",
        looked_after.LEGAL_STATUS,
        annex_a_care.legal_status,
        "Legal status",
        heading="Child's Legal Status",
    ),
    Cell(
        name="Short break",
        heading="Child's Legal Status",
        also=("Legal status",),
        meaning=annex_a_care.short_break,
    ),
    day("Date of Latest Statutory Review", "LatestStatutoryReviewDate"),
    day(
        "Date of Last Social Work Visit", "Date of Last Statutory Visit", "LastSocialWorkVisitDate"
    ),
    code(
        "Permanence plan",
        looked_after.PERMANENCE_PLAN,
        annex_a_care.permanence_plan,
        "Permanence Plan",
        heading="What is the permanence plan for this child?",
    ),
    day(
        "Date of last contact by the reviewing officer",
        "LastIROVisitDate",
        heading="Date of Last IRO Visit / Contact to the Child",
    ),
    day("Date of Last Health Assessment", "LastHealthAssessmentDate"),
    day("Date of Last Dental Check", "LastDentalCheckDate"),
    number("Number of Placements in the Last 12 months", "PlacementsLast12Months"),
    day("Date Ceased to be Looked After", "CeasedLookedAfterDate"),
    code(
        "Reason Ceased to be Looked After",
        looked_after.REASON_CEASED,
        annex_a_care.reason_ceased,
        "ReasonCeasedLookedAfter",
    ),
    day("Start Date of Most Recent Placement", "MostRecentPlacementStartDate"),
    code("Placement Type", looked_after.PLACEMENT_TYPE, annex_a_care.placement_type),
    code("Placement Provider", looked_after.PLACEMENT_PROVIDER, annex_a_care.placement_provider),
    text("Placement postcode"),
    text("URN of Placement", "Placement URN"),
    flag("Placement Location", meaning=annex_a_care.outside_council),
    text("LA of Placement", "Placement LA"),
    number(
        "Times missing in twelve months",
        "EpisodesChildMissingFromPlacement",
        heading="Number of Episodes the Child has been 'Missing' from their Placement in the last "
        "12 months",
    ),
    number(
        "Times absent in twelve months",
        "EpisodesChildAbsentFromPlacement",
        heading="Number of Episodes the Child has been 'Absent' from their Placement in the last "
        "12 months",
    ),
    flag(
        "Return interview offered",
        "ChildOfferedReturnInterviewAfterLastMFH",
        heading="Was the child offered a Return Interview after their last missing episode (Y/N)?",
        meaning=annex_a_care.interview_offered,
    ),
    flag(
        "Return interview accepted",
        "ChildAcceptedReturnInterviewAfterLastMFH",
        heading="Did the child accept a Return Interview after their last missing episode (Y/N)?",
        meaning=annex_a_care.interview_accepted,
    ),
    *HELD_BY,
    worked_out("In care"),
    worked_out("Has a placement"),
    worked_out("Has a legal status"),
    worked_out("Is unaccompanied"),
    also=("CLA", "LAC", "Children in care", "Looked after children", "CiC"),
)

CARE_LEAVERS = a_list(
    9,
    flag(
        UASC,
        "UASC",
        heading="Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        meaning=annex_a_care.unaccompanied,
    ),
    DISABLED,
    *HELD_BY,
    text("Allocated Personal Advisor", "Allocated Personal Adviser", "Personal Adviser"),
    code("Eligibility Category", leaving_care.ELIGIBILITY, annex_a_care.eligibility, needed=True),
    day("Latest Pathway Plan Review Date", "LatestPathwayPlan", "Pathway Plan Review Date"),
    code("LA in Touch", leaving_care.IN_TOUCH, annex_a_care.in_touch),
    day("Latest Date of Contact", "LatestContact", "Latest Contact Date"),
    code("Type of Accommodation", leaving_care.ACCOMMODATION, annex_a_care.accommodation),
    flag("Suitability of Accommodation", meaning=annex_a_care.suitable),
    code("Activity Status", leaving_care.ACTIVITY, annex_a_care.activity),
    worked_out("Is unaccompanied"),
    also=("Care leavers", "Care Leaver", "Leaving care"),
)
"""The edition before that of January 2024 has neither UASC, personal adviser, pathway plan nor
contact."""

ADOPTION = a_list(
    10,
    CHILD,
    # The family of adopters, which list 11 has too: no child is to be led to them.
    text("Family identifier"),
    *CORE,
    DISABLED,
    day("Date the Child Entered Care", "EnteredCareDate"),
    day(
        "Date of Decision that Child Should be Placed for Adoption",
        "ADMSHOBPADecisionDate",
        needed=True,
    ),
    day("Date of Placement Order", "PlacementOrderDate"),
    day("Date of Matching Child and Prospective Adopters", "MatchedForAdoptionDate"),
    day("Date Placed for Adoption", "PlacedForAdoptionDate"),
    day("Date of Adoption Order", "AdoptionOrderDate"),
    day(
        "Date no longer to be placed for adoption",
        "DecisionReversedDate",
        heading="Date of Decision that Child Should No Longer be Placed for Adoption",
    ),
    code(
        "Reason no longer to be placed for adoption",
        leaving_care.NO_LONGER_FOR_ADOPTION,
        annex_a_care.reason_reversed,
        "DecisionReversedReason",
        heading="Reason Why Child No Longer Placed for Adoption",
    ),
    day(
        "Date placed for fostering for adoption",
        "DateFFAConsurrencyPlacement",
        heading="Date the child was placed for fostering in FFA or concurrent planning placement",
    ),
    also=("Adoption", "Children for adoption"),
    core=False,
)

ADOPTERS = a_list(
    11,
    Cell(
        name="Individual adopter identifier",
        also=("Adopter identifier", "Adopter ID", "Individual adopter ID"),
        needed=True,
        meaning=annex_a.child_number,
    ),
    Cell(
        name="Family identifier",
        also=("Family ID", "Adoptive family identifier"),
        meaning=annex_a.child_number,
    ),
    code("Gender", people.SEX, annex_a.sex, "Sex"),
    code("Ethnicity", people.ETHNICITY, annex_a.ethnicity, "Ethnic Origin", "Ethnic Group"),
    flag("Disability", "Disabled", meaning=annex_a.disabled),
    flag(
        "Fostering for adoption",
        heading="Is the (prospective) adopter fostering for adoption?",
    ),
    day("Date enquiry received"),
    day("Date Stage 1 started", "Stage 1 start date"),
    day("Date Stage 1 ended", "Stage 1 end date"),
    day("Date Stage 2 started", "Stage 2 start date"),
    day("Date Stage 2 ended", "Stage 2 end date"),
    day("Date application submitted"),
    day("Date application approved"),
    day("Date adopter matched with child(ren)"),
    day("Date child/children placed with adopter(s)"),
    number(
        "Number of children placed",
        "Number of children placed",
        heading="No. of children placed",
    ),
    day("Date of Adoption Order", "AdoptionOrderDate"),
    day("Date of leaving adoption process"),
    text("Reason for leaving adoption process"),
    also=("Adopters", "Prospective adopters", "(Prospective) adopters"),
    core=False,
)
"""People who ask to adopt: no child is among them, and a row is of one person and one asking."""
