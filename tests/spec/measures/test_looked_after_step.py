"""Children who are looked after in the continuum of need"""

import datetime
from collections.abc import Callable

from goldenthread.measures import continuum
from goldenthread.measures.continuum import children_of
from goldenthread.measures.neglect import NEG_01
from goldenthread.record.snapshot import Reading
from tests.spec.given import kinds_of, record_of

DAY = datetime.date(2025, 3, 31)
IN_CARE = {
    "looked_after_periods": """
        child_id | started_on | ended_on   | began_earlier
        Ann      | 2024-11-04 |            | no
        Ben      | 2024-11-04 |            | no
        Cal      | 2024-06-03 |            | yes
        Dee      | 2024-05-13 | 2025-03-31 | no
        Eve      | 2024-05-13 | ?31 June   | no
    """,
    "short_breaks": """
        child_id | started_on | legal_status
        Fay      | 2024-11-04 | V4
    """,
    "referrals": """
        child_id | referred_on | closed_on | primary_need
        Ann      | 2024-10-01  |           | N5
        Cal      | 2024-10-01  |           | N5
        Dee      | 2024-10-01  |           | N5
        Eve      | 2024-10-01  |           | N5
        Fay      | 2024-10-01  |           | N5
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        Ann      | 2024-10-01  | 2024-10-02 | 2024-11-10
        Cal      | 2024-10-01  | 2024-10-02 | 2024-11-10
        Dee      | 2024-10-01  | 2024-10-02 | 2024-11-10
        Eve      | 2024-10-01  | 2024-10-02 | 2024-11-10
        Fay      | 2024-10-01  | 2024-10-02 | 2024-11-10
    """,
    "assessment_factors": """
        child_id | assessment_started_on | factor
        Ann      | 2024-10-02            | 16A
        Cal      | 2024-10-02            | 3B
        Dee      | 2024-10-02            | 3B
        Eve      | 2024-10-02            | 3B
        Fay      | 2024-10-02            | 3B
    """,
}
FIRST_DAY = datetime.date(2024, 4, 1)
KIND = kinds_of("looked_after_periods")[0]


def read(last_day: datetime.date = DAY) -> Reading:
    return record_of(IN_CARE, days_of={KIND: (FIRST_DAY, last_day)})


def test_a_looked_after_child_stands_at_the_furthest_step(
    measure_spec: Callable[..., None],
) -> None:
    """Care marks nobody as neglected: that is said by the assessment of the open episode. Where the
    return does not go back to the day on which care began, no day is said. Of care whose end cannot
    be read, nothing is certain. Short breaks are no care."""
    measure_spec(
        NEG_01,
        given=IN_CARE,
        on="2025-03-31",
        care_speaks="2024-04-01 to 2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Looked after since 4 November 2024: 16A on the latest assessment (assessment authorised 10 November 2024).
            Ben      | unjudged | Looked after since 4 November 2024, neglect cannot be told: no completed assessment in the open episode.
            Cal      | not met  | Looked after from a day not known: the assessment authorised 10 November 2024 did not record neglect.
            Dee      | not met  | Open episode of need since 1 October 2024: the assessment authorised 10 November 2024 did not record neglect.
            Eve      | unjudged | Looked after since 13 May 2024, neglect cannot be told: a date that says whether the step is open is not known.
            Fay      | not met  | Open episode of need since 1 October 2024: the assessment authorised 10 November 2024 did not record neglect.
        """,
    )


def test_the_step_counts_its_children_and_opens_to_them() -> None:
    reading = read()
    step = continuum.continuum(reading, DAY).steps[-1]
    assert (step.silence, step.in_step, step.at_highest) == ("", 4, 4)
    listed = [c.child_id for c in children_of(reading, DAY, step="looked-after", group="in-step")]
    assert sorted(listed) == ["Ann", "Ben", "Cal", "Eve"]


def test_where_the_return_has_ended_it_is_silent_and_takes_nothing_from_other_steps() -> None:
    found = continuum.continuum(read(datetime.date(2024, 12, 31)), DAY)
    assert found.steps[-1].silence == (
        "No loaded return speaks of children who are looked after on 31 March 2025: "
        "the newest ends on 31 December 2024."
    )
    assert (found.children, found.steps[1].at_highest) == (5, 5)
