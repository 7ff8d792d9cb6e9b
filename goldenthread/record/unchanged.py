"""Since when a table of the record has stood as it stands: what it is made from, and when that
last changed. What was worked out at one edition serves every later one at which nothing of it did.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import pyarrow as pa

from goldenthread.record.absences import ABSENCES
from goldenthread.record.authority import authority_of
from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import STARTS, owners_of, said_anew
from goldenthread.record.decided_dates import DATE_DECISIONS, DATES_DECIDED
from goldenthread.record.links import LINKED
from goldenthread.record.receipts import RECEIPTS
from goldenthread.record.speaking import SLICES, SPEAKING, SPOKEN_FOR
from goldenthread.record.standards import STANDARDS

TEAMS_OF_THE_TIME = "teams_of_the_time"
SAID_ANEW = {said_anew(owner): owner for owner in STARTS}
AS_TOLD = {
    f"{t.name}_as_told": t.name
    for t in TABLES.values()
    if "child_id" in t.column_names and not t.follows
}
"""The tables before ids of one child are read as one: for whoever looks for such ids."""

MADE_OVER = {
    SPOKEN_FOR: (SPEAKING,),
    **dict.fromkeys(AS_TOLD, (SPEAKING,)),
    DATES_DECIDED: (LINKED,),
    TEAMS_OF_THE_TIME: ("allocations", SLICES),
}
"""What must be there for an edition before something else is made from it."""

OTHERS = (
    SLICES,
    SPEAKING,
    SPOKEN_FOR,
    TEAMS_OF_THE_TIME,
    LINKED,
    STANDARDS,
    DATES_DECIDED,
    ABSENCES,
)
"""What can be asked for beside the tables of the record."""

EXTENTS = ("whole", "in_part", "of_children")
"""In which columns a load names the tables that it speaks of."""

_WORDS = re.compile(r"[a-z_0-9]+")


def spoken_of(table: str) -> str:
    """What stands for what returns speak of one table among the things that change."""
    return f"spoken of {table}"


@cache
def made_from(name: str) -> frozenset[str]:
    """What a table of the record is made from: the ledger's tables, what returns speak of each, and
    who speaks for it."""
    if name in (SPEAKING, SPOKEN_FOR):
        return frozenset({*map(spoken_of, TABLES), *map(authority_of, TABLES)})
    if name in (SLICES, STANDARDS, ABSENCES, RECEIPTS, DATE_DECISIONS):
        return frozenset({name})
    if name == DATES_DECIDED:
        # On a day before the one on which the record stands less had been decided.
        return made_from(SPEAKING) | {LINKED, DATE_DECISIONS}
    if name == TEAMS_OF_THE_TIME:
        return made_from("allocations")
    if name == LINKED:
        return frozenset({LINKED})
    if name in SAID_ANEW or name in AS_TOLD:
        return made_from(SAID_ANEW.get(name) or AS_TOLD[name])
    table = TABLES[name]
    made = {name, authority_of(name), spoken_of(name)}
    if table.follows:
        made |= made_from(table.follows)
    for owner in owners_of(table).values():
        made |= made_from(owner)
    return frozenset(made)


@lru_cache(maxsize=1000)
def tables_named(sql: str) -> frozenset[str]:
    """The tables of the record that a statement names, or might: a word is enough."""
    return frozenset({*TABLES, *AS_TOLD, *OTHERS}.intersection(_WORDS.findall(sql)))


class Spoken:
    """Of which tables and days each return speaks, followed load by load.

    Of changed rows there are loads by the hundred thousand, and hardly one of them speaks of
    anything that those before it did not: only what is news has to be kept, and read again.
    """

    def __init__(self) -> None:
        self._of_slices: dict[int, Any] = {}
        self._of_tables: dict[tuple[int, str], Any] = {}

    def news(self, spoken: pa.Table, since: int) -> tuple[list[dict[str, Any]], list[set[str]]]:
        """Of loads after an edition those that say something new, and what changed by each."""
        rows, things = [], []
        for load in sorted(spoken.to_pylist(), key=lambda row: row["edition"]):
            if load["edition"] > since and (changed := self._changed_by(load)):
                rows.append(load)
                things.append(changed)
        return rows, things

    def _changed_by(self, load: dict[str, Any]) -> set[str]:
        number, days, changed = load["slice_id"], (load["first_day"], load["last_day"]), set()
        if self._of_slices.get(number) != days:
            self._of_slices[number] = days
            changed.add(SLICES)
        for extent in EXTENTS:
            for table in load[extent].split():
                if self._of_tables.get((number, table)) != (days, extent):
                    self._of_tables[number, table] = (days, extent)
                    changed.add(spoken_of(table))
        return changed


class Changes:
    """At which editions each thing changed."""

    def __init__(self) -> None:
        self._at: dict[str, list[int]] = {}
        self._spoken = Spoken()

    def note(self, arriving: Any) -> pa.Table:
        """Note what arrives from the ledger (arriving.Delta); gives the loads that speak of
        anything new."""
        for name, rows in arriving.opened.items():
            self._note(name, rows["opened_by"], rows["closed_by"])
        for name, rows in arriving.closed.items():
            self._note(name, rows["closed_by"])
        self._note(RECEIPTS, arriving.receipts["opened_by"])
        self._note(DATE_DECISIONS, arriving.date_decisions["opened_by"])
        for choice in arriving.authority.to_pylist():
            at = {choice["opened_by"], choice["closed_by"]} - {None}
            self._note_editions(authority_of(choice["table_name"]), at)
        for said in arriving.standards_set.to_pylist():
            self._note_editions(STANDARDS, {said["opened_by"], said["closed_by"]} - {None})
        for said in arriving.absences_said.to_pylist():
            self._note_editions(ABSENCES, {said["opened_by"], said["closed_by"]} - {None})
        news, things = self._spoken.news(arriving.spoken, arriving.since)
        for load, changed in zip(news, things, strict=True):
            for thing in changed:
                self._note_editions(thing, {load["edition"]})
        return pa.Table.from_pylist(news, schema=arriving.spoken.schema)

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
