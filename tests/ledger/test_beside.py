"""Two kinds of return that speak of the same days, set side by side."""

import datetime

from goldenthread.record.beside import Compared, compared, pairs
from goldenthread.record.snapshot import Reading
from tests.ledger.test_stacking_of_many_kinds import ENQUIRIES, NAMES, PLANS, Row, Said, reading_of

CENSUS, NIGHTLY = "cin_census", "standard_safeguarding"
WHOLE = frozenset({PLANS, ENQUIRIES, NAMES})


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def plan(child: str, start: str, end: str = "") -> Row:
    return Row(child=child, start=day(start), end=day(end) if end else None)


def both_read(census: list[Row], nightly: list[Row]) -> Reading:
    """The record of a census of 2024-25 and of a nightly feed since 2024."""
    return reading_of(
        [
            said(1, CENSUS, "2024-04-01", "2025-03-31", census),
            said(2, NIGHTLY, "2024-01-01", "2025-11-24", nightly),
        ]
    )


def side_by_side(census: list[Row], nightly: list[Row]) -> Compared:
    """The two, compared by their plans."""
    reading = both_read(census, nightly)
    (pair,) = [pair for pair in pairs(reading) if pair.table == PLANS]
    return compared(reading, pair)


def said(number: int, kind: str, first_day: str, last_day: str, plans: list[Row]) -> Said:
    rows = {row.key: row for row in plans}
    people = {row.child: Row(child=row.child, start=None) for row in plans}
    return Said(
        number=number,
        kind=kind,
        first_day=day(first_day),
        last_day=day(last_day),
        whole=WHOLE,
        rows={PLANS: rows, ENQUIRIES: {}, NAMES: people},
    )


def test_the_days_compared_are_those_that_both_speak_of() -> None:
    found = side_by_side([plan("A", "2024-06-01")], [plan("A", "2024-06-01", "2025-09-01")])
    assert (found.pair.one, found.pair.other) == (CENSUS, NIGHTLY)
    assert (found.pair.first_day, found.pair.last_day) == (day("2024-04-01"), day("2025-03-31"))
    # The plan ended after them: on their last day both have it open.
    assert (found.one_counts, found.other_counts) == (1, 1)
    assert found.differences == ()


def test_a_plan_that_one_lacks_and_one_that_ended_otherwise() -> None:
    found = side_by_side(
        [plan("A", "2024-06-01"), plan("B", "2024-07-01")],
        [plan("A", "2024-06-01", "2025-02-01"), plan("C", "2024-08-01")],
    )
    assert (found.one_counts, found.other_counts) == (2, 1)
    differing = [(d.child_id, d.one is None, d.other is None, d.columns) for d in found.differences]
    assert differing == [
        ("A", False, False, ("ended_on",)),
        ("B", False, True, ()),
        ("C", True, False, ()),
    ]


def test_a_first_day_that_differs_by_a_little_is_one_difference() -> None:
    found = side_by_side([plan("A", "2024-06-01")], [plan("A", "2024-06-04")])
    (one,) = found.differences
    assert one.columns == ("started_on",)
    assert one.place_of_one is not None
    assert one.place_of_other is not None


def test_what_lies_outside_those_days_is_not_compared() -> None:
    found = side_by_side(
        [plan("A", "2024-06-01")],
        [plan("A", "2024-06-01"), plan("B", "2025-06-01"), plan("C", "2024-01-05", "2024-02-01")],
    )
    assert found.differences == ()


def test_one_return_alone_is_beside_nothing() -> None:
    assert pairs(reading_of([said(1, CENSUS, "2024-04-01", "2025-03-31", [])])) == []


def test_an_end_that_no_return_ever_told_speaks_against_none_before_it() -> None:
    # The census of 2024-25 lacks a plan that the one before left open: it ended by 31 March.
    reading = reading_of(
        [
            said(1, CENSUS, "2023-04-01", "2024-03-31", [plan("A", "2023-06-01")]),
            said(2, CENSUS, "2024-04-01", "2025-03-31", [plan("B", "2024-06-01")]),
            said(
                3,
                NIGHTLY,
                "2023-01-01",
                "2025-03-31",
                [plan("A", "2023-06-01", "2024-02-20"), plan("B", "2024-06-01")],
            ),
        ]
    )
    (pair,) = [pair for pair in pairs(reading) if pair.table == PLANS]
    assert compared(reading, pair).differences == ()


def test_an_end_that_no_return_ever_told_is_none_where_the_other_says_it_goes_on() -> None:
    reading = reading_of(
        [
            said(1, CENSUS, "2023-04-01", "2024-03-31", [plan("A", "2023-06-01")]),
            said(2, CENSUS, "2024-04-01", "2025-03-31", [plan("B", "2024-06-01")]),
            said(
                3,
                NIGHTLY,
                "2023-01-01",
                "2025-03-31",
                [plan("A", "2023-06-01"), plan("B", "2024-06-01")],
            ),
        ]
    )
    (pair,) = [pair for pair in pairs(reading) if pair.table == PLANS]
    (one,) = compared(reading, pair).differences
    assert (one.child_id, one.columns) == ("A", ("ended_on",))
