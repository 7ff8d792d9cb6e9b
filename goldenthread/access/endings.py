"""The plans that one chair ended, for that chair alone, and what had happened afterwards.

Nothing here is counted, of nobody: it is for a chair to learn from, and no measure of chairs. A
child who has gone home is otherwise out of the chair's reach, and stays so: the name is no way to
the child's page unless the chair has another reason to open it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import named
from goldenthread.access.naming import ShownAs
from goldenthread.access.visibility import Seen, ended_by_sql
from goldenthread.measures.after_a_plan import MARKS, SAID_IN, After, Happened, what_followed
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPOKEN_FOR

BEGAN = {After.REFERRAL: "referred_on", After.PLAN: "started_on", After.CARE: "started_on"}


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A plan that this chair ended. `evidence` is empty where none is written; `handle` is there
    where the chair may open the child's page now; `after` is what had happened, by months."""

    shown: ShownAs
    handle: UUID | None
    started_on: date
    ended_on: date
    evidence: str
    after: Mapping[int, str]


def endings_of(seen: Seen, *, on: date) -> tuple[Ending, ...]:
    """The plans that the chair who looks has ended, the newest first; `seen` is of see_endings."""
    sql, parameters = ended_by_sql(seen.sight, seen.on)
    by_now, _ = ended_by_sql(seen.sight, seen.on, now=seen.now)
    plans = seen.reading.rows(
        f"select * from ({sql}) where ended_on <= $day and (child_id, started_on) in "
        f"(select (child_id, started_on) from ({by_now})) order by ended_on desc, child_id",
        day=on,
        **parameters,
    )
    ids = {plan["child_id"] for plan in plans}
    children = named(seen, ids, on=on)
    openable = replace(seen, of_endings=False).within_reach(ids)
    happened, spoken = _happened(seen.reading, ids), _spoken(seen.reading)
    return tuple(
        Ending(
            shown=children[plan["child_id"]][1],
            handle=children[plan["child_id"]][0] if plan["child_id"] in openable else None,
            started_on=plan["started_on"],
            ended_on=plan["ended_on"],
            evidence=plan["sustained_change"] or "",
            after={
                months: what_followed(
                    plan["ended_on"],
                    _after(happened, plan),
                    months=months,
                    on=on,
                    spoken=spoken,
                )
                for months in MARKS
            },
        )
        for plan in plans
        if plan["child_id"] in children
    )


Rows = list[dict[str, Any]]


def _happened(reading: Reading, ids: Iterable[str]) -> dict[After, Rows]:
    """All that began for these children, of each kind: child_id, began_on, ended_on."""
    asked = list(ids)
    return {
        after: reading.rows(
            f"select child_id, {BEGAN[after]} as began_on, "
            f"{'ended_on' if after is After.CARE else 'null'} as ended_on, unreadable "
            f"from {table} where list_contains($asked, child_id)",
            asked=asked,
        )
        for after, table in SAID_IN.items()
    }


def _after(happened: Mapping[After, Rows], plan: Mapping[str, Any]) -> Happened:
    """What the record has of the child of a plan, from the day on which the plan ended. Who was
    looked after on that day already was looked after from it on."""
    ended_on = plan["ended_on"]
    of_child = {
        after: [row for row in rows if row["child_id"] == plan["child_id"]]
        for after, rows in happened.items()
    }
    days = {
        after: [row["began_on"] for row in rows if (row["began_on"] or ended_on) > ended_on]
        for after, rows in of_child.items()
    }
    days[After.CARE] += [
        ended_on
        for row in of_child[After.CARE]
        if row["began_on"]
        and row["began_on"] <= ended_on
        and not _end_is_unread(row)
        and (row["ended_on"] or date.max) >= ended_on
    ]
    in_doubt = {
        after
        for after, rows in of_child.items()
        if any(row["began_on"] is None or _end_is_unread(row) for row in rows)
    }
    return Happened(days=days, in_doubt=frozenset(in_doubt))


def _end_is_unread(row: Mapping[str, Any]) -> bool:
    return row["began_on"] is not None and " ended_on " in (row["unreadable"] or "")


def _spoken(reading: Reading) -> dict[After, list[tuple[date, date]]]:
    """The runs of days of which files tell of each."""
    rows = reading.rows(f"select table_name, first_day, last_day from {SPOKEN_FOR}")
    return {
        after: [(r["first_day"], r["last_day"]) for r in rows if r["table_name"] == table]
        for after, table in SAID_IN.items()
    }
