"""What people write into trackers, and what is read of it.

A day is read where it can be one day alone; what may be another, or none, is not guessed.
"""

import pytest

from goldenthread.codes.pre_proceedings import DECISION, LEGAL_GATEWAY
from goldenthread.ingest.trackers.cells import child_number, code, day, flag, number, reader_of
from goldenthread.returns.tracker import TRACKER

DAYS = """
    12/03/2025                     | 2025-03-12 |
    12/3/25                        | 2025-03-12 |
    3.4.25                         | 2025-04-03 |
    12 Mar 25                      | 2025-03-12 |
    12th March 2025                | 2025-03-12 |
    2025-03-12 00:00:00            | 2025-03-12 |
    45728                          | 2025-03-12 |
    n/a                            |            |
    #N/A                           |            |
    -                              |            |
    TBC                            |            | says that there is no day yet
    To be arranged with solicitor  |            | says that there is no day yet
    awaiting legal                 |            | says that there is no day yet
    w/c 3 March                    | ?          | tells a week, not a day
    w/c 3/3/2025                   | ?          | tells a week, not a day
    12/3/25 and 26/3/25            | ?          | holds more than one day
    12/3/25, 26/3/25               | ?          | holds more than one day
    March 2025                     | ?          | tells a month, not a day
    mid March                      | ?          | tells a month, not a day
    3 March                        | ?          | holds no real day, or one without its year
    31/02/2025                     | ?          | holds no real day, or one without its year
    01/02/03                       | ?          | holds no real day, or one without its year
    12/03/2025 cancelled           | ?          | holds words beside the day
    not held on 12/03/2025         | ?          | holds words beside the day
    see notes                      | ?          | holds no day
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "then", "why"), rows(DAYS))
def test_a_day(text: str, then: str, why: str) -> None:
    told = day(text)
    assert told.why.startswith(why)
    assert told.value == (text if then == "?" else then)
    assert told.is_read == (then != "?")


NUMBERS = """
    1234567               | 1234567
    1234567.0             | 1234567
    '1234567              | 1234567
    1234567 - Smith       | 1234567
    Smith, J (1234567)    | 1234567
    LCS 1234567           | 1234567
    TB1056657             | TB1056657
    EH-00012              | EH-00012
    1234567 1234567       | 1234567
    1234567 / 1234568     | ? holds more than one number
    1234567 & 1234568     | ? holds more than one number
    Smith                 | ? holds no number of a child
    Total                 | ? holds no number of a child
    n/a                   |
"""


@pytest.mark.parametrize(("text", "then"), rows(NUMBERS))
def test_the_number_of_a_child(text: str, then: str) -> None:
    told = child_number(text)
    if then.startswith("?"):
        assert (told.value, told.is_read) == ("", False)
        assert told.why.startswith(then[2:])
    else:
        assert (told.value, told.is_read) == (then, True)


@pytest.mark.parametrize(
    ("text", "then"),
    [("Y", "yes"), ("yes", "yes"), ("✓", "yes"), ("☑", "yes"), ("TRUE", "yes"), ("No", "no"),
     ("✗", "no"), ("N", "no"), ("", ""), ("not known", ""), ("n/a", "")],
)  # fmt: skip
def test_yes_or_no(text: str, then: str) -> None:
    assert (flag(text).value, flag(text).is_read) == (then, True)


@pytest.mark.parametrize("text", ["x", "X", "☒", "booked", "offered, declined", "1/2/2025"])
def test_what_may_be_either_yes_or_no_is_asked_about(text: str) -> None:
    assert (flag(text).value, flag(text).is_read) == (text, False)


def test_a_code_is_read_from_itself_and_from_its_words_alone() -> None:
    assert code("b", LEGAL_GATEWAY).value == "B"
    assert code("Begin pre-proceedings", LEGAL_GATEWAY).value == "B"
    assert code("step  down", DECISION).value == "STEP DOWN"
    assert code("", DECISION).value == ""
    told = code("LGM agreed PLO", LEGAL_GATEWAY)
    assert (told.value, told.is_read) == ("LGM agreed PLO", False)


def test_a_whole_number() -> None:
    assert number("3").value == "3"
    assert number("1,204").value == "1204"
    assert not number("three").is_read


def test_a_word_means_what_a_person_said_whatever_its_case_and_spaces() -> None:
    cells = {cell.name: cell for cell in TRACKER.tables["pre_proceedings"].cells}
    read = reader_of(cells["legal_gateway_outcome"], {"lgm agreed plo": "B", "deferred": "-"})
    assert read("LGM  agreed PLO").value == "B"
    assert read("Deferred").value == ""
    assert read("Deferred").is_read
    assert reader_of(cells["family_meeting_held"], {"x": "yes"})("X").value == "yes"
