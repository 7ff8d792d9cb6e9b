"""A year's children in need census, written from what the record holds.

In it, by DfE's rule: every child referred in the year, or with an episode of need open at any time
in it; of each such episode what was open or begun in the year, and the reviews and conferences
held in it. Nothing that came after its 31 March is said, save of what has no day of its own (a
category, a need), which is as last recorded. What the census of that very year said is in it
whatever its days are: nobody's row is dropped for being odd.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from goldenthread.record.snapshot import Reading
from goldenthread.record.table import RecordTable
from goldenthread.record.written_out.cells import Saying
from goldenthread.record.written_out.crosswalk_back import Told, told_by
from goldenthread.record.written_out.speaking import silent_tables
from goldenthread.record.written_out.unsaid import AsWritten, Row, WrittenOut, nobody_knows
from goldenthread.returns.cin_census import CIN_CENSUS, EPISODE
from goldenthread.returns.shape import Group

KIND, CHILD, EPISODES = CIN_CENSUS.kind, CIN_CENSUS.root.name, EPISODE.name
UNBORN = "U"

NO_EPISODE = "It belongs to no episode of need of the child, and the census has no other place"
ITS_OWNER_IS_NOT_IN = "What it belongs to is not in the census of this year"
NOT_RECORDED = "Nothing is recorded of who the child is"
SAID_OTHERWISE = "The enquiry or episode that it belongs to has another conference"


def census_of(reading: Reading, year: int, as_written: AsWritten = nobody_knows) -> WrittenOut:
    """The census of the year that ends in `year`, a tree a child."""
    return _Taking(reading, year, as_written).whole()


def in_the_year(table: RecordTable, *, row: str = "t") -> str:
    """SQL that is true where a row is of the year from `$first` to `$last`."""
    if not table.spans:
        return "true"
    start = f"{row}.{table.spans[0]}"
    begun_in_it = f"{start} between $first and $last"
    if table.name == "section_47_enquiries":
        return (
            f"{start} <= $last and ({start} >= $first "
            f"or greatest({row}.ended_on, {row}.conference_on) >= $first or "
            f"coalesce({row}.ended_on, {row}.conference_on) is null "
            f"and not coalesce({row}.conference_not_required, false))"
        )
    if len(table.spans) == 1:
        return begun_in_it
    open_in_it = f"{start} <= $last and coalesce({row}.{table.spans[1]} >= $first, true)"
    if table.name == "referrals":
        return f"case when {row}.no_further_action then {begun_in_it} else {open_in_it} end"
    return open_in_it


class _Taking:
    """The taking of one year's census."""

    def __init__(self, reading: Reading, year: int, as_written: AsWritten) -> None:
        self.reading, self.year = reading, year
        self.first, self.last = datetime.date(year - 1, 4, 1), datetime.date(year, 3, 31)
        self.saying = Saying(up_to=self.last, as_written=as_written)
        self.placed: dict[str, list[tuple[Row, Row]]] = {}
        self.by_key: dict[str, dict[Any, Row]] = {}
        self.later: set[Any] = set()

    def whole(self) -> WrittenOut:
        """Every child of the census."""
        self._episodes_and_children()
        for group in EPISODE.groups:
            self._take(group, EPISODE)
        for group, owner in CIN_CENSUS.root.every():
            if owner is not None and any(owner.name == g.name for g in EPISODE.groups):
                self._take(group, owner)
        self._take(CIN_CENSUS.tables["Disability"], CIN_CENSUS.root)
        for group in (EPISODE, CIN_CENSUS.tables["Section47"]):
            for told in told_by(KIND, group.name)[1:]:
                self._fill(group, told)
        children = [cells for _, cells in self.placed[CHILD]]
        return WrittenOut(
            kind=KIND,
            children=children,
            child_ids={str(child["LAchildID"]) for child in children},
            unsaid=self.saying.unsaid,
            silent=silent_tables(
                self.reading, KIND, first_day=self.first, last_day=self.last, year=self.year
            ),
        )

    def _rows(self, told: Told, *, of_the_year: bool = True) -> list[Row]:
        """The rows of a table that are of the year, or that its own census said."""
        table = told.table
        constants = "".join(f" and t.{c} = '{v}'" for c, v in told.source.constants.items())
        chosen = f"(said_by_itself or {in_the_year(table)})" if of_the_year else "true"
        order = ", ".join(f"t.{name}" for name in (*table.key[:2], "ordinal", "row_key"))
        return self.reading.rows(
            "select t.*, coalesce(s.kind = $kind and s.year = $year, false) as said_by_itself "
            f"from {table.name} t left join slices s on s.id = t.slice_id "
            f"where {chosen}{constants} and $first < $last order by {order}",
            kind=KIND,
            year=self.year,
            first=self.first,
            last=self.last,
        )

    def _episodes_and_children(self) -> None:
        (who, *_), (episode, *_) = told_by(KIND, CHILD), told_by(KIND, EPISODES)
        episodes = self._rows(episode)
        named = {row["child_id"] for row in episodes}
        people = [
            row for row in self._rows(who) if row["child_id"] in named or row["said_by_itself"]
        ]
        for child_id in sorted(named - {row["child_id"] for row in people}):
            row = {"child_id": child_id, "unreadable": "", "row_key": child_id}
            people.append(dict.fromkeys(who.table.column_names) | row)
            self.saying.note("people", row, NOT_RECORDED)
        self._put(CHILD, [(row, self._who(who, row)) for row in people])
        self._put(EPISODES, [(row, self.saying.cells(episode, row)) for row in episodes])
        for row, cells in self.placed[EPISODES]:
            _inside(self.by_key[CHILD][_key(who, row)], EPISODES, cells)

    def _who(self, told: Told, row: Row) -> Row:
        """Who the child was on the last day of the year: who was not born yet had no birth."""
        cells = self.saying.cells(told, row)
        born = row["born_on"]
        if born is not None and born > self.last and not row.get("said_by_itself"):
            cells |= {"ExpectedPersonBirthDate": row["expected_on"] or born, "Sex": UNBORN}
        return cells

    def _put(self, group: str, rows: Iterable[tuple[Row, Row]]) -> None:
        told = told_by(KIND, group)[0]
        self.placed[group] = list(rows)
        self.by_key[group] = {}
        for row, cells in self.placed[group]:
            self.by_key[group].setdefault(_key(told, row), cells)

    def _take(self, group: Group, owner: Group) -> None:
        """Take the rows of a group, each into what it belongs to."""
        if group.since is not None and self.year < group.since:
            return self._put(group.name, [])
        told = told_by(KIND, group.name)[0]
        listed = next((one for one in owner.listed if one.cell.name == group.name), None)
        taken = []
        for row in self._rows(told):
            home = self._home(told, row, owner)
            if home is None or self._is_of_later(told, row, owner):
                continue
            cells = self.saying.cells(told, row)
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
        of = told_by(KIND, owner.name)[0]
        return told.table.follows == "assessments" and _key_of_owner(told, row, of) in self.later

    def _home(self, told: Told, row: Row, owner: Group) -> Row | None:
        """What a row belongs to: as it says, else by its day; None where it is not in the file."""
        owners, of = self.by_key[owner.name], told_by(KIND, owner.name)[0]
        found = owners.get(_key_of_owner(told, row, of))
        if found is not None or told.table.follows:
            return found
        if self._is_held(told, row, of):
            return None
        day = row[told.table.spans[0]] if told.table.spans else None
        found = self._by_day(owner.name, row["child_id"], day)
        if found is None:
            why = NO_EPISODE if owner is EPISODE else ITS_OWNER_IS_NOT_IN
            self.saying.note(told.table.name, row, why)
        return found

    def _is_held(self, told: Told, row: Row, of: Told) -> bool:
        """Whether the record holds what a row says that it belongs to: of another year, then."""
        key = _key_of_owner(told, row, of)
        return None not in key and key in self._all_keys(of)

    def _all_keys(self, of: Told) -> set[Any]:
        name = f"all {of.table.name}"
        if name not in self.by_key:
            rows = self._rows(of, of_the_year=False)
            self.by_key[name] = {_key(of, row): {} for row in rows}
        return set(self.by_key[name])

    def _by_day(self, owner: str, child_id: str, day: datetime.date | None) -> Row | None:
        """Of the child's rows that a row may belong to, the latest that had begun on its day; the
        only one, where it has no day."""
        start, *_ = told_by(KIND, owner)[0].table.spans
        of_the_child = [(r, c) for r, c in self.placed[owner] if r["child_id"] == child_id]
        if day is not None:
            of_the_child = [(r, c) for r, c in of_the_child if r[start] and r[start] <= day]
        elif len(of_the_child) > 1:
            return None
        return of_the_child[-1][1] if of_the_child else None

    def _fill(self, group: Group, told: Told) -> None:
        """Fill what a row leaves blank from another table that is read from the same group."""
        first = told_by(KIND, group.name)[0]
        for row in self._rows(told):
            key = tuple(row[told.column_at(path)] for path in first.key_cells)
            home = self.by_key[group.name].get(key)
            said = self.saying.cells(told, row)
            filled = said.get(told.source.where_filled)
            if home is not None and filled is not None:
                if home.setdefault(told.source.where_filled, filled) != filled:
                    self.saying.note(told.table.name, row, SAID_OTHERWISE)
            elif home is None and key not in self._all_keys(first):
                self.saying.note(told.table.name, row, NO_EPISODE)


def _key(told: Told, row: Row) -> Any:
    return tuple(row[name] for name in told.table.key)


def _key_of_owner(told: Told, row: Row, of: Told) -> Any:
    return tuple(row[told.column_at(path)] for path in of.key_cells)


def _inside(home: Row, group: str, cells: Any) -> None:
    home.setdefault(group, []).append(cells)
