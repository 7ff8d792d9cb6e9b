"""SQL that makes rows of the record from the tables of a return, as they were read."""

from collections.abc import Callable

from goldenthread.ingest.reading_cells import LOOKS_LIKE
from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import DUCKDB_TYPES, RecordTable, Source
from goldenthread.returns.shape import Reads, Return

At = Callable[..., str]
"""Where a cell of the return stands in the statement: `at("Table.Cell")`, `at(path, " text")`."""


def rows_of(shape: Return, table: RecordTable, source: Source, place: int) -> str:
    """SQL for the rows of one record table from one table of the return, with what it lies in and
    what it links to: the columns, row_key, ordinal, line, place and unreadable."""
    reached = reachable(shape, source.group)

    def at(path: str, suffix: str = "") -> str:
        group, _, cell = path.partition(".")
        return f'{reached[group][0]}."{cell}{suffix}"'

    joins = " ".join(join for _, join in reached.values())
    if table.follows:
        owner = next(s.group for s in TABLES[table.follows].sources_of(shape.kind))
        # A detail of a row that is not there has no key, and is held back.
        joins += f" left join key_of_{table.follows} owner on owner.n = {reached[owner][0]}.n"
    columns = [f"{_value(table, name, source, at)} as {name}" for name in table.column_names]
    rows = (
        f"select {', '.join(columns)}, {_row_key(shape, table, source, at)} as row_key, "
        f"t0.n as ordinal, t0.line as line, {place} as place, "
        f"{_unreadable(shape, table, source, at)} as unreadable from {joins} {_where(source)}"
    )
    if source.one_a_key:
        return (
            f"select * from ({rows}) "
            "qualify row_number() over (partition by row_key order by ordinal) = 1"
        )
    return rows


def _where(source: Source) -> str:
    """SQL that keeps the rows which the source is of."""
    if not source.where_filled:
        return ""
    where = f't0."{source.where_filled} text" is not null'
    if source.or_none_filled:
        none = " and ".join(f't0."{cell} text" is null' for cell in source.or_none_filled)
        where += f" or ({none})"
    return f"where {where}"


def reachable(shape: Return, group: str) -> dict[str, tuple[str, str]]:
    """The tables that a row of `group` can speak of, each with its alias and what joins it: those
    that it lies in, then those that it or one of them links to by number."""
    reached = {group: ("t0", f'"read_{group}" t0')}
    name = group
    while (parent := shape.parents[name]) is not None:
        alias, below = f"t{len(reached)}", reached[name][0]
        reached[parent] = (alias, f'join "read_{parent}" {alias} on {alias}.n = {below}.parent')
        name = parent
    waiting = list(reached)
    while waiting:
        here = waiting.pop(0)
        for link in shape.tables[here].links:
            if link.group in reached:
                continue
            alias = f"t{len(reached)}"
            first = (
                f'(select * from "read_{link.group}" where "{link.to} text" is not null '
                f'qualify row_number() over (partition by "{link.to} text" order by n) = 1)'
            )
            on = f'{alias}."{link.to} text" = {reached[here][0]}."{link.by} text"'
            reached[link.group] = (alias, f"left join {first} {alias} on {on}")
            waiting.append(link.group)
    return reached


def _value(table: RecordTable, column: str, source: Source, at: At) -> str:
    if column in source.constants:
        return "'" + source.constants[column] + "'"
    path = source.path(column)
    return at(path) if path else f"cast(null as {DUCKDB_TYPES[table.column(column).holds]})"


def _unreadable(shape: Return, table: RecordTable, source: Source, at: At) -> str:
    """SQL for the names of the cells that held what cannot be read, each between spaces."""
    bad = [
        f"case when {at(path, ' text')} is not null and {at(path)} is null "
        f"then ' {name} ' else '' end"
        for name in table.column_names
        if (path := source.path(name)) and shape.cell(path).reads in LOOKS_LIKE
    ]
    bad += [f"' {name} '" for name in source.never_said]
    return " || ".join(bad) or repr("")


def _row_key(shape: Return, table: RecordTable, source: Source, at: At) -> str:
    """SQL for what tells a row apart: its key's values, as text.

    A key cell that cannot be read stands as it was written; one that is blank is numbered within
    the child, so that two rows without a date are not taken for one. No child number, no key. The
    key of a detail is that of the row that it belongs to, and its own last part.
    """
    if table.follows:
        return f"owner.row_key || '|' || {_key_part(shape, source, at, table.key[-1])}"
    first = at(source.path(table.key[0]), " text")
    parts = [_key_part(shape, source, at, name) for name in table.key]
    blanks = [_is_blank(shape, source, at, name) for name in table.key[1:]]
    blanks = [blank for blank in blanks if blank]
    key = " || '|' || ".join(parts)
    if blanks:
        order = [at(path, " text") for path in map(source.path, source.says)]
        in_order = ", ".join([*order, "t0.n"] if shape.in_any_order else ["t0.n"])
        numbered = f"row_number() over (partition by {first}, {key} order by {in_order})"
        key += f" || case when {' or '.join(blanks)} then '#' || {numbered} else '' end"
    return f"case when {first} is not null then {key} end"


def _is_blank(shape: Return, source: Source, at: At, name: str) -> str:
    """SQL that is true where this day of a key is not said; nothing where it need not be."""
    path = source.path(name)
    if not path:
        return "" if name in source.constants else "true"
    return f"{at(path, ' text')} is null" if shape.cell(path).reads is Reads.DATE else ""


def _key_part(shape: Return, source: Source, at: At, name: str) -> str:
    """SQL for one value of a key: as it was written where it cannot be read."""
    path = source.path(name)
    if not path:
        return f"'{source.constants.get(name, '')}'"
    value, text = at(path), _escaped(at(path, " text"))
    match shape.cell(path).reads:
        case Reads.DATE:
            return f"coalesce(strftime({value}, '%Y-%m-%d'), {text}, '')"
        case Reads.NUMBER:
            return f"coalesce({value}::varchar, {text}, '')"
        case _:
            return f"coalesce({_escaped(value)}, '')"


def _escaped(text: str) -> str:
    """SQL for text in which nothing looks like what parts one value of a key from the next."""
    return f"replace(replace(replace({text}, '\\', '\\\\'), '|', '\\p'), '#', '\\h')"
