"""What the ledger holds beside one return: the years before and after it, and the children known.

A file is judged by its own slice alone when it is compared; these are for what is said about it.
"""

from dataclasses import dataclass, field

import adbc_driver_postgresql.dbapi as adbc
import pyarrow as pa

from goldenthread.ledger.append import SliceName
from goldenthread.ledger.as_arrow import arrow_cursor
from goldenthread.record.catalogue import tables_of
from goldenthread.record.table import RecordTable

GOES_ON = ("referrals", "cin_plans", "child_protection_plans")
"""The tables of which a row that is open on the last day of a year is said again in the next."""


@dataclass(kw_only=True)
class HeldYear:
    """Another year of the same kind: how many rows each table holds; and where it is the year just
    before or just after, for the tables of GOES_ON, the keys of the rows that the one before leaves
    open, or of all rows of the one after."""

    period: str
    year: int
    rows: dict[str, int] = field(default_factory=dict)
    keys: dict[str, pa.Table] = field(default_factory=dict)
    left_open: dict[str, pa.Table] = field(default_factory=dict)


def years_beside(uri: str, one: SliceName) -> tuple[HeldYear | None, HeldYear | None]:
    """The newest year held before this one and the oldest held after it; None where none is."""
    if not one.year:
        return None, None
    with arrow_cursor(uri) as cursor:
        return _nearest(cursor, one, "year < $3", "desc"), _nearest(cursor, one, "year > $3", "asc")


def _nearest(cursor: adbc.Cursor, one: SliceName, where: str, order: str) -> HeldYear | None:
    cursor.execute(
        f"select id, period, year from ledger_slices where council = $1 and kind = $2 and {where} "
        f"order by year {order} limit 1",
        (one.council, one.kind, one.year),
    )
    found = cursor.fetchone()
    if found is None:
        return None
    number, held = int(found[0]), HeldYear(period=str(found[1]), year=int(found[2]))
    for table in tables_of(one.kind):
        current = f"from ledger_{table.name} where slice_id = {number} and closed_by is null"
        cursor.execute(f"select count(*) {current}")
        row = cursor.fetchone()
        held.rows[table.name] = int(row[0]) if row else 0
        if table.name in GOES_ON and held.year == one.year - 1:
            cursor.execute(f"select row_key {current} and {is_left_open(table)}")
            held.left_open[table.name] = cursor.fetch_arrow_table()
        if table.name in GOES_ON and held.year == one.year + 1:
            cursor.execute(f"select row_key {current}")
            held.keys[table.name] = cursor.fetch_arrow_table()
    return held


def is_left_open(table: RecordTable) -> str:
    """SQL that is true of a row whose end has not come: not of one whose end cannot be read, nor of
    a referral that opened no episode."""
    end = table.spans[1]
    still = f"{end} is null and unreadable not like '% {end} %'"
    return f"{still} and no_further_action is not true" if table.name == "referrals" else still


def children_of_other_returns(uri: str, one: SliceName) -> pa.Table:
    """The children (`child_id`, once each) of whom a return other than this one speaks."""
    with arrow_cursor(uri) as cursor:
        cursor.execute(
            "select distinct p.child_id from ledger_people p join ledger_slices s "
            "on s.id = p.slice_id where p.closed_by is null and s.council = $1 "
            "and not (s.kind = $2 and s.period = $3)",
            (one.council, one.kind, one.period),
        )
        return cursor.fetch_arrow_table()
