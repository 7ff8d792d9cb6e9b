"""What managers decide and oversee, as extracts of the case system's forms have it."""

from goldenthread.codes import forms
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable


def _day(name: str, means: str) -> Column:
    return Column(name=name, holds=Holds.DATE, means=means)


FRONT_DOOR_DECISIONS = RecordTable(
    name="front_door_decisions",
    title="Decisions at the front door",
    means="What was decided on a contact or a referral, and when the referrer was told.",
    key=("child_id", "kind", "received_on"),
    spans=("received_on",),
    in_order=(("received_on", "decided_on"), ("decided_on", "referrer_told_on")),
    has_been=True,
    columns=(
        CHILD_ID,
        Column(name="kind", means="A contact or a referral", codes=forms.FRONT_DOOR),
        _day("received_on", "Day on which it was received"),
        _day("decided_on", "Day on which it was decided what to do; blank until then"),
        Column(name="decision", means="What was decided, in the council's own words"),
        _day("referrer_told_on", "Day on which the referrer was told of the decision"),
    ),
)

SUPERVISIONS = RecordTable(
    name="supervisions",
    title="Supervisions",
    means="A supervision of a worker in which a child's case was talked through.",
    key=("child_id", "held_on"),
    spans=("held_on",),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("held_on", "Day of the supervision"),
        Column(name="worker", means="Code of the worker who was supervised"),
        Column(name="kind", means="What kind of supervision", codes=forms.SUPERVISION),
    ),
)

MANAGEMENT_DECISIONS = RecordTable(
    name="management_decisions",
    title="Management decisions",
    means="A manager's or a chair's decision about a child, as the case system records it.",
    key=("child_id", "about", "decided_on"),
    spans=("decided_on",),
    has_been=True,
    columns=(
        CHILD_ID,
        Column(name="about", means="What it is about", codes=forms.DECISION_ABOUT),
        _day("decided_on", "Day of the decision"),
        Column(
            name="decision",
            means="What was decided, in the manager's own words",
            identifies=True,  # free text, which may name anybody
        ),
        Column(name="decided_by", means="Code of who decided"),
    ),
)

SERIOUS_INCIDENTS = RecordTable(
    name="serious_incidents",
    title="Serious incidents",
    means="A serious incident of a child, from the day on which the council became aware of it.",
    key=("child_id", "aware_on"),
    spans=("aware_on",),
    in_order=(("aware_on", "notified_on"), ("aware_on", "rapid_review_on")),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("aware_on", "Day on which the council became aware"),
        _day("notified_on", "Day on which the panel was notified"),
        _day("rapid_review_on", "Day on which the rapid review was completed"),
        Column(name="kind", means="What kind of incident, in the council's own words"),
    ),
)

SUBJECT_ACCESS_REQUESTS = RecordTable(
    name="subject_access_requests",
    title="Subject access requests",
    means="A request for what is held about a child, from its receipt to its answer.",
    key=("child_id", "reference"),
    spans=("received_on",),
    in_order=(
        ("received_on", "answered_on"),
        ("paused_from", "paused_to"),
        ("received_on", "extended_to"),
    ),
    has_been=True,
    columns=(
        CHILD_ID,
        Column(name="reference", means="The council's number of the request", identifies=True),
        _day("received_on", "Day on which the request was received"),
        _day("paused_from", "First day on which the time to answer stood still"),
        _day("paused_to", "Last day on which it stood still; blank while it does"),
        Column(
            name="paused_because",
            means="Why it stood still, in the council's own words",
            identifies=True,  # free text, which may name anybody
        ),
        _day("extended_to", "Day to which the time to answer was extended"),
        _day("answered_on", "Day on which the request was answered; blank until then"),
    ),
)

TRANSFERS_IN = RecordTable(
    name="transfers_in",
    title="Children who moved in on another council's plan",
    means="The news that a child on another council's plan has moved in for good.",
    key=("child_id", "notified_on"),
    spans=("notified_on",),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("notified_on", "Day on which the council was told"),
        Column(name="from_council", means="The council that it came from"),
        _day("papers_received_on", "Day on which the other council's papers were received"),
    ),
)

TABLES = (
    FRONT_DOOR_DECISIONS,
    SUPERVISIONS,
    MANAGEMENT_DECISIONS,
    SERIOUS_INCIDENTS,
    SUBJECT_ACCESS_REQUESTS,
    TRANSFERS_IN,
)
