"""From when until when each thing to mend stood in the record: read off the loads, kept nowhere.

What is found in one load of a return and found again in the next is one thing to mend, known by its
code, its table and column, and the key of its row; what is of no row by how many of its kind there
are in its return. It is mended by the first load that speaks of its row and no longer has it:

- a load that brings its table whole, by its silence;
- any other load, where it changes that very row;
- a load of another return, where the record believes that one of the row (it speaks to a later day:
  record/speaking.py). Last year's file is never sent again; this year's says the row rightly.

One that comes again later is a thing to mend anew.
"""

import duckdb
import pyarrow as pa

FOREVER = 2**62
"""The number of a load that has not come."""

FINDINGS = pa.schema(
    {
        "id": pa.int64(),
        "load_id": pa.int64(),
        "code": pa.string(),
        "table_name": pa.string(),
        "column_name": pa.string(),
        "row_key": pa.string(),
    }
)
LOADS = pa.schema({"load_id": pa.int64(), "slice_id": pa.int64()})
BROUGHT = pa.schema({"load_id": pa.int64(), "table_name": pa.string(), "whole": pa.bool_()})
TOUCHED = pa.schema({"load_id": pa.int64(), "table_name": pa.string(), "row_key": pa.string()})
HELD = pa.schema(
    {
        "slice_id": pa.int64(),
        "table_name": pa.string(),
        "row_key": pa.string(),
        "from_load": pa.int64(),
        "to_load": pa.int64(),
    }
)
BELIEVED = pa.schema({"slice_id": pa.int64(), "table_name": pa.string(), "precedence": pa.int64()})

# Of findings that differ in nothing else the first is the first again in the next load.
ITEMS = """
keyed as (
  select f.*, l.slice_id, if(row_key = '', l.slice_id, 0) as own,
    row_number() over (
      partition by f.load_id, code, table_name, column_name, row_key order by f.id) as nth
  from findings f join loads l using (load_id)),
items as (
  select row_number() over () as item, * from (
    select distinct code, table_name, column_name, row_key, nth, own from keyed)),
seen as (
  select i.item, k.slice_id, k.load_id, k.id, k.table_name, k.row_key
  from keyed k join items i using (code, table_name, column_name, row_key, nth, own))
"""

# What is of no table of the record, such as the header, is spoken of by every load of the whole.
CLOSED = f"""
silent as (
  select l.slice_id, b.table_name, b.load_id from brought b join loads l using (load_id)
  where b.whole
  union
  select l.slice_id, o.table_name, b.load_id from brought b join loads l using (load_id),
    (select distinct table_name from findings
     where table_name not in (select table_name from brought)) o
  where b.whole),
changed as (select l.slice_id, t.* from touched t join loads l using (load_id)),
until_silent as (
  select s.*, w.load_id as silent_at from seen s asof left join silent w
  on s.slice_id = w.slice_id and s.table_name = w.table_name and s.load_id < w.load_id),
said as (
  select s.item, s.slice_id, s.load_id, s.id, s.table_name, s.row_key,
    least(coalesce(silent_at, {FOREVER}), coalesce(c.load_id, {FOREVER})) as until
  from until_silent s asof left join changed c
  on s.slice_id = c.slice_id and s.table_name = c.table_name and s.row_key = c.row_key
    and s.load_id < c.load_id)
"""

# For each return apart: where it says so, and no return that is believed before it has the row.
STANDING = f"""
moves as (
  select item, slice_id, load_id as turn, 1 as says, 0 as beside from said
  union all select item, slice_id, until, -1, 0 from said
  union all
  select item, slice_id, unnest([from_load, coalesce(to_load, {FOREVER})]), 0, unnest([1, -1])
  from (select distinct item, slice_id, table_name, row_key from said where row_key <> '') s
  join believed mine using (slice_id, table_name)
  join (
    select h.table_name, h.row_key, h.from_load, h.to_load, b.precedence as before_mine
    from held h join believed b using (slice_id, table_name)
  ) h on h.table_name = s.table_name and h.row_key = s.row_key
    and h.before_mine > mine.precedence),
turns as (
  select item, slice_id, turn, sum(says) as says, sum(beside) as beside from moves group by all),
states as (
  select item, slice_id, turn, sum(says) over w > 0 and sum(beside) over w = 0 as stands,
    lead(turn) over w as until
  from turns window w as (partition by item, slice_id order by turn)),
standing as (
  select item, slice_id, turn, until from states where stands and turn < until)
"""

# Of all returns together.
SPANS = f"""
ups as (
  select item, turn, sum(up) as up from (
    select item, turn, 1 as up from standing union all select item, until, -1 from standing)
  group by all),
levels as (
  select item, turn, sum(up) over (partition by item order by turn) > 0 as stands from ups),
turned as (
  select item, turn, stands from levels
  qualify stands is distinct from lag(stands) over (partition by item order by turn)),
spans as (
  select item, turn as from_load, until as to_load from (
    select *, lead(turn) over (partition by item order by turn) as until from turned)
  where stands)
select arg_max(s.id, s.load_id) as finding_id, p.from_load,
  nullif(p.to_load, {FOREVER}) as to_load
from spans p
join standing t on t.item = p.item and t.until = p.to_load and t.turn >= p.from_load
join said s on s.item = t.item and s.slice_id = t.slice_id
  and s.load_id < t.until and s.until >= t.until
group by p.item, p.from_load, p.to_load order by from_load, finding_id
"""

SQL = f"with {ITEMS}, {CLOSED}, {STANDING}, {SPANS}"


def spans(
    *,
    findings: pa.Table,
    loads: pa.Table,
    brought: pa.Table,
    touched: pa.Table,
    held: pa.Table,
    believed: pa.Table,
) -> pa.Table:
    """What was to mend, a row for each time that it stood: finding_id, from_load, to_load.

    `findings` are those of every load; `brought` the tables of each load and whether it brought
    them whole; `touched` the rows that loads which did not bring theirs whole opened or closed;
    `held` from which load until which (null: it still does) each return held a row; `believed` of
    two returns that say one row has the higher precedence for the one that the record believes.
    `finding_id` is the last that said so; `to_load` the load that mended it, null where none has.
    """
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, rows in (
            ("findings", findings.cast(FINDINGS)),
            ("loads", loads.cast(LOADS)),
            ("brought", brought.cast(BROUGHT)),
            ("touched", touched.cast(TOUCHED)),
            ("held", held.cast(HELD)),
            ("believed", believed.cast(BELIEVED)),
        ):
            connection.register(name, rows)
        return connection.execute(SQL).to_arrow_table()
