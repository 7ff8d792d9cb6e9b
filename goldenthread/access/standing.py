"""How the record stands: which returns it holds, to which day they speak, and what is overdue.

Nothing here names a child. What is overdue is counted among the children within one's reach, as
the list of clocks is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.access import visibility
from goldenthread.access.sight import Sight
from goldenthread.access.within_reach import relation_within_reach
from goldenthread.clocks.looked_at import UNSEEN, looks_by
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.states import OVERDUE
from goldenthread.ledger.loads import LastHeardOf, last_heard_of
from goldenthread.record.snapshot import Reading
from goldenthread.returns.cin_census import CIN_CENSUS

HOLDING = ("population", "allocations")


@dataclass(frozen=True, kw_only=True)
class HeldReturn:
    """One return that is held: its kind, its period (`2024-25`, empty for a whole return), the
    year in which the period ends (0 for a whole return), and its days where it has any."""

    kind: str
    period: str
    year: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The returns that are held, oldest first, and the tables of `HOLDING` that hold nothing."""

    returns: tuple[HeldReturn, ...]
    empty: tuple[str, ...]
    heard: Mapping[str, LastHeardOf] = field(default_factory=dict)
    """By kind when a return last came, whole and as changed rows."""

    @property
    def years_between(self) -> tuple[int, ...]:
        """The years (in which a census year ends) without a census, between two that have one."""
        held = {one.year for one in self.returns if one.kind == CIN_CENSUS.kind}
        return tuple(y for y in range(min(held), max(held)) if y not in held) if held else ()


def standing_of_the_record(edition: int | None) -> Standing:
    """What is held at an edition. Raises Http404 for one not made yet."""
    reading = visibility.reading_of(edition)
    rows = (
        reading.rows(
            "select kind, period, year, first_day, last_day from slices order by year, kind"
        )
        if reading.edition
        else []
    )
    empty = (
        [name for name in HOLDING if not reading.rows(f"select 1 from {name} limit 1")]
        if reading.edition
        else list(HOLDING)
    )
    return Standing(
        returns=tuple(HeldReturn(**row) for row in rows),
        empty=tuple(empty),
        heard=last_heard_of(edition),
    )


def open_clocks_within_reach(
    sight: Sight, *, on: date, day: date, edition: int | None
) -> Mapping[tuple[str, str], int]:
    """How many clocks are open on `day`, by clock and state, of the children within reach `on` the
    day of asking; among the states, `UNSEEN` counts those overdue that nobody has looked at."""
    reading = visibility.reading_of(edition)
    relation, reach = relation_within_reach(sight, reading, on=on)
    key = (
        "open clocks",
        day,
        on,
        relation,
        tuple((name, str(value)) for name, value in reach.items()),
    )
    counted: dict[tuple[str, str], int] = reading.remember(
        key, lambda: _open_clocks(reading, day, on, relation, reach)
    )
    return counted


def _open_clocks(
    reading: Reading, day: date, today: date, relation: str, reach: Mapping[str, Any]
) -> dict[tuple[str, str], int]:
    rows = reading.rows(
        "select clock, state, count(*) as clocks, "
        f"count(*) filter (state = '{OVERDUE}' and look = '{UNSEEN}') as unseen "
        f"from ({open_and_looked_at(reading, day)}) "
        f"where child_id in ({relation}) group by all",
        today=looks_by(reading, day, today=today),
        **reach,
    )
    counts = {(row["clock"], row["state"]): row["clocks"] for row in rows}
    return counts | {(row["clock"], UNSEEN): row["unseen"] for row in rows if row["unseen"]}
