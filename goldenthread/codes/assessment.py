"""The factors identified at the end of an assessment: 44 codes, of which 16A is neglect.

Suffixes of 1 to 6: A the child, B a parent or carer, C another person of the household.
Source: the children in need census code set (DfE), 2016-17 to 2026-27 editions. 18A and 19A were
split into B and C in 2020-21; systems still send them, so they are known and carry their last year.
"""

from __future__ import annotations

from goldenthread.codes.code_set import Code, CodeSet

NEGLECT_FACTOR = "16A"
NO_FACTOR = "21"  # alone, and only where nothing further is done

_SUBJECTS = (("1", "Alcohol misuse"), ("2", "Drug misuse"), ("3", "Domestic abuse of"))
_CONDITIONS = (
    ("4", "Mental health"),
    ("5", "Learning disability"),
    ("6", "Physical disability or illness"),
)
_PERSONS = (
    ("A", "the child"),
    ("B", "a parent or carer"),
    ("C", "another person in the household"),
)


def _by_person() -> tuple[Code, ...]:
    worded = [(number, f"{topic} by" if number in "12" else topic) for number, topic in _SUBJECTS]
    worded += [(number, f"{topic} of") for number, topic in _CONDITIONS]
    return tuple(
        Code(code=number + suffix, label=f"{topic} {person}")
        for number, topic in worded
        for suffix, person in _PERSONS
    )


ASSESSMENT_FACTOR = CodeSet(
    "Factor identified at assessment",
    (
        *_by_person(),
        Code(code="7A", label="Young carer"),
        Code(code="8B", label="Privately fostered: from overseas, means to return"),
        Code(code="8C", label="Privately fostered: from overseas, means to stay"),
        Code(code="8D", label="Privately fostered: from the UK, for education"),
        Code(code="8E", label="Privately fostered: from the UK, other family arrangement"),
        Code(code="8F", label="Privately fostered: other"),
        Code(code="9A", label="Unaccompanied asylum-seeking child"),
        Code(code="10A", label="Going or being missing"),
        Code(code="11A", label="Child sexual exploitation"),
        Code(code="12A", label="Trafficking"),
        Code(code="13A", label="Gangs"),
        Code(code="14A", label="Socially unacceptable behaviour"),
        Code(code="15A", label="Self-harm"),
        Code(code=NEGLECT_FACTOR, label="Neglect"),
        Code(code="17A", label="Emotional abuse"),
        Code(code="18A", label="Physical abuse, by whom not said", until=2020),
        Code(code="18B", label="Physical abuse, child on child", since=2021),
        Code(code="18C", label="Physical abuse, adult on child", since=2021),
        Code(code="19A", label="Sexual abuse, by whom not said", until=2020),
        Code(code="19B", label="Sexual abuse, child on child", since=2021),
        Code(code="19C", label="Sexual abuse, adult on child", since=2021),
        Code(code="20", label="Other"),
        Code(code=NO_FACTOR, label="No factors identified"),
        Code(code="22A", label="Female genital mutilation"),
        Code(code="23A", label="Abuse linked to faith or belief"),
        Code(code="24A", label="Child criminal exploitation", since=2022),
    ),
)
