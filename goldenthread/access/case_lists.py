"""The list under a number, cut to the children whom this person may see now.

The cases are judged before they are cut: a verdict may rest on another child. Who the children are
is said as `naming.identify` allows, and a reason quotes nothing that it does not.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.leaves import first_on
from goldenthread.access.naming import ShownAs, breakdowns_for, identify, order_of_pseudonyms
from goldenthread.access.numbers import part_sql
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen, reading_of
from goldenthread.measures.answers import as_case
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED, Measure
from goldenthread.measures.moved import ABSENT, moved_between
from goldenthread.measures.periods import Period
from goldenthread.measures.reasons import in_words
from goldenthread.record.catalogue import TABLES

NOT_SHOWN = "(not shown)"
VERDICTS = (NOT_MET, UNJUDGED, MET)
IDENTIFYING = ("upn", "former_upn", "name")
"""What is taken out of a sentence, should it be there. Not a date and not an id: no sentence quotes
a date of birth, so that to strike out the referral of that day would tell the date (a test sees to
both)."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Which cases of a list: every filter that is not empty. `by` and `part` go together."""

    verdict: str = ""
    team: str = ""
    by: str = ""
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the deciding fact stands: file, table in words, row of the table, line of the file."""

    file: str
    table: str
    row: int
    line: int


@dataclass(frozen=True, kw_only=True)
class ListedCase:
    """One case of a child within reach, ready to be shown."""

    handle: UUID
    shown: ShownAs
    verdict: str
    reason: str
    team: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class CutList:
    """A page of a list. `counted` are the cases of the whole council, `openable` those of children
    within reach, and `verdicts` those that these have; `cases` are those of the page asked for."""

    counted: int
    openable: int
    verdicts: tuple[str, ...]
    cases: tuple[ListedCase, ...]


@dataclass(frozen=True, kw_only=True)
class MovedCase:
    """A case whose verdict differs between two editions, and the load that made it differ."""

    handle: UUID
    shown: ShownAs
    was: str
    now: str
    reason: str
    load: int | None


@dataclass(frozen=True, kw_only=True)
class MovesOfLoad:
    """How many cases of the whole council one load (None: what was recorded here) brought into the
    list, took out of it, and gave another verdict."""

    load: int | None
    came_in: int
    left: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class CutMoves:
    """A page of the cases that moved; `counted` and `openable` as in CutList. `by_load` divides
    `counted`, the newest load first."""

    counted: int
    openable: int
    cases: tuple[MovedCase, ...]
    by_load: tuple[MovesOfLoad, ...] = ()


def cut_case_list(
    seen: Seen, measure: Measure, period: Period, chosen: Chosen, *, page: int, per_page: int
) -> CutList:
    """The cases of the period that fit, cut to this person's children; pages count from 1.

    Raises KeyError for a breakdown that the measure has not, or that this person may not ask for.
    """
    if chosen.by and chosen.by not in breakdowns_for(seen.sight, measure):
        raise KeyError(chosen.by)
    name = case_list(seen.reading, measure, [period])
    fits, asked = _fits(measure, chosen)
    relation, reach = seen.relation
    within = f"c.child_id in ({relation})"
    counts = seen.reading.rows(
        f"select count(*) as counted, count(*) filter ({within}) as openable, "
        f"list(distinct verdict) filter ({within}) as verdicts "
        f"from {name} c where {fits}",
        **asked,
        **reach,
    )[0]
    rows = seen.reading.rows(
        f"select c.* from {name} c left join {seen.now}names n on n.child_id = c.child_id "
        f"where {fits} and {within} order by "
        f"case verdict when '{NOT_MET}' then 0 when '{UNJUDGED}' then 1 else 2 end, "
        f"{_order(seen.sight)}, c.counted_on, c.row_key limit $limit offset $offset",
        **asked,
        **reach,
        limit=per_page,
        offset=first_on(page, per_page=per_page, total=counts["openable"]),
    )
    return CutList(
        counted=counts["counted"],
        openable=counts["openable"],
        verdicts=tuple(sorted(counts["verdicts"] or ())),
        cases=listed_cases(seen, measure, rows, period),
    )


def cut_moves(
    seen: Seen, measure: Measure, period: Period, *, first: int, last: int, page: int, per_page: int
) -> CutMoves:
    """The cases that moved between two editions, cut to this person's children."""
    moved = moved_between(reading_of, measure, period, first=first, last=last)
    within = seen.within_reach({row["child_id"] for row in moved})
    openable = [row for row in moved if row["child_id"] in within]
    first_shown = first_on(page, per_page=per_page, total=len(openable))
    shown = openable[first_shown : first_shown + per_page]
    handles = seen.handles({row["child_id"] for row in shown})
    children = children_by_id(seen, handles)
    cases = tuple(
        MovedCase(
            handle=handles[row["child_id"]],
            shown=identify(seen.sight, children[row["child_id"]], on=period.last_day),
            was=row["was"],
            now=row["now"],
            reason=without_identity(seen.sight, row["reason"], children[row["child_id"]]),
            load=row["load"],
        )
        for row in shown
        if row["child_id"] in handles
    )
    return CutMoves(
        counted=len(moved), openable=len(openable), cases=cases, by_load=_by_load(moved)
    )


def _by_load(moved: Iterable[Mapping[str, Any]]) -> tuple[MovesOfLoad, ...]:
    of_load: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in moved:
        of_load.setdefault(row["load"], []).append(row)
    found = []
    for load in sorted(of_load, key=lambda one: one or 0, reverse=True):
        rows = of_load[load]
        came_in = sum(row["was"] == ABSENT for row in rows)
        left = sum(row["now"] == ABSENT for row in rows)
        changed = len(rows) - came_in - left
        found.append(MovesOfLoad(load=load, came_in=came_in, left=left, changed=changed))
    return tuple(found)


def children_by_id(seen: Seen, child_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What tells each child apart, as it is known now: child_id, upn, born_on, name and so on.

    For `identify`: nothing of it goes to a page by another way. Ask for children within reach.
    """
    wanted = list(child_ids)
    found: dict[str, dict[str, Any]] = {child_id: {"child_id": child_id} for child_id in wanted}
    for schema in dict.fromkeys(("", seen.now)):
        rows = seen.reading.rows(
            "select p.child_id, p.upn, p.former_upn, p.born_on, p.expected_on, n.name "
            f"from {schema}people p left join {schema}names n on n.child_id = p.child_id "
            "where list_contains($wanted, p.child_id)",
            wanted=wanted,
        )
        for row in rows:
            known = {name: value for name, value in row.items() if value is not None}
            found[row["child_id"]] |= known
    return found


def named(seen: Seen, child_ids: Iterable[str], *, on: date) -> dict[str, tuple[UUID, ShownAs]]:
    """Of these children, each within reach: its handle and how it is shown; recorded as shown."""
    handles = seen.handles(child_ids)
    children = children_by_id(seen, handles)
    return {
        child_id: (handle, identify(seen.sight, children[child_id], on=on))
        for child_id, handle in handles.items()
    }


def without_identity(sight: Sight, sentence: str, child: Mapping[str, Any]) -> str:
    """The sentence, in which nothing says who the child is to a person who may not know it."""
    if sight.identity is Identity.FULL:
        return sentence
    for column in IDENTIFYING:
        value = child.get(column)
        if value is not None and value != "":
            words = rf"(?<!\w){re.escape(in_words(value))}(?!\w)"
            sentence = re.sub(words, NOT_SHOWN, sentence)
    return sentence


def _fits(measure: Measure, chosen: Chosen) -> tuple[str, dict[str, Any]]:
    parts, asked = conditions_of(measure, chosen)
    return " and ".join(["true", *parts.values()]), asked


def conditions_of(measure: Measure, chosen: Chosen) -> tuple[dict[str, str], dict[str, Any]]:
    """What must hold of a case `c` for it to be among those chosen: SQL by its name (team, part,
    verdict), and the parameters."""
    parts, asked = {}, {}
    if chosen.team:
        parts["team"] = "c.team = $of_team"
        asked["of_team"] = chosen.team
    if chosen.by:
        parts["part"] = f"{part_sql(measure, chosen.by, 'c.')} = $part"
        asked["part"] = chosen.part
    if chosen.verdict:
        parts["verdict"] = "c.verdict = $verdict"
        asked["verdict"] = chosen.verdict
    return parts, asked


def _order(sight: Sight) -> str:
    # Sorted by a council's own ids, a list of pseudonyms would tell which of two is the older id.
    by_name = sight.identity is Identity.FULL
    return "n.name, c.child_id" if by_name else order_of_pseudonyms("c.child_id")


def listed_cases(
    seen: Seen, measure: Measure, rows: list[dict[str, Any]], period: Period
) -> tuple[ListedCase, ...]:
    """These rows of a case list, each of a child within reach, ready to be shown."""
    handles = seen.handles({row["child_id"] for row in rows})
    children = children_by_id(seen, handles)
    files = files_of(seen, {row["load_id"] for row in rows})
    listed = []
    for row in rows:
        handle = handles.get(row["child_id"])
        if handle is None:
            continue
        child, case = children[row["child_id"]], as_case(measure, row)
        listed.append(
            ListedCase(
                handle=handle,
                shown=identify(seen.sight, child, on=period.last_day),
                verdict=case.verdict,
                reason=without_identity(seen.sight, case.reason, child),
                team=row["team"],
                place=Place(
                    file=files.get(case.load_id, ""),
                    table=TABLES[case.table].title if case.table in TABLES else case.table,
                    row=case.ordinal,
                    line=case.line,
                ),
            )
        )
    return tuple(listed)


def files_of(seen: Seen, loads: set[int]) -> dict[int, str]:
    """The file that each of these loads took in, by the load's number."""
    rows = seen.reading.rows(
        "select id, source from main.loads where list_contains($loads, id)", loads=list(loads)
    )
    return {row["id"]: row["source"] for row in rows}
