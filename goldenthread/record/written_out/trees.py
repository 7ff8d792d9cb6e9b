"""Returns that are trees, a child with its episodes and what lies in them, written from the record.

What is taken, and up to when, a `Taking` says for its return; how a row finds what it belongs to is
the same for all: as it says, else by its day.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from goldenthread.record.snapshot import Reading
from goldenthread.record.table import RecordTable
from goldenthread.record.written_out.cells import Saying
from goldenthread.record.written_out.crosswalk_back import Told, told_by
from goldenthread.record.written_out.lists import NOT_ON_ANY
from goldenthread.record.written_out.speaking import silent_tables
from goldenthread.record.written_out.unsaid import Row, WrittenOut
from goldenthread.returns.shape import Group, Return

NO_EPISODE = "It belongs to no episode of need of the child, and the return has no other place"
ITS_OWNER_IS_NOT_IN = "What it belongs to is not in the return"
NOT_RECORDED = "Nothing is recorded of who the child is"
SAID_OTHERWISE = "The enquiry or episode that it belongs to has another conference"


@dataclass(frozen=True, kw_only=True)
class Taking:
    """What a return takes of the record: rows that are `in_scope` from `first` to `last`, or that
    it `said_by_itself` before (both SQL over a row `t` and its slice `s`).

    `unborn` is what is written of a child who was born after the last day; `finish` may add to the
    cells of a row. Where `ends_are_told`, a row that ended on a day that nobody knows is left out:
    it would stand as open.
    """

    shape: Return
    episode: Group
    first: datetime.date
    last: datetime.date
    saying: Saying
    in_scope: Callable[[RecordTable], str]
    unborn: Callable[[Row], Row]
    said_by_itself: str = "false"
    year: int = 0
    ends_are_told: bool = False
    finish: Callable[[Told, Row, Row], Row] = lambda _told, _row, cells: cells


def trees_of(reading: Reading, taking: Taking) -> WrittenOut:
    """The return, a tree a child."""
    return _Trees(reading, taking).whole()


class _Trees:
    """The making of the trees of one return."""

    def __init__(self, reading: Reading, taking: Taking) -> None:
        self.reading, self.taking, self.saying = reading, taking, taking.saying
        self.kind, self.root = taking.shape.kind, taking.shape.root
        self.placed: dict[str, list[tuple[Row, Row]]] = {}
        self.by_key: dict[str, dict[Any, Row]] = {}
        self.all_keys: dict[str, set[Any]] = {}
        self.of_child: dict[str, dict[str, list[tuple[Row, Row]]]] = {}
        self.later: set[Any] = set()

    def whole(self) -> WrittenOut:
        """Every child of the return."""
        episode = self.taking.episode
        self._episodes_and_children()
        for group in episode.groups:
            self._take(group, episode)
        inner = {group.name for group in episode.groups}
        for group, owner in self.root.every():
            if owner is not None and owner.name in inner:
                self._take(group, owner)
        for listed in self.root.listed:
            self._take(listed.as_group, self.root)
        for group in (episode, *episode.groups):
            for told in told_by(self.kind, group.name)[1:]:
                self._fill(group, told)
        silent = silent_tables(
            self.reading,
            self.kind,
            first_day=self.taking.first,
            last_day=self.taking.last,
            year=self.taking.year,
        )
        return WrittenOut(
            kind=self.kind,
            children=[cells for _, cells in self.placed[self.root.name]],
            child_ids={str(row["child_id"]) for row, _ in self.placed[self.root.name]},
            unsaid=self.saying.unsaid,
            silent={name: silence.why for name, silence in silent.items()},
        )

    def _rows(self, told: Told, *, in_scope: bool = True) -> list[Row]:
        """The rows of a table that are in the return's scope, or that it said itself."""
        table = told.table
        constants = "".join(f" and t.{c} = '{v}'" for c, v in told.source.constants.items())
        chosen = f"(said_by_itself or {self.taking.in_scope(table)})" if in_scope else "true"
        order = ", ".join(f"t.{name}" for name in (*table.key[:2], "ordinal", "row_key"))
        return self.reading.rows(
            f"select t.*, coalesce({self.taking.said_by_itself}, false) as said_by_itself "
            f"from {table.name} t left join slices s on s.id = t.slice_id "
            f"where {chosen}{constants} and $first < $last and $year >= 0 order by {order}",
            year=self.taking.year,
            first=self.taking.first,
            last=self.taking.last,
        )

    def _episodes_and_children(self) -> None:
        (who, *_), (episode, *_) = (
            told_by(self.kind, self.root.name),
            told_by(self.kind, self.taking.episode.name),
        )
        episodes = self._told(episode)
        named = {row["child_id"] for row in episodes}
        people = [
            row for row in self._rows(who) if row["child_id"] in named or row["said_by_itself"]
        ]
        for child_id in sorted(named - {row["child_id"] for row in people}):
            row = {"child_id": child_id, "unreadable": "", "row_key": child_id}
            people.append(dict.fromkeys(who.table.column_names) | row)
            self.saying.note("people", row, NOT_RECORDED)
        self._put(self.root.name, [(row, self._who(who, row)) for row in people])
        self._put(self.taking.episode.name, [(row, self._cells(episode, row)) for row in episodes])
        for row, cells in self.placed[self.taking.episode.name]:
            home = self.by_key[self.root.name][(row["child_id"],)]
            _inside(home, self.taking.episode.name, cells)

    def _who(self, told: Told, row: Row) -> Row:
        """Who the child was on the last day: who was not born yet had no birth."""
        cells = self._cells(told, row)
        born = row["born_on"]
        if born is not None and born > self.taking.last and not row.get("said_by_itself"):
            cells |= self.taking.unborn(row)
        return cells

    def _cells(self, told: Told, row: Row) -> Row:
        return self.taking.finish(told, row, self.saying.cells(told, row))

    def _told(self, told: Told) -> list[Row]:
        """The rows of a table, without those that cannot be written as having ended."""
        return [row for row in self._rows(told) if not self._ended_unsaid(told, row)]

    def _ended_unsaid(self, told: Told, row: Row) -> bool:
        if not self.taking.ends_are_told or len(told.table.spans) < 2:
            return False
        if told.table.spans[1] not in (row["unreadable"] or "").split():
            return False
        self.saying.note(told.table.name, row, NOT_ON_ANY)
        return True

    def _put(self, group: str, rows: Iterable[tuple[Row, Row]]) -> None:
        told = told_by(self.kind, group)[0]
        self.placed[group] = list(rows)
        self.by_key[group] = {}
        self.of_child[group] = {}
        for row, cells in self.placed[group]:
            self.by_key[group].setdefault(_key(told, row), cells)
            self.of_child[group].setdefault(row["child_id"], []).append((row, cells))

    def _take(self, group: Group, owner: Group) -> None:
        """Take the rows of a group, each into what it belongs to."""
        since = group.since
        if not told_by(self.kind, group.name):
            return None
        if since is not None and self.taking.year and self.taking.year < since:
            return self._put(group.name, [])
        told = told_by(self.kind, group.name)[0]
        listed = next((one for one in owner.listed if one.cell.name == group.name), None)
        taken = []
        for row in self._told(told):
            home = self._home(told, row, owner)
            if home is None or self._is_of_later(told, row, owner):
                continue
            cells = self._cells(told, row)
            if not cells:
                continue
            if listed is None:
                _inside(home, group.name, cells)
            elif group.name in cells:
                _inside(home, group.name, cells[group.name])
            taken.append((row, cells))
            if self.saying.is_to_come(told, row, "authorised_on"):
                self.later.add(_key(told, row))
        return self._put(group.name, taken)

    def _is_of_later(self, told: Told, row: Row, owner: Group) -> bool:
        """Whether it is a factor of an assessment that was authorised after the year."""
        of = told_by(self.kind, owner.name)[0]
        return told.table.follows == "assessments" and _key_of_owner(told, row, of) in self.later

    def _home(self, told: Told, row: Row, owner: Group) -> Row | None:
        """What a row belongs to: as it says, else by its day; None where it is not in the file."""
        owners, of = self.by_key[owner.name], told_by(self.kind, owner.name)[0]
        found = owners.get(_key_of_owner(told, row, of))
        if found is not None or told.table.follows:
            return found
        if self._is_held(told, row, of):
            return None
        day = row[told.table.spans[0]] if told.table.spans else None
        found = self._by_day(owner.name, row["child_id"], day)
        if found is None:
            why = NO_EPISODE if owner is self.taking.episode else ITS_OWNER_IS_NOT_IN
            self.saying.note(told.table.name, row, why)
        return found

    def _is_held(self, told: Told, row: Row, of: Told) -> bool:
        """Whether the record holds what a row says that it belongs to: of another year, then."""
        key = _key_of_owner(told, row, of)
        return None not in key and key in self._all_keys(of)

    def _all_keys(self, of: Told) -> set[Any]:
        name = of.table.name
        if name not in self.all_keys:
            self.all_keys[name] = {_key(of, row) for row in self._rows(of, in_scope=False)}
        return self.all_keys[name]

    def _by_day(self, owner: str, child_id: str, day: datetime.date | None) -> Row | None:
        """Of the child's rows that a row may belong to, the latest that had begun on its day; the
        only one, where it has no day."""
        start, *_ = told_by(self.kind, owner)[0].table.spans
        of_the_child = self.of_child[owner].get(child_id, [])
        if day is not None:
            of_the_child = [(r, c) for r, c in of_the_child if r[start] and r[start] <= day]
        elif len(of_the_child) > 1:
            return None
        return of_the_child[-1][1] if of_the_child else None

    def _fill(self, group: Group, told: Told) -> None:
        """Fill what a row leaves blank from another table that is read from the same group."""
        first = told_by(self.kind, group.name)[0]
        for row in self._rows(told):
            key = tuple(row.get(told.column_at(path)) for path in first.key_cells)
            home = self.by_key[group.name].get(key)
            filled = self.saying.cells(told, row).get(told.source.where_filled)
            if home is not None and filled is not None:
                if home.setdefault(told.source.where_filled, filled) != filled:
                    self.saying.note(told.table.name, row, SAID_OTHERWISE)
            elif home is None and key not in self._all_keys(first):
                self.saying.note(told.table.name, row, NO_EPISODE)


def _key(told: Told, row: Row) -> Any:
    return tuple(row[name] for name in told.table.key)


def _key_of_owner(told: Told, row: Row, of: Told) -> Any:
    return tuple(row.get(told.column_at(path)) for path in of.key_cells)


def _inside(home: Row, group: str, cells: Any) -> None:
    home.setdefault(group, []).append(cells)
