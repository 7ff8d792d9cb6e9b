"""Where the children in need census says each column of the record."""

from goldenthread.record.table import Source

CENSUS = "cin_census"

SAID: dict[str, tuple[Source, ...]] = {
    "people": (
        Source(
            kind=CENSUS,
            group="Child",
            says={
                "child_id": "LAchildID",
                "upn": "UPN",
                "former_upn": "FormerUPN",
                "upn_unknown": "UPNunknown",
                "born_on": "PersonBirthDate",
                "expected_on": "ExpectedPersonBirthDate",
                "sex": "Sex",
                "ethnicity": "Ethnicity",
                "died_on": "PersonDeathDate",
            },
        ),
    ),
    "disabilities": (
        Source(
            kind=CENSUS,
            group="Disability",
            says={
                "child_id": "Child.LAchildID",
                "disability": "Disability",
            },
        ),
    ),
    "referrals": (
        Source(
            kind=CENSUS,
            group="CINdetails",
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINreferralDate",
                "source": "ReferralSource",
                "primary_need": "PrimaryNeedCode",
                "closed_on": "CINclosureDate",
                "closure_reason": "ReasonForClosure",
                "no_further_action": "ReferralNFA",
            },
        ),
    ),
    "assessments": (
        Source(
            kind=CENSUS,
            group="Assessments",
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINdetails.CINreferralDate",
                "started_on": "AssessmentActualStartDate",
                "reviewed_internally_on": "AssessmentInternalReviewDate",
                "authorised_on": "AssessmentAuthorisationDate",
            },
        ),
    ),
    "assessment_factors": (
        Source(
            kind=CENSUS,
            group="AssessmentFactors",
            says={
                "child_id": "Child.LAchildID",
                "assessment_started_on": "Assessments.AssessmentActualStartDate",
                "factor": "AssessmentFactors",
            },
        ),
    ),
    "cin_plans": (
        Source(
            kind=CENSUS,
            group="CINPlanDates",
            since=2022,
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINdetails.CINreferralDate",
                "started_on": "CINPlanStartDate",
                "ended_on": "CINPlanEndDate",
            },
        ),
    ),
    "section_47_enquiries": (
        Source(
            kind=CENSUS,
            group="Section47",
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINdetails.CINreferralDate",
                "started_on": "S47ActualStartDate",
                "conference_target_on": "InitialCPCtarget",
                "conference_on": "DateOfInitialCPC",
                "conference_not_required": "ICPCnotRequired",
            },
        ),
    ),
    "conferences": (
        Source(
            kind=CENSUS,
            group="Section47",
            where_filled="DateOfInitialCPC",
            constants={"kind": "after an enquiry"},
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINdetails.CINreferralDate",
                "held_on": "DateOfInitialCPC",
                "enquiry_started_on": "S47ActualStartDate",
            },
        ),
        Source(
            kind=CENSUS,
            group="CINdetails",
            where_filled="DateOfInitialCPC",
            constants={"kind": "transfer in"},
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINreferralDate",
                "held_on": "DateOfInitialCPC",
            },
        ),
    ),
    "child_protection_plans": (
        Source(
            kind=CENSUS,
            group="ChildProtectionPlans",
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINdetails.CINreferralDate",
                "started_on": "CPPstartDate",
                "ended_on": "CPPendDate",
                "initial_category": "InitialCategoryOfAbuse",
                "latest_category": "LatestCategoryOfAbuse",
                "declared_earlier_plans": "NumberOfPreviousCPP",
            },
        ),
    ),
    "child_protection_reviews": (
        Source(
            kind=CENSUS,
            group="CPPreviewDate",
            says={
                "child_id": "Child.LAchildID",
                "plan_started_on": "ChildProtectionPlans.CPPstartDate",
                "held_on": "CPPreviewDate",
            },
        ),
    ),
    "pre_proceedings": (
        Source(
            kind=CENSUS,
            group="PreProceedingsandFGDM",
            since=2027,
            says={
                "child_id": "Child.LAchildID",
                "referred_on": "CINdetails.CINreferralDate",
                "started_on": "PPStartDate",
                "letter_sent_on": "LBPSentDate",
                "family_meeting_offered": "FGDMMeetingOffer",
                "family_meeting_held": "FGDMMeetingFac",
                "first_meeting_on": "InitialPPMeetingDate",
                "review_meetings": "ReviewMeetingsCount",
                "decided_on": "StepDecisionDate",
                "outcome": "PPOutcome",
                "applied_to_court_on": "CourtAppDate",
                "letter_of_issue_on": "LetterInitCPDate",
            },
        ),
    ),
}
