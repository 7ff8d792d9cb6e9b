"""Early help in the continuum of need"""

import datetime
from collections.abc import Callable

import pytest

from goldenthread.measures import continuum
from goldenthread.measures.continuum import Continuum, StepCount, children_of
from goldenthread.measures.neglect import NEG_01
from goldenthread.record.snapshot import Reading
from tests.spec.given import record_of

DAY = datetime.date(2025, 3, 31)
SPEAKS = "2022-04-01 to 2025-03-31"
HELPED = {
    "early_help_episodes": """
        child_id | started_on | ended_on   | names_neglect
        Ann      | 2024-11-04 |            | yes
        Ben      | 2024-11-04 |            | no
        Cal      | 2024-11-04 |            |
        Dee      | 2024-05-13 | 2025-03-31 | yes
        Eve      | 2024-11-04 |            | ?maybe
        Fay      | 2024-11-04 |            | yes
        Gus      | 2024-11-04 | ?31 June   | yes
        Hal      | 2024-11-04 |            | yes
        Ida      | 2024-11-04 | ?31 June   | no
    """,
    "referrals": """
        child_id | referred_on | closed_on | primary_need
        Fay      | 2025-01-06  |           | N5
        Hal      | 2025-01-06  |           | N5
        Ida      | 2025-01-06  |           | N5
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        Hal      | 2025-01-06  | 2025-01-07 | 2025-02-10
        Ida      | 2025-01-06  | 2025-01-07 | 2025-02-10
    """,
    "assessment_factors": """
        child_id | assessment_started_on | factor
        Hal      | 2025-01-07            | 3B
        Ida      | 2025-01-07            | 3B
    """,
}


def test_neglect_as_a_reason_for_early_help_is_a_marker(measure_spec: Callable[..., None]) -> None:
    """It is local coding, told apart from what social care records, and marks a child at a higher
    step too. Where nobody said whether neglect is a reason it cannot be told. A doubtful end of
    early help takes nothing from a step that is certain."""
    measure_spec(
        NEG_01,
        given=HELPED,
        on="2025-03-31",
        early_help_speaks=SPEAKS,
        then="""
            child_id | verdict  | marker                                                | reason
            Ann      | met      | neglect is a reason for early help (local coding)     | Early help since 4 November 2024: neglect is a reason for early help (local coding).
            Ben      | not met  | no coded marker                                       | Early help since 4 November 2024: neglect is no reason for early help.
            Cal      | unjudged | no coded marker                                       | Early help since 4 November 2024, neglect cannot be told: early help does not say whether neglect is a reason.
            Eve      | unjudged | no coded marker                                       | Early help since 4 November 2024, neglect cannot be told: early help does not say whether neglect is a reason.
            Fay      | met      | neglect is a reason for early help (local coding)     | Open episode of need since 6 January 2025: neglect is a reason for early help (local coding).
            Gus      | unjudged | no coded marker                                       | Early help since 4 November 2024, neglect cannot be told: a date that says whether the step is open is not known.
            Hal      | met      | neglect is a reason for early help (local coding)     | Open episode of need since 6 January 2025: neglect is a reason for early help (local coding).
            Ida      | not met  | no coded marker                                       | Open episode of need since 6 January 2025: the assessment authorised 10 February 2025 did not record neglect.
        """,
    )


def test_early_help_speaks_for_its_days_alone(measure_spec: Callable[..., None]) -> None:
    """After the last day of its file nobody is at that step, and nobody is marked by it: what the
    case system says stands by itself."""
    measure_spec(
        NEG_01,
        given=HELPED,
        on="2025-03-31",
        early_help_speaks="2022-04-01 to 2025-03-30",
        then="""
            child_id | verdict  | reason
            Fay      | unjudged | Open episode of need since 6 January 2025, neglect cannot be told: no completed assessment in the open episode.
            Hal      | not met  | Open episode of need since 6 January 2025: the assessment authorised 10 February 2025 did not record neglect.
            Ida      | not met  | Open episode of need since 6 January 2025: the assessment authorised 10 February 2025 did not record neglect.
        """,
    )


def read(last_day: str, first_day: str = "2022-04-01") -> Reading:
    days = (datetime.date.fromisoformat(first_day), datetime.date.fromisoformat(last_day))
    return record_of(HELPED, days_of={"early_help": days})


def early_help_of(found: Continuum) -> StepCount:
    return found.steps[0]


def test_the_step_counts_its_children_and_opens_to_them() -> None:
    reading = read("2025-03-31")
    found = continuum.continuum(reading, DAY)
    step = early_help_of(found)
    assert (step.silence, step.in_step, step.at_highest) == ("", 8, 5)
    assert (step.coded, step.cannot_be_told, step.none_recorded) == (1, 3, 1)
    listed = [c.child_id for c in children_of(reading, DAY, step="early-help", group="in-step")]
    assert sorted(listed) == ["Ann", "Ben", "Cal", "Eve", "Fay", "Gus", "Hal", "Ida"]
    assert found.children == 8


@pytest.mark.parametrize(
    ("first_day", "last_day", "silence"),
    [
        (
            "2022-04-01",
            "2024-10-01",
            "No loaded return speaks of early help on 31 March 2025: the newest ends on "
            "1 October 2024.",
        ),
        ("2025-04-01", "2025-06-30", "No loaded return speaks of early help on 31 March 2025."),
    ],
)
def test_a_file_that_does_not_speak_of_the_day_is_told_as_silent_and_never_as_nobody(
    first_day: str, last_day: str, silence: str
) -> None:
    found = continuum.continuum(read(last_day, first_day), DAY)
    step = early_help_of(found)
    assert step.silence == silence
    assert step.is_silent
    assert (found.children, found.steps[1].at_highest) == (3, 3)
