"""Rows that a yearly return tells of from the middle: their first day, where another return has it.

A return of a year holds the episodes of that year, so of a child who has long been in care its
first day may be that of the latest move before the year: the row says that it `began_earlier`. The
return of the days just before holds the same stretch under the day on which that one knew it to
begin. Such a row has its first day from there, and from the one before that, as far back as returns
follow one another without a gap; and what it carries on is no row of its own. Where a year is not
held, the child may have left care and come back within it: there nothing is carried on.
"""

from collections.abc import Sequence

from goldenthread.record.table import RecordTable

BEGAN_EARLIER = "began_earlier"

FROM_THE_FIRST = ("reason_started", "category_of_need")
"""What was so when it began: said by what it carries on, where the return says it at all."""

UNSAID = {BEGAN_EARLIER: "false", "reason_started": "null"}
"""What holds of the whole where its first part is silent: why a later part began is no answer."""

SAME = {"placements": "placement_type", "legal_statuses": "legal_status"}
"""What must be the same in both, by table: one placement goes on, not another."""


def may_resume(table: RecordTable) -> bool:
    """Whether rows of this table may carry on a stretch of which another return has the start."""
    return BEGAN_EARLIER in table.column_names


def resumed(table: RecordTable, rows: str, newest: str) -> str:
    """SQL for current rows, each from the first day of what it carries on.

    `rows` is SQL for the current rows; `newest` defines two common table expressions: `said`, every
    row with the precedence of its return and the days that this speaks of, and `newest`, those of
    them that are believed, one a key.
    """
    told = [table.spans[0], BEGAN_EARLIER, *(c for c in FROM_THE_FIRST if c in table.column_names)]
    carried = ", ".join(f"coalesce(f.{c}, {UNSAID.get(c, f't.{c}')}) as {c}" for c in told)
    return (
        f"with recursive {newest}, current_rows as materialized ({rows}), "
        f"goes_on as ({_goes_on(table, told)}), "
        "carried as ("
        "select g.*, 1 as steps from goes_on g "
        f"where g.row_key in (select row_key from current_rows where {BEGAN_EARLIER}) "
        "union all select c.row_key, g.earlier_key, "
        f"{', '.join('g.' + c for c in told)}, c.steps + 1 "
        "from carried c join goes_on g on g.row_key = c.earlier_key), "
        "first_of_it as (select * from carried "
        "qualify row_number() over (partition by row_key order by steps desc) = 1) "
        f"select t.* replace ({carried}) from current_rows t "
        "join first_of_it f using (row_key) "
        "where t.row_key not in (select earlier_key from carried) "
        "union all select t.* from current_rows t "
        "where t.row_key not in (select row_key from carried) "
        "and t.row_key not in (select earlier_key from carried)"
    )


def _goes_on(table: RecordTable, told: Sequence[str]) -> str:
    """SQL for each row that began earlier with the row of another return that it carries on, the
    best of them: one that says when it began, of the return that speaks to the latest day."""
    start, end = table.spans
    same = SAME.get(table.name)
    return (
        f"select r.row_key, p.row_key as earlier_key, {', '.join('p.' + c for c in told)} "
        "from said r join newest p on p.child_id = r.child_id and p.slice_id <> r.slice_id "
        f"and p.{start} < r.{start} and (p.{end} is null or p.{end} > r.{start}) "
        f"and not p.unreadable like '% {end} %' and p.slice_last_day >= r.slice_first_day - 1 "
        + (f"and p.{same} = r.{same} " if same else "")
        + f"where r.{BEGAN_EARLIER} qualify row_number() over (partition by r.row_key order by "
        f"p.{BEGAN_EARLIER} is true, p.precedence desc, p.{start} desc, p.row_key) = 1"
    )
