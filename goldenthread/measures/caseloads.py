"""Who holds which children on a day, at which step each of them is, and how often the worker
changed of late.

A child is held by the team and worker of `record/teams.py`. One who is at a step above early help
and whom nobody holds is of a team and a worker that are not known: nobody is allocated.
"""

import datetime

from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.neglect import EVERY_STEP
from goldenthread.measures.periods import twelve_months_to
from goldenthread.record.snapshot import Reading
from goldenthread.record.steps import EARLY_HELP, LOOKED_AFTER, list_on
from goldenthread.record.unchanged import tables_named

LATELY = 90
"""How many days back a change of worker still counts."""

FAR = 20
"""A placement of more miles from home is told apart, as DfE's statistics do."""
FAR_FROM_HOME, DISTANCE_NOT_KNOWN = "far-from-home", "distance-not-known"
"""How far from home a looked-after child lives; nothing is said of who lives nearer than FAR."""


def held_on(reading: Reading, day: datetime.date) -> str:
    """SQL for the children who are held on the day, or ought to be, each once: child_id, team,
    worker, step_code, step_title, step_started_on (of the highest step, null where none is open),
    is_unborn, changes and last_change_on (of worker, in the last LATELY days), and lives: of who is
    looked after at the highest step, that this is far from home, or not known; else null.

    A worker changes where the case was held up to the day before: to take it up again, for a new
    referral, is no change.
    """
    steps = case_list(reading, EVERY_STEP, [twelve_months_to(day)])
    listed = list_on(day, reading.snapshot.step_lists).steps
    below = [f"'{s.code}'" for s in listed if all(one == EARLY_HELP for one in s.sources)]
    in_care = [f"'{step.code}'" for step in listed if LOOKED_AFTER in step.sources]
    sql = _HELD.format(
        day=f"date '{day.isoformat()}'",
        lately=LATELY,
        steps=steps,
        not_known=NOT_KNOWN,
        below=", ".join(below) or "''",
        in_care=", ".join(in_care) or "''",
        far=FAR,
        far_off=FAR_FROM_HOME,
        not_told=DISTANCE_NOT_KNOWN,
    )
    reads = tables_named(EVERY_STEP.case_list_sql) | tables_named(sql)
    return f"select * from {reading.keep(f'held on {day.isoformat()}', sql, reads)}"


_HELD = """
with before as (
    select *, lag(worker ignore nulls) over spans as worker_before,
        lag(span_to) over spans as held_before_to
    from teams_of_the_time window spans as (partition by child_id order by span_from)
),
changed as (
    select child_id, count(*) as changes, max(span_from) as last_change_on from before
    where worker <> worker_before and held_before_to = span_from - 1
        and span_from > {day} - {lately} and span_from <= {day}
    group by child_id
),
holding as (
    select child_id, team, worker from teams_of_the_time
    where span_from <= {day} and span_to >= {day}
),
at_step as (
    select child_id, step_code, step_title, step_started_on from {steps} where is_highest
),
placed as (
    select child_id, arg_max_null(miles_from_home, started_on) as miles from placements
    where started_on <= {day} and (ended_on is null or ended_on >= {day})
        and coalesce(unreadable, '') not like '%ended_on%'
    group by child_id
),
held as (
    select child_id, team, worker from holding union all
    select child_id, null, null from at_step where step_code not in ({below})
    and child_id not in (select child_id from holding)
)
select h.child_id, coalesce(h.team, '{not_known}') as team,
    coalesce(h.worker, '{not_known}') as worker,
    s.step_code, s.step_title, s.step_started_on,
    coalesce(p.expected_on is not null and (p.born_on is null or p.born_on > {day}), false)
        as is_unborn,
    coalesce(c.changes, 0) as changes, c.last_change_on,
    case when s.step_code not in ({in_care}) then null when l.miles is null then '{not_told}'
        when l.miles > {far} then '{far_off}' end as lives
from held h
left join placed l on l.child_id = h.child_id
left join at_step s on s.child_id = h.child_id
left join people p on p.child_id = h.child_id
left join changed c on c.child_id = h.child_id
"""
