"""Where an Annex A says each column of the record."""

from goldenthread.record.table import Source

KIND = "annex_a"
CHILD = "Child Unique ID"
LISTS = tuple(f"list_{number}" for number in range(1, 11))
DISABLED = "Does the Child have a Disability"
SAY_DISABILITY = LISTS[3:]
HELD_BY = ("list_8", "list_7", "list_6", "list_9", "list_4", "list_5", "list_3")

REFERRED, STARTED_IN_NEED = "Date of Referral", "CIN Start Date"
ENQUIRED = "Strategy discussion initiating Section 47 Enquiry Start Date"
CONFERRED = "Date of Initial Child Protection Conference"
PLANNED = "Child Protection Plan Start Date"
IN_CARE_FROM, IN_CARE_TO = "Date Started to be Looked After", "Date Ceased to be Looked After"
PLACED = "Start Date of Most Recent Placement"
LEGAL_FROM = "Start date of current legal status"


def _source(
    group: str,
    says: dict[str, str],
    *,
    where_filled: str = "",
    constants: dict[str, str] | None = None,
    only_the_latest: bool = False,
    as_now: bool = False,
    gives_way: bool = False,
) -> Source:
    return Source(
        kind=KIND,
        group=group,
        where_filled=where_filled,
        constants=constants or {},
        only_the_latest=only_the_latest,
        as_now=as_now,
        gives_way=gives_way,
        says={"child_id": CHILD, **says},
    )


def _completing(
    group: str, says: dict[str, str], where_filled: str = "", *, one_a_key: bool = True
) -> Source:
    """A list that repeats what an earlier one has said, and may itself name a child twice."""
    return Source(
        kind=KIND,
        group=group,
        completes=True,
        one_a_key=one_a_key,
        where_filled=where_filled,
        says={"child_id": CHILD, **says},
    )


def _who(group: str) -> Source:
    says = {
        "born_on": "Date of Birth",
        "expected_on": "Expected date of birth",
        "sex": "Gender",
        "ethnicity": "Ethnicity",
    }
    if group in SAY_DISABILITY:
        says["has_disability"] = DISABLED
    return _completing(group, says)


def _visit(group: str, day: str, always: str = "", **says: str) -> Source:
    """A last visit, which is `always` of one kind where no cell says which.

    A list says less of it than those who list every visit do (whether the child was seen), and is
    believed where they say nothing.
    """
    return _source(
        group,
        {"visited_on": day, **says},
        where_filled=day,
        constants={"kind": always} if always else {},
        only_the_latest=True,
        gives_way=True,
    )


PEOPLE: dict[str, tuple[Source, ...]] = {
    "people": tuple(_who(group) for group in LISTS),
    "allocations": tuple(
        _source(
            group,
            {"worker": "Allocated Worker", "team": "Allocated Team", "ended_on": "Held to"},
            where_filled="Holds the case",
        )
        for group in HELD_BY
    ),
    "unaccompanied_children": tuple(
        _completing(group, {}, where_filled="Is unaccompanied") for group in ("list_8", "list_9")
    ),
}

FRONT_DOOR: dict[str, tuple[Source, ...]] = {
    "contacts": (
        _source("list_1", {"contacted_on": "Date of Contact", "source": "Contact Source"}),
    ),
    "early_help_episodes": (
        Source(
            kind=KIND,
            group="list_2",
            # The list has assessments, and current help, and never says when help ended.
            never_said=("ended_on",),
            says={
                "child_id": CHILD,
                "started_on": "Assessment start date",
                "assessment_completed_on": "Assessment completion date",
                "organisation": "Organisation completing assessment",
            },
        ),
    ),
    "referrals": (
        _source(
            "list_3",
            {
                "referred_on": REFERRED,
                "source": "Referral Source",
                "no_further_action": "Referral NFA",
                "closed_on": "Closed",
                "declared_in_a_year": "Number of Referrals in Last 12 Months",
            },
        ),
        _completing(
            "list_6",
            {
                "referred_on": STARTED_IN_NEED,
                "no_further_action": "Turned away",
                "primary_need": "Primary Need Code",
                "primary_need_says": "Primary need in words",
                "primary_need_names_neglect": "Primary need names neglect",
                "closed_on": "CIN Closure Date",
                "closure_reason": "Reason for Closure",
                "case_status": "Case Status",
            },
            one_a_key=False,
        ),
    ),
    "assessments": (
        _source(
            "list_4",
            {
                "referred_on": "Referred on",
                "started_on": "Continuous Assessment Start Date",
                "authorised_on": "Continuous Assessment Date of Authorisation",
                "child_seen": "Child Seen During Continuous Assessment",
                "support_needed": "Assessed as requiring support",
            },
        ),
    ),
}

PROTECTION: dict[str, tuple[Source, ...]] = {
    "section_47_enquiries": (
        _source(
            "list_5",
            {
                "referred_on": "Referred on",
                "started_on": ENQUIRED,
                "conference_on": CONFERRED,
                "conference_not_required": (
                    "Was an Initial Child Protection Conference deemed unnecessary"
                ),
            },
            where_filled="Is an enquiry",
        ),
    ),
    "conferences": (
        _source(
            "list_5",
            {
                "referred_on": "Referred on",
                "held_on": CONFERRED,
                "kind": "Kind of conference",
                "enquiry_started_on": ENQUIRED,
                "led_to_plan": (
                    "Did the Initial Child Protection Conference Result in a Child Protection Plan"
                ),
            },
            where_filled=CONFERRED,
        ),
    ),
    "child_protection_plans": (
        _source(
            "list_7",
            {
                "referred_on": "Referred on",
                "started_on": PLANNED,
                "ended_on": "Child Protection Plan End Date",
                "initial_category": "Initial Category of Abuse",
                "latest_category": "Latest Category of Abuse",
                "declared_earlier_plans": "Number of Previous Child Protection Plans",
                "initial_category_says": "Initial category in words",
                "latest_category_says": "Latest category in words",
                "names_neglect": "Names neglect",
                "emergency_protection": "Emergency or police protection in the last six months",
            },
        ),
    ),
    "child_protection_reviews": (
        _source(
            "list_7",
            {"plan_started_on": PLANNED, "held_on": "Date of latest review conference"},
            where_filled="Date of latest review conference",
            only_the_latest=True,
        ),
    ),
    "visits": (
        _visit(
            "list_7",
            "Date of the Last Statutory Visit",
            "child protection",
            seen="Seen",
            seen_alone="Was the Child Seen Alone",
        ),
        _visit("list_8", "Date of Last Social Work Visit", "looked after"),
        _visit(
            "list_6",
            "Date Child Was Last Seen",
            kind="Kind of visit",
            seen="Seen when last seen",
        ),
    ),
}

IN_CARE: dict[str, tuple[Source, ...]] = {
    "looked_after_periods": (
        _source(
            "list_8",
            {
                "started_on": IN_CARE_FROM,
                "ended_on": IN_CARE_TO,
                "category_of_need": "Category of need",
                "reason_ended": "Reason Ceased to be Looked After",
                "again_within_a_year": "Again within twelve months",
            },
            where_filled="In care",
        ),
    ),
    "placements": (
        _source(
            "list_8",
            {
                "started_on": PLACED,
                # Ceasing to be looked after ends the placement; nothing else is said of its end.
                "ended_on": IN_CARE_TO,
                "placement_type": "Placement Type",
                "provider": "Placement Provider",
                "postcode": "Placement postcode",
                "urn": "URN of Placement",
                "outside_council": "Placement Location",
                "placed_in": "LA of Placement",
            },
            where_filled="Has a placement",
            only_the_latest=True,
        ),
    ),
    "legal_statuses": (
        _source(
            "list_8",
            {
                "started_on": LEGAL_FROM,
                "ended_on": IN_CARE_TO,
                "legal_status": "Legal status",
            },
            where_filled="Has a legal status",
            only_the_latest=True,
        ),
    ),
    "short_breaks": (
        _source(
            "list_8",
            {
                "started_on": IN_CARE_FROM,
                "ended_on": IN_CARE_TO,
                "legal_status": "Legal status",
                "category_of_need": "Category of need",
                "placement_type": "Placement Type",
                "provider": "Placement Provider",
                "reason_ended": "Reason Ceased to be Looked After",
            },
            where_filled="Short break",
        ),
    ),
    "looked_after_reviews": (
        _source(
            "list_8",
            {"held_on": "Date of Latest Statutory Review"},
            where_filled="Date of Latest Statutory Review",
            only_the_latest=True,
        ),
    ),
    "reviewing_officer_contacts": (
        _source(
            "list_8",
            {"contacted_on": "Date of last contact by the reviewing officer"},
            where_filled="Date of last contact by the reviewing officer",
            only_the_latest=True,
        ),
    ),
    "permanence_plans": (
        _source("list_8", {"plan": "Permanence plan"}, where_filled="Permanence plan", as_now=True),
    ),
    "last_year_in_care": (
        _source(
            "list_8",
            {
                "placements": "Number of Placements in the Last 12 months",
                "missing_episodes": "Times missing in twelve months",
                "away_episodes": "Times absent in twelve months",
                "interview_offered": "Return interview offered",
                "interview_accepted": "Return interview accepted",
            },
            where_filled="In care",
            as_now=True,
        ),
    ),
    "health_checks": tuple(
        _source(
            "list_8",
            {"held_on": day},
            where_filled=day,
            constants={"kind": kind},
            only_the_latest=True,
        )
        for day, kind in (
            ("Date of Last Health Assessment", "ASSESSMENT"),
            ("Date of Last Dental Check", "DENTAL"),
        )
    ),
}

AFTER_CARE: dict[str, tuple[Source, ...]] = {
    "care_leavers": (
        _source(
            "list_9",
            {
                "eligibility": "Eligibility Category",
                "personal_adviser": "Allocated Personal Advisor",
                "pathway_plan_reviewed_on": "Latest Pathway Plan Review Date",
                "last_contact_on": "Latest Date of Contact",
                "in_touch": "LA in Touch",
                "activity": "Activity Status",
                "accommodation": "Type of Accommodation",
                "accommodation_suitable": "Suitability of Accommodation",
            },
            as_now=True,
        ),
    ),
    "adoption_decisions": (
        _source(
            "list_10",
            {
                "decided_on": "Date of Decision that Child Should be Placed for Adoption",
                "placement_order_on": "Date of Placement Order",
                "matched_on": "Date of Matching Child and Prospective Adopters",
                "placed_on": "Date Placed for Adoption",
                "adopted_on": "Date of Adoption Order",
                "fostered_for_adoption_on": "Date placed for fostering for adoption",
                "reversed_on": "Date no longer to be placed for adoption",
                "reason_reversed": "Reason no longer to be placed for adoption",
            },
        ),
    ),
    "adopters": (
        Source(
            kind=KIND,
            group="list_11",
            says={
                "adopter_id": "Individual adopter identifier",
                "family": "Family identifier",
                "sex": "Gender",
                "ethnicity": "Ethnicity",
                "has_disability": "Disability",
                "fostering_for_adoption": "Fostering for adoption",
                "enquired_on": "Date enquiry received",
                "stage_one_started_on": "Date Stage 1 started",
                "stage_one_ended_on": "Date Stage 1 ended",
                "stage_two_started_on": "Date Stage 2 started",
                "stage_two_ended_on": "Date Stage 2 ended",
                "applied_on": "Date application submitted",
                "approved_on": "Date application approved",
                "matched_on": "Date adopter matched with child(ren)",
                "placed_on": "Date child/children placed with adopter(s)",
                "children_placed": "Number of children placed",
                "adopted_on": "Date of Adoption Order",
                "left_on": "Date of leaving adoption process",
                "reason_left": "Reason for leaving adoption process",
            },
        ),
    ),
}

SAID: dict[str, tuple[Source, ...]] = PEOPLE | FRONT_DOOR | PROTECTION | IN_CARE | AFTER_CARE
