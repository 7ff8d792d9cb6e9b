"""Whose count of working days"""

import datetime

import ibis

from goldenthread.clocks.child_protection import INITIAL_CONFERENCE
from tests.spec.given import record_of

GIVEN = {
    "section_47_enquiries": """
        child_id | started_on
        Ann      | 2024-12-16
    """
}


def test_the_sector_validators_count_is_a_working_day_shorter() -> None:
    """DfE counts the next working day as day 1; the sector's validator counts the day itself."""
    sql = str(ibis.to_sql(INITIAL_CONFERENCE.runs, "duckdb"))
    due = {
        earlier: record_of(GIVEN, days_earlier=earlier).rows(sql)[0]["due_on"] for earlier in (0, 1)
    }
    assert due == {0: datetime.date(2025, 1, 9), 1: datetime.date(2025, 1, 8)}
