"""Where the extracts of the case system's forms say each column of the record."""

from goldenthread.record.table import Source

SAID: dict[str, tuple[Source, ...]] = {
    "front_door_decisions": (
        Source(
            kind="front_door_decisions",
            group="front_door_decision",
            says={
                "child_id": "child",
                "kind": "kind",
                "received_on": "received on",
                "decided_on": "decided on",
                "decision": "decision",
                "referrer_told_on": "referrer told on",
            },
        ),
    ),
    "strategy_discussions": (
        Source(
            kind="strategy_discussions",
            group="strategy_discussion",
            says={
                "child_id": "child",
                "cause_on": "cause on",
                "held_on": "held on",
                "led_to_enquiry": "enquiry began",
            },
        ),
    ),
    "core_groups": (
        Source(
            kind="core_groups",
            group="core_group",
            says={
                "child_id": "child",
                "held_on": "core group on",
                "plan_started_on": "plan from",
            },
        ),
    ),
    "meeting_agencies": (
        Source(
            kind="meeting_agencies",
            group="meeting_agency",
            says={
                "child_id": "child",
                "meeting": "meeting",
                "meeting_on": "meeting on",
                "agency": "agency",
                "relevant": "relevant",
                "invited_on": "invited on",
                "not_invited_because": "why not invited",
                "came": "came",
                "apologies": "apologies",
                "contributed": "contributed",
                "report_received_on": "report received on",
                "report_shared_on": "report shared on",
            },
        ),
    ),
    "meeting_papers": (
        Source(
            kind="meeting_papers",
            group="meeting_paper",
            says={
                "child_id": "child",
                "meeting": "meeting",
                "meeting_on": "meeting on",
                "paper": "paper",
                "recipient": "recipient",
                "version": "version",
                "version_because": "why",
                "typed_on": "typed on",
                "checked_on": "checked on",
                "address_checked_on": "address checked on",
                "sent_on": "sent on",
                "challenged_on": "challenged on",
                "held_by": "held by",
            },
        ),
    ),
    "supervisions": (
        Source(
            kind="supervisions",
            group="supervision",
            says={
                "child_id": "child",
                "held_on": "supervision on",
                "worker": "worker",
                "kind": "kind",
            },
        ),
    ),
    "management_decisions": (
        Source(
            kind="management_decisions",
            group="management_decision",
            says={
                "child_id": "child",
                "about": "about",
                "decided_on": "decided on",
                "decision": "decision",
                "decided_by": "decided by",
            },
        ),
    ),
    "cin_plan_reviews": (
        Source(
            kind="cin_plan_reviews",
            group="cin_plan_review",
            says={
                "child_id": "child",
                "held_on": "plan review on",
                "plan_started_on": "plan from",
            },
        ),
    ),
    "serious_incidents": (
        Source(
            kind="serious_incidents",
            group="serious_incident",
            says={
                "child_id": "child",
                "aware_on": "aware on",
                "notified_on": "notified on",
                "rapid_review_on": "review on",
                "kind": "kind",
            },
        ),
    ),
    "subject_access_requests": (
        Source(
            kind="subject_access_requests",
            group="subject_access_request",
            says={
                "child_id": "child",
                "reference": "reference",
                "received_on": "received on",
                "paused_from": "paused from",
                "paused_to": "paused to",
                "paused_because": "pause reason",
                "extended_to": "extended to",
                "answered_on": "answered on",
            },
        ),
    ),
    "transfers_in": (
        Source(
            kind="transfers_in",
            group="transfer_in",
            says={
                "child_id": "child",
                "notified_on": "notified on",
                "from_council": "from council",
                "papers_received_on": "papers on",
            },
        ),
    ),
    "visits": (
        Source(
            kind="visits",
            group="visit",
            says={
                "child_id": "child",
                "visited_on": "visited on",
                "kind": "kind of visit",
                "seen": "seen",
                "seen_alone": "seen alone",
                "bedroom_seen": "bedroom seen",
            },
        ),
    ),
    "chaired_conferences": (
        Source(
            kind="chaired_conferences",
            group="chaired_conference",
            says={
                "child_id": "child",
                "meeting": "meeting",
                "conference_on": "conference on",
                "chair": "chair",
                "interpreter": "interpreter",
                "dissent": "dissent",
                "escalated_on": "escalated on",
                "answered_on": "answered on",
                "would_end_plan": "what would end the plan",
                "sustained_change": "evidence of change",
            },
        ),
    ),
    "reviewing_officers": (
        Source(
            kind="reviewing_officers",
            group="reviewing_officer",
            says={
                "child_id": "child",
                "officer": "reviewing officer",
                "started_on": "reviews from",
                "ended_on": "reviews to",
            },
        ),
    ),
    "reviewing_disputes": (
        Source(
            kind="reviewing_disputes",
            group="reviewing_dispute",
            says={
                "child_id": "child",
                "raised_on": "dispute raised on",
                "resolved_on": "resolved on",
                "cafcass_on": "Cafcass on",
            },
        ),
    ),
}
