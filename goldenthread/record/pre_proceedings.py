"""Pre-proceedings: the ten items that the census has carried since 2026-27."""

from goldenthread.codes import pre_proceedings
from goldenthread.record.front_door import REFERRED_ON
from goldenthread.record.people import CENSUS, child_id
from goldenthread.record.table import Column, Holds, RecordTable, Source

PRE_PROCEEDINGS = RecordTable(
    name="pre_proceedings",
    title="Pre-proceedings",
    means="A period of pre-proceedings, from the decision to begin to the decision that ends it.",
    key=("child_id", "started_on"),
    spans=("started_on",),
    since={CENSUS: 2027},
    sources=(Source(kind=CENSUS, group="PreProceedingsandFGDM"),),
    columns=(
        child_id(),
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="Decision to begin pre-proceedings",
            said_in={CENSUS: "PreProceedingsandFGDM.PPStartDate"},
        ),
        Column(
            name="letter_sent_on",
            holds=Holds.DATE,
            means="Day on which the letter before proceedings was sent",
            said_in={CENSUS: "PreProceedingsandFGDM.LBPSentDate"},
        ),
        Column(
            name="family_meeting_offered",
            holds=Holds.FLAG,
            means="A family group decision-making meeting was offered",
            said_in={CENSUS: "PreProceedingsandFGDM.FGDMMeetingOffer"},
        ),
        Column(
            name="family_meeting_held",
            holds=Holds.FLAG,
            means="A family group decision-making meeting was facilitated",
            said_in={CENSUS: "PreProceedingsandFGDM.FGDMMeetingFac"},
        ),
        Column(
            name="first_meeting_on",
            holds=Holds.DATE,
            means="First pre-proceedings meeting",
            said_in={CENSUS: "PreProceedingsandFGDM.InitialPPMeetingDate"},
        ),
        Column(
            name="review_meetings",
            holds=Holds.NUMBER,
            means="How many review meetings were held",
            said_in={CENSUS: "PreProceedingsandFGDM.ReviewMeetingsCount"},
        ),
        Column(
            name="decided_on",
            holds=Holds.DATE,
            means="Decision to step down or to go to court",
            said_in={CENSUS: "PreProceedingsandFGDM.StepDecisionDate"},
        ),
        Column(
            name="outcome",
            means="Outcome, by DfE's code",
            said_in={CENSUS: "PreProceedingsandFGDM.PPOutcome"},
            codes=pre_proceedings.PRE_PROCEEDINGS_OUTCOME,
        ),
        Column(
            name="applied_to_court_on",
            holds=Holds.DATE,
            means="Day of the application to court",
            said_in={CENSUS: "PreProceedingsandFGDM.CourtAppDate"},
        ),
        Column(
            name="letter_of_issue_on",
            holds=Holds.DATE,
            means="Letter of issue to the parents",
            said_in={CENSUS: "PreProceedingsandFGDM.LetterInitCPDate"},
        ),
    ),
)

TABLES = (PRE_PROCEEDINGS,)
