"""Pre-proceedings: the ten items that the census has carried since 2026-27."""

from goldenthread.codes import pre_proceedings
from goldenthread.record.front_door import REFERRED_ON
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

PRE_PROCEEDINGS = RecordTable(
    name="pre_proceedings",
    title="Pre-proceedings",
    means="A period of pre-proceedings, from the decision to begin to the decision that ends it.",
    key=("child_id", "started_on"),
    spans=("started_on",),
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="Decision to begin pre-proceedings",
        ),
        Column(
            name="letter_sent_on",
            holds=Holds.DATE,
            means="Day on which the letter before proceedings was sent",
        ),
        Column(
            name="family_meeting_offered",
            holds=Holds.FLAG,
            means="A family group decision-making meeting was offered",
        ),
        Column(
            name="family_meeting_held",
            holds=Holds.FLAG,
            means="A family group decision-making meeting was facilitated",
        ),
        Column(
            name="first_meeting_on",
            holds=Holds.DATE,
            means="First pre-proceedings meeting",
        ),
        Column(
            name="review_meetings",
            holds=Holds.NUMBER,
            means="How many review meetings were held",
        ),
        Column(
            name="decided_on",
            holds=Holds.DATE,
            means="Decision to step down or to go to court",
        ),
        Column(
            name="outcome",
            means="Outcome, by DfE's code",
            codes=pre_proceedings.PRE_PROCEEDINGS_OUTCOME,
        ),
        Column(
            name="applied_to_court_on",
            holds=Holds.DATE,
            means="Day of the application to court",
        ),
        Column(
            name="letter_of_issue_on",
            holds=Holds.DATE,
            means="Letter of issue to the parents",
        ),
    ),
)

TABLES = (PRE_PROCEEDINGS,)
