"""What the case system's forms tell of a child, in words. What people wrote in their own words is
not repeated: it may name anybody."""

from goldenthread.record.labels import Row, label, lower


def decision_at_the_door(row: Row) -> str:
    """`Decision on a referral`."""
    kind = lower(label("front_door_decisions", "kind", row))
    return f"Decision on a {kind}" if kind else "Decision at the front door"


def strategy_discussion(row: Row) -> str:
    """What it decided."""
    decided = {True: "a section 47 enquiry began", False: "no enquiry began", None: ""}
    return decided[row["led_to_enquiry"]]


def agency_at_a_meeting(row: Row) -> str:
    """`Police: initial conference`."""
    return ": ".join(
        (
            label("meeting_agencies", "agency", row) or "An agency",
            lower(label("meeting_agencies", "meeting", row)) or "a meeting",
        )
    )


def what_an_agency_did(row: Row) -> str:
    """Whether it was asked, came and sent a report; nothing where nobody said."""
    came = {True: "came", False: "did not come", None: ""}
    if row["apologies"]:
        came[False] = "sent apologies"
    parts = [
        "not of this child's agencies" if row["relevant"] is False else "",
        _invited(row),
        came[row["came"]],
        "contributed" if row["contributed"] else "",
        "report received" if row["report_received_on"] else "",
        "report shared with the family" if row["report_shared_on"] else "",
    ]
    return "; ".join(part for part in parts if part)


def _invited(row: Row) -> str:
    if row["invited_on"]:
        return "invited"
    return "not invited" if row["not_invited_because"] else "no invitation on record"


def paper(row: Row) -> str:
    """`Minutes of a review conference, for the mother`."""
    named = label("meeting_papers", "paper", row) or "A paper"
    meeting = lower(label("meeting_papers", "meeting", row)) or "meeting"
    recipient = lower(label("meeting_papers", "recipient", row)) or "a recipient"
    return f"{named}, {meeting}, for {recipient}"


def how_far_a_paper_is(row: Row) -> str:
    """The version, and the last stage that it has reached."""
    stages = {
        "sent_on": "sent",
        "address_checked_on": "address checked",
        "checked_on": "checked",
        "typed_on": "typed",
    }
    reached = next((words for day, words in stages.items() if row[day]), "not typed")
    challenged = "challenged" if row["challenged_on"] else ""
    version = lower(label("meeting_papers", "version", row))
    return "; ".join(part for part in (version, reached, challenged) if part)


def chaired_conference(row: Row) -> str:
    """`Form of the review conference`."""
    return f"Form of the {lower(label('chaired_conferences', 'meeting', row)) or 'conference'}"


def about_a_conference(row: Row) -> str:
    """Who chairs it, whether somebody did not agree, and whether an interpreter is needed."""
    interpreter = lower(label("chaired_conferences", "interpreter", row))
    parts = [
        f"chair: {row['chair']}" if row["chair"] else "no chair is named",
        f"interpreter: {interpreter}" if interpreter else "",
        "somebody did not agree" if row["dissent"] else "",
    ]
    return "; ".join(part for part in parts if part)


def supervision(row: Row) -> str:
    """What kind of supervision it was."""
    return label("supervisions", "kind", row) or "Supervision"


def management_decision(row: Row) -> str:
    """What it was about."""
    about = lower(label("management_decisions", "about", row))
    return f"Management decision, {about}" if about else "Management decision"
