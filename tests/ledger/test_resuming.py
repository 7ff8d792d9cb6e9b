"""Yearly returns about care, one after another, tell what one return of all the years would."""

import datetime
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.record.snapshot import Reading
from tests.drawing import drawn
from tests.ledger.yearly_care import (
    MADE,
    Episode,
    a_life_in_care,
    record_of_years,
    truly,
)

FIRST, LAST = datetime.date(2018, 6, 1), datetime.date(2025, 3, 31)
KIND = {"placements": "placement_type", "legal_statuses": "legal_status"}


def held(reading: Reading, table: str) -> list[tuple[Any, ...]]:
    kind = KIND.get(table, "null::varchar")
    rows = reading.rows(
        f"select child_id, {kind} as kind, started_on, ended_on, began_earlier, unreadable "
        f"from {table} order by child_id, started_on"
    )
    assert all(row.pop("unreadable") == "" for row in rows)
    return [tuple(row.values()) for row in rows]


@drawn(12)
@given(st.integers(0, 10**6), st.integers(2019, 2023), st.integers(1, 6))
def test_years_that_follow_one_another_tell_the_whole(seed: int, first: int, years: int) -> None:
    dice = random.Random(seed)
    children = [a_life_in_care(f"C{n}", dice, FIRST, LAST) for n in range(25)]
    loaded = list(range(first, min(first + years, 2026)))
    reading = record_of_years([one for child in children for one in child], loaded)
    wanted = [truly(child, loaded) for child in children]
    for table in MADE:
        found = held(reading, table)
        assert len(found) == len(set(found))
        assert set(found) == set().union(*(one[table] for one in wanted)), table


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def an_episode(starts: str, ends: str, rne: str, place: str = "U6", why: str = "X1") -> Episode:
    return Episode(
        child="C1",
        starts=day(starts),
        rne=rne,
        status="C2",
        place=place,
        ends=day(ends) if ends else None,
        why=why if ends else None,
    )


LONG_IN_CARE = [
    an_episode("2019-05-06", "2022-09-05", "S"),
    an_episode("2022-09-05", "2024-10-07", "P", "K2"),
    an_episode("2024-10-07", "", "P", "U4"),
]


def periods(*years: int) -> list[tuple[datetime.date, bool]]:
    rows = record_of_years(LONG_IN_CARE, years).rows(
        "select started_on, began_earlier from looked_after_periods order by started_on"
    )
    return [(row["started_on"], row["began_earlier"]) for row in rows]


def test_one_return_alone_says_that_care_began_earlier() -> None:
    assert periods(2025) == [(day("2022-09-05"), True)]


def test_the_returns_before_say_when() -> None:
    assert periods(2023, 2024, 2025) == [(day("2019-05-06"), False)]
    assert periods(2020, 2021, 2022, 2023, 2024, 2025) == [(day("2019-05-06"), False)]


def test_over_a_year_that_is_not_held_nothing_is_carried_on() -> None:
    """The child may have left care and come back: what the earlier return told ended by then, on a
    day that nobody wrote; what the later tells began before its day."""
    assert periods(2022, 2025) == [(day("2022-09-05"), True)]
