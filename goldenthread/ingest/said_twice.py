"""Rows of one key: those that complete one another by design, and those that were said twice."""

import duckdb
import pyarrow as pa

from goldenthread.ingest.findings import Finding, Severity
from goldenthread.record.table import RecordTable, Source


def complete_rows(
    connection: duckdb.DuckDBPyConnection, table: RecordTable, sources: tuple[Source, ...]
) -> None:
    """Fill each row from the sources that complete it, and let those rows go.

    A row of such a source that completes none stands by itself.
    """
    for place, source in enumerate(sources):
        if not source.completes:
            continue
        first = (
            f"select * from {table.name} where place = {place} "
            "qualify row_number() over (partition by row_key order by ordinal) = 1"
        )
        never = {name for other in sources[:place] for name in other.never_said}
        filled = [
            f"{name} = coalesce({table.name}.{name}, c.{name})" for name in table.column_names
        ]
        marks = f"{table.name}.unreadable"
        for name in sorted(never & set(source.says)):
            marks = f"replace({marks}, ' {name} ', '')"
        filled.append(f"unreadable = {marks} || c.unreadable")
        connection.execute(
            f"update {table.name} set {', '.join(filled)} from ({first}) c "
            f"where {table.name}.row_key = c.row_key and {table.name}.place < {place}"
        )
        again = f"row_key in (select row_key from {table.name} where place < {place})"
        if same := [str(n) for n, one in enumerate(sources[:place]) if one.group == source.group]:
            # The same row of the file read again: without a key it is no second one.
            again += (
                f" or row_key is null and ordinal in (select ordinal from {table.name} "
                f"where place in ({', '.join(same)}))"
            )
        connection.execute(f"delete from {table.name} where place = {place} and ({again})")


def merge_rows_said_twice(
    connection: duckdb.DuckDBPyConnection, table: RecordTable, *, in_any_order: bool = False
) -> tuple[list[Finding], int]:
    """One row for each key: the first stands, its blanks filled from the others, which are held
    back with a finding that says whether they agreed. Gives the findings, and how many.

    Of rows that come `in_any_order` the first is told by what they say, not by where they stand.
    """
    name = table.name
    twice = f"select row_key from {name} group by row_key having count(*) > 1"
    if not connection.execute(f"{twice} limit 1").fetchone():
        return [], 0
    connection.execute(f"create or replace temp table twice as {twice}")
    # The first is the one that says yes: it is the line that an answer points to.
    yes = [f"{flag} is not true" for flag in table.yes_in_any]
    columns = table.column_names if in_any_order else ()
    order = ["row_key", *yes, "place", *columns, "ordinal"]
    rows = connection.execute(
        f"select * from {name} join twice using (row_key) order by {', '.join(order)}"
    ).fetchall()
    names = [d[0] for d in connection.description]
    kept: dict[str, dict[str, object]] = {}
    found = []
    for values in rows:
        row = dict(zip(names, values, strict=True))
        first = kept.setdefault(str(row["row_key"]), row)
        if first is not row:
            found.append(_said_twice(table, first, row))
            _fill_from(table, first, row)
    connection.execute(f"delete from {name} where row_key in (select row_key from twice)")
    _put_back(connection, name, list(kept.values()))
    return found, len(rows) - len(kept)


def _put_back(
    connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, object]]
) -> None:
    """Put rows into a table at once: by one and one it would take longer than all else."""
    schema = connection.execute(f"select * from {table} limit 0").to_arrow_table().schema
    connection.register("put_back", pa.Table.from_pylist(rows, schema=schema))
    connection.execute(f"insert into {table} by name select * from put_back")
    connection.unregister("put_back")


def _fill_from(table: RecordTable, first: dict[str, object], row: dict[str, object]) -> None:
    """Fill the blanks of the row that stands from one that repeats its key.

    Where either is still open, what stands is open: two referrals on one day, the first closed at
    once, must not hide the child whose case the second opened.
    """
    end = table.spans[1] if len(table.spans) == 2 else ""
    for column in table.column_names:
        if column == end:
            is_open = any(
                r[end] is None and f" {end} " not in str(r["unreadable"]) for r in (first, row)
            )
            if is_open:
                first[end], first["unreadable"] = (
                    None,
                    str(first["unreadable"]).replace(f" {end} ", ""),
                )
        elif column in table.yes_in_any:
            first[column] = _in_any(first[column], row[column])
        elif first[column] is None:
            first[column] = row[column]


def _in_any(first: object, other: object) -> bool | None:
    """Whether either says yes; None where neither does and one says nothing."""
    if first is True or other is True:
        return True
    return None if first is None or other is None else False


def _said_twice(table: RecordTable, first: dict[str, object], row: dict[str, object]) -> Finding:
    end = table.spans[1] if len(table.spans) == 2 else ""
    differ = [
        name
        for name in table.column_names
        if row[name] != first[name]
        and (name == end or (row[name] is not None and first[name] is not None))
    ]
    where = f"line {first['line']}"
    in_any = bool(differ) and set(differ) <= set(table.yes_in_any)
    if in_any:
        why = (
            f"This row has the same key as the one at {where} and differs in {', '.join(differ)}; "
            "they were merged into one, which says yes where either does."
        )
    elif differ:
        why = (
            f"This row has the same key as the one at {where} and differs in {', '.join(differ)}; "
            "they were merged, the first was kept, open where either is open."
        )
    else:
        why = f"This row repeats the one at {where}; they were merged."
    return Finding(
        code="same-row-twice",
        table=table.name,
        column=", ".join(differ),
        ordinal=int(str(row["ordinal"])),
        line=int(str(row["line"])),
        why=why,
        severity=Severity.ERROR if differ and not in_any else Severity.NOTE,
    )
