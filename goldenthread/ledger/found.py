"""What was found in every load up to an edition, and from when until when it was to mend.

A load that changes no row moves no edition; what it no longer has is mended all the same. So who
keeps what is worked out here keeps it for an edition and the newest load together.
"""

import io
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.csv
from django.conf import settings
from django.db import connection
from django.db.models import Max

from goldenthread.ledger.append import Extent
from goldenthread.ledger.mending import BELIEVED, BROUGHT, FINDINGS, HELD, LOADS, TOUCHED, spans
from goldenthread.ledger.models import Load
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import LINKED
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPEAKING

TO_KNOW = "note"
"""The severity of what nobody needs to mend."""

FOUND = (
    'select f.id, f.load_id, f.code, f."table" as table_name, f."column" as column_name, '
    "f.row_key, f.child_id, f.severity, s.kind "
    "from ledger_findings f join ledger_loads l on l.id = f.load_id "
    "join ledger_slices s on s.id = l.slice_id "
    f"where l.edition <= {{edition}} and f.severity <> '{TO_KNOW}'"
)
FOUND_SCHEMA = pa.schema(
    [*FINDINGS, ("child_id", pa.string()), ("severity", pa.string()), ("kind", pa.string())]
)
LOADED = (
    "select l.id as load_id, l.slice_id, (l.loaded_at at time zone '{zone}')::date as on_day, "
    "s.kind, l.last_day from ledger_loads l join ledger_slices s on s.id = l.slice_id "
    "where l.edition <= {edition}"
)
LOADED_SCHEMA = pa.schema(
    [*LOADS, ("on_day", pa.date32()), ("kind", pa.string()), ("last_day", pa.date32())]
)
TABLES_BROUGHT = (
    f"select t.load_id, t.\"table\" as table_name, t.extent = '{Extent.WHOLE}' as whole "
    "from ledger_loaded_tables t join ledger_loads l on l.id = t.load_id "
    "where l.edition <= {edition}"
)


OF_NO_TABLE = ""
AT_START = (
    "with named as (select load_id, table_name from brought "
    f"union all select load_id, '{OF_NO_TABLE}' from loaded), "
    "each as (select l.*, n.table_name, "
    "min(on_day) over (partition by slice_id, table_name) as slice_began, "
    "min(on_day) over (partition by kind, table_name) as kind_began, "
    "max(last_day) over (partition by kind, table_name order by load_id "
    "rows between unbounded preceding and 1 preceding) as told_before "
    "from named n join loaded l using (load_id)) "
    "select load_id, table_name from each where on_day = slice_began "
    "and (on_day = kind_began or told_before > last_day)"
)
"""SQL for the loads, table by table, that came on the first day on which their return did, where it
was the first of its kind or of a time before those that were there. What they have wrong is older
than any load. What this year's return has wrong is new: last year's was there to be looked at."""


def newest_load(edition: int) -> int:
    """The number of the newest load at an edition; 0 before there is one."""
    found = Load.objects.filter(edition__lte=edition).aggregate(newest=Max("pk"))
    return int(found["newest"] or 0)


def to_mend(reading: Reading) -> pa.Table:
    """Everything that was to mend as known at the edition that is read, a row for each time that it
    stood: finding_id, its code, table_name, column_name, row_key, child_id (the one that the child
    is read as), severity and kind (of return); from_on, the day of the load that had it first, and
    to_on, that of the load that mended it (null where it still is to mend); at_start where it was
    there when its return was first loaded, and so is older than any load."""
    found = _copied(FOUND, FOUND_SCHEMA, reading.edition)
    loaded = _copied(LOADED, LOADED_SCHEMA, reading.edition)
    brought = _copied(TABLES_BROUGHT, BROUGHT, reading.edition)
    stood = _stood(reading, found.select(FINDINGS.names), loaded.select(LOADS.names), brought)
    reading.ready(LINKED)
    with (
        reading.holding("to_find", found),
        reading.holding("loaded", loaded),
        reading.holding("brought", brought),
        reading.holding("stood", stood),
    ):
        table: pa.Table = reading.execute(
            "select f.id as finding_id, "
            "f.* exclude (id, load_id, brought_as) "
            "replace (coalesce(l.linked_to, f.child_id) as child_id), "
            "began.on_day as from_on, ended.on_day as to_on, "
            "a.load_id is not null as at_start from stood s "
            "join (select *, if(table_name in (select table_name from brought), "
            f"table_name, '{OF_NO_TABLE}') as brought_as from to_find) f on f.id = s.finding_id "
            "join loaded began on began.load_id = s.from_load "
            f"left join ({AT_START}) a "
            "on a.load_id = s.from_load and a.table_name = f.brought_as "
            "left join loaded ended on ended.load_id = s.to_load "
            f"left join {LINKED} l on l.child_id = f.child_id"
        ).to_arrow_table()
        return table


def _stood(reading: Reading, findings: pa.Table, loads: pa.Table, brought: pa.Table) -> pa.Table:
    reading.ready(SPEAKING)
    with reading.holding("to_find", findings), reading.holding("brought", brought):
        named = reading.execute("select distinct table_name from to_find where row_key <> ''")
        tables = [name for (name,) in named.fetchall() if name in TABLES]
        return spans(
            findings=findings,
            loads=loads,
            brought=brought,
            touched=_of_all(reading, TOUCHED, map(_touched, tables)),
            held=_of_all(reading, HELD, map(_held, tables)),
            believed=_of_all(reading, BELIEVED, [_BELIEVED]),
        )


def _of_all(reading: Reading, schema: pa.Schema, parts: Iterable[str]) -> pa.Table:
    """The rows of several statements; each may name `$edition`."""
    found = [
        reading.execute(sql, {"edition": reading.edition} if "$edition" in sql else None)
        .to_arrow_table()
        .cast(schema)
        for sql in parts
    ]
    return pa.concat_tables([schema.empty_table(), *found])


_BELIEVED = (
    "select slice_id::bigint as slice_id, table_name, "
    f"datediff('day', date '0001-01-01', precedence)::bigint as precedence from {SPEAKING}"
)


def _rows(table: str) -> str:
    """SQL for the rows of a table, known by now, of which anything was ever found."""
    return (
        f"(select * from main.ledger_{table} where opened_by <= $edition and row_key in "
        f"(select row_key from to_find where table_name = '{table}'))"
    )


def _held(table: str) -> str:
    return (
        f"select r.slice_id::bigint as slice_id, '{table}' as table_name, r.row_key, "
        "o.made_by_id as from_load, c.made_by_id as to_load "
        f"from {_rows(table)} r join main.editions o on o.number = r.opened_by "
        "left join main.editions c on c.number = r.closed_by and c.number <= $edition"
    )


def _touched(table: str) -> str:
    """The rows that loads which did not bring all of the table opened or closed."""
    return (
        f"select distinct b.load_id, '{table}' as table_name, r.row_key from brought b "
        "join main.loads l on l.id = b.load_id and l.changed "
        f"join {_rows(table)} r on r.slice_id = l.slice_id "
        "and (r.opened_by = l.edition or r.closed_by = l.edition) "
        f"where not b.whole and b.table_name = '{table}'"
    )


def _copied(sql: str, schema: pa.Schema, edition: int) -> pa.Table:
    """The answer of PostgreSQL, by COPY: rows by the hundred thousand."""
    text = io.BytesIO()
    with (
        connection.cursor() as cursor,
        cursor.copy(
            f"copy ({sql.format(edition=int(edition), zone=settings.TIME_ZONE)}) "
            "to stdout with (format csv)"
        ) as copy,
    ):
        for block in copy:
            text.write(block)
    if not text.tell():
        return schema.empty_table()
    text.seek(0)
    return pyarrow.csv.read_csv(
        text,
        read_options=pyarrow.csv.ReadOptions(column_names=schema.names),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=schema, true_values=["t"], false_values=["f"], strings_can_be_null=False
        ),
    )
