"""Whose count of working days"""

import datetime

import ibis

from goldenthread.clocks.child_protection import INITIAL_CONFERENCE
from goldenthread.clocks.first_days import REFERRAL_DECISION
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


def test_by_either_count_nothing_is_due_before_it_began() -> None:
    """What comes on a Saturday is due on Monday by DfE's count; by the other at once, and not on
    the Friday before, on which nobody knew of it. On a working day, that day is day one."""
    given = {
        "front_door_decisions": """
            child_id | kind     | received_on
            Ann      | REFERRAL | 2025-01-11
            Ben      | REFERRAL | 2025-01-13
        """
    }
    sql = str(ibis.to_sql(REFERRAL_DECISION.runs, "duckdb"))
    due = {
        earlier: {
            row["child_id"]: row["due_on"].isoformat()
            for row in record_of(given, days_earlier=earlier).rows(sql)
        }
        for earlier in (0, 1)
    }
    assert due == {
        0: {"Ann": "2025-01-13", "Ben": "2025-01-14"},
        1: {"Ann": "2025-01-11", "Ben": "2025-01-13"},
    }
