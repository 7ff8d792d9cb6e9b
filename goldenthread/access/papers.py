"""The papers of meetings that are still to be sent, of the children within one's reach."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import children_by_id
from goldenthread.access.kept_here import key_of_row
from goldenthread.access.leaves import leaf_within_reach
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.visibility import OF_LATE, Seen

TO_SEND = (
    "select child_id, row_key, meeting, meeting_on, paper, recipient, typed_on, checked_on, "
    "address_checked_on, held_by from meeting_papers where sent_on is null "
    "and meeting_on <= $day and coalesce(version, '') <> 'WITHHELD'"
)
HELD = (
    "select child_id, 'INITIAL_CONFERENCE' as meeting, held_on from conferences "
    "union all select child_id, 'REVIEW_CONFERENCE', held_on from child_protection_reviews"
)
NONE_YET = (
    "select h.child_id, '' as row_key, h.meeting, h.held_on as meeting_on, null as paper, "
    "null as recipient, null::date as typed_on, null::date as checked_on, "
    "null::date as address_checked_on, null as held_by "
    f"from ({HELD}) h anti join meeting_papers p on p.child_id = h.child_id "
    "and p.meeting = h.meeting and p.meeting_on = h.held_on "
    "where h.held_on between $since and $day"
)
"""A conference of late of which no paper is on record."""


@dataclass(frozen=True, kw_only=True)
class _Told:
    child_id: str
    row_key: str
    meeting: str
    meeting_on: date | None
    paper: str | None
    recipient: str | None
    typed_on: date | None
    checked_on: date | None
    address_checked_on: date | None
    held_by: str | None


@dataclass(frozen=True, kw_only=True)
class PaperToSend:
    """A paper for one recipient that is not sent, and how far it is. `key` is empty, with `paper`
    and `recipient`, where no paper of the meeting is on record."""

    handle: UUID
    shown: ShownAs
    key: str
    meeting: str
    meeting_on: date | None
    paper: str
    recipient: str
    next_stage: str
    held_by: str


@dataclass(frozen=True, kw_only=True)
class CutPapers:
    """A page of them, the oldest meeting first; `total` are within reach."""

    total: int
    papers: tuple[PaperToSend, ...]


def cut_papers(seen: Seen, *, page: int, per_page: int) -> CutPapers:
    """The papers that are to be sent; pages count from 1."""
    rows = seen.reading.rows(
        f"select * from ({TO_SEND} union all by name {NONE_YET}) "
        "order by meeting_on, child_id, meeting, paper, recipient",
        day=seen.on,
        since=seen.on - OF_LATE,
    )
    told = [_Told(**row) for row in rows]
    total, some = leaf_within_reach(seen, told, page=page, per_page=per_page)
    handles = seen.handles({one.child_id for one in some})
    children = children_by_id(seen, handles)
    return CutPapers(
        total=total,
        papers=tuple(
            PaperToSend(
                handle=handles[one.child_id],
                shown=identify(seen.sight, children[one.child_id], on=seen.on),
                key=key_of_row(one.row_key) if one.row_key else "",
                meeting=one.meeting,
                meeting_on=one.meeting_on,
                paper=one.paper or "",
                recipient=one.recipient or "",
                next_stage=_next_stage(one),
                held_by=one.held_by or "",
            )
            for one in some
            if one.child_id in handles
        ),
    )


def papers_of(seen: Seen, child_id: str) -> list[dict[str, Any]]:
    """Every paper of a child and each conference of late that has none, and what is so of it: that
    it `is_to_be_sent`, that its meeting `is_past`, and that it `is_given`, not withheld."""
    return seen.reading.rows(
        "select meeting_on, sent_on is null as is_to_be_sent, meeting_on <= $day as is_past, "
        "coalesce(version, '') <> 'WITHHELD' as is_given from meeting_papers "
        "where child_id = $child union all "
        f"select meeting_on, true, true, true from ({NONE_YET}) where child_id = $child",
        child=child_id,
        day=seen.on,
        since=seen.on - OF_LATE,
    )


def _next_stage(one: _Told) -> str:
    if one.typed_on is None:
        return "to be typed"
    if one.checked_on is None:
        return "to be checked"
    return "address to be checked" if one.address_checked_on is None else "to be sent"
