"""Returns of several kinds under a council's choice of who speaks, against a slow twin.

Of what was over by the last day to which a chosen kind speaks, that kind decides, by what it holds
and by what it lacks. What by a lesser return of a later day goes on after it, the lesser one says.
"""

import datetime
import random
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.record.arriving import Delta
from goldenthread.record.authority import NO_CHOICE, REST
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading, Snapshot
from tests.drawing import drawn
from tests.ledger.test_stacking_of_many_kinds import (
    BY_HAND,
    DAY,
    ENQUIRIES,
    KINDS,
    LONG_AGO,
    NAMES,
    PLANS,
    Row,
    Said,
    delta_of,
    how_old,
    make_returns,
    said_better,
)
from tests.spec.given import CALENDAR, MADE_AT

Choice = tuple[str, ...]
TOLD = (PLANS, ENQUIRIES, NAMES)
FOR_EVER = datetime.date.max


class Twin:
    """What is believed, worked out row by row with loops."""

    def __init__(self, returns: list[Said], choice: Choice) -> None:
        self.returns = returns
        self.choice = choice

    def rank(self, one: Said) -> int:
        return self.choice.index(one.kind) if one.kind in self.choice else REST

    def reaches(self, one: Said) -> datetime.date | None:
        """The last day to which the kind of this return speaks."""
        days = [other.last_day for other in self.returns if other.kind == one.kind]
        return max((day for day in days if day), default=None)

    def precedence(self, one: Said, table: str) -> datetime.date:
        if self.rank(one) != REST:
            return one.last_day or LONG_AGO + DAY
        return one.precedence(table)

    def goes_on_to(self, one: Said, row: Row, table: str) -> datetime.date | None:
        """The day to which this return has the row go on."""
        if one.last_day is None or table == NAMES:
            return None
        over = row.start if table == ENQUIRIES else row.end or FOR_EVER
        return min(one.last_day, over or FOR_EVER)

    def stands(self, one: Said, key: str, table: str) -> int:
        """The rank of a return that holds a row, unless a lesser one has it go on after it."""
        reach = self.reaches(one)
        for other in self.returns:
            if key in other.rows[table] and self.rank(other) > self.rank(one) and reach:
                to = self.goes_on_to(other, other.rows[table][key], table)
                if to and to > reach:
                    return REST
        return self.rank(one)

    def believed(self, key: str, table: str) -> Said:
        holders = [one for one in self.returns if key in one.rows[table]]
        best = min(self.stands(one, key, table) for one in holders)
        holders = [one for one in holders if self.stands(one, key, table) == best]
        latest = max(self.precedence(one, table) for one in holders)
        return min(
            (one for one in holders if self.precedence(one, table) == latest),
            key=lambda one: (one.kind, how_old(one), one.number),
        )

    def given_way(self, keys: set[str], table: str) -> set[str]:
        """Of the keys that stand, those of a tracker that was not chosen and that another return
        says better."""
        own = {key: self.believed(key, table) for key in keys}
        by_hand = {k for k in keys if own[k].kind == BY_HAND and self.rank(own[k]) == REST}
        return said_better({key: own[key].rows[table][key] for key in keys}, by_hand)

    def outranks(self, later: Said, own: Said, row: Row, table: str) -> bool:
        if self.rank(later) == self.rank(own):
            if own.kind == BY_HAND:
                return False
            return self.precedence(later, table) > self.precedence(own, table)
        if self.rank(later) > self.rank(own):
            return False
        if own.last_day is None:
            return True
        to, reach = self.goes_on_to(own, row, table), self.reaches(later)
        return to is not None and reach is not None and to <= reach

    def plans(self) -> set[tuple[Any, ...]]:
        """Each current plan: key, end, whether the end is marked as unreadable."""
        found = set()
        for key in {key for one in self.returns for key in one.rows[PLANS]}:
            own = self.believed(key, PLANS)
            row = own.rows[PLANS][key]
            lack = [one for one in self.returns if self.lacks(one, own, row)]
            if not lack:
                found.add((key, row.end, row.unread))
                continue
            gap = min(one.first_day for one in lack if one.first_day)
            withdrawn = any(
                row.start and one.first_day and one.last_day
                and one.first_day <= row.start <= (own.last_day or row.start)
                and row.start <= one.last_day
                for one in lack
            )  # fmt: skip
            if not withdrawn and not self.said_anew(own, row, gap):
                found.add((key, row.end or gap - DAY, row.unread or row.end is None))
        gone = self.given_way({key for key, _, _ in found}, PLANS)
        return {one for one in found if one[0] not in gone}

    def lacks(self, one: Said, own: Said, row: Row) -> bool:
        """Whether a return that is believed before the row's own speaks of its days, without it."""
        return (
            self.outranks(one, own, row, PLANS)
            and PLANS in one.whole
            and one.first_day is not None
            and one.last_day is not None
            and (row.start or own.first_day or LONG_AGO) <= one.last_day
            and (row.end is None or row.end >= one.first_day)
            and not row.unread
        )

    def said_anew(self, own: Said, row: Row, gap: datetime.date) -> bool:
        return any(
            other.child == row.child
            and other.start is not None
            and other.start < gap
            and key not in own.rows[PLANS]
            for one in self.returns
            if self.outranks(one, own, row, PLANS)
            for key, other in one.rows[PLANS].items()
        )

    def enquiries(self) -> set[str]:
        found = set()
        for key in {key for one in self.returns for key in one.rows[ENQUIRIES]}:
            own = self.believed(key, ENQUIRIES)
            row = own.rows[ENQUIRIES][key]
            assert row.start is not None
            if not any(
                self.outranks(one, own, row, ENQUIRIES)
                and ENQUIRIES in one.whole
                and one.first_day is not None
                and one.last_day is not None
                and one.first_day <= row.start <= one.last_day
                and row.start <= (own.last_day or row.start)
                for one in self.returns
            ):
                found.add(key)
        return found - self.given_way(found, ENQUIRIES)

    def people(self) -> set[tuple[str, int]]:
        keys = {key for one in self.returns for key in one.rows[NAMES]}
        return {(key, self.believed(key, NAMES).number) for key in keys}


def chosen(choice: Choice | None, *, opened_by: int = 1) -> pa.Table:
    """The choice of these kinds for every table that is told of; None where nothing was chosen."""
    if choice is None:
        return NO_CHOICE
    rows = [
        {"table_name": table, "kinds": " ".join(choice), "opened_by": opened_by} for table in TOLD
    ]
    return pa.Table.from_pylist(rows, schema=NO_CHOICE.schema)


def reading_of(returns: list[Said], choice: Choice | None) -> Reading:
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(delta_of(returns, chosen(choice)))
    return snapshot.at(1)


def some_choice(chance: random.Random, returns: list[Said]) -> Choice:
    kinds = sorted({one.kind for one in returns} | {chance.choice(KINDS)})
    return tuple(chance.sample(kinds, chance.randint(1, min(3, len(kinds)))))


def what_is_read(reading: Reading) -> dict[str, Any]:
    reading.ready(*TOLD)
    plans = reading.fetch(f"select row_key, ended_on, unreadable from {PLANS}")
    enquiries = [key for (key,) in reading.fetch(f"select row_key from {ENQUIRIES}")]
    assert len(enquiries) == len(set(enquiries))
    return {
        PLANS: {(key, end, " ended_on " in unread) for key, end, unread in plans},
        ENQUIRIES: set(enquiries),
        NAMES: set(reading.fetch(f"select row_key, slice_id from {NAMES}")),
    }


def what_the_twin_says(returns: list[Said], choice: Choice) -> dict[str, Any]:
    twin = Twin(returns, choice)
    return {PLANS: twin.plans(), ENQUIRIES: twin.enquiries(), NAMES: twin.people()}


@drawn(80)
@given(st.integers(0, 2**32))
def test_what_is_believed_under_a_choice_is_what_the_twin_believes(seed: int) -> None:
    chance = random.Random(seed)
    returns = make_returns(chance)
    choice = some_choice(chance, returns)
    assert what_is_read(reading_of(returns, choice)) == what_the_twin_says(returns, choice)


@drawn(15)
@given(st.integers(0, 2**32))
def test_in_any_order_of_loads_and_of_the_choice_the_end_is_the_same(seed: int) -> None:
    """A choice made before, between or after the loads; and each edition on the way is what the
    twin says of what had come by then."""
    chance = random.Random(seed)
    returns = make_returns(chance)
    choice = some_choice(chance, returns)
    steps: list[Said | None] = [*returns, None]
    chance.shuffle(steps)
    snapshot = Snapshot(working_days=CALENDAR)
    for edition in range(1, len(steps) + 1):
        snapshot.take_in(delta_at(steps, choice, edition))
    for edition in range(1, len(steps) + 1):
        held = [one for one in steps[:edition] if one is not None]
        asked = choice if None in steps[:edition] else ()
        assert what_is_read(snapshot.at(edition)) == what_the_twin_says(held, asked)


def delta_at(steps: list[Said | None], choice: Choice, edition: int) -> Delta:
    """What the ledger hands over when the step of this edition was taken: a load, or the choice."""
    every = sorted((one for one in steps if one is not None), key=lambda one: one.number)
    whole = delta_of(every, NO_CHOICE)
    at = {one.number: steps.index(one) + 1 for one in every}

    def dated(rows: pa.Table, column: str, by: str, since: int) -> pa.Table:
        told = [
            row | {column: at[row[by]]}
            for row in rows.to_pylist()
            if since < at[row[by]] <= edition
        ]
        return pa.Table.from_pylist(told, schema=rows.schema)

    opened = {
        name: dated(whole.opened[name], "opened_by", "slice_id", edition - 1) for name in TABLES
    }
    return Delta(
        since=edition - 1,
        edition=edition,
        opened=opened,
        closed={},
        slices=dated(whole.slices, "opened_by", "id", 0),
        spoken=dated(whole.spoken, "edition", "slice_id", 0),
        loads=whole.loads,
        editions=pa.table({"number": [edition], "made_at": [MADE_AT], "made_by_id": [None]}),
        authority=chosen(choice, opened_by=steps.index(None) + 1)
        if None in steps[:edition]
        else NO_CHOICE,
    )


def test_the_choices_made_here_do_change_what_is_believed() -> None:
    moved = dict.fromkeys(TOLD, 0)
    for seed in range(400):
        chance = random.Random(seed)
        returns = make_returns(chance)
        choice = some_choice(chance, returns)
        before, after = what_the_twin_says(returns, ()), what_the_twin_says(returns, choice)
        for name in TOLD:
            moved[name] += before[name] != after[name]
    assert all(count > 40 for count in moved.values()), moved
