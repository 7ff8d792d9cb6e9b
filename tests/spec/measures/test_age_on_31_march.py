"""The age that is told under a pseudonym

It is that of the 31 March which ends the census year of the day: whoever steps the day learns
nothing until the next 31 March.
"""

from collections.abc import Callable

import pytest

from goldenthread.measures.child_protection import CPP_01

Spec = Callable[..., None]

GIVEN = {
    "people": """
        child_id | born_on
        Ann      | 2020-03-01
        Ben      | 2020-03-31
        Cal      | 2020-04-01
        Dee      | 2019-12-24
    """,
    "child_protection_plans": """
        child_id | started_on | initial_category | latest_category
        Ann      | 2022-05-10 | NEG              | NEG
        Ben      | 2022-05-10 | NEG              | NEG
        Cal      | 2022-05-10 | NEG              | NEG
        Dee      | 2022-05-10 | NEG              | NEG
    """,
}
FIVE_ON_31_MARCH_2025 = """
    child_id | age_band_on_31_march
    Ann      | 5 to 9
    Ben      | 5 to 9
    Cal      | 1 to 4
    Dee      | 5 to 9
"""
FOUR_ON_31_MARCH_2024 = """
    child_id | age_band_on_31_march
    Ann      | 1 to 4
    Ben      | 1 to 4
    Cal      | 1 to 4
    Dee      | 1 to 4
"""


@pytest.mark.parametrize(
    ("on", "then"),
    [
        ("2024-03-01", FOUR_ON_31_MARCH_2024),
        ("2024-03-31", FOUR_ON_31_MARCH_2024),
        ("2024-04-01", FIVE_ON_31_MARCH_2025),
        ("2024-12-31", FIVE_ON_31_MARCH_2025),
        ("2025-03-01", FIVE_ON_31_MARCH_2025),
        ("2025-03-31", FIVE_ON_31_MARCH_2025),
    ],
)
def test_the_band_of_an_age_on_31_march(measure_spec: Spec, on: str, then: str) -> None:
    measure_spec(CPP_01, given=GIVEN, on=on, then=then)
