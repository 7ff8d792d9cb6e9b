"""What two editions of the record say of a child up to one day: the same, or otherwise.

What a row says of a day leaves out what came after it: a plan that ended later was open. So a row
that only ended since says the same of the day, and one whose start was corrected does not.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from goldenthread.record.catalogue import TABLES
from goldenthread.record.one_child import Fact, facts_in_rows
from goldenthread.record.snapshot import Reading
from goldenthread.record.telling import TELLINGS, Step

Day = datetime.date


class Saying(NamedTuple):
    """What a fact says of the child as it stood on a day."""

    table: str
    what: str
    detail: str
    on: Day | None
    until: Day | None
    end_in_doubt: str


@dataclass(frozen=True, kw_only=True)
class SaidOtherwise:
    """What one edition says of the day and the other does not. `now` is what the later one says
    (None: nothing any more), `was` what the earlier one said (None: nothing yet), and `edition`
    the one that made the difference, None where no single one did."""

    now: Fact | None
    was: Fact | None
    edition: int | None


def by_the_day(facts: Iterable[Fact], day: Day) -> list[Fact]:
    """Those that happened or began by the day, oldest first as they come. Of a stretch at school
    nothing is told before it is over."""
    return [
        fact
        for fact in facts
        if fact.on is not None and fact.on <= day
        if fact.step is not Step.SCHOOL or (fact.until is not None and fact.until <= day)
    ]


def saying_of(fact: Fact, day: Day) -> Saying:
    """What the fact says of the day."""
    ends_later = fact.until is not None and fact.until > day
    return Saying(
        table=fact.table,
        what=fact.what,
        detail=fact.detail_on(day),
        on=fact.on,
        until=None if ends_later else fact.until,
        end_in_doubt="" if ends_later else fact.end_in_doubt,
    )


def said_otherwise(
    then: Sequence[Fact], reading: Reading, now: Sequence[Fact], child_id: str, *, day: Day, at: int
) -> tuple[SaidOtherwise, ...]:
    """What `now`, the facts of the child at the edition of `reading`, says otherwise of the day
    than `then`, its facts at the earlier edition `at`; the newest first."""
    were, are = by_the_day(then, day), by_the_day(now, day)
    gone, come = _not_in(were, are, day), _not_in(are, were, day)
    history = _History.of(reading, child_id, {fact.table for fact in (*gone, *come)}, after=at)
    found = []
    for fact in come:
        was = next((old for old in gone if _is_of_one_row(old, fact)), None)
        if was is not None:
            gone.remove(was)
        found.append(SaidOtherwise(now=fact, was=was, edition=history.first_said(fact, day)))
    found += [SaidOtherwise(now=None, was=old, edition=history.withdrew(old)) for old in gone]
    return tuple(sorted(found, key=_in_order, reverse=True))


def _in_order(one: SaidOtherwise) -> tuple[Day, str]:
    fact = one.now or one.was
    assert fact is not None
    return fact.on or Day.min, fact.what


def _not_in(some: Sequence[Fact], others: Sequence[Fact], day: Day) -> list[Fact]:
    """Those that say what none of the others says."""
    left = Counter(saying_of(fact, day) for fact in others)
    found = []
    for fact in some:
        said = saying_of(fact, day)
        if left[said]:
            left[said] -= 1
        else:
            found.append(fact)
    return found


def _is_of_one_row(one: Fact, other: Fact) -> bool:
    return (one.table, one.row_key) == (other.table, other.row_key) and (
        one.what == other.what or one.on == other.on
    )


@dataclass(frozen=True)
class _History:
    """The ledger's rows of a child that were opened after an edition, told as facts, and when rows
    that were known by then were closed."""

    opened: Sequence[tuple[int, Fact]]
    closed: Mapping[tuple[str, str, int], int]

    @classmethod
    def of(cls, reading: Reading, child_id: str, tables: set[str], *, after: int) -> "_History":
        """Of these tables, up to the edition of the reading."""
        told = [
            (telling, row)
            for telling in TELLINGS
            if telling.table in tables
            for row in _rows_since(reading, telling.table, reading.ids_of(child_id), after)
        ]
        new = [(telling, row) for telling, row in told if row["opened_by"] > after]
        return cls(
            opened=[
                (row["opened_by"], fact)
                for (_, row), facts in zip(new, facts_in_rows(reading, new), strict=True)
                for fact in facts
            ],
            closed={
                (telling.table, row["row_key"], row["load_id"]): row["closed_by"]
                for telling, row in told
                if row["closed_by"] is not None and row["closed_by"] <= reading.edition
            },
        )

    def first_said(self, fact: Fact, day: Day) -> int | None:
        """The first edition since that said of the day what this fact says."""
        said = saying_of(fact, day)
        editions = [edition for edition, one in self.opened if saying_of(one, day) == said]
        return min(editions, default=None)

    def withdrew(self, fact: Fact) -> int | None:
        """The edition that took the row of this fact away."""
        return self.closed.get((fact.table, fact.row_key, fact.load))


def _rows_since(
    reading: Reading, table: str, ids: Sequence[str], after: int
) -> list[dict[str, Any]]:
    columns = ", ".join(f'"{name}"' for name in TABLES[table].column_names)
    return reading.rows(
        f"select {columns}, row_key, slice_id, load_id, ordinal, line, unreadable, opened_by, "
        f"closed_by from main.ledger_{table} where list_contains($ids, child_id) "
        "and opened_by <= $newest and (opened_by > $after or closed_by > $after) order by id",
        ids=list(ids),
        newest=reading.edition,
        after=after,
    )
