"""What a service must look at first: what is overdue and nobody has seen, what is about to be late,
and where work piles up.

Every number counts the children within reach, as the list that it opens does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldenthread.access.clock_lists import ListedRunning, in_order, listed
from goldenthread.access.visibility import Seen
from goldenthread.clocks.due_ahead import WITHIN, due_within_sql
from goldenthread.clocks.looked_at import LOOK_AGAIN, UNSEEN, looks_by
from goldenthread.clocks.open_now import A_WEEK, FOUR_WEEKS, open_and_looked_at
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import OVERDUE
from goldenthread.measures.caseloads import held_on

OPEN, WAITING = "open", "waiting"
PILES = (OPEN, OVERDUE, UNSEEN, WAITING)
"""What is counted of each team: its open clocks, those overdue, those of them that nobody has
looked at, and the children who have no worker."""
DAYS_BEFORE = (A_WEEK, FOUR_WEEKS)
FIRST_ROWS = 5


@dataclass(frozen=True, kw_only=True)
class Pile:
    """What teams had on a day, by team and one of PILES."""

    on: date
    counts: Mapping[tuple[str, str], int]


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """So many clocks of a kind and a team fall due within so many working days, and no fewer."""

    clock: str
    team: str
    within: int
    clocks: int


@dataclass(frozen=True, kw_only=True)
class Service:
    """All that the page of a service counts, as it stands on the day. `unseen` and `unchanged` are
    the first rows of what is overdue and unseen, and of what is overdue and was seen, and stood so
    still on the day of the next look; what is longest overdue first. `before` are the days of
    DAYS_BEFORE."""

    now: Pile
    before: tuple[Pile, ...]
    ahead: tuple[Ahead, ...]
    unseen: tuple[ListedRunning, ...]
    unchanged: tuple[ListedRunning, ...]
    unchanged_total: int

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team that has, or had, anything; those not known first."""
        found = {team for pile in (self.now, *self.before) for team, _kind in pile.counts}
        return tuple(sorted(found, key=lambda team: (team != NOT_KNOWN, team)))


def count_service(seen: Seen, *, on: date) -> Service:
    """The service within reach, as it stands on the day and stood on the days before."""
    rows = seen.remember(("longest overdue", on), lambda: _longest_overdue(seen, on))
    first = listed(seen, rows, on=on)
    ahead, unchanged_total = seen.remember(("ahead", on), lambda: _ahead(seen, on))
    return Service(
        now=pile_on(seen, on),
        before=tuple(pile_on(seen, on - timedelta(days=days)) for days in DAYS_BEFORE),
        ahead=ahead,
        unseen=tuple(one for one in first if one.look == UNSEEN),
        unchanged=tuple(one for one in first if one.look == LOOK_AGAIN),
        unchanged_total=unchanged_total,
    )


def pile_on(seen: Seen, on: date) -> Pile:
    """What each team had on a day, of the children within reach now, by what is known now."""
    pile: Pile = seen.remember(("pile", on), lambda: _pile(seen, on))
    return pile


def _pile(seen: Seen, on: date) -> Pile:
    relation, reach = seen.relation
    clocks = seen.reading.rows(
        f"select team, count(*) as {OPEN}, count(*) filter (state = '{OVERDUE}') as {OVERDUE}, "
        f"count(*) filter (state = '{OVERDUE}' and look = '{UNSEEN}') as {UNSEEN} "
        f"from ({open_and_looked_at(seen.reading, on)}) where child_id in ({relation}) "
        "group by team",
        today=looks_by(seen.reading, on, today=seen.on),
        **reach,
    )
    children = seen.reading.rows(
        f"select team, count(*) as {WAITING} from ({held_on(seen.reading, on)}) "
        f"where worker = '{NOT_KNOWN}' and child_id in ({relation}) group by team",
        **reach,
    )
    found = [(row, kind) for row in (*clocks, *children) for kind in PILES if row.get(kind)]
    return Pile(on=on, counts={(row["team"], kind): row[kind] for row, kind in found})


def _longest_overdue(seen: Seen, on: date) -> list[dict[str, Any]]:
    """The first rows of each list of what is overdue, by how it was looked at."""
    relation, reach = seen.relation
    order = f"due_on nulls last, {in_order(seen)}, clock, started_on, about"
    return seen.reading.rows(
        f"select * from ({open_and_looked_at(seen.reading, on)}) where child_id in ({relation}) "
        f"and state = '{OVERDUE}' and look in ('{UNSEEN}', '{LOOK_AGAIN}') "
        f"qualify row_number() over (partition by look order by {order}) <= {FIRST_ROWS} "
        f"order by {order}",
        today=looks_by(seen.reading, on, today=seen.on),
        **reach,
    )


def _ahead(seen: Seen, on: date) -> tuple[tuple[Ahead, ...], int]:
    """What falls due soon, and how much is overdue and was to be looked at again."""
    relation, reach = seen.relation
    within = due_within_sql(seen.reading, on)
    rows = seen.reading.rows(
        f"select clock, team, state, look, {within} as within, count(*) as clocks "
        f"from ({open_and_looked_at(seen.reading, on)}) where child_id in ({relation}) "
        "group by all",
        today=looks_by(seen.reading, on, today=seen.on),
        **reach,
    )
    ahead = tuple(
        Ahead(clock=row["clock"], team=row["team"], within=row["within"], clocks=row["clocks"])
        for row in rows
        if row["within"] in WITHIN
    )
    return ahead, sum(
        row["clocks"] for row in rows if (row["state"], row["look"]) == (OVERDUE, LOOK_AGAIN)
    )
