"""Which rows are current at an edition: yearly returns stacked by slice (DESIGN 3.3), as SQL.

The current row for a key is the one in the newest slice that holds it, by the slice's own period,
unless a later slice covers its dates and lacks it. Details (factors, disabilities) come from the
same slice as the row that they belong to.
"""

from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import TRACE, RecordTable


def current_rows(table: RecordTable, edition: int) -> str:
    """SQL for the current rows of one table as known at `edition`."""
    columns = ", ".join((*table.column_names, *TRACE))
    known = f"r.opened_by <= {edition} and (r.closed_by is null or r.closed_by > {edition})"
    if table.follows:
        return (
            f"select {', '.join('r.' + c for c in (*table.column_names, *TRACE))} "
            f"from main.ledger_{table.name} r "
            f"join e{edition}.{table.follows} owner on owner.slice_id = r.slice_id "
            f"and owner.row_key = {_owners_key(table)} where {known}"
        )
    return (
        f"with newest as (select r.*, s.council as slice_council, s.kind as slice_kind, "
        f"s.year as slice_year, s.first_day as slice_first_day "
        f"from main.ledger_{table.name} r join main.slices s on s.id = r.slice_id "
        f"where {known} "
        f"qualify row_number() over (partition by r.row_key order by s.year desc) = 1) "
        f"select {columns} from newest n where {_not_withdrawn(table, edition)}"
    )


def _owners_key(table: RecordTable) -> str:
    """SQL for the key of the row that a detail belongs to: its own key without the last part."""
    parts = len(table.key) - 1
    return f"array_to_string(string_split(r.row_key, '|')[1:{parts}], '|')"


def _not_withdrawn(table: RecordTable, edition: int) -> str:
    if not table.spans:
        return "true"
    start = f"coalesce(n.{table.spans[0]}, n.slice_first_day)"
    if len(table.spans) == 1:
        overlaps = f"{start} between later.first_day and later.last_day"
    else:
        end = table.spans[1]
        overlaps = (
            f"{start} <= later.last_day and not n.unreadable like '% {end} %' "
            f"and (n.{end} is null or n.{end} >= later.first_day)"
        )
    since = min(table.since.values(), default=0)
    return (
        "not exists (select 1 from main.slices later "
        "where later.council = n.slice_council and later.kind = n.slice_kind "
        f"and later.year > n.slice_year and later.year >= {since} "
        f"and later.opened_by <= {edition} and {overlaps})"
    )


def spoken_for_rows(edition: int) -> str:
    """SQL for the runs of years, without a gap, of which returns speak: table, first, last day.

    `asked_from` and `asked_to` share all days out among the runs: a day that lies in a gap belongs
    to the run after it, one after the last run to that run.
    """
    # pyflakes: the list of tables is short and declared, so it is written into the statement
    values = ", ".join(
        f"('{t.name}', '{s.kind}', {t.since.get(s.kind, 0)})"
        for t in TABLES.values()
        for s in t.sources
    )
    return (
        f"with t(table_name, kind, since) as (select distinct * from (values {values})), "
        "years as (select t.table_name, s.first_day, s.last_day, "
        "s.year - row_number() over (partition by t.table_name order by s.year) as run "
        "from t join main.slices s on s.kind = t.kind and s.year >= t.since and s.year > 0 "
        f"where s.opened_by <= {edition}), "
        "runs as (select table_name, min(first_day) as first_day, max(last_day) as last_day "
        "from years group by table_name, run) "
        "select *, coalesce(lag(last_day) over w + 1, date '0001-01-01') as asked_from, "
        "case when lead(last_day) over w is null then date '9999-12-31' else last_day end "
        "as asked_to from runs window w as (partition by table_name order by first_day)"
    )
