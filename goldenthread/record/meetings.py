"""Meetings about a child, who was asked and came, and what was written of them and sent to whom.

They come from extracts of the case system's forms: no statutory return has them.
"""

from goldenthread.codes import forms
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable


def _day(name: str, means: str) -> Column:
    return Column(name=name, holds=Holds.DATE, means=means)


def _flag(name: str, means: str) -> Column:
    return Column(name=name, holds=Holds.FLAG, means=f"{means}; blank where nobody said")


MEETING = Column(name="meeting", means="Which meeting it was", codes=forms.MEETING)
MEETING_ON = _day("meeting_on", "Day of the meeting")

STRATEGY_DISCUSSIONS = RecordTable(
    name="strategy_discussions",
    title="Strategy discussions",
    means="A strategy discussion, from the cause to suspect significant harm that called for it.",
    key=("child_id", "cause_on"),
    spans=("cause_on",),
    in_order=(("cause_on", "held_on"),),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("cause_on", "Day on which there was reasonable cause to suspect significant harm"),
        _day("held_on", "Day of the discussion; blank where it was not held"),
        _flag("led_to_enquiry", "The discussion decided on a section 47 enquiry"),
    ),
)

CORE_GROUPS = RecordTable(
    name="core_groups",
    title="Core groups",
    means="A meeting of the core group of a child protection plan.",
    key=("child_id", "held_on"),
    spans=("held_on",),
    in_order=(("plan_started_on", "held_on"),),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("held_on", "Day of the core group"),
        _day("plan_started_on", "First day of the child protection plan that it is of"),
    ),
)

CIN_PLAN_REVIEWS = RecordTable(
    name="cin_plan_reviews",
    title="Reviews of child in need plans",
    means="A meeting that reviewed a child in need plan.",
    key=("child_id", "held_on"),
    spans=("held_on",),
    in_order=(("plan_started_on", "held_on"),),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("held_on", "Day of the review"),
        _day("plan_started_on", "First day of the child in need plan that it is of"),
    ),
)

MEETING_AGENCIES = RecordTable(
    name="meeting_agencies",
    title="Agencies at meetings",
    means="An agency at a meeting about a child: whether it was asked, came, and sent a report.",
    key=("child_id", "meeting", "meeting_on", "agency"),
    spans=("meeting_on",),
    in_order=(("invited_on", "meeting_on"), ("report_received_on", "report_shared_on")),
    columns=(
        CHILD_ID,
        MEETING,
        MEETING_ON,
        Column(name="agency", means="The agency", codes=forms.AGENCY),
        _flag("relevant", "The agency works with this child or family"),
        _day("invited_on", "Day on which it was invited; blank where no invitation is on record"),
        Column(
            name="not_invited_because",
            means="Why it was not invited, in the council's own words",
            identifies=True,  # free text, which may name anybody
        ),
        _flag("came", "Somebody of the agency was at the meeting"),
        _flag("apologies", "The agency sent apologies"),
        _flag("contributed", "The agency contributed, at the meeting or in writing"),
        _day("report_received_on", "Day on which the agency's report was received"),
        _day("report_shared_on", "Day on which the report was shared with the family"),
    ),
)

MEETING_PAPERS = RecordTable(
    name="meeting_papers",
    title="Papers of meetings",
    means="A letter or the minutes of a meeting, for one recipient, stage by stage.",
    key=("child_id", "meeting", "meeting_on", "paper", "recipient"),
    spans=("meeting_on",),
    in_order=(
        ("meeting_on", "typed_on"),
        ("typed_on", "checked_on"),
        ("checked_on", "sent_on"),
        ("sent_on", "challenged_on"),
    ),
    columns=(
        CHILD_ID,
        MEETING,
        MEETING_ON,
        Column(name="paper", means="Which paper it is", codes=forms.PAPER),
        Column(name="recipient", means="For whom it is", codes=forms.RECIPIENT),
        Column(name="version", means="Which version the recipient gets", codes=forms.VERSION),
        Column(
            name="version_because",
            means="Why it is redacted or withheld, in the council's own words",
            identifies=True,  # free text, which may name anybody
        ),
        _day("typed_on", "Day on which it was typed"),
        _day("checked_on", "Day on which it was checked"),
        _day("address_checked_on", "Day on which it was checked that the address is safe"),
        _day("sent_on", "Day on which it was sent"),
        _day("challenged_on", "Day on which the recipient challenged it"),
        Column(name="held_by", means="Who holds it now"),
    ),
)

TABLES = (
    STRATEGY_DISCUSSIONS,
    CORE_GROUPS,
    CIN_PLAN_REVIEWS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
)
