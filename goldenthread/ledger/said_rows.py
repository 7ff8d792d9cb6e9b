"""The working copy: what the tables of the case system say now, row by row, by their own numbers.

It is no part of the ledger's facts, and is written over as rows change. Rows that are sent one by
one speak of others by number, and the record keeps no number (DECISIONS 22): here they are found.
A row that was taken back stays as a mark, so that an older saying of it that comes late is known.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
import pyarrow as pa
from psycopg.rows import class_row

from goldenthread.ledger.sending import copy_rows

LOCK = 7_160_448
"""The advisory lock of whoever changes the working copy: one after another, from reading it to the
commit of what came of it."""

COLUMNS = "table_name, number, place, child_id, speaks_of, says, changed_at, is_deleted"


@dataclass(frozen=True, kw_only=True)
class FeedTable:
    """A table as a whole feed brings it: `rows` has number, place, child_id, speaks_of (written as
    PostgreSQL writes an array) and says; `spoken_to` is the moment to which it speaks."""

    name: str
    spoken_to: datetime.datetime
    rows: pa.Table


class Busy(Exception):
    """Another change has held the working copy for too long: ask again."""


@dataclass(frozen=True, kw_only=True)
class SaidRow:
    """A row of a table: its own number, whose it is, what it speaks of (`worker:9`), its cells as
    JSON, and when the case system changed it. Rows of a feed that share a number differ in `place`.
    """

    table_name: str
    number: str
    changed_at: datetime.datetime
    says: str
    child_id: str | None = None
    speaks_of: list[str] | None = None
    place: int = 0
    is_deleted: bool = False

    @property
    def order(self) -> tuple[datetime.datetime, bool, str]:
        """Of two sayings of a row the greater stands, whichever comes first."""
        return self.changed_at, self.is_deleted, self.says


@contextmanager
def working_copy(uri: str, *, wait: float) -> Iterator[psycopg.Connection]:
    """A transaction that has the working copy to itself; commits at the end. Raises Busy after
    waiting so many seconds."""
    with psycopg.connect(uri) as connection:
        try:
            connection.execute("select set_config('lock_timeout', %s, true)", [f"{wait:.0f}s"])
            connection.execute("select pg_advisory_xact_lock(%s)", [LOCK])
            connection.execute("set local lock_timeout = 0")
        except psycopg.errors.LockNotAvailable:
            raise Busy from None
        yield connection


class SaidRows:
    """The working copy of one council, inside a transaction."""

    def __init__(self, connection: psycopg.Connection, council: str) -> None:
        self.connection, self.council = connection, council

    def spoken_to(self) -> dict[str, datetime.datetime]:
        """Per table, to which moment the last whole feed of it spoke."""
        rows = self.connection.execute(
            "select table_name, spoken_to from ledger_said_tables where council = %s",
            [self.council],
        ).fetchall()
        return dict(rows)

    def is_filled(self) -> bool:
        """Whether anything was ever written into it."""
        row = self.connection.execute(
            "select exists (select from ledger_said_rows where council = %s) "
            "or exists (select from ledger_said_tables where council = %s)",
            [self.council, self.council],
        ).fetchone()
        return bool(row and row[0])

    def by_number(self, table: str, numbers: Iterable[str]) -> list[SaidRow]:
        """The rows of a table with these numbers, those taken back among them."""
        return self._rows("table_name = %s and number = any(%s)", [table, list(numbers)])

    def of_children(self, tables: Iterable[str], children: Iterable[str]) -> list[SaidRow]:
        """What these tables say of children."""
        named = list(children)
        persons = [f"person:{child}" for child in named]
        return self._rows(
            "(child_id = any(%s) or speaks_of && %s) and table_name = any(%s) and not is_deleted",
            [named, persons, list(tables)],
        )

    def that_speak_of(self, tables: Iterable[str], of: Iterable[str]) -> list[SaidRow]:
        """What these tables say that speaks of any of these (`worker:9`)."""
        return self._rows(
            "speaks_of && %s and table_name = any(%s) and not is_deleted", [list(of), list(tables)]
        )

    def changed_after(self, table: str, moment: datetime.datetime) -> list[SaidRow]:
        """The rows of a table that changed after a moment, those taken back among them."""
        return self._rows("table_name = %s and changed_at > %s", [table, moment])

    def numbers_of(self, table: str) -> list[tuple[str, str | None]]:
        """The numbers of the rows of a table, each with its child."""
        return self.connection.execute(
            "select number, child_id from ledger_said_rows "
            "where council = %s and table_name = %s and not is_deleted",
            [self.council, table],
        ).fetchall()

    def replace_table(self, feed: FeedTable) -> None:
        """Make a table say what a whole feed says."""
        with self.connection.cursor() as cursor:
            named = [self.council, feed.name]
            cursor.execute(
                "delete from ledger_said_rows where council = %s and table_name = %s", named
            )
            cursor.execute(
                "insert into ledger_said_tables (council, table_name, spoken_to) "
                "values (%s, %s, %s) on conflict (council, table_name) "
                "do update set spoken_to = excluded.spoken_to",
                [*named, feed.spoken_to],
            )
            cursor.execute(
                "create temp table of_feed (number text, place integer, child_id text, "
                "speaks_of text[], says text) on commit drop"
            )
            copy_rows(cursor, "of_feed", ", ".join(feed.rows.column_names), feed.rows)
            cursor.execute(
                f"insert into ledger_said_rows (council, {COLUMNS}) select %s, %s, number, place, "
                "child_id, speaks_of, says, %s, false from of_feed",
                [*named, feed.spoken_to],
            )
            cursor.execute("drop table of_feed")

    def _rows(self, where: str, values: Sequence[object]) -> list[SaidRow]:
        with self.connection.cursor(row_factory=class_row(SaidRow)) as cursor:
            return cursor.execute(
                f"select {COLUMNS} from ledger_said_rows where council = %s and {where} "
                "order by table_name, number, place",
                [self.council, *values],
            ).fetchall()

    def put(self, rows: Sequence[SaidRow]) -> None:
        """Write rows over what was held under their table and number."""
        with self.connection.cursor() as cursor:
            cursor.execute(
                "delete from ledger_said_rows s using unnest(%s::text[], %s::text[]) "
                "as gone(table_name, number) where s.council = %s "
                "and s.table_name = gone.table_name and s.number = gone.number",
                [[row.table_name for row in rows], [row.number for row in rows], self.council],
            )
            with cursor.copy(f"copy ledger_said_rows (council, {COLUMNS}) from stdin") as copy:
                for row in rows:
                    copy.write_row(
                        (
                            self.council,
                            row.table_name,
                            row.number,
                            row.place,
                            row.child_id,
                            row.speaks_of,
                            row.says,
                            row.changed_at,
                            row.is_deleted,
                        )
                    )
