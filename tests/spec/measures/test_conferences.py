"""Section 47 enquiries and initial conferences"""

from collections.abc import Callable

from goldenthread.measures.conferences import CON_01, CON_02, S47_01, S47_02

Spec = Callable[..., None]


def test_enquiries_started(measure_spec: Spec) -> None:
    """Each enquiry counts in the period in which it started, from the first day to the last."""
    measure_spec(
        S47_01,
        given={
            "section_47_enquiries": """
                child_id | started_on
                Ann      | 2025-03-01
                Ann      | 2025-03-31
                Ben      | 2025-02-28
                Cal      | 2025-04-01
            """,
            "population": """
                year | age | people
                2024 | 5   | 1000
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict | reason
            Ann      | met     | Enquiry started 1 March 2025.
            Ann      | met     | Enquiry started 31 March 2025.
        """,
        number="2 (20.0 per 10,000 children aged 0 to 17; 2.2 to 72.2)",
    )


def test_enquiries_that_led_to_a_conference(measure_spec: Spec) -> None:
    """Counted are enquiries with an outcome by the day asked about: a conference, or that none was
    required."""
    measure_spec(
        S47_02,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on | conference_not_required
                Ann      | 2025-03-10 | 2025-03-31    | no
                Ben      | 2025-03-20 |               | yes
                Cal      | 2025-03-20 |               | no
                Dee      | 2025-03-20 |               |
                Eve      | 2025-03-20 | ?31 April     | no
                Fay      | 2025-03-10 | 2025-03-31    | yes
                Gus      | 2025-03-20 |               | ?perhaps
                Hal      | 2025-03-20 | 2025-04-01    | no
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Enquiry started 10 March 2025; conference held 31 March 2025.
            Ben      | not met  | Enquiry started 20 March 2025; it ended with no conference required.
            Cal      | unjudged | Enquiry started 20 March 2025: no outcome is recorded yet.
            Dee      | unjudged | Enquiry started 20 March 2025: no outcome is recorded yet.
            Eve      | unjudged | Enquiry started 20 March 2025: the conference date cannot be read.
            Fay      | met      | Enquiry started 10 March 2025; conference held 31 March 2025.
            Gus      | unjudged | Enquiry started 20 March 2025: whether a conference is required cannot be read.
            Hal      | unjudged | Enquiry started 20 March 2025: no outcome is recorded yet.
        """,
        number="2 of 3 (66.7 %; 20.8 to 93.9 %); 5 cannot be judged",
    )


def test_a_month_is_asked_as_at_the_newest_day_of_its_series(measure_spec: Spec) -> None:
    """A conference after the end of the month, held by the day asked about, is known by then."""
    measure_spec(
        S47_02,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on | conference_not_required
                Ann      | 2025-03-20 | 2025-04-08    | no
                Ben      | 2025-03-20 | 2025-07-01    | no
            """,
        },
        period="2025-03",
        on="2025-06-30",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Enquiry started 20 March 2025; conference held 8 April 2025.
            Ben      | unjudged | Enquiry started 20 March 2025: no outcome is recorded yet.
        """,
        number="1 of 1 (100.0 %; 20.7 to 100.0 %); 1 cannot be judged",
    )


def test_conferences_within_15_working_days(measure_spec: Spec) -> None:
    """From the strategy discussion of 16 December 2024 they run to 9 January, holidays left out.

    A conference counts in the period in which it was held. One dated before its enquiry is out of
    DfE's bands, and one that cannot be read is looked for when it was due.
    """
    measure_spec(
        CON_01,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on | conference_not_required
                Ann      | 2024-12-16 | 2025-01-09    |
                Ben      | 2024-12-16 | 2025-01-10    |
                Cal      | 2025-01-20 | 2025-01-20    |
                Dee      | 2025-01-20 | 2025-01-17    |
                Eve      | 2024-12-16 | ?31 Nov       |
                Fay      | ?31 Nov    | 2025-01-17    |
                Gus      | 2025-01-02 | 2025-02-01    |
                Hal      | 2024-12-16 |               | yes
                Ida      | 2024-12-16 | 2025-01-31    | yes
            """,
            "conferences": """
                child_id | held_on    | kind
                Jan      | 2025-01-09 | transfer in
            """,
        },
        period="2025-01",
        then="""
            child_id | verdict  | working_days_taken | reason
            Ann      | met      | 11 to 15           | Conference held 9 January 2025, 15 working days after the enquiry started 16 December 2024; due by 9 January 2025, after 15 working days.
            Ben      | not met  | 16 to 20           | Conference held 10 January 2025, 16 working days after the enquiry started 16 December 2024; it was due by 9 January 2025, after 15 working days.
            Cal      | met      | 0 to 10            | Conference held 20 January 2025, 0 working days after the enquiry started 20 January 2025; due by 10 February 2025, after 15 working days.
            Dee      | unjudged | not known          | Enquiry started 20 January 2025, conference held 17 January 2025: the conference is dated before the enquiry.
            Eve      | unjudged | not known          | Enquiry started 16 December 2024, conference held: the conference date cannot be read.
            Fay      | unjudged | not known          | Enquiry started not known, conference held 17 January 2025: its start date cannot be read.
            Ida      | not met  | 21 or more         | Conference held 31 January 2025, 31 working days after the enquiry started 16 December 2024; it was due by 9 January 2025, after 15 working days.
        """,
        number="2 of 4 (50.0 %; 15.0 to 85.0 %); 3 cannot be judged",
    )


def test_conferences_that_led_to_a_plan(measure_spec: Spec) -> None:
    """A plan of the child starts on the day of the conference, whatever led to that."""
    measure_spec(
        CON_02,
        given={
            "conferences": """
                child_id | held_on    | kind
                Ann      | 2025-03-10 | after an enquiry
                Ben      | 2025-03-10 | after an enquiry
                Cal      | 2025-03-31 | transfer in
                Dee      | 2025-03-10 | after an enquiry
                Eve      | 2025-04-01 | after an enquiry
            """,
            "child_protection_plans": """
                child_id | started_on
                Ann      | 2025-03-10
                Ben      | 2025-03-11
                Cal      | 2025-03-31
                Dee      | ?31 March?
                Eve      | 2025-04-01
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | kind             | reason
            Ann      | met      | after an enquiry | Conference held 10 March 2025 (after an enquiry); a plan started on the same day.
            Ben      | not met  | after an enquiry | Conference held 10 March 2025 (after an enquiry); no plan started on that day.
            Cal      | met      | transfer in      | Conference held 31 March 2025 (transfer in); a plan started on the same day.
            Dee      | unjudged | after an enquiry | Conference held 10 March 2025 (after an enquiry): the child has a plan whose start is not known.
        """,
    )
