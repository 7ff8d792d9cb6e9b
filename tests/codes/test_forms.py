"""What forms write for the same thing is brought to one code; what is none stays as it is."""

from collections.abc import Callable

import pytest

from goldenthread.codes import forms
from goldenthread.codes.code_set import CodeSet

SETS: list[tuple[CodeSet, Callable[[str], str]]] = [
    (forms.FRONT_DOOR, forms.front_door_as_code),
    (forms.MEETING, forms.meeting_as_code),
    (forms.AGENCY, forms.agency_as_code),
    (forms.PAPER, forms.paper_as_code),
    (forms.RECIPIENT, forms.recipient_as_code),
    (forms.VERSION, forms.version_as_code),
    (forms.SUPERVISION, forms.supervision_as_code),
    (forms.INTERPRETER, forms.interpreter_as_code),
    (forms.DECISION_ABOUT, forms.about_as_code),
    (forms.VISIT, forms.visit_as_code),
]


@pytest.mark.parametrize(("codes", "meaning"), SETS, ids=[codes.name for codes, _ in SETS])
def test_each_code_may_be_written_as_itself_or_in_its_words(
    codes: CodeSet, meaning: Callable[[str], str]
) -> None:
    for code in codes:
        for text in (code.code, code.code.lower(), code.label, code.label.upper()):
            assert meaning(text) == code.code
    assert meaning("something else again") == "something else again"


@pytest.mark.parametrize(
    ("meaning", "text", "code"),
    [
        (forms.meeting_as_code, "ICPC", forms.INITIAL_CONFERENCE),
        (forms.meeting_as_code, "Strategy meeting", forms.STRATEGY_DISCUSSION),
        (forms.meeting_as_code, "conference", "conference"),  # which? it is told as a finding
        (forms.agency_as_code, "HV", forms.HEALTH_VISITOR),
        (forms.agency_as_code, "Drugs and alcohol", "DRUG_AND_ALCOHOL"),
        (forms.recipient_as_code, "Drugs and alcohol", "Drugs and alcohol"),
        (forms.recipient_as_code, "Mum", "MOTHER"),
        (forms.about_as_code, "Chair’s mid-point check", forms.MID_POINT_CHECK),
        (forms.version_as_code, "not shared", forms.WITHHELD),
        (forms.visit_as_code, "CIN visit", forms.CHILD_IN_NEED),
        (forms.visit_as_code, "Child Protection - Visit", forms.CHILD_PROTECTION),
        (forms.visit_as_code, "LAC", forms.LOOKED_AFTER),
        (forms.visit_as_code, "Statutory visit", "Statutory visit"),  # of a plan, or of care?
    ],
)
def test_words_for_the_same_thing(meaning: Callable[[str], str], text: str, code: str) -> None:
    assert meaning(text) == code


@pytest.mark.parametrize(("codes", "meaning"), SETS, ids=[codes.name for codes, _ in SETS])
def test_no_word_is_brought_to_a_code_of_another_set(
    codes: CodeSet, meaning: Callable[[str], str]
) -> None:
    for word in ("doctor", "education", "social worker", "police", "mum", "midwifery", "minute"):
        assert meaning(word) == word or codes.holds(meaning(word))
