"""What services write for the same thing is brought to one code; what is none stays as it is."""

from collections.abc import Callable

import pytest

from goldenthread.codes import partners
from goldenthread.codes.code_set import CodeSet

SETS: list[tuple[CodeSet, Callable[[str], str]]] = [
    (partners.APPOINTMENT_OUTCOME, partners.outcome_as_code),
    (partners.HEALTH_WORKER, partners.health_worker_as_code),
    (partners.HOUSING, partners.housing_as_code),
]


@pytest.mark.parametrize(("codes", "meaning"), SETS, ids=[codes.name for codes, _ in SETS])
def test_each_code_may_be_written_as_itself_or_in_its_words(
    codes: CodeSet, meaning: Callable[[str], str]
) -> None:
    for code in codes:
        for text in (code.code, code.code.lower(), code.label, code.label.upper()):
            assert meaning(text) == code.code
    assert meaning("something else") == "something else"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DNA", "NOT_BROUGHT"),
        ("Did not attend", "NOT_BROUGHT"),
        ("was-not-brought", "NOT_BROUGHT"),
        ("Attended", "BROUGHT"),
        ("cancelled by hospital", "CANCELLED_BY_SERVICE"),
        ("Cancelled by parent", "REARRANGED_BY_FAMILY"),
        ("cancelled", "cancelled"),  # by whom? it is no code, and is told as a finding
    ],
)
def test_outcomes_of_appointments(text: str, code: str) -> None:
    assert partners.outcome_as_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("A&E", "EMERGENCY"), ("CAMHS", "MENTAL_HEALTH"), ("HV", "HEALTH_VISITOR"), ("gp", "GP")],
)
def test_who_met_the_child(text: str, code: str) -> None:
    assert partners.health_worker_as_code(text) == code


@pytest.mark.parametrize(
    ("text", "means"),
    [("Y", "yes"), ("No", "no"), ("Not known", ""), ("n/a", ""), ("perhaps", "perhaps")],
)
def test_yes_or_no(text: str, means: str) -> None:
    assert partners.yes_or_no(text) == means
