"""Referrals, which open an episode of need, and the assessments made in it."""

from goldenthread.codes import assessment, front_door
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

REFERRED_ON = Column(
    name="referred_on",
    holds=Holds.DATE,
    means="Day on which the episode's referral was received",
)

CONTACTS = RecordTable(
    name="contacts",
    title="Contacts",
    means="A contact with the front door about a child, whether or not it became a referral.",
    key=("child_id", "contacted_on", "source"),
    spans=("contacted_on",),
    columns=(
        CHILD_ID,
        Column(name="contacted_on", holds=Holds.DATE, means="Day of the contact"),
        Column(name="source", means="Who made it", codes=front_door.REFERRAL_SOURCE),
    ),
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
        Column(
            name="primary_need_says",
            means="The main reason in the council's own words or local code, as it wrote them",
        ),
        Column(
            name="primary_need_names_neglect",
            holds=Holds.FLAG,
            means="Those words name neglect, alone or among others; blank where that cannot be "
            "told, as of abuse or neglect",
        ),
        Column(
            name="case_status",
            means="What the case was on the day of the list that says it",
            codes=front_door.CASE_STATUS,
        ),
        Column(
            name="declared_in_a_year",
            holds=Holds.NUMBER,
            means="How many referrals the child had in the twelve months before, as declared",
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
        Column(
            name="child_seen",
            holds=Holds.FLAG,
            means="The child was seen during the assessment",
        ),
        Column(
            name="support_needed",
            holds=Holds.FLAG,
            means="It found that the child needs support from social care",
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

TABLES = (CONTACTS, REFERRALS, ASSESSMENTS, ASSESSMENT_FACTORS, CIN_PLANS)
