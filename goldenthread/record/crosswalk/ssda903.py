"""Where the SSDA903 says each column of the record."""

from goldenthread.record.table import Source

KIND = "ssda903"


def _child(group: str, **says: str) -> Source:
    """A table that repeats who the child is: it completes the header, once a child."""
    return Source(
        kind=KIND,
        group=group,
        one_a_key=True,
        completes=True,
        says={"child_id": "CHILD", "born_on": "DOB", **says},
    )


def _rows(group: str, since: int = 0, where_filled: str = "", **says: str) -> Source:
    return Source(
        kind=KIND,
        group=group,
        since=since,
        where_filled=where_filled,
        says={"child_id": "CHILD", **says},
    )


SAID: dict[str, tuple[Source, ...]] = {
    "people": (
        _rows(
            "header",
            upn="UPN",
            upn_unknown="UPN_UNKNOWN",
            born_on="DOB",
            sex="SEX",
            ethnicity="ETHNIC",
        ),
        Source(
            kind=KIND,
            group="episodes",
            one_a_key=True,
            completes=True,
            says={"child_id": "CHILD"},
        ),
        _child("uasc", sex="SEX"),
        *(
            _child(group)
            for group in (
                "reviews",
                "oc2",
                "oc3",
                "ad1",
                "placed_for_adoption",
                "previous_permanence",
                "missing",
                "sw_episodes",
                "dolo",
            )
        ),
    ),
    "mothers": (_rows("header", where_filled="IS_MOTHER", their_child_born_on="MC_DOB"),),
    "looked_after_periods": (
        _rows(
            "periods_of_care",
            started_on="STARTED",
            ended_on="ENDED",
            category_of_need="CIN",
            reason_ended="REC",
            began_earlier="BEGAN_EARLIER",
        ),
    ),
    "placements": (
        _rows(
            "placements",
            started_on="STARTED",
            ended_on="ENDED",
            placement_type="PLACE",
            provider="PLACE_PROVIDER",
            reason_started="RNE",
            reason_ended="REC",
            change_reason="REASON_PLACE_CHANGE",
            postcode="PL_POST",
            home_postcode="HOME_POST",
            urn="URN",
            began_earlier="BEGAN_EARLIER",
        ),
    ),
    "legal_statuses": (
        _rows(
            "legal_statuses",
            started_on="STARTED",
            ended_on="ENDED",
            legal_status="LS",
            began_earlier="BEGAN_EARLIER",
        ),
    ),
    "care_episodes": (
        _rows(
            "episodes",
            where_filled="IN_CARE",
            started_on="DECOM",
            ended_on="DEC",
            reason_started="RNE",
            legal_status="LS",
            category_of_need="CIN",
            placement_type="PLACE",
            reason_ended="REC",
        ),
    ),
    "short_breaks": (
        _rows(
            "episodes",
            where_filled="SHORT_BREAK",
            started_on="DECOM",
            ended_on="DEC",
            legal_status="LS",
            category_of_need="CIN",
            placement_type="PLACE",
            provider="PLACE_PROVIDER",
            reason_ended="REC",
        ),
    ),
    "looked_after_reviews": (_rows("reviews", held_on="REVIEW", participation="REVIEW_CODE"),),
    "missing_episodes": (
        _rows("missing", started_on="MIS_START", ended_on="MIS_END", kind="MISSING"),
    ),
    "deprivation_of_liberty_orders": (
        _rows("dolo", since=2027, started_on="DOLO_START", ended_on="DOLO_END"),
    ),
    "allocations": (
        _rows(
            "sw_episodes",
            since=2024,
            worker="SW_ID",
            team="SW_TEAM",
            started_on="SW_DECOM",
            ended_on="SW_DEC",
            change_reason="SW_REASON",
        ),
    ),
    "health_of_looked_after": (
        _rows(
            "oc2",
            year="YEAR",
            development_checked="HEALTH_CHECK",
            immunised="IMMUNISATIONS",
            teeth_checked="TEETH_CHECK",
            health_assessed="HEALTH_ASSESSMENT",
            convicted="CONVICTED",
            substance_misuse="SUBSTANCE_MISUSE",
            intervention_offered="INTERVENTION_OFFERED",
            intervention_received="INTERVENTION_RECEIVED",
        ),
    ),
    "strengths_and_difficulties": (
        _rows(
            "oc2",
            where_filled="HAS_SDQ",
            year="YEAR",
            score="SDQ_SCORE",
            reason_for_none="SDQ_REASON",
        ),
    ),
    "adoption_decisions": (
        _rows(
            "placed_for_adoption",
            decided_on="DATE_PLACED",
            reversed_on="DATE_PLACED_CEASED",
            reason_reversed="REASON_PLACED_CEASED",
        ),
        Source(
            kind=KIND,
            group="ad1",
            completes=True,
            says={
                "child_id": "CHILD",
                "decided_on": "DATE_INT",
                "matched_on": "DATE_MATCH",
                "by_foster_carer": "FOSTER_CARE",
                "adopters": "NB_ADOPTR",
                "adopters_sex": "SEX_ADOPTR",
                "adopters_legal_status": "LS_ADOPTR",
            },
        ),
    ),
    "previous_permanence": (
        _rows(
            "previous_permanence",
            arrangement="PREV_PERM",
            arranged_by="LA_PERM",
            ordered_on="DATE_PERM",
            ordered_in="YEAR_PERM",
        ),
    ),
    "care_leavers_by_year": (
        _rows(
            "oc3",
            year="YEAR",
            in_touch="IN_TOUCH",
            activity="ACTIV",
            accommodation="ACCOM",
            accommodation_suitable="SUITABLE",
        ),
    ),
    "unaccompanied_children": (_rows("uasc", ceases_on="DUC"),),
}
