"""Where the files of partners say each column of the record: schools, health services, housing."""

from goldenthread.record.table import Source

SAID: dict[str, tuple[Source, ...]] = {
    "school_attendance": (
        Source(
            kind="school_attendance",
            group="attendance",
            says={
                "child_id": "child",
                "school": "school",
                "started_on": "from",
                "ended_on": "to",
                "possible": "possible sessions",
                "attended": "attended sessions",
                "authorised_absence": "authorised absence",
                "unauthorised_absence": "unauthorised absence",
                "suspended": "suspended sessions",
                "on_roll": "on roll",
            },
        ),
    ),
    "appointments": (
        Source(
            kind="was_not_brought",
            group="appointment",
            says={
                "child_id": "child",
                "appointment_on": "appointment on",
                "service": "service",
                "outcome": "outcome",
                "reason": "reason",
            },
        ),
    ),
    "health_contacts": (
        Source(
            kind="health_contacts",
            group="health_contact",
            says={
                "child_id": "child",
                "contact_on": "contact on",
                "contact_by": "contact by",
                "kind": "kind of contact",
                "concern_raised": "concern raised",
                "weeks_when_booked": "weeks when booked",
            },
        ),
    ),
    "housing": (
        Source(
            kind="housing",
            group="housing_need",
            says={
                "child_id": "child",
                "family": "family",
                "started_on": "housing from",
                "ended_on": "housing to",
                "need": "housing need",
            },
        ),
    ),
}
