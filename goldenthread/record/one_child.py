"""What the record says of a child: who it is, and what happened at each step, each with its source.

Nothing is cut here to what somebody may see: `access.visibility` decides which child is asked for,
and a page leaves out the facts that say who the child is (`Fact.says_who`).
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import Row
from goldenthread.record.snapshot import Reading
from goldenthread.record.telling import (
    END_CANNOT_BE_READ,
    END_NEVER_SAID,
    PARTNERS,
    TELLINGS,
    Step,
    Telling,
    words_of,
)

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened, or lasted, as one row of a return says it.

    `on` is None where there is no day, or it could not be read; `unreadable` names such cells.
    `lasts` tells a stretch of time (still going on where `until` is None) from an event. `cells`
    are the row's own columns, and `kind` is that of the return that says it. What `is_detail`
    belongs to another fact. `at_the_end` is what is known when it ends, and not before.
    """

    step: Step
    what: str
    detail: str = ""
    at_the_end: str = ""
    on: Day | None
    until: Day | None = None
    lasts: bool = False
    says_who: bool = False
    is_detail: bool = False
    table: str
    row_key: str
    source_file: str
    ordinal: int
    line: int
    load: int
    kind: str = ""
    unreadable: tuple[str, ...] = ()
    cells: dict[str, Any] = field(default_factory=dict)

    def is_open_on(self, day: Day) -> bool:
        """Whether it lasts on this day: begun, and not known to have ended by then.

        A stretch whose end cannot be read is not open: an end was written there.
        """
        if not self.lasts or self.on is None or self.on > day or self.end_is_unreadable:
            return False
        return self.until is None or self.until > day

    @property
    def is_help(self) -> bool:
        """Whether it is a step of help: not a worker's hold of the case, nor what partners know,
        nor the child itself."""
        return self.step not in (Step.WORKERS, *PARTNERS, Step.CHILD)

    @property
    def words(self) -> str:
        """All that it tells, in one line."""
        more = "; ".join(filter(None, (self.detail, self.at_the_end)))
        return f"{self.what}: {more}" if more else self.what

    def detail_on(self, day: Day) -> str:
        """What more it tells on this day: of an end that came later, nothing is known yet."""
        ends_later = self.until is not None and self.until > day
        known = (self.detail, "" if ends_later else self.at_the_end)
        return "; ".join(filter(None, known))

    @property
    def end_in_doubt(self) -> str:
        """Why its end is not known, in words; empty where it is, or where it still lasts."""
        if not self.end_is_unreadable:
            return ""
        return END_CANNOT_BE_READ if self.until is None else END_NEVER_SAID

    @property
    def end_is_unreadable(self) -> bool:
        """Whether the cell with its end held something that could not be read, or no return ever
        said its end: then `until` is the last day that it can be (record/current.py)."""
        ends = {telling.ends for telling in TELLINGS if telling.table == self.table}
        return bool(ends.intersection(self.unreadable))


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who a child is, as far as the record says; None where it does not say."""

    child_id: str
    name: str | None = None
    family: str | None = None
    upn: str | None = None
    born_on: Day | None = None
    expected_on: Day | None = None
    died_on: Day | None = None
    sex: str | None = None
    ethnicity: str | None = None
    disabilities: tuple[str, ...] = ()
    worker: str | None = None
    team: str | None = None


NAMED = [f"select child_id from {t.name}" for t in TABLES.values() if "child_id" in t.column_names]


def knows(reading: Reading, child_id: str) -> bool:
    """Whether any return speaks of this child."""
    return bool(
        reading.rows(
            f"select 1 from ({' union all '.join(NAMED)}) where child_id = $child_id limit 1",
            child_id=child_id,
        )
    )


def people_of(reading: Reading, child_ids: Sequence[str], *, on: Day) -> dict[str, Person]:
    """Who these children are, with the worker and team that hold each one's case on the day."""
    rows = reading.rows(
        "with held as (select child_id, worker, team from teams_of_the_time "
        "where list_contains($ids, child_id) and $on between span_from and span_to), "
        "impaired as (select child_id, list(disability order by disability) as disabilities "
        "from disabilities where list_contains($ids, child_id) group by child_id) "
        "select asked.child_id, n.name, n.family, p.upn, p.born_on, p.expected_on, p.died_on, "
        "p.sex, p.ethnicity, d.disabilities, h.worker, h.team "
        "from (select unnest($ids) as child_id) asked "
        "left join people p using (child_id) left join names n using (child_id) "
        "left join impaired d using (child_id) left join held h using (child_id)",
        ids=list(child_ids),
        on=on,
    )
    return {
        row["child_id"]: Person(**(row | {"disabilities": tuple(row["disabilities"] or ())}))
        for row in rows
    }


def family_of(reading: Reading, child_id: str) -> list[str]:
    """The other children of the same family group, in the order of their numbers."""
    rows = reading.rows(
        "select other.child_id from names one join names other using (family) "
        "where one.child_id = $child_id and other.child_id <> $child_id "
        # The early help system numbers families in its own way: only its own children are told.
        "union select other.child_id from early_help_episodes one "
        "join early_help_episodes other using (family) "
        "where one.child_id = $child_id and other.child_id <> $child_id order by 1",
        child_id=child_id,
    )
    return [row["child_id"] for row in rows]


def facts_of(reading: Reading, child_ids: Sequence[str]) -> dict[str, list[Fact]]:
    """All that the record says happened to each of these children, in the order of its days."""
    found: dict[str, list[Fact]] = {child_id: [] for child_id in child_ids}
    telling_of_them = _tables_telling_of(reading, child_ids)
    rows = [
        (telling, row)
        for telling in TELLINGS
        if telling.table in telling_of_them
        for row in reading.rows(
            f"select * from {telling.table} where child_id in (select unnest($ids))",
            ids=list(child_ids),
        )
    ]
    for (_, row), facts in zip(rows, facts_in_rows(reading, rows), strict=True):
        found[row["child_id"]] += facts
    for facts in found.values():
        facts.sort(key=lambda fact: (fact.on or Day.max, fact.step, fact.what, fact.row_key))
    return found


def _tables_telling_of(reading: Reading, child_ids: Sequence[str]) -> set[str]:
    """The tables in which there is a row of any of these children. Most tell nothing of most
    children, and to ask each of them is most of the time that a page of a child takes."""
    of_each = {
        table: reading.keep(f"children of {table}", f"select distinct child_id from {table}")
        for table in sorted({telling.table for telling in TELLINGS})
    }
    every = " union all ".join(
        f"select child_id, '{table}' as table_name from {kept}" for table, kept in of_each.items()
    )
    by_child = f"select * from ({every}) order by child_id"
    told_of = reading.keep("tables by child", by_child, frozenset(of_each))
    rows = reading.rows(
        f"select distinct table_name from {told_of} where child_id in (select unnest($ids))",
        ids=list(child_ids),
    )
    return {row["table_name"] for row in rows}


def facts_in_rows(reading: Reading, rows: Sequence[tuple[Telling, Row]]) -> list[list[Fact]]:
    """What each row of the table of a telling, as the record or the ledger has it, says
    happened."""
    loads = sorted({row["load_id"] for _, row in rows})
    files = {
        row["id"]: row["source"]
        for row in reading.rows(
            "select id, source from main.loads where list_contains($loads, id)", loads=loads
        )
    }
    slices = {row["id"]: row for row in reading.rows("select id, year, kind from slices")}
    factors = _factors(reading, sorted({row["child_id"] for _, row in rows}))
    return [
        _facts(
            telling,
            {
                **row,
                "source_file": files.get(row["load_id"], ""),
                "said_in_year": slices.get(row["slice_id"], {}).get("year", 0),
                "kind_of_return": slices.get(row["slice_id"], {}).get("kind", ""),
                "factors": factors.get((row["child_id"], row["started_on"]), [])
                if telling.table == "assessments"
                else [],
            },
        )
        for telling, row in rows
    ]


def _factors(reading: Reading, child_ids: Sequence[str]) -> dict[tuple[str, Day | None], list[str]]:
    """The factors that each assessment found, by the child and the day on which it started."""
    rows = reading.rows(
        "select child_id, assessment_started_on, factor from assessment_factors "
        "where list_contains($ids, child_id) order by factor",
        ids=list(child_ids),
    )
    found: dict[tuple[str, Day | None], list[str]] = {}
    for row in rows:
        found.setdefault((row["child_id"], row["assessment_started_on"]), []).append(row["factor"])
    return found


def _facts(telling: Telling, row: Row) -> list[Fact]:
    unreadable = tuple((row["unreadable"] or "").split())
    columns = TABLES[telling.table].column_names
    shared: dict[str, Any] = {
        "step": telling.step,
        "says_who": telling.says_who,
        "is_detail": telling.is_detail,
        "table": telling.table,
        "row_key": row["row_key"],
        "source_file": row["source_file"],
        "ordinal": row["ordinal"],
        "line": row["line"],
        "load": row["load_id"],
        "kind": row["kind_of_return"],
        "unreadable": unreadable,
        "cells": {name: row[name] for name in columns if row[name] is not None},
    }
    until = row[telling.ends] if telling.ends else None
    what, detail, at_the_end = words_of(telling, row)
    main = Fact(
        what=what,
        detail=detail,
        at_the_end=at_the_end,
        on=row[telling.starts] if telling.starts else None,
        until=until,
        lasts=bool(telling.ends) and not (telling.unless and row[telling.unless]),
        **shared,
    )
    # An unborn child has no day of birth yet: that row tells of the day that is expected.
    facts = [main] if main.on or telling.table != "people" else []
    for column, words in (telling.also or {}).items():
        if row[column] is not None:
            facts.append(Fact(what=words, on=row[column], **shared))
    return facts


def silent_steps(reading: Reading, *, on: Day) -> dict[Step, str]:
    """The steps of which no loaded return speaks, or none as late as the day asked about though
    the record goes on, each with a sentence that says so."""
    spoken = {
        row["table_name"]: row["last_day"]
        for row in reading.rows(
            "select table_name, max(coalesce(last_day, date '9999-12-31')) as last_day "
            "from speaking where collects group by table_name"
        )
    }
    to = min(on, reading.as_at or on)
    silent = {}
    for step in Step:
        tables = [t.table for t in TELLINGS if t.step is step and not t.is_aside]
        days = [spoken[table] for table in tables if table in spoken]
        last_day = max(days, default=None)
        if last_day is None:
            silent[step] = f"No loaded return speaks of {named(step)}."
        elif last_day < to:
            since = f"{last_day.day} {last_day:%B %Y}"
            silent[step] = f"No loaded return speaks of {named(step)} since {since}."
    return silent


def named(step: Step) -> str:
    """The step as it stands inside a sentence."""
    return {
        Step.LOOKED_AFTER: "children looked after",
        Step.WORKERS: "workers and teams",
    }.get(step, step.value[:1].lower() + step.value[1:])
