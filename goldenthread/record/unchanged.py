"""Since when a table of the record has stood as it stands: what it is made from, and when that
last changed. What was worked out at one edition serves every later one at which nothing of it did.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from goldenthread.record.authority import authority_of
from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import (
    BELONGS_BY,
    owners_of,
    said_anew,
)
from goldenthread.record.links import LINKED
from goldenthread.record.speaking import SLICES, SPEAKING, SPOKEN_FOR

TEAMS_OF_THE_TIME = "teams_of_the_time"
SAID_ANEW = {said_anew(owner): owner for owner, _ in BELONGS_BY.values()}
AS_TOLD = {
    f"{t.name}_as_told": t.name
    for t in TABLES.values()
    if "child_id" in t.column_names and not t.follows
}
"""The tables before ids of one child are read as one: for whoever looks for such ids."""

OTHERS = (SLICES, SPEAKING, SPOKEN_FOR, TEAMS_OF_THE_TIME, LINKED)
"""What can be asked for beside the tables of the record."""

SAYS = ("first_day", "last_day", "whole", "in_part", "of_children")
"""What a load says that it speaks of."""

_WORDS = re.compile(r"[a-z_0-9]+")


def slices_of(kind: str) -> str:
    """What stands for the slices of one kind of return among the things that change."""
    return f"slices of {kind}"


@cache
def made_from(name: str) -> frozenset[str]:
    """What a table of the record is made from: the ledger's tables and the kinds of slices."""
    if name in (SLICES, SPEAKING, SPOKEN_FOR):
        slices = {slices_of(s.kind) for t in TABLES.values() for s in t.sources}
        return frozenset(slices if name == SLICES else slices | set(map(authority_of, TABLES)))
    if name == TEAMS_OF_THE_TIME:
        return made_from("allocations")
    if name == LINKED:
        return frozenset({LINKED})
    if name in SAID_ANEW or name in AS_TOLD:
        return made_from(SAID_ANEW.get(name) or AS_TOLD[name])
    table = TABLES[name]
    made = {name, authority_of(name), *(slices_of(source.kind) for source in table.sources)}
    if table.follows:
        made |= made_from(table.follows)
    for owner in owners_of(table).values():
        made |= made_from(owner)
    return frozenset(made)


@lru_cache(maxsize=1000)
def tables_named(sql: str) -> frozenset[str]:
    """The tables of the record that a statement names, or might: a word is enough."""
    return frozenset({*TABLES, *AS_TOLD, *OTHERS}.intersection(_WORDS.findall(sql)))


class Changes:
    """At which editions each thing changed."""

    def __init__(self) -> None:
        self._at: dict[str, list[int]] = {}

    def note(self, arriving: Any) -> None:
        """Note what arrives from the ledger (arriving.Delta)."""
        for name, rows in arriving.opened.items():
            self._note(name, rows["opened_by"], rows["closed_by"])
        for name, rows in arriving.closed.items():
            self._note(name, rows["closed_by"])
        for choice in arriving.authority.to_pylist():
            at = {choice["opened_by"], choice["closed_by"]} - {None}
            self._note_editions(authority_of(choice["table_name"]), at)
        kinds = dict(zip(*arriving.slices.select(["id", "kind"]).to_pydict().values(), strict=True))
        before: dict[int, Any] = {}
        for load in sorted(arriving.spoken.to_pylist(), key=lambda row: row["edition"]):
            says = [
                load[name] for name in ("first_day", "last_day", "whole", "in_part", "of_children")
            ]
            if before.get(load["slice_id"]) != says:
                self._note_editions(slices_of(kinds[load["slice_id"]]), {load["edition"]})
                before[load["slice_id"]] = says

    def note_links(self, edition: int, tables: Iterable[str]) -> None:
        """Note that at this edition ids became one child's, or ceased to be, of whom these tables
        hold rows."""
        for name in (LINKED, *tables):
            self._note_editions(name, {edition})

    def last(self, made: Iterable[str], edition: int) -> int:
        """The newest edition, of those up to this one, at which any of these changed."""
        return max((self._last(source, edition) for source in made), default=0)

    def _last(self, source: str, edition: int) -> int:
        at = self._at.get(source, [])
        place = bisect_right(at, edition)
        return at[place - 1] if place else 0

    def _note(self, source: str, *columns: Any) -> None:
        new = {at for column in columns for at in column.unique().to_pylist() if at is not None}
        self._note_editions(source, new)

    def _note_editions(self, source: str, new: set[int]) -> None:
        if new:
            self._at[source] = sorted({*self._at.get(source, ()), *new})
