"""What the case system's forms tell of a child, and at which step of help each lies.

A form tells nothing of its step itself: a file of core groups does not say who has a plan.
"""

from goldenthread.record import words_of_forms
from goldenthread.record.telling_shape import Step, Telling

TELLINGS_OF_FORMS: tuple[Telling, ...] = (
    Telling(
        table="front_door_decisions",
        step=Step.NEED,
        starts="decided_on",
        what=words_of_forms.decision_at_the_door,
        also={"referrer_told_on": "Referrer told of the decision"},
        is_aside=True,
    ),
    Telling(
        table="cin_plan_reviews",
        step=Step.CIN_PLAN,
        starts="held_on",
        what="Review of the child in need plan",
        is_aside=True,
    ),
    Telling(
        table="strategy_discussions",
        step=Step.ENQUIRY,
        starts="held_on",
        what="Strategy discussion",
        detail=words_of_forms.strategy_discussion,
        also={"cause_on": "Cause to suspect significant harm"},
        is_aside=True,
    ),
    Telling(
        table="serious_incidents",
        step=Step.ENQUIRY,
        starts="aware_on",
        what="The council became aware of a serious incident",
        also={
            "notified_on": "Panel notified of a serious incident",
            "rapid_review_on": "Rapid review completed",
        },
        is_aside=True,
    ),
    Telling(
        table="meeting_agencies",
        step=Step.ENQUIRY,
        starts="meeting_on",
        what=words_of_forms.agency_at_a_meeting,
        detail=words_of_forms.what_an_agency_did,
        is_detail=True,
        is_aside=True,
    ),
    Telling(
        table="meeting_papers",
        step=Step.ENQUIRY,
        starts="meeting_on",
        what=words_of_forms.paper,
        detail=words_of_forms.how_far_a_paper_is,
        is_detail=True,
        is_aside=True,
    ),
    Telling(
        table="core_groups",
        step=Step.PROTECTION_PLAN,
        starts="held_on",
        what="Core group",
        is_aside=True,
    ),
    Telling(
        table="transfers_in",
        step=Step.PROTECTION_PLAN,
        starts="notified_on",
        what="Told that the child moved in on another council's plan",
        detail=lambda row: f"from {row['from_council']}" if row["from_council"] else "",
        also={"papers_received_on": "Papers of the other council received"},
        is_aside=True,
    ),
    Telling(
        table="supervisions",
        step=Step.WORKERS,
        starts="held_on",
        what=words_of_forms.supervision,
        is_aside=True,
    ),
    Telling(
        table="management_decisions",
        step=Step.WORKERS,
        starts="decided_on",
        what=words_of_forms.management_decision,
        is_aside=True,
    ),
    Telling(
        table="chaired_conferences",
        step=Step.ENQUIRY,
        starts="conference_on",
        what=words_of_forms.chaired_conference,
        detail=words_of_forms.about_a_conference,
        also={
            "escalated_on": "The chair took a worry about the plan to its managers",
            "answered_on": "The managers answered the chair",
        },
        is_detail=True,
        is_aside=True,
    ),
    Telling(
        table="reviewing_officers",
        step=Step.WORKERS,
        starts="started_on",
        ends="ended_on",
        what="Reviewing officer",
        detail=lambda row: row["officer"] or "",
        is_detail=True,
        is_aside=True,
    ),
    Telling(
        table="reviewing_disputes",
        step=Step.LOOKED_AFTER,
        starts="raised_on",
        what="The reviewing officer raised a dispute",
        also={
            "resolved_on": "Dispute of the reviewing officer resolved",
            "cafcass_on": "The reviewing officer referred to Cafcass",
        },
        is_aside=True,
    ),
    Telling(
        table="subject_access_requests",
        step=Step.CHILD,
        starts="received_on",
        ends="answered_on",
        what="Subject access request",
        is_detail=True,
        is_aside=True,
    ),
)
