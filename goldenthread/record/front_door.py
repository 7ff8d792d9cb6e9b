"""Referrals, which open an episode of need, and the assessments made in it."""

from goldenthread.codes import assessment, front_door
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

REFERRED_ON = Column(
    name="referred_on",
    holds=Holds.DATE,
    means="Day on which the episode's referral was received",
)

REFERRALS = RecordTable(
    name="referrals",
    title="Referrals and episodes of need",
    means="A referral, and the episode of need that it opens until it closes.",
    key=("child_id", "referred_on"),
    spans=("referred_on", "closed_on"),
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="source",
            means="Who referred",
            codes=front_door.REFERRAL_SOURCE,
        ),
        Column(
            name="primary_need",
            means="Main reason why services started; N1 is abuse or neglect, never neglect alone",
            codes=front_door.PRIMARY_NEED,
        ),
        Column(
            name="closed_on",
            holds=Holds.DATE,
            means="Day on which the episode closed; blank while it is open",
        ),
        Column(
            name="closure_reason",
            means="Why the episode closed",
            codes=front_door.CLOSURE_REASON,
        ),
        Column(
            name="no_further_action",
            holds=Holds.FLAG,
            means="The referral led to no further action",
        ),
    ),
)

ASSESSMENTS = RecordTable(
    name="assessments",
    title="Assessments",
    means="An assessment by social care, from its actual start to its authorisation.",
    key=("child_id", "started_on"),
    spans=("started_on", "authorised_on"),
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="Day on which the assessment actually started",
        ),
        Column(
            name="reviewed_internally_on",
            holds=Holds.DATE,
            means="Day of the internal review point",
        ),
        Column(
            name="authorised_on",
            holds=Holds.DATE,
            means="Day on which it was authorised, which completes it",
        ),
    ),
)

ASSESSMENT_FACTORS = RecordTable(
    name="assessment_factors",
    title="Factors identified at assessment",
    means="Each factor found by an assessment; 16A is neglect.",
    key=("child_id", "assessment_started_on", "factor"),
    follows="assessments",
    columns=(
        CHILD_ID,
        Column(
            name="assessment_started_on",
            holds=Holds.DATE,
            means="Start of the assessment that found it",
        ),
        Column(
            name="factor",
            means="The factor, by DfE's code",
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
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="First day of the plan",
        ),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the plan; blank while it lasts",
        ),
    ),
)

TABLES = (REFERRALS, ASSESSMENTS, ASSESSMENT_FACTORS, CIN_PLANS)
