"""Which team and worker held a child's case on each day: allocations made into spans that never
overlap, so that a day belongs to one at most. Where two ran at once the latest begun holds.

An allocation without a first day was said by a return that only says who holds the case now. Where
an earlier one of its kind named somebody else, that one held it up to the day of that return.
"""

import datetime

import ibis
from ibis import _

from goldenthread.record.expressions import allocations, is_unreadable, slices

FIRST, LAST = datetime.date(1, 1, 1), datetime.date(9999, 12, 31)

# An end that cannot be read was written all the same, so nobody can tell until when it lasted.
_slices = slices.select(told_by=slices.id, told_on=slices.last_day)
_told = allocations.filter(~is_unreadable(allocations, "ended_on").fill_null(False)).left_join(
    _slices, allocations.slice_id == _slices.told_by
)

_days_of_one_child = (
    _told.filter(_.started_on.isnull() & _.told_on.notnull())
    .select("child_id", "told_on")
    .distinct()
    .mutate(told_before=_.told_on.lag().over(ibis.window(group_by="child_id", order_by=_.told_on)))
    .select(same_child=_.child_id, same_day=_.told_on, told_before=_.told_before)
)

known = _told.left_join(
    _days_of_one_child,
    [_told.child_id == _days_of_one_child.same_child, _told.told_on == _days_of_one_child.same_day],
).select(
    "child_id",
    "team",
    "worker",
    held_from=ibis.coalesce(
        _.started_on,
        (_.told_before.cast("timestamp") + ibis.interval(days=1)).cast("date"),
        ibis.literal(FIRST),
    ),
    held_to=_.ended_on.fill_null(LAST),
)

_turns = (
    known.select("child_id", day=_.held_from)
    .union(
        known.filter(_.held_to < LAST).select(
            "child_id", day=(_.held_to.cast("timestamp") + ibis.interval(days=1)).cast("date")
        )
    )
    .distinct()
)

_spans = _turns.mutate(
    next_day=_.day.lead().over(ibis.window(group_by="child_id", order_by=_.day))
).mutate(
    until=ibis.coalesce(
        (_.next_day.cast("timestamp") - ibis.interval(days=1)).cast("date"), ibis.literal(LAST)
    )
)

_latest = ibis.window(group_by=["child_id", "day"], order_by=[_.held_from.desc(), _.team, _.worker])

TEAMS: ibis.Table = (
    _spans.inner_join(known, "child_id")
    .filter((_.held_from <= _.day) & (_.held_to >= _.day))
    .mutate(place=ibis.row_number().over(_latest))
    .filter(_.place == 0)
    .select("child_id", "team", "worker", span_from=_.day, span_to=_.until)
)
"""How `teams_of_the_time` is worked out."""

teams_of_the_time = ibis.table(
    {
        "child_id": "string",
        "team": "string",
        "worker": "string",
        "span_from": "date",
        "span_to": "date",
    },
    name="teams_of_the_time",
)
"""The spans, kept once for each edition (snapshot.Reading.ready)."""


def with_team(cases: ibis.Table, day: str) -> ibis.Table:
    """Add `team_held` and `worker_held`: who held the case on the day in the column `day`."""
    spans = teams_of_the_time.select(
        held_child=_.child_id,
        team_held=_.team,
        worker_held=_.worker,
        span_from=_.span_from,
        span_to=_.span_to,
    )
    return cases.left_join(
        spans,
        [
            cases.child_id == spans.held_child,
            spans.span_from <= cases[day],
            spans.span_to >= cases[day],
        ],
    ).drop("held_child", "span_from", "span_to")
