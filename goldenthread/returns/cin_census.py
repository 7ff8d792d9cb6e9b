"""The children in need census: one council, one year from 1 April to 31 March, as XML.

Element names, order and numbers as DfE's census specifications of 2020-21 to 2026-27 give them.
The census year is the year that it ends in: 2024-25 is 2025.
"""

from goldenthread.codes import assessment, child_protection, front_door, people
from goldenthread.codes.pre_proceedings import PRE_PROCEEDINGS_OUTCOME
from goldenthread.returns.shape import Cell, Group, Listed, Reads, Return, Speaks

CODE, DATE, FLAG, NUMBER = Reads.CODE, Reads.DATE, Reads.FLAG, Reads.NUMBER

ASSESSMENTS = Group(
    name="Assessments",
    cells=(
        Cell(name="AssessmentActualStartDate", reads=DATE, number="N00159", needed=True),
        Cell(name="AssessmentInternalReviewDate", reads=DATE, number="N00161"),
        Cell(name="AssessmentAuthorisationDate", reads=DATE, number="N00160"),
    ),
    listed=(
        Listed(
            wrapper="FactorsIdentifiedAtAssessment",
            cell=Cell(
                name="AssessmentFactors",
                reads=CODE,
                codes=assessment.ASSESSMENT_FACTOR,
                number="N00181",
            ),
        ),
    ),
)

CIN_PLANS = Group(
    name="CINPlanDates",
    since=2022,
    cells=(
        Cell(name="CINPlanStartDate", reads=DATE, number="N00689", needed=True),
        Cell(name="CINPlanEndDate", reads=DATE, number="N00690"),
    ),
)

SECTION_47 = Group(
    name="Section47",
    cells=(
        Cell(name="S47ActualStartDate", reads=DATE, number="N00148", needed=True),
        Cell(name="InitialCPCtarget", reads=DATE, number="N00109"),
        Cell(name="DateOfInitialCPC", reads=DATE, number="N00110"),
        Cell(name="ICPCnotRequired", reads=FLAG, number="N00111"),
    ),
)

CHILD_PROTECTION_PLANS = Group(
    name="ChildProtectionPlans",
    cells=(
        Cell(name="CPPstartDate", reads=DATE, number="N00105", needed=True),
        Cell(name="CPPendDate", reads=DATE, number="N00115"),
        Cell(
            name="InitialCategoryOfAbuse",
            reads=CODE,
            codes=child_protection.CATEGORY_OF_ABUSE,
            number="N00113",
        ),
        Cell(
            name="LatestCategoryOfAbuse",
            reads=CODE,
            codes=child_protection.CATEGORY_OF_ABUSE,
            number="N00114",
        ),
        Cell(name="NumberOfPreviousCPP", reads=NUMBER, number="N00106"),
    ),
    listed=(
        Listed(
            wrapper="Reviews",
            cell=Cell(name="CPPreviewDate", reads=DATE, number="N00116", needed=True),
        ),
    ),
)

PRE_PROCEEDINGS = Group(
    name="PreProceedingsandFGDM",
    since=2027,
    cells=(
        Cell(name="PPStartDate", reads=DATE, number="N00826"),
        Cell(name="LBPSentDate", reads=DATE, number="N00827"),
        Cell(name="FGDMMeetingOffer", reads=FLAG, number="N00828"),
        Cell(name="FGDMMeetingFac", reads=FLAG, number="N00829"),
        Cell(name="InitialPPMeetingDate", reads=DATE, number="N00830"),
        Cell(name="ReviewMeetingsCount", reads=NUMBER, number="N00831"),
        Cell(name="StepDecisionDate", reads=DATE, number="N00832"),
        Cell(
            name="PPOutcome",
            reads=CODE,
            codes=PRE_PROCEEDINGS_OUTCOME,
            number="N00833",
        ),
        Cell(name="CourtAppDate", reads=DATE, number="N00834"),
        Cell(name="LetterInitCPDate", reads=DATE, number="N00835"),
    ),
)

EPISODE = Group(
    name="CINdetails",
    cells=(
        Cell(name="CINreferralDate", reads=DATE, number="N00100", needed=True),
        Cell(name="ReferralSource", reads=CODE, codes=front_door.REFERRAL_SOURCE, number="N00152"),
        Cell(name="PrimaryNeedCode", reads=CODE, codes=front_door.PRIMARY_NEED, number="N00101"),
        Cell(name="CINclosureDate", reads=DATE, number="N00102"),
        Cell(name="ReasonForClosure", reads=CODE, codes=front_door.CLOSURE_REASON, number="N00103"),
        Cell(name="DateOfInitialCPC", reads=DATE, number="N00110"),
        Cell(name="ReferralNFA", reads=FLAG, number="N00112"),
    ),
    groups=(ASSESSMENTS, CIN_PLANS, SECTION_47, CHILD_PROTECTION_PLANS, PRE_PROCEEDINGS),
)

CHILD = Group(
    name="Child",
    inside=("ChildIdentifiers", "ChildCharacteristics"),
    cells=(
        Cell(name="LAchildID", number="N00097", needed=True),
        Cell(name="UPN", number="N00001"),
        Cell(name="FormerUPN", number="N00002"),
        Cell(name="UPNunknown", reads=CODE, codes=people.UPN_UNKNOWN, number="N00135"),
        Cell(name="PersonBirthDate", reads=DATE, number="N00066"),
        Cell(name="ExpectedPersonBirthDate", reads=DATE, number="N00098"),
        Cell(name="Sex", also=("GenderCurrent",), reads=CODE, codes=people.SEX, number="N00783"),
        Cell(name="PersonDeathDate", reads=DATE, number="N00108"),
        Cell(name="Ethnicity", reads=CODE, codes=people.ETHNICITY, number="N00177"),
    ),
    listed=(
        Listed(
            wrapper="Disabilities",
            cell=Cell(name="Disability", reads=CODE, codes=people.DISABILITY, number="N00099"),
        ),
    ),
    groups=(EPISODE,),
)

CIN_CENSUS = Return(
    kind="cin_census", title="Children in need census", groups=(CHILD,), speaks=Speaks.YEAR
)

EDITIONS = range(2021, 2028)
EARLIEST_SEX = 2025
"""From 2024-25 the element is Sex (M, F, U); before, GenderCurrent (1, 2, 0, 9)."""
