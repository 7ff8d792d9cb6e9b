"""The continuum of need: neglect recognised and recorded"""

import datetime
from collections.abc import Mapping, Sequence

import pytest

from goldenthread.measures import answers, continuum
from goldenthread.measures.continuum import Continuum, children_of
from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.published import PUBLISHED
from goldenthread.record.snapshot import Reading
from goldenthread.record.steps import (
    CHILD_PROTECTION_PLANS,
    CIN_PLANS,
    EARLY_HELP,
    EPISODES,
    LOOKED_AFTER,
    STANDARD,
    Step,
    StepList,
    list_on,
    lists_in_force,
)
from tests.spec.given import record_of

DAY = datetime.date(2025, 3, 31)
GIVEN = {
    "referrals": """
        child_id | referred_on | closed_on  | primary_need | no_further_action
        Ann      | 2024-05-10  |            | N1           | no
        Ben      | 2024-05-10  |            | N1           | no
        Cal      | 2024-05-10  |            | N5           | no
        Dee      | 2024-05-10  |            | N5           | no
        Eve      | 2024-05-10  |            | N5           | no
        Fay      | 2024-05-10  | 2024-09-01 | N1           | no
        Gus      | 2024-05-10  | ?31 June   | N5           | no
        Hal      | 2024-05-10  |            | N1           | yes
        Ida      | 2024-05-10  |            | N5           | no
        Jon      | 2024-05-10  |            | N1           | no
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
        Ben      | 2024-05-10  | 2024-05-13 | 2024-06-20
        Cal      | 2024-05-10  | 2024-05-13 | 2024-06-20
        Dee      | 2024-05-10  | 2024-05-13 | 2024-06-20
        Ida      | 2024-05-10  | 2024-05-13 | 2024-06-20
    """,
    "assessment_factors": """
        child_id | assessment_started_on | factor
        Ann      | 2024-05-13            | 16A
        Ben      | 2024-05-13            | 3B
        Cal      | 2024-05-13            | 16A
        Dee      | 2024-05-13            | 3B
        Ida      | 2024-05-13            | 3B
    """,
    "cin_plans": """
        child_id | referred_on | started_on | ended_on
        Ann      | 2024-05-10  | 2024-06-20 |
        Dee      | 2024-05-10  | 2024-06-20 |
    """,
    "child_protection_plans": """
        child_id | started_on | ended_on | initial_category | latest_category
        Ann      | 2024-08-01 |          | NEG              | EMO
        Ida      | 2024-08-01 |          | MUL              | MUL
        Jon      | 2024-08-01 |          | EMO              | NEG
    """,
    "pre_proceedings": """
        child_id | started_on | decided_on
        Ann      | 2025-01-06 |
        Dee      | 2025-01-06 | 2025-03-31
        Eve      | 2025-01-06 | 2025-04-01
        Ida      | 2025-01-06 | ?31 April
        Fay      | 2025-01-06 |
    """,
}
YEARS = (2022, 2023, 2024, 2025)


def read(given: Mapping[str, str] = GIVEN, years: Sequence[int] = YEARS) -> Reading:
    return record_of(given, years)


def names(reading: Reading, **asked: str) -> list[str]:
    return sorted(case.child_id for case in children_of(reading, DAY, **asked))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read()


@pytest.fixture(scope="module")
def found(reading: Reading) -> Continuum:
    return continuum.continuum(reading, DAY)


def test_each_child_is_once_at_the_highest_step(found: Continuum) -> None:
    assert [(s.step.code, s.in_step, s.at_highest) for s in found.steps] == [
        ("early-help", 0, 0),
        ("episode", 8, 4),
        ("child-in-need-plan", 2, 1),
        ("child-protection-plan", 3, 3),
        ("looked-after", 0, 0),
    ]
    assert found.children == 8


def test_a_step_of_which_nothing_speaks_says_so(found: Continuum) -> None:
    assert [s.silence for s in found.steps] == [
        "No loaded return speaks of early help.",
        "",
        "",
        "",
        "No loaded return speaks of children who are looked after.",
    ]


def test_a_table_is_silent_before_and_after_its_years() -> None:
    """Child in need plans are in the census since 2021-22; a year between may be missing."""
    held = read({}, (2021, 2022, 2024))
    silences = [
        continuum.continuum(held, datetime.date(*day)).steps[2].silence
        for day in ((2021, 3, 31), (2022, 3, 31), (2022, 12, 31), (2024, 4, 1))
    ]
    assert silences == [
        "No loaded return speaks of child in need plans on 31 March 2021.",
        "",
        "No loaded return speaks of child in need plans on 31 December 2022.",
        "No loaded return speaks of child in need plans on 1 April 2024.",
    ]
    assert continuum.continuum(held, DAY).pre_proceedings.silence == (
        "No loaded return speaks of pre-proceedings."
    )


def test_the_groups_of_a_step_add_up(found: Continuum) -> None:
    for step in found.steps:
        assert step.coded + step.cannot_be_told + step.none_recorded == step.at_highest
        assert sum(g.children for g in step.groups) == step.at_highest
    assert found.coded + found.cannot_be_told + found.none_recorded == found.children
    assert {g.code: g.children for g in found.groups if g.children} == {
        "coded-both": 1,
        "coded-16a": 1,
        "coded-neg": 1,
        "none-recorded": 1,
        "cannot-step": 1,
        "cannot-mul-alone": 1,
        "cannot-n1-alone": 1,
        "cannot-no-assessment": 1,
    }


def test_every_number_opens_to_its_children(reading: Reading, found: Continuum) -> None:
    for step in found.steps:
        at = step.step.code
        assert len(names(reading, step=at, group="in-step")) == step.in_step
        assert len(names(reading, step=at)) == step.at_highest
        assert len(names(reading, step=at, group="coded")) == step.coded
        assert len(names(reading, step=at, group="cannot")) == step.cannot_be_told
        for group in step.groups:
            assert len(names(reading, step=at, group=group.code)) == group.children
    for group in found.groups:
        assert len(names(reading, group=group.code)) == group.children
    for status in found.pre_proceedings.by_step:
        at = status.step.code if status.step else "no-step"
        assert len(names(reading, step=at, group="pre-proceedings")) == status.children


def test_who_is_where(reading: Reading) -> None:
    assert names(reading) == ["Ann", "Ben", "Cal", "Dee", "Eve", "Gus", "Ida", "Jon"]
    assert names(reading, group="coded-both") == ["Ann"]
    assert names(reading, group="coded-neg") == ["Jon"]
    assert names(reading, step="episode", group="coded-16a") == ["Cal"]
    assert names(reading, step="child-in-need-plan", group="in-step") == ["Ann", "Dee"]
    assert names(reading, group="cannot-n1-alone") == ["Ben"]
    assert names(reading, group="cannot-step") == ["Gus"]
    assert names(reading, group="none-recorded") == ["Dee"]


def test_it_is_the_same_list_as_the_measure(reading: Reading, found: Continuum) -> None:
    listed = list(answers.cases(reading, NEG_01, [twelve_months_to(DAY)]))
    here = list(children_of(reading, DAY))
    assert [(c.child_id, c.verdict, c.reason) for c in listed] == [
        (c.child_id, c.verdict, c.reason) for c in here
    ]
    assert answers.answers(reading, NEG_01, [twelve_months_to(DAY)])[0].figure.numerator == (
        found.coded
    )


def test_a_child_is_listed_with_its_own_dates_and_row(reading: Reading) -> None:
    (case,) = children_of(reading, DAY, step="child-protection-plan", group="coded-neg")
    assert case.reason == "Child protection plan since 1 August 2024: NEG on the plan."
    assert (case.table, case.row_key, case.ordinal) == (
        "child_protection_plans",
        "Jon|2024-08-01",
        3,
    )


def test_pre_proceedings_is_a_status_across_the_steps(reading: Reading, found: Continuum) -> None:
    """It takes no child out of a plan; one decided on the day is in it no more."""
    status = found.pre_proceedings
    assert (status.children, status.cannot_be_told) == (3, 1)
    assert {s.step.code if s.step else "": s.children for s in status.by_step if s.children} == {
        "child-protection-plan": 1,
        "episode": 1,
        "": 1,
    }
    assert names(reading, group="pre-proceedings-cannot") == ["Ida"]
    assert [c.reason for c in children_of(reading, DAY, group="pre-proceedings")] == [
        "In pre-proceedings since 6 January 2025, not yet decided. Highest step: child protection "
        "plan since 1 August 2024.",
        "In pre-proceedings since 6 January 2025, not yet decided. Highest step: open episode "
        "of need since 10 May 2024.",
        "In pre-proceedings since 6 January 2025, not yet decided. No step is open.",
    ]


def test_a_list_can_be_cut(reading: Reading) -> None:
    within = children_of(
        reading, DAY, where="list_contains($theirs, child_id)", theirs=["Ann", "Fay", "Ben"]
    )
    assert sorted(c.child_id for c in within) == ["Ann", "Ben"]


def test_what_there_is_not_is_refused(reading: Reading) -> None:
    for asked in ({"step": "no-step"}, {"step": "x"}, {"group": "x"}, {"group": "coded-' or 1=1"}):
        with pytest.raises(KeyError):
            children_of(reading, DAY, **asked)


def test_our_shares_stand_beside_the_published_ones(found: Continuum) -> None:
    assert [(line.of, line.figure.words()) for line in found.side_by_side] == [
        (
            "children with an open episode of need",
            "3 of 7 (42.9 %; 15.8 to 75.0 %); 1 cannot be judged",
        ),
        ("open child protection plans", "1 of 3 (33.3 %; 6.1 to 79.2 %)"),
        ("open child protection plans", "1 of 3 (33.3 %; 6.1 to 79.2 %)"),
    ]
    assert [[f.words for f in line.published] for line in found.side_by_side] == [
        ["82 % (numbers not published)", "1,012 of 1,332 (76.0 %)"],
        ["41 % (numbers not published)", "80 of 192 (41.7 %)"],
        ["41 % (numbers not published)", "86 of 192 (44.8 %)"],
    ]


def test_published_percentages_are_those_of_their_numbers() -> None:
    for figure in PUBLISHED:
        if figure.numerator is not None and figure.denominator is not None:
            assert f"{100 * figure.numerator / figure.denominator:.1f}" == figure.percent


APRIL, LATER = datetime.date(2025, 3, 31), datetime.date(2025, 6, 1)
ONE = datetime.timedelta(days=1)
PLAN_STEP = Step(
    code="child-protection-plan", title="Child protection plan", sources=(CHILD_PROTECTION_PLANS,)
)
CARE_STEP = Step(code="looked-after", title="Looked after", sources=(LOOKED_AFTER,))
OWN_STEP = StepList(
    in_force_from=APRIL,
    steps=(
        Step(code="early-help", title="Early help", sources=(EARLY_HELP,)),
        Step(code="episode", title="Open episode of need", sources=(EPISODES,)),
        Step(code="family-help", title="Family Help", sources=(CIN_PLANS,)),
        PLAN_STEP,
        CARE_STEP,
    ),
)
"""Children with a child in need plan are a step of their own, called Family Help."""

JOINED = StepList(
    in_force_from=LATER,
    steps=(
        Step(code="family-help", title="Family Help", sources=(EARLY_HELP, EPISODES, CIN_PLANS)),
        PLAN_STEP,
        CARE_STEP,
    ),
)
"""Early help and need are one step."""


def test_a_list_of_steps_is_in_force_until_the_next() -> None:
    lists = (STANDARD, JOINED, OWN_STEP)
    assert [(one.in_force_from, one.in_force_to) for one in lists_in_force(lists)] == [
        (None, APRIL - ONE),
        (APRIL, LATER - ONE),
        (LATER, None),
    ]
    found = [list_on(day, lists).steps for day in (APRIL - ONE, APRIL, LATER - ONE, LATER)]
    assert found == [STANDARD.steps, OWN_STEP.steps, OWN_STEP.steps, JOINED.steps]


@pytest.fixture(scope="module")
def own() -> Reading:
    return record_of(GIVEN, YEARS, step_lists=(STANDARD, OWN_STEP, JOINED))


def at_highest(reading: Reading, day: datetime.date) -> dict[str, int]:
    steps = continuum.continuum(reading, day).steps
    return {one.step.code: one.at_highest for one in steps}


def test_a_council_names_a_step_from_a_day_on(own: Reading) -> None:
    assert at_highest(own, APRIL - ONE) == {
        "early-help": 0,
        "episode": 4,
        "child-in-need-plan": 1,
        "child-protection-plan": 3,
        "looked-after": 0,
    }
    assert at_highest(own, APRIL) == {
        "early-help": 0,
        "episode": 4,
        "family-help": 1,
        "child-protection-plan": 3,
        "looked-after": 0,
    }
    (dee,) = children_of(own, APRIL, step="family-help")
    assert (dee.child_id, dee.reason.split(":")[0]) == (
        "Dee",
        "Family Help since 20 June 2024",
    )
    with pytest.raises(KeyError):
        children_of(own, APRIL, step="child-in-need-plan")


def test_a_council_joins_early_help_and_need(own: Reading) -> None:
    """A child is at the joined step once, since its earliest row; what is silent is still said."""
    joined = continuum.continuum(own, LATER).steps[0]
    assert (joined.in_step, joined.at_highest) == (8, 5)
    assert joined.silence.startswith("No loaded return speaks of early help. ")
    since = {c.child_id: c.reason for c in children_of(own, LATER, step="family-help")}
    assert since["Dee"].startswith("Family Help since 10 May 2024")


def test_a_joined_step_is_spoken_of_while_one_source_is() -> None:
    lists = (STANDARD, StepList(in_force_from=DAY, steps=JOINED.steps))
    joined, plans, care = continuum.continuum(record_of({}, YEARS, step_lists=lists), DAY).steps
    assert joined.silence == "No loaded return speaks of early help."
    assert [one.is_silent for one in (joined, plans, care)] == [False, False, True]


def test_the_measure_counts_by_the_councils_list(own: Reading) -> None:
    for day in (APRIL - ONE, APRIL, LATER):
        listed = answers.cases(own, NEG_01, [twelve_months_to(day)])
        here = children_of(own, day)
        assert [(c.child_id, c.verdict, c.reason) for c in listed] == [
            (c.child_id, c.verdict, c.reason) for c in here
        ]
