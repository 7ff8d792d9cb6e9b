"""A running explained: its sentence in every state, its rule, the days skipped, its row."""

from datetime import date, timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis import _

from goldenthread.clocks.explanation import Explanation, explain
from goldenthread.clocks.grounds import Grounds
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import PAUSED, STATES, with_state
from goldenthread.record.expressions import periods
from goldenthread.statute.calendar import WorkingCalendar
from tests.spec.clocks.twin.days import works
from tests.spec.conftest import YEARS
from tests.spec.given import record_of

ENGLAND = WorkingCalendar.of_england()
STANDING = {
    code: str(ibis.to_sql(with_state(clock.runs.cross_join(periods), _.last_day), dialect="duckdb"))
    for code, clock in CLOCKS.items()
}


def runs_of(code: str, given_tables: dict[str, str], on: date) -> list[dict[str, Any]]:
    """The runnings of a clock over a made-up record, with their states on the day."""
    reading = record_of(given_tables, YEARS)
    days = {name: [on] for name in ("first_day", "last_day", "asked_on")}
    asked = pa.table({"period": ["asked"], **days})
    with reading.holding("periods", asked):
        return reading.rows(STANDING[code])


def explained(code: str, given_tables: dict[str, str], on: date) -> list[Explanation]:
    return [explain(run, on, Grounds()) for run in runs_of(code, given_tables, on)]


def an_assessment(row: str, closed_on: str = "") -> dict[str, str]:
    return {
        "referrals": f"child_id | referred_on | closed_on\nAnn | 2025-03-03 | {closed_on}",
        "assessments": f"child_id | referred_on | started_on | authorised_on\nAnn | {row}",
    }


OPEN = "2025-03-03 | 2025-03-03 |"
SENTENCES = [
    # row, closed_on, on, sentence
    (f"{OPEN} 2025-05-08", "", "2025-05-31", "Met: done on 8 May 2025, the day it was due."),
    (
        f"{OPEN} 2025-05-01",
        "",
        "2025-05-31",
        "Met: done on 1 May 2025, 4 working days before it was due on 8 May 2025.",
    ),
    (
        f"{OPEN} 2025-05-09",
        "",
        "2025-05-31",
        "Met late by 1 working day: due 8 May 2025, done on 9 May 2025.",
    ),
    (OPEN, "", "2025-03-31", "Running: due 8 May 2025, in 25 working days."),
    (OPEN, "", "2025-05-06", "Due soon: due 8 May 2025, in 2 working days."),
    (OPEN, "", "2025-05-08", "Due soon: 8 May 2025 is the last day in time."),
    (
        OPEN,
        "",
        "2025-05-18",
        "Overdue by 6 working days: due 8 May 2025, not done by 18 May 2025.",
    ),
    (
        OPEN,
        "2025-05-02",
        "2025-05-31",
        "Closed on 2 May 2025, 3 working days before it was due on 8 May 2025, "
        "without being done: not judged.",
    ),
    (
        OPEN,
        "2025-05-13",
        "2025-05-31",
        "Closed on 13 May 2025, 3 working days after it was due on 8 May 2025, "
        "without being done: not met.",
    ),
    (
        OPEN,
        "2025-05-08",
        "2025-05-31",
        "Closed on 8 May 2025, the day it was due, without being done: not judged.",
    ),
    (
        f"{OPEN} ?31 April",
        "",
        "2025-05-31",
        "Cannot be worked out: its authorisation date cannot be read.",
    ),
    (OPEN, "", "2025-03-02", "Too early to say on 2 March 2025: it starts on 3 March 2025."),
]


@pytest.mark.parametrize(("row", "closed_on", "on", "sentence"), SENTENCES)
def test_one_plain_sentence_for_the_state(row: str, closed_on: str, on: str, sentence: str) -> None:
    tables = an_assessment(row, closed_on)
    (told,) = explained("assessment-from-start", tables, date.fromisoformat(on))
    assert told.sentence == sentence
    assert told.sentence.lower().startswith(told.state)


def test_the_sentences_above_are_of_every_state_that_a_clock_is_in() -> None:
    begins = {sentence.split(":")[0].split(" by ")[0].lower() for *_case, sentence in SENTENCES}
    said = {state for state in STATES for begin in begins if begin.startswith(state)}
    assert said == set(STATES) - {PAUSED}


def test_a_rule_in_months_counts_its_lateness_in_days() -> None:
    tables = {"child_protection_plans": "child_id | started_on\nAnn | 2024-11-30"}
    (told,) = explained("review-conference", tables, date(2025, 3, 3))
    assert told.sentence == "Overdue by 3 days: due 28 February 2025, not done by 3 March 2025."
    assert told.allowance == "3 months"
    assert told.skipped == ()


def test_lateness_over_a_weekend_alone_is_said_in_days() -> None:
    """Due on a Friday, asked about on the Saturday: no working day has passed since."""
    tables = an_assessment("2025-03-04 | 2025-03-04 |")
    (told,) = explained("assessment-from-start", tables, date(2025, 5, 10))
    assert told.sentence == "Overdue by 1 day: due 9 May 2025, not done by 10 May 2025."


def test_the_start_the_rule_and_the_row() -> None:
    tables = {
        "section_47_enquiries": "child_id | started_on | conference_on\nAnn | 2024-12-16 |",
    }
    (told,) = explained("initial-conference", tables, date(2025, 1, 31))
    assert told.title == "Initial child protection conference"
    assert told.start_event == "the strategy discussion that began the section 47 enquiry"
    assert (told.started_on, told.due_on) == (date(2024, 12, 16), date(2025, 1, 9))
    assert (told.table, told.row_key) == ("section_47_enquiries", "Ann|2024-12-16")
    assert (told.load_id, told.ordinal, told.line) == (1, 1, 2)
    assert (told.rule_kind, told.allowance) == ("statutory", "15 working days")
    assert told.rule_edition == "2023, in force 15 December 2023 to 28 February 2026"
    assert told.rule_source.startswith("Working Together to Safeguard Children 2023")
    holidays = [(s.day, s.why) for s in told.skipped if s.why not in ("Saturday", "Sunday")]
    assert holidays == [
        (date(2024, 12, 25), "Christmas Day"),
        (date(2024, 12, 26), "Boxing Day"),
        (date(2025, 1, 1), "New Year’s Day"),
    ]


@pytest.mark.parametrize(
    ("started_on", "edition", "note"),
    [
        ("2023-12-14", "2018, in force 4 July 2018 to 14 December 2023", ""),
        ("2023-12-15", "2023, in force 15 December 2023 to 28 February 2026", ""),
        ("2026-03-02", "2026, in force since 1 March 2026", "has not been read"),
    ],
)
def test_the_edition_is_the_one_in_force_when_it_started(
    started_on: str, edition: str, note: str
) -> None:
    tables = an_assessment(f"{started_on} | {started_on} |")
    (told,) = explained("assessment-from-start", tables, date(2026, 3, 31))
    assert told.rule_edition == edition
    assert note in told.rule_note


@pytest.mark.parametrize("start", ["", "?31 April", "2013-04-12"])
def test_without_a_start_or_an_edition_the_rule_is_still_named(start: str) -> None:
    tables = an_assessment(f"2025-03-03 | {start} |")
    (told,) = explained("assessment-from-start", tables, date(2025, 3, 31))
    assert told.rule == "Assessment concluded, from its start"
    assert told.rule_kind == "statutory"
    assert (told.rule_edition, told.allowance, told.skipped, told.due_on) == ("", "", (), None)
    assert told.sentence.startswith("Cannot be worked out: ")


def test_what_happened_after_the_day_is_left_out() -> None:
    tables = an_assessment(f"{OPEN} 2025-05-20", closed_on="2025-05-21")
    (told,) = explained("assessment-from-start", tables, date(2025, 5, 19))
    assert (told.stopped_on, told.closed_on) == (None, None)
    (told,) = explained("assessment-from-start", tables, date(2025, 5, 20))
    assert (told.stopped_on, told.closed_on) == (date(2025, 5, 20), None)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.dates(date(2023, 1, 3), date(2025, 12, 31)), min_size=1, max_size=12, unique=True)
)
def test_the_explanation_agrees_with_the_due_date(starts: list[date]) -> None:
    """The allowance is what is left of the days to the due date once the skipped ones are out."""
    rows = "\n".join(f"c{n} | {day} | {day} |" for n, day in enumerate(starts))
    tables = {"assessments": f"child_id | referred_on | started_on | authorised_on\n{rows}"}
    for told in explained("assessment-from-start", tables, date(2025, 3, 31)):
        assert told.started_on is not None
        assert told.due_on is not None
        days = {
            told.started_on + timedelta(days=n)
            for n in range(1, (told.due_on - told.started_on).days + 1)
        }
        skipped = {one.day for one in told.skipped}
        assert skipped == {day for day in days if not works(day)}
        assert f"{len(days - skipped)} working days" == told.allowance
