"""What would change if other kinds of return spoke for a subject: shown before it is chosen."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.record.authority import Subject
from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import rows_supposing
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPEAKING, speaking_rows
from goldenthread.record.table import RecordTable

Row = dict[str, Any]

SUPPOSED = "would_speak"
"""What each return would speak of, where another is believed first."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One row of a child that would be another, or come, or go: what it is now, and what it would
    be, each with the kind of return that says it; None where there is none."""

    table: str
    child_id: str
    now: Row | None
    then: Row | None


@dataclass(frozen=True, kw_only=True)
class TableSupposed:
    """One table: its rows now and then, those of them that are open on the day asked about (all
    of them where rows do not last), and every change."""

    table: str
    rows_now: int
    rows_then: int
    open_now: int
    open_then: int
    changes: tuple[Change, ...]

    @property
    def children(self) -> int:
        """How many children have a row that changes."""
        return len({change.child_id for change in self.changes})


def supposing(
    reading: Reading, subject: Subject, kinds: Sequence[str], day: datetime.date
) -> tuple[TableSupposed, ...]:
    """What would change on `day` if these kinds spoke first, in order; worked out once for an
    edition. Details of a row (its factors, say) go with it, and are no change of their own."""
    key = ("supposing", subject.code, tuple(kinds), day)
    found: tuple[TableSupposed, ...] = reading.remember(
        key, lambda: tuple(_suppose(reading, subject, kinds, day))
    )
    return found


def _suppose(
    reading: Reading, subject: Subject, kinds: Sequence[str], day: datetime.date
) -> list[TableSupposed]:
    tables = [TABLES[name] for name in subject.tables if not TABLES[name].follows]
    speaks = speaking_rows(reading.edition, dict.fromkeys(subject.tables, kinds))
    with reading.holding(SUPPOSED, reading.execute(speaks).to_arrow_table()):
        return [_suppose_table(reading, table, day) for table in tables]


def _suppose_table(reading: Reading, table: RecordTable, day: datetime.date) -> TableSupposed:
    reading.ready(SPEAKING)
    speaking, linked = f"e{reading.edition}.{SPEAKING}", reading.is_linked
    now = rows_supposing(table, reading.edition, speaking, linked=linked)
    then = rows_supposing(table, reading.edition, SUPPOSED, linked=linked)
    counts = reading.execute(
        f"select count(*) filter (is_now), count(*) filter (not is_now), "
        f"count(*) filter (is_now and {_is_open(table)}), "
        f"count(*) filter (not is_now and {_is_open(table)}) "
        f"from (select *, true as is_now from ({now}) union all "
        f"select *, false as is_now from ({then}))",
        {"day": day} if len(table.spans) == 2 else None,
    ).fetchone()
    return TableSupposed(
        table=table.name,
        rows_now=counts[0],
        rows_then=counts[1],
        open_now=counts[2],
        open_then=counts[3],
        changes=_changes(reading, table, now, then),
    )


def _is_open(table: RecordTable) -> str:
    if len(table.spans) < 2:
        return "true"
    start, end = table.spans
    return (
        f"coalesce({start} <= $day, true) and coalesce({end} > $day, true) "
        f"and ({end} is not null or not unreadable like '% {end} %')"
    )


def _changes(reading: Reading, table: RecordTable, now: str, then: str) -> tuple[Change, ...]:
    """The rows that come, go or say something else; where two kinds say the same, none."""
    told = ", ".join((*table.column_names, "unreadable"))
    sides = []
    for one, other in ((now, then), (then, now)):
        rows = reading.rows(
            f"select r.*, s.kind as said_in, s.year as said_in_year from ({one}) r "
            "left join main.slices s on s.id = r.slice_id where (r.row_key) in ("
            f"select row_key from (select row_key, {told} from ({one}) "
            f"except select row_key, {told} from ({other}))) order by r.row_key"
        )
        sides.append({row["row_key"]: row for row in rows})
    first, second = sides
    found = []
    for key in sorted(first.keys() | second.keys()):
        either = first.get(key) or second[key]
        found.append(
            Change(
                table=table.name,
                child_id=str(either["child_id"]),
                now=first.get(key),
                then=second.get(key),
            )
        )
    return tuple(sorted(found, key=lambda change: change.child_id))
