"""Whether somebody has looked at a running: the second measure of every clock.

A receipt (record/receipts.py) is of a running: its child, its clock, the day that it started, and
what it is about where several run side by side.
How a running stands follows from its dates alone, and no receipt changes it.
"""

import datetime
from typing import Any

from goldenthread.clocks.running import (
    every_run_of_child,
    in_urgency,
    is_anything_decided,
    standing,
    standing_of,
)
from goldenthread.clocks.states import OVERDUE
from goldenthread.record.links import LINKED
from goldenthread.record.receipts import RECEIPTS
from goldenthread.record.snapshot import Reading

UNSEEN = "unseen"
LOOK_AGAIN = "to be looked at again"
SEEN = "seen"
LOOKS = (UNSEEN, LOOK_AGAIN, SEEN)
"""How a running that is open has been looked at, what comes first first: nobody has; somebody has,
and it still stands so on the day of the next look that they promised; somebody has."""


def standing_and_looked_at(reading: Reading) -> str:
    """SQL for the runnings as they stand on `$on_day` (running.standing), each with the receipt
    that held on `$today`, if any (receipt, said, why, next_look_on, said_by, said_as, said_us), and
    `look`, one of LOOKS as it was that day."""
    return looked_at(reading, standing(reading))


def looked_at(reading: Reading, runnings: str) -> str:
    """SQL for these runnings, themselves SQL with the columns of running.standing, each with the
    receipt that holds; see `standing_and_looked_at`."""
    reading.ready(LINKED)
    return (
        "select s.*, r.* exclude (child_id, clock, started_on, about, said_on), "
        f"case when r.receipt is null then '{UNSEEN}' "
        f"when r.next_look_on <= $today then '{LOOK_AGAIN}' else '{SEEN}' end as look "
        f"from ({runnings}) s left join ({_held(reading)}) r on r.child_id = s.child_id "
        "and r.clock = s.clock and r.started_on is not distinct from s.started_on "
        "and r.about = s.about"
    )


def looked_at_on(
    reading: Reading, on: datetime.date, *, today: datetime.date, where: str, **parameters: Any
) -> list[dict[str, Any]]:
    """The runnings as they stand on a day, each with what was last said of it, in the order of a
    list. `where` is SQL over their columns with `$name` parameters."""
    return _listed(reading, standing(reading), on, today=today, where=where, **parameters)


def looked_at_of_child(
    reading: Reading, child_id: str, on: datetime.date, *, today: datetime.date
) -> list[dict[str, Any]]:
    """All that ever ran for a child, as `looked_at_on` has it."""
    decided = is_anything_decided(reading, child_id)
    runs = standing_of(every_run_of_child(reading), decided=decided)
    return _listed(reading, runs, on, today=today, where="true", child=child_id)


def _listed(
    reading: Reading,
    runnings: str,
    on: datetime.date,
    *,
    today: datetime.date,
    where: str,
    **parameters: Any,
) -> list[dict[str, Any]]:
    return reading.rows(
        f"select * from ({looked_at(reading, runnings)}) where {where} "
        f"order by {in_urgency()}, {first_unseen()}, due_on nulls last, child_id, clock, "
        "started_on, row_key",
        on_day=on,
        today=looks_by(reading, on, today=today),
        **parameters,
    )


def looks_by(reading: Reading, day: datetime.date, *, today: datetime.date) -> datetime.date:
    """Up to which day looks count: `today`, where one asks of the day on which the record stands;
    that day itself where it is an earlier one, on which nobody knew what would be said later."""
    stands_on = as_at(reading)
    return today if stands_on is None or day >= stands_on else min(day, today)


def as_at(reading: Reading) -> datetime.date | None:
    """The day on which the record stands at this edition."""
    stands_on: datetime.date | None = reading.remember("as at", lambda: reading.as_at)
    return stands_on


def receipts_of_child(reading: Reading) -> str:
    """SQL for every receipt on a running of the child `$child`, held or not, newest first."""
    reading.ready(LINKED)
    return f"select * from ({_every(reading)}) where child_id = $child order by receipt desc"


def first_unseen() -> str:
    """SQL to order overdue runnings by: those that nobody has looked at come first."""
    places = " ".join(f"when '{look}' then {place}" for place, look in enumerate(LOOKS))
    return f"case when state = '{OVERDUE}' then case look {places} end else 0 end"


def _every(reading: Reading) -> str:
    return (
        "select coalesce(l.linked_to, r.child_id) as child_id, r.clock, r.started_on, "
        "coalesce(r.about, '') as about, "
        "r.id as receipt, r.said, r.why, r.next_look_on, r.said_by, r.said_as, "
        "epoch_us(r.said_at) as said_us, timezone('Europe/London', r.said_at)::date as said_on "
        f"from main.{RECEIPTS} r left join {LINKED} l on l.child_id = r.child_id "
        f"where r.opened_by <= {reading.edition}"
    )


def _held(reading: Reading) -> str:
    # Of two ids that became one child's each may have had one on the same running.
    return (
        f"select * from ({_every(reading)}) where said_on <= $today qualify row_number() over "
        "(partition by child_id, clock, started_on, about order by receipt desc) = 1"
    )
