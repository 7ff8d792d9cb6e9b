"""Referrals, which open an episode of need, and the assessments made in it."""

from goldenthread.codes import assessment, front_door
from goldenthread.record.people import CENSUS, child_id
from goldenthread.record.table import Column, Holds, RecordTable, Source

REFERRED_ON = Column(
    name="referred_on",
    holds=Holds.DATE,
    means="Day on which the episode's referral was received",
    said_in={CENSUS: "CINdetails.CINreferralDate"},
)

REFERRALS = RecordTable(
    name="referrals",
    title="Referrals and episodes of need",
    means="A referral, and the episode of need that it opens until it closes.",
    key=("child_id", "referred_on"),
    spans=("referred_on", "closed_on"),
    sources=(Source(kind=CENSUS, group="CINdetails"),),
    columns=(
        child_id(),
        REFERRED_ON,
        Column(
            name="source",
            means="Who referred",
            said_in={CENSUS: "CINdetails.ReferralSource"},
            codes=front_door.REFERRAL_SOURCE,
        ),
        Column(
            name="primary_need",
            means="Main reason why services started; N1 is abuse or neglect, never neglect alone",
            said_in={CENSUS: "CINdetails.PrimaryNeedCode"},
            codes=front_door.PRIMARY_NEED,
        ),
        Column(
            name="closed_on",
            holds=Holds.DATE,
            means="Day on which the episode closed; blank while it is open",
            said_in={CENSUS: "CINdetails.CINclosureDate"},
        ),
        Column(
            name="closure_reason",
            means="Why the episode closed",
            said_in={CENSUS: "CINdetails.ReasonForClosure"},
            codes=front_door.CLOSURE_REASON,
        ),
        Column(
            name="no_further_action",
            holds=Holds.FLAG,
            means="The referral led to no further action",
            said_in={CENSUS: "CINdetails.ReferralNFA"},
        ),
    ),
)

ASSESSMENTS = RecordTable(
    name="assessments",
    title="Assessments",
    means="An assessment by social care, from its actual start to its authorisation.",
    key=("child_id", "started_on"),
    spans=("started_on", "authorised_on"),
    sources=(Source(kind=CENSUS, group="Assessments"),),
    columns=(
        child_id(),
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="Day on which the assessment actually started",
            said_in={CENSUS: "Assessments.AssessmentActualStartDate"},
        ),
        Column(
            name="reviewed_internally_on",
            holds=Holds.DATE,
            means="Day of the internal review point",
            said_in={CENSUS: "Assessments.AssessmentInternalReviewDate"},
        ),
        Column(
            name="authorised_on",
            holds=Holds.DATE,
            means="Day on which it was authorised, which completes it",
            said_in={CENSUS: "Assessments.AssessmentAuthorisationDate"},
        ),
    ),
)

ASSESSMENT_FACTORS = RecordTable(
    name="assessment_factors",
    title="Factors identified at assessment",
    means="Each factor found by an assessment; 16A is neglect.",
    key=("child_id", "assessment_started_on", "factor"),
    follows="assessments",
    sources=(Source(kind=CENSUS, group="AssessmentFactors"),),
    columns=(
        child_id(),
        Column(
            name="assessment_started_on",
            holds=Holds.DATE,
            means="Start of the assessment that found it",
            said_in={CENSUS: "Assessments.AssessmentActualStartDate"},
        ),
        Column(
            name="factor",
            means="The factor, by DfE's code",
            said_in={CENSUS: "AssessmentFactors.AssessmentFactors"},
            codes=assessment.ASSESSMENT_FACTOR,
        ),
    ),
)

CIN_PLANS = RecordTable(
    name="cin_plans",
    title="Child in need plans",
    means="A child in need plan, from its start to its end.",
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    since={CENSUS: 2022},
    sources=(Source(kind=CENSUS, group="CINPlanDates"),),
    columns=(
        child_id(),
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="First day of the plan",
            said_in={CENSUS: "CINPlanDates.CINPlanStartDate"},
        ),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the plan; blank while it lasts",
            said_in={CENSUS: "CINPlanDates.CINPlanEndDate"},
        ),
    ),
)

TABLES = (REFERRALS, ASSESSMENTS, ASSESSMENT_FACTORS, CIN_PLANS)
