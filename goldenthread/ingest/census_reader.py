"""Reads a CIN census: XML in, one raw table of text for each group of the return out.

Elements are taken by name, in any order, with or without a namespace. Nothing here decides what
a cell means; what has no place in the declaration is remembered and reported.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from goldenthread.ingest.findings import Finding, OfNoReturn, Refused, Severity
from goldenthread.ingest.raw import RawReturn, RawTable, collector_paused
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.shape import Group

LARGEST_FILE = 600_000_000
"""Bytes. Many times the largest council's census; more is refused before it is read."""

LARGEST_CHILD = 4_000_000
"""Bytes between the end of one child and the end of the next: the parser holds no more than this,
whatever stands there. A child of twenty years with every episode takes a tenth of it."""

MOST_CHILDREN = 500_000
"""More than any council of England has children, known to services or not."""

MOST_UNKNOWN = 500
"""So many elements of no edition are named singly; what comes after is counted together."""

SAYS_WHOSE = ("LEA", "Year", "ReferenceDate")


def read_census(path: Path, progress: Callable[[int], None] | None = None) -> RawReturn:
    """Read a census file whole.

    `progress` is called with the number of children read so far. Raises Refused, with one plain
    sentence, when the file is not a census that can be read to its end.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise Refused(
            f"{path.name} is {path.stat().st_size / 1e6:,.0f} MB; "
            f"the largest census taken is {LARGEST_FILE / 1e6:,.0f} MB."
        )
    shredder = Shredder()
    header: dict[str, str] = {}
    try:
        with collector_paused(), path.open("rb") as file:
            _read_elements(Stretch(path.name, file), shredder, header, progress)
    except etree.XMLSyntaxError as error:
        raise Refused(_in_plain_words(path.name, error)) from None
    if not header:
        raise Refused(f"{path.name} has no Header, so it does not say which council and year.")
    return RawReturn(
        kind=CIN_CENSUS.kind, header=header, tables=shredder.tables, findings=shredder.findings()
    )


class Stretch:
    """The file as the parser takes it, never more of it at a time than one child can need."""

    def __init__(self, name: str, file: BinaryIO, what: str = "census") -> None:
        self.name = name
        self.file = file
        self.what = what
        self.since = 0

    def read(self, size: int) -> bytes:
        """The next bytes. Raises Refused where one child goes on for longer than any could."""
        data = self.file.read(size)
        self.since += len(data)
        if self.since > LARGEST_CHILD:
            raise Refused(
                f"{self.name} holds a child, or a single value, larger than any {self.what} does."
            )
        return data


def elements(file: Stretch, *tags: str) -> Any:
    """These elements as each ends, by a parser that resolves, fetches and expands nothing."""
    return etree.iterparse(
        file,
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def let_go(element: Any) -> None:
    """Let an element that has been read go, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _read_elements(
    file: Stretch,
    shredder: "Shredder",
    header: dict[str, str],
    progress: Callable[[int], None] | None,
) -> None:
    events = elements(file, "{*}Child", "{*}Header")
    checked = False
    for _, element in events:
        file.since = 0
        if not checked:
            _check_document(file.name, element)
            checked = True
        if local_name(element.tag) == "Header":
            _read_header(file.name, element, header)
            continue
        shredder.child(element)
        if shredder.count > MOST_CHILDREN:
            raise Refused(f"{file.name} holds more children than any council has.")
        if progress and shredder.count % 500 == 0:
            progress(shredder.count)
        let_go(element)
    root = events.root
    if not checked and root is not None:
        _check_document(file.name, root)
    if progress:
        progress(shredder.count)


def _check_document(name: str, element: Any) -> None:
    root = element.getroottree()
    if root.docinfo.doctype:
        raise Refused(
            f"{name} carries a document type definition or entities, which a census never needs; "
            "export it again from the case system."
        )
    if local_name(root.getroot().tag) != "Message":
        raise OfNoReturn(
            f"{name} is XML, but not a CIN census: its first element is "
            f"{local_name(root.getroot().tag)[:40]}, not Message."
        )


def _read_header(name: str, element: Any, header: dict[str, str]) -> None:
    """Add its cells. Raises Refused where the file has said whose it is, and otherwise."""
    for inner in element.iter():
        if not isinstance(inner.tag, str) or len(inner):
            continue
        cell, says = local_name(inner.tag), (inner.text or "").strip()
        if cell in SAYS_WHOSE and header.get(cell, says) != says:
            raise Refused(f"{name} says two different things of its {cell} in its Header.")
        header[cell] = says
    collection = header.get("Collection", "")
    if collection and not collection.upper().startswith("CIN"):
        raise OfNoReturn(
            f"{name} is not a CIN census: its Header says that it is for the collection "
            f"{collection[:20]}."
        )


def _in_plain_words(name: str, error: etree.XMLSyntaxError) -> str:
    line = error.lineno or 1
    message = (error.msg or "").lower()
    if "encod" in message or "utf-8" in message or "input is not proper" in message:
        return f"{name} is not in the encoding that it declares (line {line}); export it again."
    if "start tag expected" in message or "document is empty" in message:
        return f"{name} is not XML, so it is not a CIN census."
    if "depth" in message or "nesting" in message:
        return f"{name} nests its elements deeper than any census does (line {line})."
    if "huge" in message or "too long" in message or "too large" in message:
        return f"{name} holds a single value larger than any census does (line {line})."
    if "entit" in message:
        return f"{name} uses entities, which a census never needs (line {line})."
    return f"{name} breaks off or is damaged at line {line}, so none of it was taken in."


def local_name(tag: Any) -> str:
    """The name of an element without its namespace; nothing for comments and the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Shredder:
    """Takes one Child element after another apart into the raw tables of the return."""

    def __init__(self) -> None:
        self.tables = {
            name: RawTable(cells=tuple(cell.name for cell in group.cells))
            for name, group in CIN_CENSUS.tables.items()
        }
        self.plans = {name: _Plan(group) for name, group in CIN_CENSUS.tables.items()}
        self.count = 0
        self.unknown: dict[tuple[str, str], list[int]] = {}
        self.repeated: list[tuple[str, str, int, int, str]] = []
        self.inside: list[tuple[str, str, int, int]] = []

    def child(self, element: Any) -> None:
        """Take one child in."""
        self.count += 1
        self._row("Child", element, 0)

    def _row(self, name: str, element: Any, parent: int) -> None:
        table, plan = self.tables[name], self.plans[name]
        rows = table.rows
        row: list[Any] = [len(rows) + 1, parent, element.sourceline, *plan.blank]
        rows.append(row)
        self._fill(name, plan, row, element)

    def _fill(self, name: str, plan: "_Plan", row: list[Any], element: Any) -> None:
        for inner in element:
            tag = inner.tag
            step = plan.steps.get(tag)
            if step is None:
                step = plan.find(tag)
            what, where = step
            if what == CELL:
                text = inner.text if not len(inner) else self._read_together(name, row, inner)
                if text is None:
                    continue
                if row[where] is not None:
                    self._said_again(name, where, row, inner)
                    continue
                row[where] = text
            elif what == GROUP:
                self._row(where, inner, row[0])
            elif what == LISTED:
                self._list(name, where, inner, row[0])
            elif what == INSIDE:
                self._fill(name, plan, row, inner)
            elif tag is not None and isinstance(tag, str):
                self._has_no_place(name, inner, row[0])

    def _has_no_place(self, name: str, inner: Any, ordinal: int) -> None:
        key = (name, local_name(inner.tag))
        if key not in self.unknown and len(self.unknown) >= MOST_UNKNOWN:
            key = (name, "")
        self.unknown.setdefault(key, [0, inner.sourceline, ordinal])[0] += 1

    def _read_together(self, name: str, row: list[Any], inner: Any) -> str:
        """The text of a cell that has elements in it, which no edition's has."""
        self.inside.append((name, local_name(inner.tag), row[0], inner.sourceline))
        return "".join(inner.itertext())

    def _list(self, name: str, where: str, wrapper: Any, parent: int) -> None:
        rows = self.tables[where].rows
        for inner in wrapper:
            if local_name(inner.tag) == where:
                row = [len(rows) + 1, parent, inner.sourceline, inner.text]
                if len(inner):
                    row[FIRST_CELL] = self._read_together(where, row, inner)
                if row[FIRST_CELL] and row[FIRST_CELL].strip():
                    rows.append(row)
            elif isinstance(inner.tag, str):
                self._has_no_place(name, inner, parent)

    def _said_again(self, name: str, where: int, row: list[Any], inner: Any) -> None:
        first, again = str(row[where]).strip(), (inner.text or "").strip()
        if again and first != again:
            cell = self.tables[name].cells[where - FIRST_CELL]
            self.repeated.append((name, cell, row[0], inner.sourceline, again))

    def findings(self) -> list[Finding]:
        """What was noticed: elements that have no place, cells that were said twice."""
        found = [
            Finding(
                code="unknown-element",
                table=table,
                column=element,
                ordinal=ordinal,
                line=line,
                says=f"{count} of these",
                why=f"{element or 'Each of these'} is not an element of {table} in any edition; "
                "it was not read.",
                severity=Severity.NOTE,
            )
            for (table, element), (count, line, ordinal) in self.unknown.items()
        ]
        found += [
            Finding(
                code="said-twice",
                table=table,
                column=cell,
                ordinal=ordinal,
                line=line,
                says=says,
                why=f"{cell} is given twice in one row; the first was kept.",
            )
            for table, cell, ordinal, line, says in self.repeated
        ]
        found += [
            Finding(
                code="elements-in-a-cell",
                table=table,
                column=cell,
                ordinal=ordinal,
                line=line,
                why=f"{cell} should hold text alone; the text of what is in it was read together.",
            )
            for table, cell, ordinal, line in self.inside
        ]
        return found


CELL, GROUP, LISTED, INSIDE, UNKNOWN = range(5)
FIRST_CELL = 3


class _Plan:
    """What to do with each element found inside a group, looked up by tag."""

    def __init__(self, group: Group) -> None:
        self.blank: list[None] = [None] * len(group.cells)
        self.by_name: dict[str, tuple[int, Any]] = {}
        for place, cell in enumerate(group.cells, start=FIRST_CELL):
            for name in cell.names:
                self.by_name[name] = (CELL, place)
        for inner in group.groups:
            self.by_name[inner.name] = (GROUP, inner.name)
        for listed in group.listed:
            self.by_name[listed.wrapper] = (LISTED, listed.cell.name)
        for wrapper in group.inside:
            self.by_name[wrapper] = (INSIDE, None)
        self.steps: dict[Any, tuple[int, Any]] = {}

    def find(self, tag: Any) -> tuple[int, Any]:
        """The step for a tag met for the first time; remembered with its namespace."""
        step = self.by_name.get(local_name(tag), (UNKNOWN, None))
        self.steps[tag] = step
        return step
