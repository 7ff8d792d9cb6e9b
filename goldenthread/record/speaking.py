"""Of which tables and days each return speaks, as known at an edition, as SQL.

A return that is loaded again may speak to a later day, or bring more tables: what it spoke of at
an earlier edition stays what it was. Only of a table that it brings whole does the absence of a
row in it say anything (ingest/staging.py).
"""

from collections.abc import Mapping, Sequence

from goldenthread.record.authority import BUILT_IN, REST, chosen_at
from goldenthread.record.catalogue import TABLES

SLICES = "slices"
SPEAKING = "speaking"
SPOKEN_FOR = "spoken_for"

LONG_AGO, NEVER = "date '0001-01-01'", "date '9999-12-31'"
NO_DAYS = "date '0001-01-02'"
"""The precedence of a return of no days of its own: above one that gives way to all others."""


def slices_rows(edition: int) -> str:
    """SQL for the returns that are held: id, council, kind, period, year, first_day, last_day and
    opened_by, a row each; the days are those of its newest load."""
    return (
        "select s.id, s.council, s.kind, s.period, s.year, k.first_day, k.last_day, s.opened_by "
        f"from main.slices s join main.spoken k on k.slice_id = s.id where k.edition <= {edition} "
        "qualify row_number() over (partition by s.id order by k.edition desc) = 1"
    )


def speaking_rows(edition: int, supposed: Mapping[str, Sequence[str]] | None = None) -> str:
    """SQL for what each return speaks of: table_name, slice_id, kind, whole, tells (whole, or
    of its own children), collects (whether a return of that year has it at all), first_day,
    last_day (by its newest load that brings the table), rank, reaches and precedence.

    Of two returns that say the same row, the one of the higher `precedence` is believed: the one
    that speaks to the later day. A return of no days of its own gives way to any that has them,
    and a source that gives way (`Source.gives_way`) to any at all. Before that, the lower `rank`
    is: the place of its kind in the council's choice (record/authority.py), for what was over by
    the last day to which that kind `reaches`. `supposed` has the kinds of tables for which they
    would be chosen, whatever was.
    """
    return (
        f"with {_since(edition, supposed or {})}, said as ("
        "select slice_id, edition, first_day, last_day, true as whole, false as of_children, "
        "unnest(string_split(whole, ' ')) as table_name from main.spoken "
        "union all select slice_id, edition, first_day, last_day, false, false, "
        "unnest(string_split(in_part, ' ')) from main.spoken "
        "union all select slice_id, edition, first_day, last_day, false, true, "
        "unnest(string_split(of_children, ' ')) from main.spoken), "
        f"newest as (select * from said where edition <= {edition} and table_name <> '' "
        "qualify row_number() over (partition by slice_id, table_name order by edition desc) = 1) "
        "select n.table_name, n.slice_id, s.kind, "
        "s.year = 0 or s.year >= since.first_year as collects, n.whole and collects as whole, "
        "n.whole and collects or n.of_children as tells, "
        "n.first_day, n.last_day, since.rank, "
        "max(n.last_day) over (partition by n.table_name, s.kind) as reaches, "
        f"if(since.gives_way and since.rank = {REST}, {LONG_AGO}, "
        f"coalesce(n.last_day, {NO_DAYS})) as precedence "
        "from newest n join main.slices s on s.id = n.slice_id "
        "join since on since.table_name = n.table_name and since.kind = s.kind"
    )


def _since(edition: int, supposed: Mapping[str, Sequence[str]]) -> str:
    """SQL for `since`: each kind of return that can say a table, since when, and its rank there."""
    # pyflakes: the list of tables is short and declared, so it is written into the statement
    values = ", ".join(
        f"('{t.name}', '{kind}', {t.since(kind)}, {t.gives_way(kind)}, "
        f"'{' '.join(BUILT_IN.get(t.name, ()))}')"
        for t in TABLES.values()
        for kind in sorted({s.kind for s in t.sources})
    )
    chosen = f"select table_name, kinds from ({chosen_at(edition)})"
    if supposed:
        rows = ", ".join(f"('{name}', '{' '.join(kinds)}')" for name, kinds in supposed.items())
        names = ", ".join(f"'{name}'" for name in supposed)
        chosen += f" where table_name not in ({names}) union all values {rows}"
    return (
        f"declared(table_name, kind, first_year, gives_way, kinds) as (values {values}), "
        f"chosen as ({chosen}), "
        "since as (select d.*, coalesce(nullif("
        f"list_position(string_split(coalesce(c.kinds, d.kinds), ' '), kind), 0), {REST}) as rank "
        "from declared d left join chosen c using (table_name))"
    )


def spoken_for_rows(edition: int) -> str:
    """SQL for the runs of days, without a gap, of which returns speak: table, first, last day.

    `asked_from` and `asked_to` share all days out among the runs: a day that lies in a gap belongs
    to the run after it, one after the last run to that run.
    """
    return (
        "with days as (select table_name, first_day, last_day, "
        "max(last_day) over (partition by table_name order by first_day, last_day "
        "rows between unbounded preceding and 1 preceding) as spoken_to "
        f"from e{edition}.{SPEAKING} where tells and first_day is not null), "
        "marked as (select *, count(*) filter (spoken_to is null or first_day > spoken_to + 1) "
        "over (partition by table_name order by first_day, last_day "
        "rows unbounded preceding) as run from days), "
        "runs as (select table_name, min(first_day) as first_day, max(last_day) as last_day "
        "from marked group by table_name, run) "
        f"select *, coalesce(lag(last_day) over w + 1, {LONG_AGO}) as asked_from, "
        f"case when lead(last_day) over w is null then {NEVER} else last_day end "
        "as asked_to from runs window w as (partition by table_name order by first_day)"
    )
