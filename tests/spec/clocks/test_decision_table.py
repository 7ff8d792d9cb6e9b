"""Whether the spec tests of clocks, taken together, show every row of the decision table."""

import datetime
from collections.abc import Iterable
from functools import cache

import ibis
import pyarrow as pa
import pytest
from ibis import _

from goldenthread.clocks.clock import Clock
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import asked_about
from goldenthread.clocks.states import CANNOT, DECISION_TABLE, MET, STATES, with_state
from tests.spec.capturing import Call, calls
from tests.spec.conftest import YEARS, days_of
from tests.spec.given import record_of

CLOSED_IN_TIME = "the case closed by the day, on or before the due date, without it stopping"
CLOSED_LATE = "the case closed by the day, after the due date, without it stopping"

STOPS_THE_COUNT = (
    "its own rule stops the count on the day, or of a local standard somebody who may does, from a "
    "day on which it was not yet overdue"
)
HAD_TO_LAST = "what had to last to the due date had ended by the day, before it"
DOUBTED_TOO_LATE = (
    "what may have stopped it came after the due date: it was not done in time, and whether it is "
    "done by now is in doubt"
)
AT_LEAST = {MET, CANNOT}
"""The states in which a spec test shows every clock; those of OUT_OF_REACH in every other too."""

STOP_UNSEEN = "it may have stopped sooner, unseen: before our files, or on a day that is in doubt"
CLOSE_IN_DOUBT = "when the case closed is in doubt"

OUT_OF_REACH = {
    # An enquiry that needs no conference is closed from its own first day.
    "initial-conference": {CLOSED_LATE, STOP_UNSEEN, CLOSE_IN_DOUBT},
    # What stops these is a date of the row itself, which no other file could hide.
    "assessment-from-start": {STOP_UNSEEN},
    "assessment-from-referral": {STOP_UNSEEN},
    "pre-proceedings-from-decision": {STOP_UNSEEN},
    "pre-proceedings-from-letter": {STOP_UNSEEN},
    # A plan whose end is in doubt is not judged at all.
    "review-conference": {CLOSE_IN_DOUBT},
}
"""The rows of the decision table in which a clock can never be."""


@pytest.fixture(scope="module")
def rows_shown() -> dict[str, set[str]]:
    """For each clock, the rows of the decision table in which a spec test shows it."""
    shown: dict[str, set[str]] = {code: set() for code in CLOCKS}
    for call in calls("clocks"):
        assert isinstance(call.subject, Clock)
        shown[call.subject.code] |= set(_rows_of(call))
    return shown


@cache
def _which_row(code: str) -> str:
    """SQL for the row of the table in which each running of a clock is, on the day `asked_about`."""
    which = [(row.test, row.holds) for row in DECISION_TABLE]
    dated = CLOCKS[code].runs.cross_join(asked_about).select(holds=ibis.cases(*which))
    return str(ibis.to_sql(dated, "duckdb"))


def _rows_of(call: Call) -> Iterable[str]:
    day = datetime.date.fromisoformat(call.arguments["on"])
    reading = record_of(
        call.arguments["given"],
        call.arguments.get("years", YEARS),
        days_of=days_of(call.arguments.get("speaks", {})),
    )
    with reading.holding("asked_about", pa.table({"on_day": pa.array([day], pa.date32())})):
        return [row["holds"] for row in reading.rows(_which_row(call.subject.code))]


@pytest.mark.parametrize("code", CLOCKS)
def test_a_spec_test_shows_each_row_that_the_clock_can_be_in(
    code: str, rows_shown: dict[str, set[str]]
) -> None:
    if code not in OUT_OF_REACH:
        assert {row.state for row in DECISION_TABLE if row.holds in rows_shown[code]} >= AT_LEAST
        return
    of_others = {STOPS_THE_COUNT, HAD_TO_LAST, DOUBTED_TOO_LATE}
    every = {row.holds for row in DECISION_TABLE} - of_others
    assert rows_shown[code] == every - OUT_OF_REACH[code]


def test_each_row_is_shown_by_some_clock(rows_shown: dict[str, set[str]]) -> None:
    assert set().union(*rows_shown.values()) == {row.holds for row in DECISION_TABLE}


def test_the_table_has_every_state() -> None:
    assert {row.state for row in DECISION_TABLE} == set(STATES)


def test_a_request_for_access_pauses_and_nothing_else_does() -> None:
    """No safeguarding timescale pauses."""
    pauses = {
        code
        for code, clock in CLOCKS.items()
        for leg in clock.legs
        if "paused_from" in leg.cases.columns
    }
    assert pauses == {"subject-access"}


def test_the_last_row_of_the_table_always_holds() -> None:
    runs = ibis.memtable({"on_day": [datetime.date(2025, 3, 31)]})
    assert runs.mutate(holds=DECISION_TABLE[-1].test).holds.execute().all()


def test_the_state_that_a_page_shows_is_that_of_the_first_row_that_holds() -> None:
    """One running for which several rows hold: it is met, by the row that comes first."""
    day = datetime.date(2025, 3, 31)
    running = {
        "cannot_because": None,
        "stop_in_doubt": None,
        "close_in_doubt": None,
        "doubt_from": None,
        "told_to": day,
        "started_on": datetime.date(2025, 1, 6),
        "due_on": datetime.date(2025, 3, 3),
        "stopped_on": datetime.date(2025, 3, 3),
        "closed_on": datetime.date(2025, 3, 3),
        "paused_from": None,
        "paused_to": None,
        "must_last": False,
    }
    reasons = ("cannot_because", "stop_in_doubt", "close_in_doubt")
    types = dict.fromkeys(running, "date") | dict.fromkeys(reasons, "string")
    types["must_last"] = "boolean"
    runs = ibis.memtable([running], schema=ibis.schema(types))
    holding = runs.mutate(on_day=ibis.literal(day)).select(
        **{f"row_{n}": row.test for n, row in enumerate(DECISION_TABLE)}
    )
    assert sum(bool(holds) for holds in holding.execute().iloc[0]) > 1
    shown = with_state(runs, ibis.literal(day)).select(_.state, _.verdict).execute()
    assert shown.to_dict("records") == [{"state": "met", "verdict": "met"}]
