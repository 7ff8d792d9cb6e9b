"""What a clock asks, and when

Each clock asks one of three things of whoever works with it: do, decide, or chase. What cannot be
worked out is to be fixed, whichever its clock. What is due ahead is due today, this week (which
ends on Sunday), next week, or later.
"""

import datetime

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from goldenthread.clocks.due_words import WORDS, due_word, due_word_sql
from goldenthread.clocks.looked_at import as_at
from goldenthread.clocks.open_now import open_on
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import UNDER_WAY, runs_on
from goldenthread.clocks.states import CANNOT
from goldenthread.clocks.verbs import VERB_OF, Verb, verb_of, verb_sql
from goldenthread.record.snapshot import Reading
from tests.spec.given import record_of

PLANS = {
    "child_protection_plans": """
        child_id | started_on | ended_on | initial_category
        Ann      | 2024-10-01 |          | NEG
        Ben      | 2025-02-01 |          | NEG
    """
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Two children on plans."""
    return record_of(PLANS).snapshot.at()


def test_every_clock_has_a_verb_and_none_is_fix() -> None:
    assert set(VERB_OF) == set(CLOCKS)
    assert Verb.FIX not in VERB_OF.values()


def test_each_verb_is_that_of_the_sql(reading: Reading) -> None:
    for clock in CLOCKS:
        for state in (*UNDER_WAY, CANNOT):
            (row,) = reading.rows(
                f"select {verb_sql()} as verb from (select $clock as clock, $state as state)",
                clock=clock,
                state=state,
            )
            assert row["verb"] == verb_of(clock, state)


@pytest.mark.parametrize(
    ("due_on", "word"),
    [
        ("2025-03-26", "due today"),
        ("2025-03-27", "due this week"),
        ("2025-03-30", "due this week"),
        ("2025-03-31", "due next week"),
        ("2025-04-06", "due next week"),
        ("2025-04-07", "due later"),
    ],
)
def test_a_week_ends_on_sunday_as_seen_on_a_wednesday(due_on: str, word: str) -> None:
    wednesday = datetime.date(2025, 3, 26)
    assert due_word("running", datetime.date.fromisoformat(due_on), wednesday) == word


def slowly(state: str, due_on: datetime.date, day: datetime.date) -> str:
    """The word, by walking through the days of this week and the next."""
    if state in ("overdue", "paused", CANNOT):
        return state
    if due_on <= day:
        return "due today"
    at, words = day, ["due this week", "due next week"]
    while words:
        if at == due_on:
            return words[0]
        if at.weekday() == 6:
            words.pop(0)
        at += datetime.timedelta(days=1)
    return "due later"


days = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))


@settings(max_examples=300, deadline=None)
@drawn(day=days, ahead=st.integers(0, 30), state=st.sampled_from((*UNDER_WAY, CANNOT)))
def test_the_words_are_those_of_a_walk(
    day: datetime.date, ahead: int, state: str, reading: Reading
) -> None:
    due_on = day + datetime.timedelta(days=ahead)
    (row,) = reading.rows(
        f"select {due_word_sql(day)} as word from (select $state as state, $due::date as due_on)",
        state=state,
        due=due_on,
    )
    word = slowly(state, due_on, day)
    assert row["word"] == due_word(state, due_on, day) == word
    assert word in WORDS


def test_what_is_open_is_the_same_whether_it_was_kept_or_not(reading: Reading) -> None:
    stands_on = as_at(reading)
    assert stands_on
    for day in (stands_on, stands_on - datetime.timedelta(days=60)):
        found = reading.rows(f"select * from ({open_on(reading, day)}) order by all")
        looked_for = [row for row in runs_on(reading, day) if row["is_open"]]
        assert len(found) == len(looked_for) > 0
        assert {tuple(map(str, row.values())) for row in found} == {
            tuple(map(str, row.values())) for row in looked_for
        }
