"""Which ids are one child's at each edition, followed as the ledger grows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import duckdb

from goldenthread.record.arriving import Delta
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import (
    ADOPTED,
    Held,
    How,
    Known,
    Verdict,
    adopted_sql,
    groups,
    names_children,
)

NOBODY: Mapping[str, str] = MappingProxyType({})


class LinkedAt:
    """The groups of each edition. An edition at which nothing of them changed has those before."""

    def __init__(self) -> None:
        self._editions: list[int] = []
        self._groups: list[Mapping[str, str]] = []

    def at(self, edition: int) -> Mapping[str, str]:
        """The groups at an edition (links.groups)."""
        place = bisect_right(self._editions, edition)
        return self._groups[place - 1] if place else NOBODY

    def take_in(
        self, cursor: duckdb.DuckDBPyConnection, delta: Delta
    ) -> Iterator[tuple[int, list[str]]]:
        """Follow what arrived, which the snapshot holds by now: each edition at which ids became
        one child's or ceased to be, with the tables that hold rows of them."""
        links = [_link(row) for row in delta.links.to_pylist()]
        news = _editions_of(links, delta.since, delta.edition)
        tells = any(
            name in rows and rows[name].num_rows
            for rows in (delta.opened, delta.closed)
            for name in ADOPTED
        )
        if not links or not (news or tells):
            return
        ids = sorted({one for link in links for one in (link.fact.one, link.fact.other)})
        adopted = _adopted(cursor, ids)
        held_in = _tables_of(cursor, ids)
        for edition in sorted(news | _editions_of(adopted, delta.since, delta.edition)):
            found = groups(
                [link.fact for link in links if link.at(edition)],
                {one.fact for one in adopted if one.at(edition)},
            )
            before = self.at(edition)
            changed = {
                child for child in {*found, *before} if found.get(child) != before.get(child)
            }
            if changed:
                self._editions.append(edition)
                self._groups.append(MappingProxyType(found))
                yield edition, sorted({table for child in changed for table in held_in[child]})


def _link(row: dict[str, Any]) -> Known:
    sides = {side: row[side] for side in ("one", "other")}
    return Known(
        fact=Held(
            **sides,
            verdict=Verdict(row["verdict"]),
            how=How(row["how"]),
            of_case_system=frozenset(sides[side] for side in row["of_case_system"].split()),
        ),
        opened_by=row["opened_by"],
        closed_by=row["closed_by"],
    )


def _editions_of(known: list[Known], since: int, newest: int) -> set[int]:
    """The editions after `since` at which one of these became known or ceased to be."""
    return {
        edition
        for one in known
        for edition in (one.opened_by, one.closed_by)
        if edition is not None and since < edition <= newest
    }


def _adopted(cursor: duckdb.DuckDBPyConnection, ids: list[str]) -> list[Known]:
    every = " union all ".join(adopted_sql(name) for name in ADOPTED)
    rows = cursor.execute(
        f"select distinct * from ({every}) where list_contains($ids, child_id)", {"ids": ids}
    ).fetchall()
    return [Known(fact=child, opened_by=start, closed_by=end) for child, start, end in rows]


def _tables_of(cursor: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, set[str]]:
    """The tables in which each of these ids stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in TABLES.values():
        for column in names_children(table):
            rows = cursor.execute(
                f"select distinct {column} from main.ledger_{table.name} "
                f"where list_contains($ids, {column})",
                {"ids": ids},
            ).fetchall()
            for (child,) in rows:
                found[child].add(table.name)
    return found
