"""The continuum of need for a page: counts of the whole council, lists cut to whom one may see.

The counts name no child. A list is made off the same kept case lists as the counts, then cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access import visibility
from goldenthread.access.case_lists import Place, children_by_id, files_of, without_identity
from goldenthread.access.leaves import first_on
from goldenthread.access.naming import ShownAs, identify, pseudonym_of
from goldenthread.access.roles import Identity, Scope
from goldenthread.access.visibility import Seen
from goldenthread.measures.answers import Case
from goldenthread.measures.answers import cases as cases_of
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.continuum import (
    EVERY_STEP,
    HIGHEST,
    NEG_06_INITIAL,
    STATUS,
    Continuum,
    children_of,
    continuum,
)
from goldenthread.measures.periods import twelve_months_to
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading
from goldenthread.record.steps import list_on

EVER_16A = "ever-16a"
"""The group of those at a step whose open episode has 16A on any assessment, the latest or not."""

BEGAN_FOR_NEGLECT = "plans-began-for-neglect"
"""The open plans behind the share of those that began for neglect; it is of no step."""


@dataclass(frozen=True, kw_only=True)
class CouncilContinuum:
    """The continuum of the whole council; `ever_16a` are children by their highest step's code."""

    counts: Continuum
    ever_16a: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ListedChild:
    """A child of a list, ready to be shown. `verdict` is that of the list's measure; `step` is the
    highest step in words, empty where none is open or the list is of plans."""

    handle: UUID
    shown: ShownAs
    verdict: str
    step: str
    reason: str
    team: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class CutStep:
    """A page of a list. `counted` are the council's, `openable` those of children within reach;
    `step` is the title of the step asked for, empty where none was."""

    step: str
    counted: int
    openable: int
    children: tuple[ListedChild, ...]


def council_continuum(edition: int | None, day: date) -> CouncilContinuum:
    """Who is at which step on the day, counted. Raises Http404 for an edition not made yet."""
    reading = visibility.reading_of(edition)
    counted: CouncilContinuum = reading.remember(
        ("continuum", day), lambda: _council_continuum(reading, day)
    )
    return counted


def _council_continuum(reading: Reading, day: date) -> CouncilContinuum:
    counts = continuum(reading, day)
    name = case_list(reading, EVERY_STEP, [twelve_months_to(day)])
    rows = reading.rows(
        f"select step_code, count(*) as children from {name} "
        "where is_highest and ever_16a = 'yes' group by all"
    )
    return CouncilContinuum(
        counts=counts, ever_16a={row["step_code"]: row["children"] for row in rows}
    )


def cut_step(seen: Seen, day: date, *, step: str, group: str, page: int, per_page: int) -> CutStep:
    """The children behind one number of the continuum, cut; pages count from 1.

    Raises KeyError for a step or a group that there is not.
    """
    relation, reach = seen.relation
    within = f"child_id in ({relation})"
    openable = list(_cases(seen.reading, day, step, group, where=within, **reach))
    counted = len(openable)
    if seen.sight.scope is not Scope.ALL:
        counted = sum(1 for _ in _cases(seen.reading, day, step, group))
    order = _order(seen)
    openable.sort(key=lambda case: (order(case.child_id), case.row_key))
    first = first_on(page, per_page=per_page, total=len(openable))
    shown = openable[first : first + per_page]
    return CutStep(
        step=_title_of(seen.reading, day, step),
        counted=counted,
        openable=len(openable),
        children=_listed(seen, day, shown),
    )


def _title_of(reading: Reading, day: date, step: str) -> str:
    titles = {one.code: one.title for one in list_on(day, reading.snapshot.step_lists).steps}
    return titles.get(step, "No step is open") if step else ""


def _cases(
    reading: Reading, day: date, step: str, group: str, *, where: str = "true", **asked: Any
) -> Iterator[Case]:
    if group == BEGAN_FOR_NEGLECT:
        if step:
            raise KeyError(step)
        return cases_of(reading, NEG_06_INITIAL, [twelve_months_to(day)], where=where, **asked)
    if group == EVER_16A:
        where, group = f"ever_16a = 'yes' and {where}", HIGHEST
    return children_of(reading, day, step=step, group=group, where=where, **asked)


def _order(seen: Seen) -> Any:
    """How a list is sorted. By a council's own ids, a list of pseudonyms would tell which of two is
    the older id."""
    if seen.sight.identity is not Identity.FULL:
        return pseudonym_of
    relation, reach = seen.relation
    rows = seen.reading.rows(
        f"select child_id, name from {seen.now}names where child_id in ({relation})", **reach
    )
    names = {row["child_id"]: row["name"] for row in rows if row["name"]}
    return lambda child_id: (names.get(child_id, ""), child_id)


def _listed(seen: Seen, day: date, cases: list[Case]) -> tuple[ListedChild, ...]:
    handles = seen.handles({case.child_id for case in cases})
    children = children_by_id(seen, handles)
    files = files_of(seen, {case.load_id for case in cases})
    listed = []
    for case in cases:
        handle = handles.get(case.child_id)
        if handle is None:
            continue
        child = children[case.child_id]
        listed.append(
            ListedChild(
                handle=handle,
                shown=identify(seen.sight, child, on=day),
                verdict=case.verdict,
                step=case.cells.get("step_title") or "",
                reason=without_identity(seen.sight, case.reason, child),
                team=case.cells["team"],
                place=Place(
                    file=files.get(case.load_id, ""),
                    table=TABLES[case.table].title,
                    row=case.ordinal,
                    line=case.line,
                ),
            )
        )
    return tuple(listed)


__all__ = [
    "BEGAN_FOR_NEGLECT",
    "EVER_16A",
    "STATUS",
    "CouncilContinuum",
    "CutStep",
    "ListedChild",
    "council_continuum",
    "cut_step",
]
