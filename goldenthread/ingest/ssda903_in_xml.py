"""Reads an SSDA903 that comes as one XML file: an element for each child, and in it a block for
each row of the tables that the collection has as CSV.

A block is told by what stands in it, as a table is by its headings: DfE's and the case systems' own
names for blocks differ (`AREVIEW`, `AMISSING`), those of the cells do not. Whose a block is stands
in another one of the same child. Limits are those of the census. What no table has is said.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from lxml import etree

from goldenthread.ingest.census_reader import (
    LARGEST_FILE,
    MOST_CHILDREN,
    MOST_UNKNOWN,
    Stretch,
    elements,
    let_go,
    local_name,
)
from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.ingest.raw import RawReturn, RawTable, collector_paused
from goldenthread.returns.shape import Group
from goldenthread.returns.ssda903 import ARRIVING, CHILD, HEADER, SSDA903, UASC, YEAR

FIRST_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
WHO = ("DOB", "SEX")
"""What tables repeat of the child beside its number, and blocks do not."""
IS_UASC, YES = "UASC", ("1", "Y", "YES", "TRUE")
NAMES_OF_CHILD = frozenset(CHILD.names)


def is_ssda903(start: bytes) -> bool:
    """Whether a file that begins so is an SSDA903 in XML: its first element says so."""
    text = start.replace(b"\x00", b"").decode("latin-1")
    first = FIRST_ELEMENT.search(re.sub(r"<[?!].*?>", "", text, flags=re.DOTALL))
    return first is not None and "903" in first[1]


def read_ssda903(path: Path) -> RawReturn:
    """Read the file whole: a raw table of text for each table of which it has a row.

    Raises Refused, with one plain sentence, where it cannot be read to its end.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise Refused(f"{path.name} is larger than any return is; nothing was taken in.")
    shredder = _Shredder()
    try:
        with collector_paused(), path.open("rb") as file:
            _read_children(path.name, Stretch(path.name, file, "return"), shredder)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise Refused(
            f"{path.name} breaks off or is damaged at line {line}, so none of it was taken in; "
            "export it again, or load the collection's CSV files."
        ) from None
    if not shredder.count:
        raise Refused(
            f"{path.name} is an SSDA903 in XML without an element CHILD, so there is no child in "
            "it that can be read; load the collection's CSV files."
        )
    return RawReturn(
        kind=SSDA903.kind,
        header={},
        tables={name: table for name, table in shredder.tables.items() if table.rows},
        findings=shredder.findings(),
    )


def _read_children(name: str, file: Stretch, shredder: "_Shredder") -> None:
    for _, element in elements(file, "{*}CHILD"):
        file.since = 0
        if element.getroottree().docinfo.doctype:
            raise Refused(
                f"{name} carries a document type definition or entities, which a return never "
                "needs; export it again from the case system."
            )
        if not len(element):
            continue  # a cell of that name, not a child
        shredder.child(element)
        if shredder.count > MOST_CHILDREN:
            raise Refused(f"{name} holds more children than any council has.")
        let_go(element)


def _headings(group: Group) -> frozenset[str]:
    """The headings that are of this table and no other."""
    named = {name for cell in group.cells if cell is not YEAR for name in cell.names}
    shared = NAMES_OF_CHILD | set(WHO if group is not HEADER else WHO[:1])
    return frozenset(named - shared)


OWN = {group.name: _headings(group) for group in ARRIVING}
KNOWN = frozenset[str]().union(*OWN.values()) | NAMES_OF_CHILD | {*WHO, IS_UASC, *YEAR.names}


class _Shredder:
    """Takes one child after another apart into the raw tables of the return."""

    def __init__(self) -> None:
        self.tables = {
            group.name: RawTable(cells=tuple(cell.name for cell in group.cells))
            for group in ARRIVING
        }
        self.count = 0
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.lines: dict[tuple[str, str], int] = {}
        self.repeated: list[tuple[str, str, int]] = []

    def child(self, element: Any) -> None:
        """Take one child in."""
        self.count += 1
        blocks = [(block, self._cells(block)) for block in element.iter() if len(block)]
        who: dict[str, str] = {}
        for _, cells in blocks:
            for name in (*CHILD.names, *WHO):
                if cells.get(name):
                    who.setdefault(name, cells[name])
        header = next((b for b in blocks if OWN[HEADER.name] & b[1].keys()), blocks[0])
        for block, cells in blocks:
            for group in ARRIVING:
                if group is HEADER:
                    is_row = block is header[0]
                elif group is UASC and cells.get(IS_UASC, "").upper() in YES:
                    is_row = True
                else:
                    is_row = any(cells.get(name) for name in OWN[group.name])
                if is_row:
                    self._row(group, block, who | cells)

    def _cells(self, block: Any) -> dict[str, str]:
        """What the cells of a block hold; of one that stands twice the first."""
        cells: dict[str, str] = {}
        for inner in block:
            if len(inner) or not isinstance(inner.tag, str):
                continue
            name, says = local_name(inner.tag), (inner.text or "").strip()
            if name not in KNOWN and says:
                key = (local_name(block.tag), name)
                if key not in self.unknown and len(self.unknown) >= MOST_UNKNOWN:
                    key = (key[0], "")
                self.unknown[key] += 1
                self.lines.setdefault(key, inner.sourceline)
            if cells.get(name) and says and cells[name] != says:
                self.repeated.append((name, says, inner.sourceline))
            elif says or name not in cells:
                cells[name] = says
        return cells

    def _row(self, group: Group, block: Any, cells: dict[str, str]) -> None:
        rows = self.tables[group.name].rows
        said = [
            next((cells[name] for name in cell.names if cells.get(name)), None)
            for cell in group.cells
        ]
        rows.append([len(rows) + 1, 0, block.sourceline, *said])

    def findings(self) -> list[Finding]:
        """What was noticed: elements that have no place, cells that were said twice."""
        found = [
            Finding(
                code="unknown-element",
                table="Message",
                column=name[:60],
                line=self.lines[block, name],
                says=f"{times} of these",
                why=f"{name[:60] or 'Each of these'} (in {block[:60]}) is no cell of the "
                "collection in any edition; it was not read.",
                severity=Severity.NOTE,
            )
            for (block, name), times in self.unknown.items()
        ]
        return found + [
            Finding(
                code="said-twice",
                table="Message",
                column=name,
                line=line,
                says=says[:200],
                why=f"{name} is given twice in one block; the first was kept.",
            )
            for name, says, line in self.repeated
        ]
