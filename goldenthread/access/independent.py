"""Whom a chair of conferences and a reviewing officer reach, as SQL: nobody allocates a child to
them, so that it follows from whose conferences they chair and whose care they review.

`{now}` stands before each table (visibility.py). `$on` is the day of looking, and `$workers` the
codes under which the case system knows the person: a row that names nobody is nobody's.
"""

from goldenthread.codes.forms import INITIAL_CONFERENCE, REVIEW_CONFERENCE

READS = (
    "chaired_conferences",
    "child_protection_plans",
    "reviewing_officers",
    "looked_after_periods",
)
"""The tables of the record that say it."""

PAPERS_TAKE = 28
"""So many days after a conference its chair still has its letters and minutes to see to, whatever
came of it: minutes are owed within twenty working days."""

BOOKED_AHEAD = 366
"""No conference is due further ahead than six months: one that is booked beyond a year is a slip of
the pen, and opens nothing for years."""


def in_force(alias: str) -> str:
    """SQL for a row that lasts on `$on`. `ended_on` is the last day; an end that cannot be read
    was written all the same, and what it ended opens nothing."""
    return (
        f"{alias}.started_on <= $on AND ({alias}.ended_on IS NULL OR {alias}.ended_on >= $on) "
        f"AND coalesce({alias}.unreadable, '') NOT LIKE '%ended_on%'"
    )


OF_A_CONFERENCE = f"meeting IN ('{INITIAL_CONFERENCE}', '{REVIEW_CONFERENCE}')"

# A plan is with whoever chaired its last conference that was held: not with who chaired one before,
# nor with who chaired a plan that has ended.
CHAIRED_NOW = (
    "WITH sittings AS (SELECT child_id, conference_on, chair FROM {now}chaired_conferences "
    f"WHERE {OF_A_CONFERENCE}), "
    "latest AS (SELECT child_id, max(conference_on) AS conference_on FROM sittings "
    "WHERE conference_on <= $on GROUP BY child_id) "
    "SELECT child_id FROM sittings WHERE list_contains($workers, chair) "
    f"AND conference_on > $on::date - {PAPERS_TAKE} "
    f"AND conference_on <= $on::date + {BOOKED_AHEAD} "
    "UNION SELECT s.child_id FROM sittings s "
    "JOIN latest l ON l.child_id = s.child_id AND l.conference_on = s.conference_on "
    "JOIN {now}child_protection_plans p ON p.child_id = s.child_id "
    "AND s.conference_on >= p.started_on "
    f"WHERE list_contains($workers, s.chair) AND {in_force('p')}"
)

REVIEWED_NOW = (
    "SELECT DISTINCT r.child_id FROM {now}reviewing_officers r "
    "JOIN {now}looked_after_periods c ON c.child_id = r.child_id "
    f"WHERE list_contains($workers, r.officer) AND {in_force('r')} AND {in_force('c')}"
)

PLANS_ENDED_BY = (
    "SELECT p.child_id, p.started_on, p.ended_on, s.sustained_change "
    "FROM {now}child_protection_plans p JOIN {now}chaired_conferences s "
    "ON s.child_id = p.child_id AND s.conference_on = p.ended_on "
    f"WHERE s.{OF_A_CONFERENCE} AND list_contains($workers, s.chair) AND p.ended_on <= $on "
    "AND p.started_on < p.ended_on AND coalesce(p.unreadable, '') NOT LIKE '%ended_on%'"
)
"""Each plan that ended on the day of a conference, for who chaired that conference."""
