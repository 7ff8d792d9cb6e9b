"""Measures of the front door: referrals, and assessments on both their clocks."""

from ibis import _

from goldenthread.clocks.states import OVERDUE
from goldenthread.measures import cases_front_door as cases
from goldenthread.measures.measure import Better, Flow, Kind, Measure, Stock

REFERRALS, ASSESSMENTS = "referrals", "assessments"
DFE = "DfE, children in need census"
WORKING_TOGETHER = "Working Together to Safeguard Children, assessment"

REFERRED = Flow(on=_.referred_on)
AUTHORISED = Flow(on=_.stopped_on)
BY_SOURCE = {"source": _.source}
REFERRED_UNJUDGED = "Referred {referred_on}: {unjudged_reason}."

REF_01 = Measure(
    code="REF-01",
    title="Referrals",
    definition=(
        "Referrals received in the period, for every 10,000 children. Each referral counts, also "
        "one on which no further action was taken; two for one child on one day are one."
    ),
    kind=Kind.RATE,
    area=REFERRALS,
    cases=cases.dated_referrals,
    counts=REFERRED,
    because={"met": "Referred {referred_on}."},
    breakdowns=BY_SOURCE,
    counterpart="REF-05",
    source=f"{DFE}, table C1",
)

REF_02 = Measure(
    code="REF-02",
    title="Re-referrals within twelve months",
    definition=(
        "Referrals received in the period that came within twelve months of the same child's "
        "referral before, of all referrals. A third or fourth referral is a re-referral too."
    ),
    kind=Kind.SHARE,
    area=REFERRALS,
    cases=cases.referrals_with_previous,
    counts=REFERRED,
    met=_.is_re_referral,
    unjudged_because=cases.previous_not_known,
    because={
        "met": "Referred {referred_on}, within twelve months of the referral of {previous_on}.",
        "not met": "Referred {referred_on}; {previous_on?the referral before was on {}, more than "
        "twelve months earlier|no earlier referral is held}.",
        "unjudged": REFERRED_UNJUDGED,
    },
    breakdowns=BY_SOURCE,
    better=Better.LOWER,
    counterpart="REF-01",
    looks_back="twelve months before the referral",
    source=f"{DFE}, table C1",
    starred=True,
)

REF_03 = Measure(
    code="REF-03",
    title="Children re-referred within twelve months",
    definition=(
        "Children with a referral in the period that came within twelve months of their referral "
        "before, of all children referred. Each child counts once."
    ),
    kind=Kind.SHARE,
    area=REFERRALS,
    cases=cases.referrals_with_previous,
    counts=REFERRED,
    met=_.is_re_referral,
    unjudged_because=cases.previous_not_known,
    one_for="child_id",
    because=REF_02.because,
    breakdowns=BY_SOURCE,
    better=Better.LOWER,
    counterpart="REF-01",
    looks_back="twelve months before the referral",
    source=f"{DFE}, table C1, by child",
)

REF_05 = Measure(
    code="REF-05",
    title="Referrals with no further action",
    definition="Referrals received in the period that led to no further action, of all referrals.",
    kind=Kind.SHARE,
    area=REFERRALS,
    cases=cases.dated_referrals,
    counts=REFERRED,
    met=_.no_further_action,
    unjudged_because=cases.further_action_not_known,
    because={
        "met": "Referred {referred_on}; no further action was taken.",
        "not met": "Referred {referred_on}; further action was taken.",
        "unjudged": REFERRED_UNJUDGED,
    },
    breakdowns=BY_SOURCE,
    counterpart="REF-02",
    source=f"{DFE}, table C1",
)

REF_06 = Measure(
    code="REF-06",
    title="Referrals assessed as not in need",
    definition=(
        "Referrals received in the period whose episode had closed, by the day asked about, after "
        "assessment, with no further action or with a referral to early help, of all referrals. "
        "One that was still open then, or on which no further action was taken without an "
        "assessment, is not one of them."
    ),
    kind=Kind.SHARE,
    area=REFERRALS,
    cases=cases.referral_outcomes,
    counts=REFERRED,
    met=cases.assessed_as_not_in_need,
    unjudged_because=cases.outcome_not_known,
    says={
        "outcome": cases.outcome_in_words,
        "closed_by_then_on": cases.closed_by_then.ifelse(_.closed_on, None),
    },
    because={
        "met": "Referred {referred_on}, {outcome} on {closed_by_then_on}.",
        "not met": "Referred {referred_on}: {outcome}{closed_by_then_on? on {}|}.",
        "unjudged": REFERRED_UNJUDGED,
    },
    breakdowns=BY_SOURCE,
    counterpart="REF-02",
    source=f"{DFE}, table C1; reasons for closure RC8 and RC9",
)

COMPLETED_IN_TIME = (
    "Assessment started {started_on} and was due by {due_on}, {allowance} later; authorised "
    "{stopped_on}."
)
COMPLETED_UNJUDGED = "Assessment authorised {stopped_on}: {unjudged_reason}."

ASM_01 = Measure(
    code="ASM-01",
    title="Assessments completed in time, from their start",
    definition=(
        "Assessments authorised in the period within the time allowed from the day on which they "
        "actually started, of all assessments authorised. The day of the start is day 0."
    ),
    kind=Kind.SHARE,
    area=ASSESSMENTS,
    spoken_by="assessments",
    cases=cases.completed,
    counts=AUTHORISED,
    on_a_clock=True,
    met=_.clock_verdict == "met",
    unjudged_because=cases.completed_not_known,
    because={
        "met": COMPLETED_IN_TIME,
        "not met": COMPLETED_IN_TIME,
        "unjudged": COMPLETED_UNJUDGED,
    },
    better=Better.HIGHER,
    counterpart="REF-02",
    source=f"{DFE}, table C2; {WORKING_TOGETHER}",
    starred=True,
)

FROM_REFERRAL = (
    "Referred {started_on}; the assessment was due by {due_on}, {allowance} later, and was "
    "authorised {stopped_on}."
)

ASM_02 = Measure(
    code="ASM-02",
    title="Assessments completed in time, from the referral",
    definition=(
        "First assessments of an episode authorised in the period within the time allowed from the "
        "referral, of all first assessments authorised: the guidance counts from the referral, the "
        "census from the actual start. A later assessment does not answer the referral and is left "
        "out."
    ),
    kind=Kind.SHARE,
    area=ASSESSMENTS,
    spoken_by="assessments",
    cases=cases.first_assessments,
    counts=AUTHORISED,
    on_a_clock=True,
    met=_.clock_verdict == "met",
    unjudged_because=cases.first_not_known,
    because={"met": FROM_REFERRAL, "not met": FROM_REFERRAL, "unjudged": COMPLETED_UNJUDGED},
    better=Better.HIGHER,
    counterpart="ASM-01",
    looks_back="to the referral",
    source=WORKING_TOGETHER,
)

ASM_03 = Measure(
    code="ASM-03",
    title="How long assessments took",
    definition=(
        "The median, with quartiles, of the working days from the start of an assessment to its "
        "authorisation, of assessments authorised in the period; 0 on the same day."
    ),
    kind=Kind.MEDIAN,
    area=ASSESSMENTS,
    spoken_by="assessments",
    cases=cases.completed,
    counts=AUTHORISED,
    unjudged_because=cases.duration_not_known,
    value="working_days",
    unit="working days",
    because={
        "met": "Started {started_on}, authorised {stopped_on}: {working_days} working days.",
        "unjudged": COMPLETED_UNJUDGED,
    },
    counterpart="ASM-01",
    source=f"{DFE}, table C2",
)

ASM_04 = Measure(
    code="ASM-04",
    title="Open assessments that are overdue",
    definition=(
        "Assessments open on the day, neither authorised nor ended by the closing of their "
        "episode, that are past the time allowed from their start, of all open assessments."
    ),
    kind=Kind.SHARE,
    area=ASSESSMENTS,
    spoken_by="assessments",
    cases=cases.open_assessments,
    counts=Stock(starts=_.started_on, ends=_.ended_on),
    on_a_clock=True,
    met=_.state == OVERDUE,
    unjudged_because=_.cannot_because,
    because={
        "met": "Assessment started {started_on}, was due by {due_on}, {allowance} later, and is "
        "not authorised.",
        "not met": "Assessment started {started_on} and is due by {due_on}, {allowance} later.",
        "unjudged": "Assessment started {started_on}: {unjudged_reason}.",
    },
    better=Better.LOWER,
    counterpart="ASM-01",
    source=f"{DFE}, rule 8670Q; {WORKING_TOGETHER}",
)

MEASURES = (REF_01, REF_02, REF_03, REF_05, REF_06, ASM_01, ASM_02, ASM_03, ASM_04)
