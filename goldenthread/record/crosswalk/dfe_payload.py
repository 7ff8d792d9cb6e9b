"""Where DfE's daily payload says each column of the record."""

from goldenthread.record.table import Source

PAYLOAD = "dfe_payload"
CHILD, EPISODE = "child.la_child_id", "social_care_episodes.referral_date"


def _from(group: str, says: dict[str, str], where_filled: str = "", **constants: str) -> Source:
    return Source(
        kind=PAYLOAD,
        group=group,
        says={"child_id": CHILD, **says},
        where_filled=where_filled,
        constants=constants,
        gives_way=True,
    )


SAID: dict[str, tuple[Source, ...]] = {
    "people": (
        _from(
            "child",
            {
                "upn": "unique_pupil_number",
                "former_upn": "former_unique_pupil_number",
                "upn_unknown": "unique_pupil_number_unknown_reason",
                "born_on": "date_of_birth",
                "expected_on": "expected_date_of_birth",
                "sex": "sex",
                "ethnicity": "ethnicity",
            },
        ),
    ),
    "disabilities": (_from("disability", {"disability": "disability"}),),
    "names": (
        Source(
            kind=PAYLOAD,
            group="child_names",
            says={"child_id": "la_child_id", "name": "name"},
            where_filled="name",
            gives_way=True,
        ),
    ),
    "allocations": (
        _from(
            "care_worker_details",
            {"worker": "worker_id", "started_on": "start_date", "ended_on": "end_date"},
        ),
    ),
    "referrals": (
        _from(
            "social_care_episodes",
            {
                "referred_on": "referral_date",
                "source": "referral_source",
                "closed_on": "closure_date",
                "closure_reason": "closure_reason",
                "no_further_action": "referral_no_further_action_flag",
            },
        ),
    ),
    "assessments": (
        _from(
            "child_and_family_assessments",
            {
                "referred_on": EPISODE,
                "started_on": "start_date",
                "authorised_on": "authorisation_date",
            },
        ),
    ),
    "assessment_factors": (
        _from(
            "factor",
            {
                "assessment_started_on": "child_and_family_assessments.start_date",
                "factor": "factor",
            },
        ),
    ),
    "cin_plans": (
        _from(
            "child_in_need_plans",
            {"referred_on": EPISODE, "started_on": "start_date", "ended_on": "end_date"},
        ),
    ),
    "section_47_enquiries": (
        _from(
            "section_47_assessments",
            {
                "referred_on": EPISODE,
                "started_on": "start_date",
                "conference_on": "icpc_date",
                "conference_not_required": "icpc_not_required",
            },
        ),
    ),
    "conferences": (
        _from(
            "section_47_assessments",
            {"referred_on": EPISODE, "held_on": "icpc_date", "enquiry_started_on": "start_date"},
            where_filled="icpc_date",
            kind="after an enquiry",
        ),
    ),
    "child_protection_plans": (
        _from(
            "child_protection_plans",
            {"referred_on": EPISODE, "started_on": "start_date", "ended_on": "end_date"},
        ),
    ),
    "placements": (
        _from(
            "child_looked_after_placements",
            {
                "started_on": "start_date",
                "ended_on": "end_date",
                "placement_type": "placement_type",
                "postcode": "postcode",
                "change_reason": "change_reason",
            },
        ),
    ),
}
