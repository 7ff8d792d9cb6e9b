"""Reads a return that comes as tables: one file or a folder of them, CSV, workbook or Parquet."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa

from goldenthread.codes.written import fold
from goldenthread.ingest.findings import Finding, OfNoReturn, Refused, Severity, table_not_read
from goldenthread.ingest.headings_again import without_a_table_below, without_headings_again
from goldenthread.ingest.raw import RawReturn, side_by_side
from goldenthread.ingest.recognising import Recognised, columns_of, nearest_table, recognise
from goldenthread.ingest.tables_in_files import FoundTable, read_tables
from goldenthread.ingest.trackers.matching import Seen
from goldenthread.returns.catalogue import RETURNS, in_tables
from goldenthread.returns.shape import Group, Return
from goldenthread.returns.tracker import TRACKER

NO_PART_OF_IT = "is not part of this return"

AsPublished = Callable[[str, Sequence[FoundTable], str], tuple[RawReturn, Return] | None]
AsTracker = Callable[[str, Sequence[FoundTable]], Seen | None]


def read_return(
    name: str,
    files: Sequence[Path],
    kind: str = "",
    published: AsPublished | None = None,
    tracker: AsTracker | None = None,
) -> tuple[RawReturn, Return]:
    """Read these files as one return; `kind` says which, where it is known. `published` is asked
    first whether they are published statistics, `tracker` whether they are a tracker that a person
    mapped: they are, where it has more of their headings than any return that we know.

    Raises Refused, with one plain sentence, when they are none of ours or cannot be read.
    """
    found = [_without_headings_below(table) for file in files for table in read_tables(file)]
    if published and (read := published(name, found, kind)):
        return read
    known = in_tables()
    of_kind = [RETURNS[kind]] if kind in RETURNS else known
    recognised = None if kind == TRACKER.kind else recognise(found, of_kind)
    seen = tracker(name, found) if tracker and kind in ("", TRACKER.kind) else None
    if seen and seen.shared >= (recognised.taken if recognised else 1):
        return seen.rows(found, name), TRACKER
    if kind == TRACKER.kind:
        raise OfNoReturn(f"{name} has the headings of no tracker that is mapped.")
    if recognised is None:
        if kind and (other := recognise(found, known)):
            raise Refused(f"{name} was said to be {kind}, but it is {other.shape.kind}.")
        raise OfNoReturn(_none_of_ours(name, found, known))
    shape = recognised.shape
    findings = _let_go_of_the_year_before(recognised)
    findings += [_passed_over(shape, table) for table in recognised.passed_over]
    tables = {}
    for group in shape.groups:
        if group.name in recognised.tables:
            tables[group.name] = _one_table(group, recognised.tables[group.name])
            findings += _about_headings(recognised, group)
    findings += [finding for table in found for finding in table.findings]
    return RawReturn(kind=shape.kind, header={}, tables=tables, findings=findings), shape


def _without_headings_below(table: FoundTable) -> FoundTable:
    return without_a_table_below(without_headings_again(table), known_headings())


@cache
def known_headings() -> frozenset[str]:
    """Every heading of every return that comes as tables, folded."""
    groups = [group for shape in in_tables() for group in shape.groups if not group.made_from]
    return frozenset(fold(name) for group in groups for c in group.cells for name in c.names)


def _one_table(group: Group, found: Sequence[FoundTable]) -> pa.Table:
    """The rows of a group, from however many files hold it, numbered from 1."""
    parts = []
    for table in found:
        columns = columns_of(group, table.headings)
        cells = [
            pa.nulls(table.cells.num_rows, pa.string())
            if place is None
            else table.cells[f"c{place}"]
            for place in columns.values()
        ]
        parts.append(pa.table([table.cells["line"], *cells], names=["line", *columns]))
    rows = pa.concat_tables(parts)
    cells = rows.drop_columns(["line"])
    return side_by_side(rows["line"], dict(zip(cells.column_names, cells.columns, strict=True)))


def _passed_over(shape: Return, table: FoundTable) -> Finding:
    """That a table is none of the return's; of one that seems to be, which heading it lacks."""
    rows = table.cells.num_rows
    nearest = nearest_table(shape, table)
    if nearest is None or not nearest.lacks or not rows:
        return table_not_read(table.name, NO_PART_OF_IT, rows=rows)
    lacks = ", ".join(map(repr, nearest.lacks))
    why = f"looks like {nearest.name} of this return, but has no column {lacks}"
    return table_not_read(table.name, why, rows=rows, severity=Severity.ERROR)


def _about_headings(recognised: Recognised, group: Group) -> Iterator[Finding]:
    known = {fold(name): cell for cell in group.cells for name in cell.names}
    for table in recognised.tables[group.name]:
        read = set(columns_of(group, table.headings).values())
        for place, heading in enumerate(table.headings):
            if heading.strip() and fold(heading) not in known and place not in read:
                yield Finding(
                    code="unknown-column",
                    table=group.name,
                    column=heading[:60],
                    line=1,
                    why=f"The column {heading[:60]!r} is not part of this return; it was not read.",
                    severity=Severity.NOTE,
                )
        for folded, times in Counter(map(fold, table.headings)).items():
            if times > 1 and folded in known:
                name = known[folded].name
                yield Finding(
                    code="said-twice",
                    table=group.name,
                    column=name,
                    line=1,
                    why=f"The column {name} is there twice; the first was read.",
                )


def _let_go_of_the_year_before(recognised: Recognised) -> list[Finding]:
    """Take out the tables of the year before where those of the year came with them, and say so:
    each year is a return of its own."""
    ending = recognised.shape.year_before
    of_before = {
        id(table): table
        for tables in recognised.tables.values()
        for table in tables
        if ending and table.name.lower().endswith(ending)
    }
    kept = {
        name: [table for table in tables if id(table) not in of_before]
        for name, tables in recognised.tables.items()
    }
    if not any(kept.values()):
        return []
    recognised.tables = {name: tables for name, tables in kept.items() if tables}
    return [
        Finding(
            code="year-before-not-read",
            table="Message",
            says=table.name[:60],
            why=f"The table {table.name[:60]!r} is of the year before, and its "
            f"{table.cells.num_rows:,} rows were not read with those of the year: load the files "
            "of the year before from a folder of their own.",
            severity=Severity.QUERY,
        )
        for table in of_before.values()
    ]


def _none_of_ours(name: str, found: Sequence[FoundTable], known: Sequence[Return]) -> str:
    """Why no return is seen in a file: what comes nearest lacks, or what each needs."""
    headings = {fold(heading) for table in found for heading in table.headings}

    def shared(group: Group) -> int:
        return len({fold(n) for c in group.cells for n in c.names} & headings)

    nearest = max(
        (group for shape in known for group in shape.groups if not group.made_from),
        key=shared,
        default=None,
    )
    said = f"{name} has headings that belong to no return we know"
    if nearest is None or not shared(nearest):
        return f"{said}."
    shape = next(shape for shape in known if nearest in shape.groups)
    needed = [cell.names[0] for cell in nearest.cells if cell.needed]
    others = [cell.names[0] for cell in nearest.cells if not cell.needed]
    may = f" and may have {', '.join(others[:12])}" if others else ""
    return f"{said}; the nearest is {shape.title}, which has {', '.join(needed)}{may}."
