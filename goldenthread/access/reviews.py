"""What a reviewing officer has before them: each looked-after child, the next review, contact since
the last one, and disputes. A number is as long as the list that it opens.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.access.visibility import Seen
from goldenthread.clocks.looked_after import CARE_REVIEW
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.states import CANNOT, DUE_SOON, OVERDUE
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPEAKING

LATE, SOON = "overdue", "due-soon"
NO_CONTACT, DISPUTE, CAFCASS = "no-contact", "dispute", "cafcass"
KINDS = (LATE, SOON, NO_CONTACT, DISPUTE, CAFCASS)
"""Lists: the review is overdue, or due soon; no contact is on record since the last one; a dispute
is open; one was referred to Cafcass."""

CONTACTS = "reviewing_officer_contacts"
FORMS = ("reviewing_officers", "reviewing_disputes")
"""The forms from which it is told."""


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """A child whom this officer reviews. `due_on` is None where `state` says that it cannot be
    worked out; `contact_told` is False where no file tells of contacts since the last review."""

    child_id: str
    since: date | None
    state: str
    due_on: date | None
    reviewed_on: date | None
    contact_on: date | None
    contact_told: bool
    raised_on: date | None
    cafcass_on: date | None

    @property
    def kinds(self) -> frozenset[str]:
        """In which lists the child is."""
        has = {
            LATE: self.state == OVERDUE,
            SOON: self.state == DUE_SOON,
            NO_CONTACT: self.contact_told and self.contact_on is None,
            DISPUTE: self.raised_on is not None,
            CAFCASS: self.cafcass_on is not None,
        }
        return frozenset(kind for kind, holds in has.items() if holds)


def before_the_officer(seen: Seen, *, on: date) -> tuple[Reviewed, ...]:
    """The children whom this officer reviews, as it stands on the day; the next review first."""
    told_to = told_to_of(seen.reading, CONTACTS)
    relation, reach = seen.relation
    rows = seen.reading.rows(
        _BEFORE.format(
            children=relation,
            runs=open_and_looked_at(seen.reading, on),
            clock=CARE_REVIEW.code,
            cannot=CANNOT,
        ),
        day=on,
        today=seen.on,
        **reach,
    )
    return tuple(_reviewed(row, told_to) for row in rows)


def _reviewed(row: dict[str, Any], told_to: date | None) -> Reviewed:
    last = row.pop("reviewed_on")
    contact = row.pop("contact_on")
    # Where no review is on record yet, contact counts from the day on which care began.
    since = last or row["since"]
    told = bool(since and told_to and told_to >= since)
    return Reviewed(
        **row,
        reviewed_on=last,
        contact_on=contact if since and contact and contact > since else None,
        contact_told=told or bool(since and contact and contact > since),
    )


def told_to_of(reading: Reading, table: str) -> date | None:
    """The last day of which a return tells of a table; None where none does."""
    rows = reading.rows(
        f"select max(last_day) as told_to from {SPEAKING} where table_name = $named", named=table
    )
    told_to: date | None = rows[0]["told_to"]
    return told_to


_BEFORE = """
with mine as ({children}),
care as (
    select child_id, max(started_on) as since from looked_after_periods
    where started_on <= $day group by child_id
),
reviews as (
    select child_id, max(held_on) as reviewed_on from looked_after_reviews
    where held_on <= $day and not coalesce(cancelled, false) group by child_id
),
contacts as (
    select child_id, max(contacted_on) as contact_on from reviewing_officer_contacts
    where contacted_on <= $day group by child_id
),
due as (
    select child_id, min(due_on) as due_on, arg_min(state, coalesce(due_on, date '9999-12-31'))
        as state
    from ({runs}) where clock = '{clock}' group by child_id
),
disputes as (
    select child_id, min(raised_on) as raised_on from reviewing_disputes
    where raised_on <= $day and (resolved_on is null or resolved_on > $day)
        and coalesce(unreadable, '') not like '% resolved_on %' group by child_id
),
referred as (
    select child_id, max(cafcass_on) as cafcass_on from reviewing_disputes
    where cafcass_on <= $day group by child_id
)
select m.child_id, c.since, coalesce(d.state, '{cannot}') as state, d.due_on,
    case when r.reviewed_on >= c.since then r.reviewed_on end as reviewed_on,
    k.contact_on, p.raised_on, f.cafcass_on
from (select distinct child_id from mine) m
left join care c on c.child_id = m.child_id
left join reviews r on r.child_id = m.child_id
left join contacts k on k.child_id = m.child_id
left join due d on d.child_id = m.child_id
left join disputes p on p.child_id = m.child_id
left join referred f on f.child_id = m.child_id
order by d.due_on nulls last, m.child_id
"""
