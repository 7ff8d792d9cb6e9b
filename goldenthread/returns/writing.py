"""Writes returns that others can read: the census as XML, our own contract as CSV."""

import csv
import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from goldenthread.returns.cin_census import CHILD, EARLIEST_SEX
from goldenthread.returns.shape import Cell, Group, Return

STANDS_AFTER = {"ReferralNFA": "Section47"}
"""Cells that DfE's order puts after a group inside theirs."""

GENDER_OF_SEX = {"M": "1", "F": "2", "U": "0"}


def write_cin_census(
    path: Path,
    children: Iterable[Mapping[str, Any]],
    *,
    council: str,
    year: int,
    written_at: datetime.datetime,
) -> None:
    """Write one year's census.

    A child is a mapping of its cells by name, with a list of mappings under each group's name
    (`CINdetails`, in it `Assessments`, `Section47` ...) and a list of values under each listed
    cell's name (`Disability`, `AssessmentFactors`, `CPPreviewDate`). Dates are `datetime.date`,
    flags `bool`; None and absent leave the element out. Groups and cells that the year did not
    collect are left out too.
    """
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="utf-8"?>\n<Message>\n')
        out.writelines(_header(council=council, year=year, written_at=written_at))
        out.write("  <Children>\n")
        for child in children:
            out.writelines(_child(child, year))
        out.write("  </Children>\n</Message>\n")


def write_csv(path: Path, shape: Return, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a return of our own contract, a heading row first.

    A row is a mapping of its cells by name; None and absent leave a cell blank.
    """
    names = [cell.name for cell in shape.root.cells]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([cell.names[0] for cell in shape.root.cells])
        for row in rows:
            writer.writerow(["" if row.get(n) is None else _text(row[n]) for n in names])


def _header(*, council: str, year: int, written_at: datetime.datetime) -> Iterator[str]:
    yield "  <Header>\n    <CollectionDetails>\n      <Collection>CIN</Collection>\n"
    yield f"      <Year>{year}</Year>\n      <ReferenceDate>{year}-03-31</ReferenceDate>\n"
    yield "    </CollectionDetails>\n    <Source>\n      <SourceLevel>L</SourceLevel>\n"
    yield f"      <LEA>{escape(council)}</LEA>\n"
    yield "      <SoftwareCode>Golden Thread</SoftwareCode>\n      <Release>1</Release>\n"
    yield "      <SerialNo>001</SerialNo>\n"
    yield f"      <DateTime>{written_at.isoformat(timespec='seconds')}</DateTime>\n"
    yield "    </Source>\n  </Header>\n"


def _child(child: Mapping[str, Any], year: int) -> Iterator[str]:
    identifiers = [c for c in CHILD.cells if c.name != "Ethnicity"]
    yield "    <Child>\n      <ChildIdentifiers>\n"
    yield from _cells(identifiers, child, year, 8)
    yield "      </ChildIdentifiers>\n      <ChildCharacteristics>\n"
    yield from _cells([c for c in CHILD.cells if c.name == "Ethnicity"], child, year, 8)
    yield from _listed(CHILD, child, 8)
    yield "      </ChildCharacteristics>\n"
    for group in CHILD.groups:
        for row in child.get(group.name) or ():
            yield from _group(group, row, year, 6)
    yield "    </Child>\n"


def _group(group: Group, row: Mapping[str, Any], year: int, indent: int) -> Iterator[str]:
    pad = " " * indent
    stands_later = {c.name: c for c in group.cells if c.name in STANDS_AFTER}
    yield f"{pad}<{group.name}>\n"
    first = [cell for cell in group.cells if cell.name not in stands_later]
    yield from _cells(first, row, year, indent + 2)
    yield from _listed(group, row, indent + 2)
    for inner in group.groups:
        if inner.since is None or year >= inner.since:
            for inner_row in row.get(inner.name) or ():
                yield from _group(inner, inner_row, year, indent + 2)
        after = [cell for name, cell in stands_later.items() if STANDS_AFTER[name] == inner.name]
        yield from _cells(after, row, year, indent + 2)
    yield f"{pad}</{group.name}>\n"


def _cells(cells: Iterable[Cell], row: Mapping[str, Any], year: int, indent: int) -> Iterator[str]:
    for cell in cells:
        value = row.get(cell.name)
        if value is None:
            continue
        name, text = cell.name, _text(value)
        if name == "Sex" and year < EARLIEST_SEX:
            name, text = "GenderCurrent", GENDER_OF_SEX.get(text, text)
        yield f"{' ' * indent}<{name}>{escape(text)}</{name}>\n"


def _listed(group: Group, row: Mapping[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for listed in group.listed:
        values = row.get(listed.cell.name) or ()
        if not values:
            continue
        name = listed.cell.name
        yield f"{pad}<{listed.wrapper}>\n"
        for value in values:
            yield f"{pad}  <{name}>{escape(_text(value))}</{name}>\n"
        yield f"{pad}</{listed.wrapper}>\n"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)
