"""Who speaks for what: the sources of each subject in counts, what a choice would change, and the
choice itself, written down with its maker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldenthread.access import visibility
from goldenthread.access.beside import cell_in_words, one_of, title_of
from goldenthread.access.case_lists import NOT_SHOWN, children_by_id, without_identity
from goldenthread.access.leaves import leaf_within_reach
from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import Outcome
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.permissions import check_person_can_choose_sources
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.ledger.authority import Choice, choose
from goldenthread.ledger.connection import database_uri
from goldenthread.measures.reasons import in_words
from goldenthread.record.authority import BUILT_IN, SUBJECTS, Subject, chosen_at
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital, lower
from goldenthread.record.snapshot import Reading
from goldenthread.record.supposing import Change, Row, TableSupposed, supposing
from goldenthread.record.table import Holds

Days = dict[tuple[str, str], tuple[date | None, date | None]]
"""The first and last day of which a kind of return speaks, by table and kind."""


@dataclass(frozen=True, kw_only=True)
class HeldSource:
    """One kind of return that holds rows of a subject: the days of which it speaks, how many rows
    it has in the subject's tables (each once, however many years say it), and of how many
    children."""

    kind: str
    first_day: date | None
    last_day: date | None
    rows: int
    children: int


@dataclass(frozen=True, kw_only=True)
class SubjectHeld:
    """A subject, who holds it, and who speaks first for it. `kinds` are empty where the return of
    the later day speaks; `is_built_in` where nobody chose; the rest tells of the choice."""

    subject: Subject
    sources: tuple[HeldSource, ...]
    kinds: tuple[str, ...]
    is_built_in: bool = True
    why: str = ""
    decided_on: date | None = None
    chosen_by: str = ""
    edition: int | None = None


@dataclass(frozen=True, kw_only=True)
class ListedChange:
    """A child of whom a row would be another, ready to be shown."""

    handle: UUID
    shown: ShownAs
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CutChanges:
    """A page of them. `counted` are the council's, `openable` those of children within reach."""

    counted: int
    openable: int
    listed: tuple[ListedChange, ...]


def council_authority(edition: int | None = None) -> tuple[SubjectHeld, ...]:
    """Every subject that a return holds, in counts. Raises Http404 for an edition not made yet."""
    reading = visibility.reading_of(edition)
    if not reading.edition:
        return ()
    found: tuple[SubjectHeld, ...] = reading.remember("who speaks", lambda: _every(reading))
    return found


def _every(reading: Reading) -> tuple[SubjectHeld, ...]:
    chosen = {row["table_name"]: row for row in reading.rows(chosen_at(reading.edition))}
    days = _days(reading)
    found = (_held(reading, subject, chosen, days) for subject in SUBJECTS.values())
    return tuple(one for one in found if one.sources)


def _days(reading: Reading) -> Days:
    rows = reading.rows(
        "select table_name, kind, min(first_day) as first_day, max(last_day) as last_day "
        "from speaking group by all"
    )
    return {(r["table_name"], r["kind"]): (r["first_day"], r["last_day"]) for r in rows}


def _held(
    reading: Reading, subject: Subject, chosen: dict[str, dict[str, Any]], days: Days
) -> SubjectHeld:
    first = subject.tables[0]
    sources, choice = tuple(_sources(reading, subject, days)), chosen.get(first)
    if choice is None:
        return SubjectHeld(subject=subject, sources=sources, kinds=BUILT_IN.get(first, ()))
    return SubjectHeld(
        subject=subject,
        sources=sources,
        kinds=tuple(choice["kinds"].split()),
        is_built_in=False,
        why=choice["why"] or "",
        decided_on=choice["decided_on"],
        chosen_by=choice["chosen_by"] or "",
        edition=choice["opened_by"],
    )


def _sources(reading: Reading, subject: Subject, days: Days) -> Iterator[HeldSource]:
    # Told apart by number: a table that a statement names is made ready, and none is needed here.
    each = " union all ".join(
        f"select slice_id, child_id, '{number} ' || row_key as row_key from main.ledger_{name} "
        "where opened_by <= $edition and (closed_by is null or closed_by > $edition)"
        for number, name in enumerate(subject.tables)
        if not TABLES[name].follows
    )
    rows = reading.rows(
        "select s.kind, count(distinct r.row_key) as row_count, "
        f"count(distinct r.child_id) as children from ({each}) r "
        "join main.slices s on s.id = r.slice_id group by all order by all",
        edition=reading.edition,
    )
    for row in rows:
        spoken = [days[n, row["kind"]] for n in subject.tables if (n, row["kind"]) in days]
        yield HeldSource(
            kind=row["kind"],
            first_day=min((d for d, _ in spoken if d), default=None),
            last_day=max((d for _, d in spoken if d), default=None),
            rows=row["row_count"],
            children=row["children"],
        )


def speaks_first(table: str) -> SubjectHeld | None:
    """Who speaks for the subject of a table now; None where no two kinds can say it."""
    held = (one for one in council_authority() if table in one.subject.tables)
    return next(held, None)


def council_supposed(subject: Subject, kinds: Sequence[str]) -> tuple[TableSupposed, ...]:
    """What a choice would change, for counts: nothing where nothing is held."""
    reading = visibility.reading_of(None)
    return supposing(reading, subject, kinds, reading.as_at) if reading.as_at else ()


def cut_changes(
    seen: Seen, subject: Subject, kinds: Sequence[str], *, page: int, per_page: int
) -> CutChanges:
    """A page of the rows of children that a choice would change, pages counted from 1."""
    day = seen.reading.as_at
    tables = supposing(seen.reading, subject, kinds, day) if day else ()
    changes = [change for table in tables for change in table.changes]
    openable, shown = leaf_within_reach(seen, changes, page=page, per_page=per_page)
    return CutChanges(counted=len(changes), openable=openable, listed=tuple(_listed(seen, shown)))


def _listed(seen: Seen, changes: list[Change]) -> Iterator[ListedChange]:
    handles = seen.handles({change.child_id for change in changes})
    children = children_by_id(seen, handles)
    for change in changes:
        handle = handles.get(change.child_id)
        if handle is None:
            continue
        child = children[change.child_id]
        said = (without_identity(seen.sight, s, child) for s in sentences(seen.sight, change))
        yield ListedChange(
            handle=handle,
            shown=identify(seen.sight, child, on=seen.on),
            sentences=tuple(said),
        )


def sentences(sight: Sight, change: Change) -> Iterator[str]:
    """What a row is now, and what it would be, in words."""
    table = TABLES[change.table]
    row = change.now or change.then
    assert row is not None
    start = row[table.spans[0]] if table.spans else None
    began = f" of {in_words(start)}" if start else ""
    named = f"{one_of(change.table)}{began}"
    if change.then is None:
        yield f"{capital(named)}, which {title_of(row['said_in'])} says, would not count."
        return
    if change.now is None:
        yield f"{capital(named)}, which {title_of(row['said_in'])} says, would count."
        return
    yield (
        f"{capital(named)}: now as {title_of(change.now['said_in'])} says it, then as "
        f"{title_of(change.then['said_in'])} does."
    )
    yield capital(f"{'; '.join(_cells(sight, change.table, change.now, change.then))}.")


def _cells(sight: Sight, name: str, now: Row, then: Row) -> Iterator[str]:
    """Each cell that would be another: `category: now neglect, then emotional abuse`."""
    differ = [c for c in TABLES[name].columns if now[c.name] != then[c.name]]
    for column in differ:
        told = [cell_in_words(name, column.name, row) for row in (now, then)]
        if sight.identity is not Identity.FULL and _tells(name, column.name):
            told = [NOT_SHOWN, NOT_SHOWN]
        yield f"{lower(column.in_brief)}: now {told[0]}, then {told[1]}"
    if not differ:
        yield "what could not be read of it differs"


def _tells(table: str, name: str) -> bool:
    """Whether a cell may say who a child is, or when it was born."""
    column = TABLES[table].column(name)
    return column.identifies or (not TABLES[table].spans and column.holds is Holds.DATE)


def choose_sources(
    by: Sight, subject: Subject, kinds: Sequence[str], *, why: str, at: datetime
) -> int | None:
    """Keep the choice that these kinds speak first for a subject; gives the edition that it made,
    None where it was so already. It is in the access log before it is made."""
    check_person_can_choose_sources(by)
    record_access(
        by,
        action=f"chooses who speaks for {subject.code}",
        kind=Kind.PAGE,
        outcome=Outcome.SHOWN,
    )
    return choose(
        database_uri(),
        Choice(
            tables=subject.tables,
            kinds=tuple(kinds),
            why=why,
            decided_on=by.on,
            chosen_at=at,
            chosen_by=by.person.email,
        ),
    )
