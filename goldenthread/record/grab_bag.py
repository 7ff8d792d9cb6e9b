"""What must be known of children on the night the network is down: who is protected, who is looked
after, who is missing, who is before a court, and who holds the case.

A row whose end cannot be read is in the list and says so: on such a night one child too many does
no harm.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.codes import child_protection, looked_after
from goldenthread.codes.code_set import CodeSet
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPOKEN_FOR
from goldenthread.record.unchanged import TEAMS_OF_THE_TIME


@dataclass(frozen=True, kw_only=True)
class BagRow:
    """One child in one list. `detail` is why in words: the category, the placement."""

    child_id: str
    name: str
    born_on: datetime.date | None
    since: datetime.date | None
    detail: str
    worker: str
    team: str


@dataclass(frozen=True, kw_only=True)
class BagList:
    """A list of children; `told_to` is the last day of which any return speaks of them, None where
    none does: then it is empty because nobody knows."""

    title: str
    rows: tuple[BagRow, ...]
    told_to: datetime.date | None


@dataclass(frozen=True, kw_only=True)
class _Subject:
    title: str
    table: str
    since: str = "started_on"
    ended: str = "ended_on"
    detail: str = "''"
    where: str = "true"
    codes: CodeSet | None = None


SUBJECTS = (
    _Subject(
        title="Subject of a child protection plan",
        table="child_protection_plans",
        detail="coalesce(latest_category, initial_category)",
        codes=child_protection.CATEGORY_OF_ABUSE,
    ),
    _Subject(
        title="Looked after, by placement",
        table="placements",
        detail="placement_type",
        codes=looked_after.PLACEMENT_TYPE,
    ),
    _Subject(title="Missing", table="missing_episodes"),
    _Subject(
        title="Before a court, or warned of it",
        table="pre_proceedings",
        ended="decided_on",
        detail="case when applied_to_court_on is not null "
        "then 'Applied to court ' || strftime(applied_to_court_on, '%-d %B %Y') "
        "else 'Pre-proceedings' end",
    ),
)


def grab_bag(reading: Reading, on: datetime.date) -> tuple[BagList, ...]:
    """The lists as they stand on a day."""
    return tuple(_listed(reading, subject, on) for subject in SUBJECTS)


def children_in(lists: Iterable[BagList]) -> tuple[str, ...]:
    """The numbers of all children in the lists, each once."""
    return tuple(dict.fromkeys(row.child_id for one in lists for row in one.rows))


def _listed(reading: Reading, subject: _Subject, on: datetime.date) -> BagList:
    rows = reading.rows(
        f"select t.child_id, n.name, p.born_on, t.{subject.since} as since, "
        f"{subject.detail} as detail, h.worker, h.team, "
        f"t.unreadable like '% {subject.ended} %' as doubtful from {subject.table} t "
        "left join people p on p.child_id = t.child_id "
        "left join names n on n.child_id = t.child_id "
        f"left join {TEAMS_OF_THE_TIME} h on h.child_id = t.child_id "
        "and $on between h.span_from and h.span_to "
        f"where coalesce(t.{subject.since}, $on) <= $on and {subject.where} "
        f"and (t.{subject.ended} is null or t.{subject.ended} > $on) "
        "order by h.team nulls last, n.name nulls last, t.child_id",
        on=on,
    )
    return BagList(
        title=subject.title,
        told_to=_told_to(reading, subject.table),
        rows=tuple(
            BagRow(
                child_id=row["child_id"],
                name=row["name"] or "",
                born_on=row["born_on"],
                since=row["since"],
                detail=_in_words(subject, row["detail"], doubtful=bool(row["doubtful"])),
                worker=row["worker"] or "",
                team=row["team"] or "",
            )
            for row in rows
        ),
    )


def _in_words(subject: _Subject, detail: str | None, *, doubtful: bool) -> str:
    words = detail or ""
    if subject.codes and subject.codes.holds(words):
        words = subject.codes.label(words, year=datetime.date.max.year)
    return f"{words}; its end cannot be read" if doubtful else words


def _told_to(reading: Reading, table: str) -> datetime.date | None:
    (row,) = reading.rows(
        f"select max(last_day) as told_to from {SPOKEN_FOR} where table_name = $table_name",
        table_name=table,
    )
    told_to: datetime.date | None = row["told_to"]
    return told_to
