"""What a staged return changes in its own slice of the ledger: opened, closed, unchanged."""

from dataclasses import dataclass

import pyarrow as pa

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.append import ROW_TRACE, Change, Extent
from goldenthread.ledger.feed import HeldSlice
from goldenthread.record.table import RecordTable

LARGEST_SHARE_GONE = 0.2
"""A file that would withdraw more than this share of what its slice held is asked about first."""

ENOUGH_TO_JUDGE_A_TABLE = 50
"""Below this many rows a single table's share says little; the whole slice is judged alone."""


@dataclass(kw_only=True)
class Difference:
    """The changes per table, and how many held rows the return no longer has."""

    changes: dict[str, Change]
    held: dict[str, int]
    gone: dict[str, int]


def difference(staged: Staged, held: HeldSlice) -> Difference:
    """Compare a staged return with what its slice holds now."""
    found = Difference(changes={}, held={}, gone={})
    for table in staged.tables:
        _compare(staged, table, held, found)
    return found


def _compare(staged: Staged, table: RecordTable, held: HeldSlice, found: Difference) -> None:
    connection, name = staged.connection, table.name
    columns = ", ".join((*table.column_names, *ROW_TRACE))
    rows, in_part = held.rows.get(name), name in staged.in_part
    found.held[name] = rows.num_rows if rows is not None else 0
    is_opened, closed, same = "true", [], 0
    found.gone[name] = 0
    if rows is not None and rows.num_rows:
        if in_part:
            _keep_what_was_held(staged, table, rows)
        _pair(staged, table, rows)
        is_gone = "false" if in_part else "key is null and id is not null"
        is_opened = (
            "row_key in (select key from compared "
            "where key is not null and (id is null or not same))"
        )
        closed = connection.execute(
            f"select id from compared where {is_gone} "
            "or (id is not null and key is not null and not same)"
        ).fetchall()
        same = staged.count("compared where id is not null and key is not null and same")
        found.gone[name] = staged.count(f"compared where {is_gone}")
    opened = connection.execute(f"select {columns} from {name} where {is_opened} order by ordinal")
    found.changes[name] = Change(
        columns=table.column_names,
        opened=opened.fetch_arrow_table(),
        closed=[row[0] for row in closed],
        read=staged.read[name],
        unchanged=same,
        held_back=staged.held_back[name],
        extent=_extent(staged, table),
    )


def _extent(staged: Staged, table: RecordTable) -> Extent:
    if table.name in staged.in_part or staged.tells_some_only:
        return Extent.IN_PART
    return Extent.WHOLE if staged.only_children is None else Extent.OF_ITS_CHILDREN


def _keep_what_was_held(staged: Staged, table: RecordTable, rows: pa.Table) -> None:
    """Fill the blank cells of a table that the file brings in part: it may be what it does not
    bring that says them."""
    staged.connection.register("held", rows)
    kept = ", ".join(f"{c} = coalesce({table.name}.{c}, held.{c})" for c in table.column_names)
    staged.connection.execute(
        f"update {table.name} set {kept} from held where {table.name}.row_key = held.row_key"
    )
    staged.connection.unregister("held")


def _pair(staged: Staged, table: RecordTable, rows: pa.Table) -> None:
    """Put each row of the file beside the held row of its key, and say whether they are the same:
    a table `compared` (id of the held row, key of the file's, same)."""
    said = ", ".join(f"s.{c}" for c in (*table.column_names, "unreadable"))
    kept = ", ".join(f"h.{c}" for c in (*table.column_names, "unreadable"))
    staged.connection.register("held", rows)
    staged.connection.execute(
        "create or replace temp table compared as select h.id as id, s.row_key as key, "
        f"row({said}) is not distinct from row({kept}) as same "
        f"from {table.name} s full join held h on s.row_key = h.row_key"
    )
    staged.connection.unregister("held")


def check_not_too_much_gone(
    name: str, found: Difference, titles: dict[str, str], before: str
) -> None:
    """Raise Refused when the file would close more than a fifth of what its own slice held.

    `before` says what held them: `the census of 2024-25`.
    """
    held, gone = sum(found.held.values()), sum(found.gone.values())
    if held and gone > held * LARGEST_SHARE_GONE:
        raise Refused(
            f"{name} would close {gone:,} of the {held:,} rows that {before} held; if it really "
            "replaces them, load it again with --replaces."
        )
    for table, was in found.held.items():
        if was >= ENOUGH_TO_JUDGE_A_TABLE and found.gone[table] > was * LARGEST_SHARE_GONE:
            raise Refused(
                f"{name} would close {found.gone[table]:,} of the {was:,} rows of "
                f"{titles[table].lower()} that {before} held; if it really replaces them, load it "
                "again with --replaces."
            )
