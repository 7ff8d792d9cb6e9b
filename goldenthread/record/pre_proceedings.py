"""Pre-proceedings: the ten items that the census has carried since 2026-27, and what the Standard
Safeguarding Dataset alone says of them."""

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
        Column(
            name="decided_to",
            means="What was decided at the end, where a return says it in words",
            codes=pre_proceedings.DECISION,
        ),
        Column(
            name="legal_gateway_outcome",
            means="Outcome of the legal gateway meeting",
            codes=pre_proceedings.LEGAL_GATEWAY,
        ),
        Column(
            name="plans_in_the_episode",
            holds=Holds.NUMBER,
            means="Child protection plans in the same episode of need, as declared",
        ),
        Column(
            name="earlier_pre_proceedings",
            holds=Holds.NUMBER,
            means="How often the child had been in pre-proceedings before, as declared",
        ),
        Column(
            name="earlier_care_proceedings",
            holds=Holds.NUMBER,
            means="How often the child had been in care proceedings before, as declared",
        ),
        Column(
            name="parents_represented",
            holds=Holds.FLAG,
            means="The parents had a lawyer in pre-proceedings",
        ),
        Column(
            name="parents_represented_at_issue",
            holds=Holds.FLAG,
            means="The parents had a lawyer when care proceedings were issued",
        ),
        Column(name="court_reference", means="The court's number of the case", identifies=True),
        Column(
            name="court_hearings",
            holds=Holds.NUMBER,
            means="Hearings in the care proceedings",
        ),
        Column(
            name="short_notice",
            holds=Holds.FLAG,
            means="Care proceedings were issued at short notice",
        ),
        Column(
            name="short_notice_reason",
            means="Why they were issued at short notice",
            codes=pre_proceedings.SHORT_NOTICE,
        ),
        Column(
            name="initial_plan_approved",
            holds=Holds.FLAG,
            means="The court approved the council's initial care plan",
        ),
        Column(
            name="initial_care_plan",
            means="The council's initial care plan",
            codes=pre_proceedings.CARE_PLAN,
        ),
        Column(
            name="final_plan_approved",
            holds=Holds.FLAG,
            means="The court approved the council's final care plan",
        ),
        Column(
            name="final_care_plan",
            means="The council's final care plan",
            codes=pre_proceedings.CARE_PLAN,
        ),
    ),
)

TABLES = (PRE_PROCEEDINGS,)
