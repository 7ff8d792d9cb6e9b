"""The slow, obvious twin of `record/current.py`: which rows are current, in plain Python.

Written from the words of DECISIONS.md, 1, and of the design, 3.3, over the children of census
files as they were written; it knows nothing of keys, editions or SQL.
"""

import copy
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Cells = dict[str, Any]
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Twin:
    """What the twin knows of a table: what tells its rows apart, and its first and last day."""

    key: tuple[str, ...]
    start: str = ""
    end: str = ""
    since: int = 0
    details_of: str = ""
    owner: tuple[str, ...] = ()


TWINS: dict[str, Twin] = {
    "people": Twin(key=("child_id",)),
    "disabilities": Twin(key=("child_id", "disability"), details_of="people", owner=("child_id",)),
    "referrals": Twin(key=("child_id", "referred_on"), start="referred_on", end="closed_on"),
    "assessments": Twin(key=("child_id", "started_on"), start="started_on", end="authorised_on"),
    "assessment_factors": Twin(
        key=("child_id", "assessment_started_on", "factor"),
        details_of="assessments",
        owner=("child_id", "assessment_started_on"),
    ),
    "cin_plans": Twin(
        key=("child_id", "started_on"), start="started_on", end="ended_on", since=2022
    ),
    "section_47_enquiries": Twin(key=("child_id", "started_on")),
    "child_protection_plans": Twin(
        key=("child_id", "started_on"), start="started_on", end="ended_on"
    ),
    "child_protection_reviews": Twin(key=("child_id", "held_on")),
}


Key = tuple[Any, ...]


@dataclass(kw_only=True)
class Row:
    """A row as a file said it, with the year of the file and the cells that cannot be read.

    `key` and `owner` hold what the file said, read or not; `cells` what could be read.
    """

    key: Key
    owner: Key
    cells: Cells
    year: int
    unreadable: set[str] = field(default_factory=set)


Table = dict[Key, Row]


def current(files: dict[int, list[Cells]]) -> dict[str, Table]:
    """The current rows of each table, where `files` has the last file loaded of each year."""
    said: dict[str, dict[int, Table]] = {name: {} for name in TWINS}
    for year, children in files.items():
        for name in TWINS:
            said[name][year] = {row.key: row for row in rows_of(name, children, year)}
    found: dict[str, Table] = {}
    for name, twin in TWINS.items():
        if twin.details_of:
            found[name] = _details(said[name], found[twin.details_of])
        else:
            found[name] = _current(said, name)
    _move_what_belongs(said["referrals"], found, "referrals", "referred_on", "referred_on")
    plans = "child_protection_plans"
    _move_what_belongs(said[plans], found, plans, "started_on", "plan_started_on")
    return found


def _current(all_said: dict[str, dict[int, Table]], name: str) -> Table:
    said, twin = all_said[name], TWINS[name]
    found: Table = {}
    for key in {key for rows in said.values() for key in rows}:
        newest = max(year for year, rows in said.items() if key in rows)
        row = copy.deepcopy(said[newest][key])
        over = _over_by(all_said["referrals"][newest], name, row)
        gap = _first_gap(said, twin, row, over) if twin.end else None
        if gap is None:
            found[key] = row
        elif not _said_anew(said, twin, key, newest, gap):
            if row.cells[twin.end] is None:
                row.cells[twin.end] = gap - DAY
                row.unreadable.add(twin.end)
            found[key] = row
    return found


def _over_by(referrals: Table, name: str, row: Row) -> datetime.date | None:
    """The day by which the row's own file says that it was over, where it says no end of it."""
    if name == "referrals":
        over: datetime.date | None = (
            row.cells["referred_on"] if row.cells["no_further_action"] else None
        )
        return over
    episode = referrals.get((row.cells["child_id"], row.cells.get("referred_on")))
    if name != "assessments" or episode is None:
        return None
    closed: datetime.date | None = episode.cells["closed_on"]
    return closed or (episode.cells["referred_on"] if episode.cells["no_further_action"] else None)


def _first_gap(
    said: dict[int, Table], twin: Twin, row: Row, over: datetime.date | None
) -> datetime.date | None:
    """The first day of the first later year that should speak of the row and does not hold it."""
    if twin.end in row.unreadable:
        return None
    for year in sorted(said):
        first, last = datetime.date(year - 1, 4, 1), datetime.date(year, 3, 31)
        start, end = row.cells[twin.start], row.cells[twin.end] or over
        covers = (start is None or start <= last) and (end is None or end >= first)
        if year > row.year and year >= twin.since and covers:
            return first
    return None


def _said_anew(
    said: dict[int, Table], twin: Twin, key: Key, newest: int, gap: datetime.date
) -> bool:
    """Whether a later year has a row of the child that the row's own did not, begun by the gap."""
    return any(
        other[0] == key[0]
        and row.cells[twin.start] is not None
        and row.cells[twin.start] < gap
        and other not in said[newest]
        for year, rows in said.items()
        if year > newest
        for other, row in rows.items()
    )


def _details(said: dict[int, Table], owners: Table) -> Table:
    """The details that the current row's own file gave it."""
    return {
        key: row
        for rows in said.values()
        for key, row in rows.items()
        if row.owner in owners and owners[row.owner].year == row.year
    }


def _move_what_belongs(
    said: dict[int, Table], found: dict[str, Table], owner: str, start: str, column: str
) -> None:
    """What belongs to an episode or a plan whose day was corrected goes to the nearest that stands:
    `column` of every other table names the day `start` of its `owner`."""
    standing = [row.cells for row in found[owner].values() if row.cells[start]]
    gone = {key for rows in said.values() for key in rows} - set(found[owner])
    for name, rows in found.items():
        if name == owner:
            continue
        for row in rows.values():
            was = (row.cells["child_id"], row.cells.get(column))
            days = [cells[start] for cells in standing if cells["child_id"] == was[0]]
            if was in gone and days:
                row.cells[column] = min(days, key=lambda day: (abs(day - was[1]), day))


def rows_of(table: str, children: list[Cells], year: int) -> Iterator[Row]:
    """The rows of a table in a census file, in the words of the record."""
    for cells in _CELLS[table](children):
        bad = {name for name, value in cells.items() if _cannot_be_read(name, value)}
        yield Row(
            key=tuple(cells[part] for part in TWINS[table].key),
            owner=tuple(cells[part] for part in TWINS[table].owner),
            cells={name: None if name in bad else value for name, value in cells.items()},
            year=year,
            unreadable=bad,
        )


def _cannot_be_read(name: str, value: Any) -> bool:
    return name.endswith("_on") and isinstance(value, str)


def _people(children: list[Cells]) -> Iterator[Cells]:
    for child in children:
        yield {"child_id": child["LAchildID"], "ethnicity": child["Ethnicity"]}


def _disabilities(children: list[Cells]) -> Iterator[Cells]:
    for child in children:
        for code in child["Disability"]:
            yield {"child_id": child["LAchildID"], "disability": code}


def _episodes(children: list[Cells]) -> Iterator[tuple[Cells, Cells]]:
    for child in children:
        for episode in child["CINdetails"]:
            belongs = {"child_id": child["LAchildID"], "referred_on": episode["CINreferralDate"]}
            yield belongs, episode


def _referrals(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        yield belongs | {
            "closed_on": episode["CINclosureDate"],
            "primary_need": episode["PrimaryNeedCode"],
            "no_further_action": episode.get("ReferralNFA", False),
        }


def _assessments(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        for one in episode["Assessments"]:
            yield belongs | {
                "started_on": one["AssessmentActualStartDate"],
                "authorised_on": one["AssessmentAuthorisationDate"],
            }


def _factors(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        for one in episode["Assessments"]:
            for code in one["AssessmentFactors"]:
                yield {
                    "child_id": belongs["child_id"],
                    "assessment_started_on": one["AssessmentActualStartDate"],
                    "factor": code,
                }


def _plans_of_need(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        for plan in episode["CINPlanDates"]:
            yield belongs | {
                "started_on": plan["CINPlanStartDate"],
                "ended_on": plan["CINPlanEndDate"],
            }


def _enquiries(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        for one in episode["Section47"]:
            yield belongs | {"started_on": one["S47ActualStartDate"]}


def _plans(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        for plan in episode["ChildProtectionPlans"]:
            yield belongs | {
                "started_on": plan["CPPstartDate"],
                "ended_on": plan["CPPendDate"],
                "latest_category": plan["LatestCategoryOfAbuse"],
            }


def _reviews(children: list[Cells]) -> Iterator[Cells]:
    for belongs, episode in _episodes(children):
        for plan in episode["ChildProtectionPlans"]:
            for day in plan["CPPreviewDate"]:
                yield {
                    "child_id": belongs["child_id"],
                    "plan_started_on": plan["CPPstartDate"],
                    "held_on": day,
                }


_CELLS = {
    "people": _people,
    "disabilities": _disabilities,
    "referrals": _referrals,
    "assessments": _assessments,
    "assessment_factors": _factors,
    "cin_plans": _plans_of_need,
    "section_47_enquiries": _enquiries,
    "child_protection_plans": _plans,
    "child_protection_reviews": _reviews,
}
