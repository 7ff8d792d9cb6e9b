"""What each table of the record tells of a child, in words, and at which step of help it lies."""

from goldenthread.record import words_of_partners, words_of_protection
from goldenthread.record.labels import Row, label, lower
from goldenthread.record.telling_care import TELLINGS_OF_CARE
from goldenthread.record.telling_forms import TELLINGS_OF_FORMS
from goldenthread.record.telling_shape import PARTNERS, Step, Telling

__all__ = (
    "END_CANNOT_BE_READ",
    "END_NEVER_SAID",
    "NO_LONGER_HELD",
    "PARTNERS",
    "TELLINGS",
    "Step",
    "Telling",
    "words_of",
)

END_CANNOT_BE_READ = "its end cannot be read"
NO_LONGER_HELD = "a later file no longer holds it"
END_NEVER_SAID = f"nobody wrote when it ended; {NO_LONGER_HELD}"


def _referral(row: Row) -> str:
    return "Referral, no further action" if row["no_further_action"] else "Episode of need"


def _about_the_referral(row: Row) -> str:
    need = label("referrals", "primary_need", row)
    source = label("referrals", "source", row)
    parts = [
        f"main reason {lower(need)}" if need else "",
        f"referred by {lower(source)}" if source else "",
    ]
    return "; ".join(part for part in parts if part)


def _why_closed(row: Row) -> str:
    closed = label("referrals", "closure_reason", row)
    return f"closed because {lower(closed)}" if closed else ""


def _factors(row: Row) -> str:
    found = [
        label("assessment_factors", "factor", {**row, "factor": code})
        for code in row["factors"] or ()
    ]
    return "found " + "; ".join(lower(words) for words in found) if found else ""


def _plan(row: Row) -> str:
    first = label("child_protection_plans", "initial_category", row)
    latest = label("child_protection_plans", "latest_category", row)
    if first and latest and first != latest:
        return f"Child protection plan, {lower(first)}, then {lower(latest)}"
    category = latest or first
    return f"Child protection plan, {lower(category)}" if category else "Child protection plan"


def _allocation(row: Row) -> str:
    worker, team = row["worker"] or "worker not recorded", row["team"] or "team not recorded"
    return f"{worker}, {team}"


def _contact(row: Row) -> str:
    source = label("contacts", "source", row)
    return f"by {lower(source)}" if source else ""


def _visit(row: Row) -> str:
    return f"Visit, {row['kind']}" if row["kind"] else "Child seen"


def _who_was_seen(row: Row) -> str:
    if row["seen_alone"]:
        return "seen alone"
    if row["seen"] is None:
        return "not seen alone" if row["seen_alone"] is False else ""
    if not row["seen"]:
        return "not seen"
    return "seen, not alone" if row["seen_alone"] is False else "seen"


TELLINGS: tuple[Telling, ...] = (
    Telling(
        table="people",
        step=Step.CHILD,
        starts="born_on",
        what="Born",
        also={"expected_on": "Birth expected", "died_on": "Died"},
        says_who=True,
    ),
    Telling(
        table="disabilities",
        step=Step.CHILD,
        what=lambda row: f"Disability: {lower(label('disabilities', 'disability', row))}",
        says_who=True,
        is_detail=True,
    ),
    Telling(
        table="names",
        step=Step.CHILD,
        what="Name and family",
        says_who=True,
        is_detail=True,
    ),
    Telling(
        table="identifiers",
        step=Step.CHILD,
        what=lambda row: f"Another number: {row['kind'] or 'kind not recorded'}",
        says_who=True,
        is_detail=True,
    ),
    Telling(
        table="addresses",
        step=Step.CHILD,
        starts="started_on",
        what=lambda row: f"Address, {lower(row['kind'])}" if row["kind"] else "Address",
        says_who=True,
        is_detail=True,
    ),
    Telling(
        table="allocations",
        step=Step.WORKERS,
        starts="started_on",
        ends="ended_on",
        what=_allocation,
    ),
    Telling(
        table="early_help_episodes",
        step=Step.EARLY_HELP,
        starts="started_on",
        ends="ended_on",
        what="Early help",
        detail=words_of_partners.early_help,
        at_the_end=lambda row: row["end_reason"] or "",
        also={"assessment_completed_on": "Early help assessment completed"},
    ),
    Telling(
        table="visits",
        step=Step.WORKERS,
        starts="visited_on",
        what=_visit,
        detail=_who_was_seen,
        is_aside=True,  # it does not say whose the child is
    ),
    Telling(
        table="contacts",
        step=Step.NEED,
        starts="contacted_on",
        what="Contact",
        detail=_contact,
    ),
    Telling(
        table="referrals",
        step=Step.NEED,
        starts="referred_on",
        ends="closed_on",
        unless="no_further_action",  # it opens no episode, and nothing closes it
        what=_referral,
        detail=_about_the_referral,
        at_the_end=_why_closed,
    ),
    Telling(
        table="assessments",
        step=Step.ASSESSMENT,
        starts="started_on",
        ends="authorised_on",
        what="Assessment",
        at_the_end=_factors,
        also={"reviewed_internally_on": "Internal review point of the assessment"},
    ),
    Telling(
        table="assessment_factors",
        step=Step.ASSESSMENT,
        starts="assessment_started_on",
        what=lambda row: f"Factor: {lower(label('assessment_factors', 'factor', row))}",
        is_detail=True,
    ),
    Telling(
        table="tool_results",
        step=Step.ASSESSMENT,
        starts="scored_on",
        what=words_of_protection.graded,
        detail=words_of_protection.by_whom_graded,
        is_aside=True,
    ),
    Telling(
        table="cin_plans",
        step=Step.CIN_PLAN,
        starts="started_on",
        ends="ended_on",
        what="Child in need plan",
    ),
    Telling(
        table="section_47_enquiries",
        step=Step.ENQUIRY,
        starts="started_on",
        what="Section 47 enquiry",
        detail=lambda row: "no conference needed" if row["conference_not_required"] else "",
        also={"ended_on": "Section 47 enquiry ended"},
    ),
    Telling(
        table="conferences",
        step=Step.ENQUIRY,
        starts="held_on",
        what="Initial conference",
        detail=words_of_protection.conference,
    ),
    Telling(
        table="child_protection_plans",
        step=Step.PROTECTION_PLAN,
        starts="started_on",
        ends="ended_on",
        what=_plan,
    ),
    Telling(
        table="plans_of_other_councils",
        step=Step.PROTECTION_PLAN,
        starts="started_on",
        ends="ended_on",
        what=words_of_protection.plan_of_another_council,
    ),
    Telling(
        table="child_protection_reviews",
        step=Step.PROTECTION_PLAN,
        starts="held_on",
        what="Review conference",
        detail=words_of_protection.review,
    ),
    Telling(
        table="pre_proceedings",
        step=Step.PRE_PROCEEDINGS,
        starts="started_on",
        ends="decided_on",
        what="Pre-proceedings",
        detail=words_of_protection.legal_gateway,
        at_the_end=words_of_protection.how_pre_proceedings_ended,
        also={
            "letter_sent_on": "Letter before proceedings sent",
            "first_meeting_on": "First pre-proceedings meeting",
            "applied_to_court_on": "Application to court",
            "letter_of_issue_on": "Letter of issue to the parents",
        },
    ),
    *TELLINGS_OF_CARE,
    *TELLINGS_OF_FORMS,
    Telling(
        table="school_attendance",
        step=Step.SCHOOL,
        starts="started_on",
        ends="ended_on",
        what=words_of_partners.attendance,
        detail=words_of_partners.about_attendance,
    ),
    Telling(
        table="appointments",
        step=Step.APPOINTMENTS,
        starts="appointment_on",
        what=words_of_partners.appointment,
        detail=lambda row: row["service"] or "",
    ),
    Telling(
        table="health_contacts",
        step=Step.HEALTH,
        starts="contact_on",
        what=words_of_partners.health_contact,
        detail=words_of_partners.about_health_contact,
    ),
    Telling(
        table="housing",
        step=Step.HOUSING,
        starts="started_on",
        ends="ended_on",
        what=lambda row: label("housing", "need", row) or "A need that is not recorded",
    ),
)


def words_of(telling: Telling, row: Row) -> tuple[str, str, str]:
    """What this row tells, in a few words; what more; and what is known of it at its end."""
    what = telling.what if isinstance(telling.what, str) else telling.what(row)
    return (
        what,
        telling.detail(row) if telling.detail else "",
        telling.at_the_end(row) if telling.at_the_end else "",
    )
