"""What the ledger hands to the snapshot, and the tables in which it is held."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from goldenthread.record.authority import AUTHORITY, NO_CHOICE, NOTHING_CHOSEN
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import no_links
from goldenthread.record.table import DUCKDB_TYPES, TRACE

BEFORE_ANY_LOAD = {
    "slices": "id bigint, council varchar, kind varchar, period varchar, year integer, "
    "first_day date, last_day date, opened_by bigint, touched_by bigint",
    "loads": "id bigint, edition bigint, changed boolean, slice_id bigint, source varchar, "
    "loaded_at timestamptz, loaded_by varchar",
    "editions": "number bigint, made_at timestamptz, made_by_id bigint",
    "children": "handle varchar, council varchar, child_id varchar",
    "spoken": "edition bigint, slice_id bigint, first_day date, last_day date, whole varchar, "
    "in_part varchar, of_children varchar",
    AUTHORITY: NOTHING_CHOSEN,
    "links": "id bigint, one varchar, other varchar, verdict varchar, how varchar, "
    "of_case_system varchar, opened_by bigint, closed_by bigint",
}
"""What stands in place of the ledger's own tables until it has something to say."""


@dataclass(kw_only=True)
class Delta:
    """What changed in the ledger after one edition and up to another, as it hands it over
    (ledger/feed.py).

    `opened` has whole rows per table (those closed since carry their `closed_by`); `closed` has
    (id, closed_by) of rows opened before. Slices, loads, editions, children, what was spoken of,
    who speaks for what and what was decided of two ids come whole: they are short.
    """

    since: int
    edition: int
    opened: dict[str, pa.Table]
    closed: dict[str, pa.Table]
    slices: pa.Table
    loads: pa.Table
    editions: pa.Table
    children: pa.Table
    spoken: pa.Table
    authority: pa.Table = field(default_factory=lambda: NO_CHOICE)
    links: pa.Table = field(default_factory=no_links)


def columns_of(name: str) -> dict[str, str]:
    """The columns of the ledger's rows of a table, and how DuckDB holds each."""
    trace = {
        "id": "bigint",
        "council": "varchar",
        **{column: DUCKDB_TYPES[holds] for column, holds in TRACE.items()},
        "opened_by": "bigint",
        "closed_by": "bigint",
    }
    return trace | {c.name: DUCKDB_TYPES[c.holds] for c in TABLES[name].columns}


def insert(
    cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table, columns: Iterable[str]
) -> None:
    """Put these columns of the rows that arrive into a table."""
    names = ", ".join(columns)
    cursor.register("arriving", rows)
    cursor.execute(f"insert into {name} ({names}) select {names} from arriving")
    cursor.unregister("arriving")
