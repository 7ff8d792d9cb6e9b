"""What the ledger hands to the snapshot, and the tables in which it is held."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from goldenthread.record.absences import ABSENCES_SAID, NOTHING_SAID
from goldenthread.record.authority import AUTHORITY, NO_CHOICE, NOTHING_CHOSEN
from goldenthread.record.catalogue import TABLES
from goldenthread.record.decided_dates import COLUMNS as OF_DATE_DECISIONS
from goldenthread.record.decided_dates import DATE_DECISIONS
from goldenthread.record.kept_here import KEPT_HERE, NOTHING_KEPT
from goldenthread.record.links import no_links
from goldenthread.record.receipts import COLUMNS as OF_RECEIPTS
from goldenthread.record.receipts import RECEIPTS
from goldenthread.record.standards import NOTHING_SET, SET_HERE
from goldenthread.record.table import DUCKDB_TYPES, TRACE, RecordTable
from goldenthread.record.weights import NOTHING_WEIGHTED, WEIGHTS

BEFORE_ANY_LOAD = {
    "slices": "id bigint, council varchar, kind varchar, period varchar, year integer, "
    "first_day date, last_day date, opened_by bigint, touched_by bigint",
    "loads": "id bigint, edition bigint, changed boolean, slice_id bigint, source varchar, "
    "loaded_at timestamptz, loaded_by varchar",
    "editions": "number bigint, made_at timestamptz, made_by_id bigint",
    "spoken": "edition bigint, slice_id bigint, first_day date, last_day date, whole varchar, "
    "in_part varchar, of_children varchar",
    AUTHORITY: NOTHING_CHOSEN,
    "links": "id bigint, one varchar, other varchar, verdict varchar, how varchar, "
    "of_case_system varchar, opened_by bigint, closed_by bigint",
    SET_HERE: NOTHING_SET,
    KEPT_HERE: NOTHING_KEPT,
    WEIGHTS: NOTHING_WEIGHTED,
    ABSENCES_SAID: NOTHING_SAID,
    RECEIPTS: ", ".join(f"{name} {holds}" for name, holds in OF_RECEIPTS.items()),
    DATE_DECISIONS: ", ".join(f"{name} {holds}" for name, holds in OF_DATE_DECISIONS.items()),
}
"""What stands in place of the ledger's own tables until it has something to say."""

ARROW = {
    "bigint": pa.int64(),
    "integer": pa.int32(),
    "varchar": pa.string(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "timestamptz": pa.timestamp("us", tz="UTC"),
}
"""How what DuckDB holds arrives from the ledger."""

ARRIVES = {
    name: pa.schema([(column, ARROW[kind]) for column, kind in map(str.split, said.split(", "))])
    for name, said in BEFORE_ANY_LOAD.items()
}
"""The columns of the ledger's own tables, as they arrive."""

COME_WHOLE = ("slices", AUTHORITY, "links", SET_HERE, KEPT_HERE, WEIGHTS, ABSENCES_SAID)
"""Those of them that are short, and come whole each time; of the others what is new."""

COME_AFTER = {
    "loads": "edition",
    "editions": "number",
    RECEIPTS: "opened_by",
    DATE_DECISIONS: "opened_by",
}
"""Those whose rows come once, after the edition that a column names."""


@dataclass(kw_only=True)
class Delta:
    """What changed in the ledger after one edition and up to another, as it hands it over
    (ledger/feed.py).

    `opened` has whole rows per table (those closed since carry their `closed_by`); `closed` has
    (id, closed_by) of rows opened before. Loads, editions, receipts, decisions on dates and
    what was spoken of are those after `since`; slices, who speaks for what, what was decided of two
    ids, the local standards and weights that were set, absences and what is kept here come whole.
    """

    since: int
    edition: int
    opened: dict[str, pa.Table]
    closed: dict[str, pa.Table]
    slices: pa.Table
    loads: pa.Table
    editions: pa.Table
    spoken: pa.Table
    authority: pa.Table = field(default_factory=lambda: NO_CHOICE)
    links: pa.Table = field(default_factory=no_links)
    standards_set: pa.Table = field(default_factory=lambda: ARRIVES[SET_HERE].empty_table())
    kept_here: pa.Table = field(default_factory=lambda: ARRIVES[KEPT_HERE].empty_table())
    weights_set: pa.Table = field(default_factory=lambda: ARRIVES[WEIGHTS].empty_table())
    absences_said: pa.Table = field(default_factory=lambda: ARRIVES[ABSENCES_SAID].empty_table())
    receipts: pa.Table = field(default_factory=lambda: ARRIVES[RECEIPTS].empty_table())
    date_decisions: pa.Table = field(default_factory=lambda: ARRIVES[DATE_DECISIONS].empty_table())


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


def arriving_rows(table: RecordTable) -> pa.Schema:
    """The columns of the ledger's rows of a table, as they arrive."""
    return pa.schema([(name, ARROW[kind]) for name, kind in columns_of(table.name).items()])


def insert(
    cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table, columns: Iterable[str]
) -> None:
    """Put these columns of the rows that arrive into a table."""
    names = ", ".join(columns)
    cursor.register("arriving", rows)
    cursor.execute(f"insert into {name} ({names}) select {names} from arriving")
    cursor.unregister("arriving")


def add(cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table, where: str = "true") -> None:
    """Put the rows that arrive into a table by the names of their columns."""
    if rows.num_rows:
        cursor.register("arriving", rows)
        cursor.execute(f"insert into {name} by name select * from arriving where {where}")
        cursor.unregister("arriving")
