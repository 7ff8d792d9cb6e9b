"""The record in DuckDB: every row the ledger ever held, with its two editions, read as at one.

`Snapshot.take_in` follows the ledger. `Snapshot.at(edition)` gives a Reading: a cursor in a schema
of that edition, in which each table of the record has its current rows, worked out once and kept.
A reading of one edition is never changed by a later one.
"""

import datetime
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from weakref import WeakSet

import duckdb
import pyarrow as pa

from goldenthread.record.absences import ABSENCES, absences_rows
from goldenthread.record.arriving import (
    BEFORE_ANY_LOAD,
    COME_AFTER,
    COME_WHOLE,
    Delta,
    add,
    columns_of,
    insert,
)
from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import (
    current_rows,
    owners_of,
    rows_as_told,
    rows_said_anew,
    said_anew,
)
from goldenthread.record.decided_dates import DATES_DECIDED, decided_rows
from goldenthread.record.keeping import compiled
from goldenthread.record.kept_here import TYPED_HERE
from goldenthread.record.linked_at import LinkedAt
from goldenthread.record.links import LINKED, linked_rows
from goldenthread.record.speaking import (
    SLICES,
    SPEAKING,
    SPOKEN_FOR,
    slices_rows,
    speaking_rows,
    spoken_for_rows,
)
from goldenthread.record.standards import STANDARDS, standards_rows
from goldenthread.record.steps import STEPS, StepList, step_rows
from goldenthread.record.unchanged import (
    AS_TOLD,
    MADE_OVER,
    SAID_ANEW,
    TEAMS_OF_THE_TIME,
    Changes,
    made_from,
    tables_named,
)

EDITIONS_KEPT = 6
OF_AN_EDITION: dict[str, Callable[[int], str]] = {  # from the ledger's own tables alone
    SLICES: slices_rows,
    SPEAKING: speaking_rows,
    SPOKEN_FOR: spoken_for_rows,
    STANDARDS: standards_rows,
    ABSENCES: absences_rows,
}


class NoSuchEdition(Exception):
    """An edition that the snapshot does not hold was asked for."""


@dataclass
class Snapshot:
    """The whole ledger in memory. One for a process; threads share it, each with its own cursor.

    `closures` are the days on which the council alone is shut, with their names.
    """

    working_days: pa.Table
    edition: int = 0
    days_earlier: int = 0
    step_lists: tuple[StepList, ...] = STEPS
    closures: Mapping[datetime.date, str] = field(default_factory=dict)
    # A query on one core: two queries side by side are sooner done than two on both in turn.
    database: duckdb.DuckDBPyConnection = field(
        default_factory=lambda: duckdb.connect(config={"threads": 1})
    )

    def __post_init__(self) -> None:
        self._lock = threading.RLock()
        self._built: dict[int, set[str]] = {}
        self._making: dict[tuple[int, str], threading.Lock] = {}
        self._made_from: dict[str, frozenset[str]] = {}
        self._readings: WeakSet[Reading] = WeakSet()
        self._changes = Changes()
        self._linked = LinkedAt()
        self._remembered: dict[int, dict[Any, Any]] = {}
        self._order: list[int] = []
        for table in TABLES.values():
            columns = ", ".join(f"{name} {kind}" for name, kind in columns_of(table.name).items())
            self.database.execute(f"create table ledger_{table.name} ({columns})")
        for name, columns in BEFORE_ANY_LOAD.items():
            self.database.execute(f"create table {name} ({columns})")
        self.database.register("arriving", self.working_days)
        closed = ", ".join(f"date '{day}'" for day in self.closures) or "null"
        self.database.execute(
            "create table calendar as select *, working_day and not shut as open_day, "
            "(working_day_number - count_if(working_day and shut) over (order by day))::integer "
            "as open_day_number "
            f"from (select *, coalesce(day in ({closed}), false) as shut from arriving)"
        )
        self.database.unregister("arriving")
        self.database.execute(
            f"create table conventions as select {int(self.days_earlier)}::integer as days_earlier"
        )
        self.database.execute(
            "create table steps (table_name varchar, step_code varchar, step_title varchar, "
            "step_rank integer, in_force_from date, in_force_to date)"
        )
        if rows := step_rows(self.step_lists):
            self.database.executemany("insert into steps values (?, ?, ?, ?, ?, ?)", rows)

    def take_in(self, delta: Delta) -> None:
        """Take in what the ledger learnt since `delta.since`; nothing when it is no news."""
        with self._lock:
            if delta.since != self.edition or (delta.edition == self.edition and self.edition):
                return
            cursor = self.database.cursor()
            cursor.execute("begin")
            for name, rows in delta.opened.items():
                if rows.num_rows:
                    insert(cursor, f"ledger_{name}", rows, tuple(columns_of(name)))
            for name, rows in delta.closed.items():
                if rows.num_rows:
                    cursor.register("arriving", rows)
                    cursor.execute(
                        f"update ledger_{name} set closed_by = arriving.closed_by "
                        f"from arriving where ledger_{name}.id = arriving.id"
                    )
                    cursor.unregister("arriving")
            for name in COME_WHOLE:
                cursor.register("arriving", getattr(delta, name))
                cursor.execute(f"create or replace table {name} as select * from arriving")
                cursor.unregister("arriving")
            for name, edition in COME_AFTER.items():
                add(cursor, name, getattr(delta, name), f"{edition} > {delta.since}")
            add(cursor, "spoken", self._changes.note(delta))
            cursor.execute("commit")
            for at, tables in self._linked.take_in(self.database.cursor(), delta):
                self._changes.note_links(at, tables)
            self.edition = delta.edition

    def linked_at(self, edition: int) -> Mapping[str, str]:
        """The ids that are one child's with another at an edition, and the id each is read as."""
        return self._linked.at(edition)

    def at(self, edition: int | None = None) -> "Reading":
        """A reading of one edition, the newest unless another is named.

        Raises NoSuchEdition for one that the ledger has not reached.
        """
        wanted = self.edition if edition is None else edition
        if not 0 <= wanted <= self.edition:
            raise NoSuchEdition(
                f"There is no edition {wanted}; the record stands at edition {self.edition}."
            )
        with self._lock:
            if wanted in self._order:
                self._order.remove(wanted)
            self._order.append(wanted)
            if len(self._order) > EDITIONS_KEPT:
                self._forget_the_oldest()
            return self._reading(wanted)

    def reading_of(self, edition: int) -> "Reading":
        """A reading of an edition that this process has come to by itself: it is not among those
        that are kept for having been asked for."""
        with self._lock:
            return self._reading(edition)

    def stood_since(self, edition: int, name: str, tables: Callable[[], Iterable[str]]) -> int:
        """The edition since which what is kept as `name`, and is made from these tables of the
        record, has stood as it stands at `edition`."""
        with self._lock:
            if name not in self._made_from:
                self._made_from[name] = frozenset().union(*map(made_from, tables()))
            return self._changes.last(self._made_from[name], edition)

    def build(self, edition: int, name: str, sql: str) -> None:
        """Keep the answer of `sql` as a table of this edition, once, whoever asks first."""
        self._once(edition, name, f'create or replace table e{edition}."{name}" as {sql}')

    def show(self, edition: int, name: str, kept: "Kept") -> None:
        """Let this edition see under its own name what was built at an earlier one."""
        sql = f'create or replace view e{edition}."{name}" as select * from {kept}'
        self._once(edition, name, sql)

    def has_built(self, edition: int, name: str) -> bool:
        """Whether a table of this edition is there already."""
        return name in self._built.get(edition, ())

    def remember(self, edition: int, key: Any, make: Callable[[], Any]) -> Any:
        """An answer about this edition, made once; it must not be changed by who is given it."""
        known = self._remembered.setdefault(edition, {})
        if key not in known:
            known[key] = make()
        return known[key]

    def _reading(self, edition: int) -> "Reading":
        if edition not in self._built:
            self.database.execute(f"create schema if not exists e{edition}")
            self._built[edition] = set()
        reading = Reading(self, edition)
        self._readings.add(reading)
        return reading

    def _once(self, edition: int, name: str, sql: str) -> None:
        with self._lock:
            one_makes = self._making.setdefault((edition, name), threading.Lock())
        with one_makes:
            if self.has_built(edition, name):
                return
            cursor = self.database.cursor()
            cursor.execute(f"use e{edition}")
            cursor.execute(sql)
            self._built[edition].add(name)

    def _forget_the_oldest(self) -> None:
        """Let go of what no edition that is kept, and no reading under way, stands on."""
        del self._order[:-EDITIONS_KEPT]
        kept = {*self._order, *(reading.edition for reading in self._readings)}
        for edition in [e for e in self._built if e not in kept]:
            for name in tuple(self._built[edition]):
                made = self._made_from[name]
                if all(self._changes.last(made, later) != edition for later in kept):
                    self._drop(edition, name)
            if not self._built[edition]:
                del self._built[edition]
                self._remembered.pop(edition, None)
                self.database.execute(f"drop schema if exists e{edition} cascade")

    def _drop(self, edition: int, name: str) -> None:
        is_its_own = self._changes.last(self._made_from[name], edition) == edition
        self.database.execute(f'drop {"table" if is_its_own else "view"} e{edition}."{name}"')
        self._built[edition].discard(name)
        self._making.pop((edition, name), None)


class Kept(NamedTuple):
    """Where something that was worked out is kept; in SQL, its own text is the table's name."""

    edition: int
    name: str

    def __str__(self) -> str:
        return f'e{self.edition}."{self.name}"'


class Reading:
    """The record as known at one edition, through a cursor of its own."""

    def __init__(self, snapshot: Snapshot, edition: int) -> None:
        self.snapshot = snapshot
        self.edition = edition
        self._cursor = snapshot.database.cursor()
        self._cursor.execute(f"use e{edition}")

    def beside(self) -> "Reading":
        """The same edition for another thread: a cursor serves one at a time."""
        return self.snapshot.reading_of(self.edition)

    def ready(self, *names: str) -> None:
        """See that these tables of the record are there for this edition."""
        for name in names:
            if not self.snapshot.has_built(self.edition, name):
                self._ready(name)

    @property
    def linked(self) -> Mapping[str, str]:
        """The ids that are one child's with another, and the id that each is read as."""
        return self.snapshot.linked_at(self.edition)

    def ids_of(self, child_id: str) -> tuple[str, ...]:
        """All ids of the child that is read as this one, in order; this one alone where it has no
        other."""
        ids = {one for one, read_as in self.linked.items() if read_as == child_id}
        return tuple(sorted(ids | {child_id}))

    @property
    def is_linked(self) -> bool:
        """Whether ids of one child are read as one; LINKED is there then."""
        if self.linked:
            self.ready(LINKED)
        return bool(self.linked)

    def _ready(self, name: str) -> None:
        since = self.snapshot.stood_since(self.edition, name, lambda: [name])
        if since != self.edition:
            earlier = self.snapshot.reading_of(since)
            earlier.ready(name)
            self.snapshot.show(self.edition, name, Kept(since, name))
        else:
            self._make(name)

    def _make(self, name: str) -> None:
        self.ready(*MADE_OVER.get(name, ()))
        if name in OF_AN_EDITION:
            sql = OF_AN_EDITION[name](self.edition)
        elif name == LINKED:
            sql = linked_rows(self.linked)
        elif name == DATES_DECIDED:
            sql = decided_rows(self.edition, self.as_at)
        elif name in AS_TOLD:
            sql = rows_as_told(TABLES[AS_TOLD[name]], self.edition)
        elif name == TEAMS_OF_THE_TIME:
            sql = compiled(name, ["record"], _teams)
        elif name in SAID_ANEW:
            self.ready(SAID_ANEW[name])
            sql = rows_said_anew(SAID_ANEW[name], self.edition, linked=self.is_linked)
        else:
            table = TABLES[name]
            self.ready(SPEAKING, *filter(None, [table.follows]))
            self.ready(*map(said_anew, owners_of(table).values()))
            sql = current_rows(table, self.edition, linked=self.is_linked)
        self.snapshot.build(self.edition, name, sql)

    def where_kept(self, name: str, reads: Iterable[str]) -> Kept:
        """Where what is kept under a name is, or would be: it follows from these tables."""
        return Kept(self.snapshot.stood_since(self.edition, name, lambda: reads), name)

    def keep(self, name: str, sql: str, reads: Iterable[str] = ()) -> Kept:
        """Keep the answer of `sql`, which may read any table of the record; says where it is.

        It is worked out once for all editions between which nothing changed that `sql` names, or
        of what it `reads` where it does not name that itself.
        """
        named = reads or tables_named(sql)
        kept = self.where_kept(name, named)
        if not self.snapshot.has_built(*kept):
            earlier = self.snapshot.reading_of(kept.edition)
            earlier.ready(*named)
            self.snapshot.build(*kept, sql)
        return kept

    def remember(self, key: Any, make: Callable[[], Any], *, of: Kept | None = None) -> Any:
        """An answer about this edition, made once for all who read it (Snapshot.remember).

        `of` names what was kept and is all that the answer follows from: then it serves every
        edition that reads it.
        """
        return self.snapshot.remember(of.edition if of else self.edition, key, make)

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Run SQL over what is ready; the result is DuckDB's own."""
        return self._cursor.execute(sql, dict(parameters) if parameters else None)

    def rows(self, sql: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query over the record, as dictionaries. `$name` marks a parameter."""
        self.ready(*tables_named(sql))
        result = self.execute(sql, parameters)
        names = [d[0] for d in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query over what is ready, as tuples: for many short rows."""
        rows: list[tuple[Any, ...]] = self.execute(sql).fetchall()
        return rows

    @contextmanager
    def holding(self, name: str, rows: pa.Table) -> Iterator[None]:
        """Let queries of this reading alone see `rows` under `name` while the block runs."""
        self._cursor.register(name, rows)
        try:
            yield
        finally:
            self._cursor.unregister(name)

    @property
    def as_at(self) -> datetime.date | None:
        """The last day of which a return speaks that says who is in need or protected; where none
        does, the last day of any. None before there is a dated one."""
        if not self.edition:
            return None
        self.ready(SPEAKING)
        row = self.execute(
            "select coalesce(max(last_day) filter (tells and table_name in ($need, $plans)), "
            f"max(last_day) filter (kind <> $typed)) from {SPEAKING}",
            {"need": "referrals", "plans": "child_protection_plans", "typed": TYPED_HERE},
        ).fetchone()
        return row[0] if row else None


def _teams() -> Any:
    from goldenthread.record.teams import TEAMS  # here: a process whose SQL is kept needs no Ibis

    return TEAMS
