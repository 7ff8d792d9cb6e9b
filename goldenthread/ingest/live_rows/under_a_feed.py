"""Lays a whole feed under the rows that changed since: what was sent later stands over it.

A nightly feed tells up to a day, and was made on that day or after it. Rows that changed on that
day or later are therefore kept over it; earlier ones are let go of, with their numbers. A system
that numbers its rows anew overnight gives the numbers that were sent to other rows: then none is
kept, and the load says so.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.ingest.cells import meant, trimmed
from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.ingest.live_rows.batch import LOCAL
from goldenthread.ingest.live_rows.gathering import raw_table
from goldenthread.ingest.raw import RawReturn
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.feed import extents_of, held_of_children
from goldenthread.ledger.said_rows import Busy, FeedTable, SaidRow, SaidRows, working_copy
from goldenthread.record.table import RecordTable
from goldenthread.returns.shape import Cell, Group, Return
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.standard_safeguarding.by_number import (
    ARRIVING,
    SPEAKS_OF,
    child_in,
    number_in,
    own_number,
)

ENOUGH_ROWS = 20
"""Of a table with fewer it is not asked whether it was numbered anew."""

NUMBERED_ANEW = "numbered-anew"
WAIT = 120.0
"""Seconds for which a feed waits for changed rows that are being taken in."""


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, on the clocks of England."""
    return datetime.datetime.combine(day, datetime.time(), LOCAL)


class Feed:
    """A whole feed as rows of the working copy."""

    def __init__(self, raw: RawReturn, spoken_to: datetime.datetime) -> None:
        self.raw, self.spoken_to = raw, spoken_to
        self.tables = {name: pa.table(raw.tables[name]) for name in ARRIVING if name in raw.tables}
        self.findings: list[Finding] = []
        self.changed_on: set[datetime.date] = set()

    def kept_over(self, copy: SaidRows) -> list[SaidRow]:
        """The rows that were sent by themselves and stand over this feed."""
        before = copy.spoken_to()
        kept = [
            row
            for name in self.tables
            for row in copy.changed_after(
                name, max(self.spoken_to, before.get(name, self.spoken_to))
            )
        ]
        self.changed_on = {row.changed_at.astimezone(LOCAL).date() for row in kept}
        if not kept or not any(self._is_numbered_anew(copy, name) for name in self.tables):
            return kept
        rows = "1 row that was" if len(kept) == 1 else f"{len(kept):,} rows that were"
        self.findings.append(
            Finding(
                code=NUMBERED_ANEW,
                table="Message",
                why=f"The system numbered its rows anew, so the {rows} sent since "
                f"{self.spoken_to.astimezone(LOCAL):%-d %B %Y} cannot be laid over this feed: what "
                "it says stands until they are sent again.",
                severity=Severity.QUERY,
            )
        )
        return []

    def _is_numbered_anew(self, copy: SaidRows, name: str) -> bool:
        held = dict(copy.numbers_of(name))
        if len(held) < ENOUGH_ROWS:
            return False
        numbers, children = self._numbers(name), self._children(name)
        here = dict(zip(numbers.to_pylist(), children.to_pylist(), strict=True))
        same = sum(number in here and here[number] == child for number, child in held.items())
        return same < min(len(held), len(here)) / 2

    def with_rows(self, kept: Iterable[SaidRow]) -> RawReturn:
        """The feed with those rows in the place of its own of their numbers."""
        by_table: dict[str, list[SaidRow]] = {}
        for row in kept:
            by_table.setdefault(row.table_name, []).append(row)
        tables = dict(self.raw.tables)
        for name, rows in by_table.items():
            gone = pa.array([row.number for row in rows], pa.string())
            stays = pc.invert(pc.is_in(pc.fill_null(self._numbers(name), ""), value_set=gone))
            own = self.tables[name].filter(stays)
            after = pc.max(own["n"]).as_py() or 0
            said = [row for row in rows if not row.is_deleted]
            more = raw_table(ARRIVING[name], said, {}, after=after)
            tables[name] = pa.concat_tables([own, more.select(own.column_names)])
        return RawReturn(
            kind=self.raw.kind, header={}, tables=tables, findings=list(self.raw.findings)
        )

    def put_into(
        self, copy: SaidRows, kept: Iterable[SaidRow], worked_out_in: duckdb.DuckDBPyConnection
    ) -> None:
        """Make the working copy say what this feed says, and over it the kept rows."""
        for name in self.tables:
            rows = self._rows(ARRIVING[name], worked_out_in)
            copy.replace_table(FeedTable(name=name, spoken_to=self.spoken_to, rows=rows))
        copy.put(list(kept))

    def _rows(self, group: Group, connection: duckdb.DuckDBPyConnection) -> pa.Table:
        table = self.tables[group.name]
        arriving = {"number": self._numbers(group.name), "child_id": self._children(group.name)}
        spoken = SPEAKS_OF.get(group.name, {})
        for place, name in enumerate(spoken):
            arriving[f"of_{place}"] = _number(table, _cell(group, name))
        headings = list(group.columns().items())
        for place, (_, cells) in enumerate(headings):
            arriving[f"says_{place}"] = trimmed(table[cells[0].name])
        parts = [
            f"case when of_{place} is not null then '{what}:' || of_{place} end"
            for place, what in enumerate(spoken.values())
        ]
        struct = ", ".join(f"'{heading}': says_{n}" for n, (heading, _) in enumerate(headings))
        connection.register("arriving", pa.table(arriving))
        rows = connection.execute(
            "select coalesce(number, '') as number, row_number() over "
            "(partition by number) - 1 as place, child_id, "
            f"{_as_array(parts)} as speaks_of, "
            f"json_merge_patch('{{}}', to_json({{{struct}}}))::varchar as says from arriving"
        ).fetch_arrow_table()
        connection.unregister("arriving")
        return rows

    def _numbers(self, name: str) -> pa.Array:
        return _number(self.tables[name], own_number(ARRIVING[name]))

    def _children(self, name: str) -> pa.Array:
        cell = child_in(ARRIVING[name])
        table = self.tables[name]
        return _number(table, cell) if cell else pa.nulls(table.num_rows, pa.string())


@dataclass(kw_only=True)
class LaidUnder:
    """A feed laid under the rows that changed since: `raw` is both, where there are any, and
    `last_day` the day to which they speak."""

    feed: Feed
    kept: list[SaidRow]
    raw: RawReturn | None
    last_day: datetime.date


@contextmanager
def copy_beside(shape: Return, uri: str, council: str) -> Iterator[SaidRows | None]:
    """The working copy, where the return is one that it follows; None for any other. Raises
    Refused, with one plain sentence, where others have it for too long."""
    if shape is not STANDARD_SAFEGUARDING:
        yield None
        return
    try:
        with working_copy(uri, wait=WAIT) as connection:
            yield SaidRows(connection, council)
    except Busy:
        raise Refused("Changed rows are being taken in; load the feed again in a while.") from None


def lay_under(copy: SaidRows, raw: RawReturn, last_day: datetime.date) -> LaidUnder:
    """Lay a feed that speaks to this day under what changed since."""
    feed = Feed(raw, start_of(last_day))
    kept = feed.kept_over(copy)
    days = [last_day, *feed.changed_on]
    return LaidUnder(
        feed=feed, kept=kept, raw=feed.with_rows(kept) if kept else None, last_day=max(days)
    )


def follow(copy: SaidRows, laid: LaidUnder, staged: Staged) -> None:
    """Make the working copy say what the feed says, unless it would then say less than the ledger:
    a part of a feed after a whole one that was taken in before there was a working copy. Comes
    before the ledger is locked: it takes a while."""
    held = held_of_children(
        copy.connection, council=copy.council, kind=staged.shape.kind, tables=(), children=()
    )
    brought = {t.name for t in staged.tables if t.name not in staged.in_part or _is_never_whole(t)}
    if copy.is_filled() or brought.issuperset(extents_of(copy.connection, held.slice_id)):
        laid.feed.put_into(copy, laid.kept, staged.connection)


def _is_never_whole(table: RecordTable) -> bool:
    return any(source.only_the_latest for source in table.sources_of(STANDARD_SAFEGUARDING.kind))


def _cell(group: Group, name: str) -> Cell:
    return next(cell for cell in group.cells if cell.name == name)


def _number(table: pa.Table, cell: Cell) -> pa.Array:
    return meant(trimmed(table[cell.name]), number_in)


def _as_array(parts: list[str]) -> str:
    """SQL for a list of texts as PostgreSQL writes an array; null where it has nothing."""
    if not parts:
        return "null::varchar"
    listed = f"list_filter([{', '.join(parts)}], lambda one: one is not null)"
    quoted = (
        f"list_transform({listed}, lambda one: "
        "'\"' || replace(replace(one, '\\', '\\\\'), '\"', '\\\"') || '\"')"
    )
    return f"case when len({listed}) > 0 then '{{' || array_to_string({quoted}, ',') || '}}' end"
