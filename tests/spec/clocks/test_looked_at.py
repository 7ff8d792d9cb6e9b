"""Whether somebody has looked

A receipt is of one running: its child, its clock and the day that it started. The newest holds. It
changes no clock: what is overdue stays overdue, and is seen, or to be looked at again once the day
of the next look has come.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa
from hypothesis import given as drawn
from hypothesis import strategies as st

from goldenthread.clocks.looked_at import LOOK_AGAIN, SEEN, UNSEEN, looked_at_of_child, looked_at_on
from goldenthread.record.arriving import ARRIVES, COME_WHOLE, Delta
from goldenthread.record.snapshot import Reading, Snapshot
from tests import drawing
from tests.spec.given import read_table, record_of

ON = datetime.date(2025, 3, 31)
SAID_AT = datetime.datetime(2025, 3, 31, 9, tzinfo=datetime.UTC)
PLANS = {
    "child_protection_plans": """
        child_id | started_on | ended_on | initial_category
        Ann      | 2024-10-01 |          | NEG
        Ben      | 2024-10-01 |          | NEG
        Cal      | 2024-10-01 |          | NEG
        Dee      | 2025-02-01 |          | NEG
    """
}
"""The first review of Ann, Ben and Cal was due on 1 January 2025; Dee's is not due yet."""


def with_receipts(
    snapshot: Snapshot,
    rows: list[dict[str, object]],
    *,
    edition: int,
    opened: Mapping[str, pa.Table] = MappingProxyType({}),
    made_at: datetime.datetime | None = None,
    **more: pa.Table,
) -> None:
    """Let receipts arrive, rows of the record where some are `opened`, and what else is named, up
    to an edition."""
    same = {
        name: snapshot.database.execute(f"select * from main.{name}").to_arrow_table()
        if name in COME_WHOLE
        else schema.empty_table()
        for name, schema in ARRIVES.items()
    }
    receipts = pa.Table.from_pylist(rows, schema=ARRIVES["receipts"])
    made = [{"number": edition, "made_at": made_at, "made_by_id": 1}] if made_at else []
    editions = pa.Table.from_pylist(made, schema=ARRIVES["editions"])
    delta = Delta(
        since=snapshot.edition,
        edition=edition,
        opened=dict(opened),
        closed={},
        **same | {"receipts": receipts, "editions": editions} | more,
    )
    snapshot.take_in(delta)


def receipt(number: int, **cells: object) -> dict[str, object]:
    """A receipt that opened with the edition after the one before it, unless it says otherwise."""
    rest = dict.fromkeys(("why", "said_by", "said_as"), "somebody")
    usual = {"id": number, "clock": "review-conference", "said": "seen", "said_at": SAID_AT}
    return usual | rest | {"opened_by": number + 1} | cells


def looks(reading: Reading, today: str) -> dict[str, str]:
    """How each child's running has been looked at."""
    rows = looked_at_on(
        reading, ON, today=datetime.date.fromisoformat(today), where="clock = 'review-conference'"
    )
    return {row["child_id"]: f"{row['state']}, {row['look']}" for row in rows}


def test_a_receipt_says_that_it_is_seen_until_the_next_look() -> None:
    snapshot = record_of(PLANS).snapshot
    said = """
        child_id | next_look_on
        Ann      |
        Ben      | 2025-05-01
    """
    rows = [
        receipt(
            number,
            child_id=row["child_id"],
            started_on=datetime.date(2024, 10, 1),
            next_look_on=row["next_look_on"] and datetime.date.fromisoformat(row["next_look_on"]),
        )
        for number, row in enumerate(read_table(said), start=1)
    ]
    for row in rows:
        row["next_look_on"] = row["next_look_on"] or None
    with_receipts(snapshot, rows, edition=3)
    before = {"Ann": "overdue, seen", "Ben": "overdue, seen", "Cal": "overdue, unseen"}
    assert looks(snapshot.at(), "2025-04-30") == before | {"Dee": "running, unseen"}
    after = before | {"Ben": "overdue, to be looked at again", "Dee": "running, unseen"}
    assert looks(snapshot.at(), "2025-05-01") == after
    # As it was known before anybody had looked, nobody had.
    assert set(looks(snapshot.at(1), "2025-05-01").values()) == {
        "overdue, unseen",
        "running, unseen",
    }


def test_of_an_earlier_day_it_is_told_who_had_looked_by_then() -> None:
    """Midnight is that of England: at 23:30 by Greenwich it is the next day there in summer."""
    snapshot = record_of(PLANS).snapshot
    began = datetime.date(2024, 10, 1)
    at = datetime.datetime(2025, 3, 30, 23, 30, tzinfo=datetime.UTC)
    with_receipts(snapshot, [receipt(1, child_id="Ann", started_on=began, said_at=at)], edition=2)
    for day, look in ((30, "unseen"), (31, "seen")):
        on = datetime.date(2025, 3, day)
        rows = looked_at_on(snapshot.at(), on, today=ON, where="child_id = 'Ann'")
        assert looked_at_of_child(snapshot.at(), "Ann", on, today=ON) == rows
        assert {row["look"] for row in rows if row["clock"] == "review-conference"} == {look}


def test_a_receipt_of_another_running_says_nothing_of_this_one() -> None:
    snapshot = record_of(PLANS).snapshot
    rows = [
        receipt(1, child_id="Ann", started_on=datetime.date(2024, 9, 30)),
        receipt(2, child_id="Ann", started_on=None),
        receipt(3, child_id="Ben", started_on=datetime.date(2024, 10, 1), clock="another"),
    ]
    with_receipts(snapshot, rows, edition=4)
    assert looks(snapshot.at(), "2025-05-01")["Ann"] == "overdue, unseen"
    assert looks(snapshot.at(), "2025-05-01")["Ben"] == "overdue, unseen"


@dataclass(frozen=True)
class Given:
    """One receipt that is given: on whom, in how many days the next look is, and how long ago."""

    child: str
    next_look_in: int | None
    days_ago: int


TODAY = datetime.date(2025, 5, 1)
NOON = datetime.datetime(2025, 5, 1, 12, tzinfo=datetime.UTC)
LAST = 6
receipts_given = st.lists(
    st.builds(
        Given,
        st.sampled_from(["Ann", "Ben"]),
        st.none() | st.integers(-2, 2),
        st.integers(-1, 2),
    ),
    max_size=LAST - 1,
)


@drawing.drawn(12)
@drawn(given=receipts_given, at=st.integers(1, LAST))
def test_the_newest_that_was_known_then_holds(given: list[Given], at: int) -> None:
    """The slow twin: the receipts in turn, each in the place of the one before it."""
    snapshot = record_of(PLANS).snapshot
    rows: list[dict[str, object]] = []
    for number, one in enumerate(given, start=1):
        look = one.next_look_in
        rows.append(
            receipt(
                number,
                child_id=one.child,
                started_on=datetime.date(2024, 10, 1),
                next_look_on=None if look is None else TODAY + datetime.timedelta(days=look),
                said_at=NOON - datetime.timedelta(days=one.days_ago),
            )
        )
    with_receipts(snapshot, rows, edition=LAST)
    expected = {"Ann": UNSEEN, "Ben": UNSEEN}
    for one in given[: at - 1]:
        if one.days_ago < 0:
            continue  # nobody knew then what would be said on the day after
        promised = one.next_look_in is not None and one.next_look_in <= 0
        expected[one.child] = LOOK_AGAIN if promised else SEEN
    found = looks(snapshot.at(at), TODAY.isoformat())
    assert {child: found[child] for child in expected} == {
        child: f"overdue, {look}" for child, look in expected.items()
    }
