"""What the reader of workbooks leaves out of an .xlsx sheet: cells that hold an error, which it
gives as blank, and formulas that were never worked out."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

# A cell is <c r="B7" s="1" t="e"><f>A1/0</f><v>#DIV/0!</v></c>, each name perhaps with a prefix.
# No part of a pattern runs over a "<", so no sheet, however made, takes more than one pass.
_P = rb"(?:[\w.-]{1,20}:)?"
_FORMULA = rb"<" + _P + rb"f\b[^<>]*(?:/>|>[^<]*</" + _P + rb"f>)"
_VALUE = rb"<" + _P + rb"v[^<>]*>([^<]*)</" + _P + rb"v>"
_NO_VALUE = rb"<" + _P + rb"v(?:\s[^<>]*)?(?:/>|></" + _P + rb"v>)"
_END = rb"\s*</" + _P + rb"c>"

ERROR = re.compile(
    rb"<"
    + _P
    + rb"c\s(?=[^<>]*\bt=[\"']e[\"'])([^<>]*)>\s*(?:"
    + _FORMULA
    + rb"\s*)?"
    + _VALUE
    + _END
)
NOT_WORKED_OUT = re.compile(
    rb"<" + _P + rb"c\s([^<>]*)>\s*" + _FORMULA + rb"\s*(" + _NO_VALUE + rb")?" + _END
)
A_FORMULA = re.compile(rb"<" + _P + rb"f[\s>/]")
IS_TEXT = re.compile(rb"\bt=[\"']str[\"']")
PLACE = re.compile(rb"\br=[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")

AT_A_TIME = 8_000_000
"""Bytes of a sheet that are looked through at once: some tens of thousands of rows."""


@dataclass(kw_only=True)
class LeftOut:
    """What was found in one sheet. Rows and columns count from 0.

    `errors` are texts by row and column; `not_worked_out` the places of formulas without a value;
    `nowhere` counts errors whose cell does not say where it is.
    """

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    not_worked_out: list[tuple[int, int]] = field(default_factory=list)
    formulas: int = 0
    nowhere: int = 0


@dataclass(kw_only=True)
class BookInXml:
    """The parts of an .xlsx: its sheets' by their names, and what it says about itself."""

    sheets: dict[str, str]
    asks_to_be_worked_out: bool
    takes_from_others: bool
    has_macros: bool


def book_in_xml(file: BinaryIO) -> BookInXml:
    """Where the sheets of an .xlsx are. Raises ValueError, KeyError or zipfile's errors."""
    with zipfile.ZipFile(file) as parts:
        names = {name.lower(): name for name in parts.namelist()}
        book = ElementTree.fromstring(parts.read(names["xl/workbook.xml"]))
        links = ElementTree.fromstring(parts.read(names["xl/_rels/workbook.xml.rels"]))
        target = {link.get("Id", ""): link.get("Target", "") for link in links}
        sheets = {}
        for sheet in _named(book, "sheet"):
            place = target.get(sheet.get(RELATION, sheet.get(STRICT_RELATION, "")), "")
            whole = place[1:] if place.startswith("/") else f"xl/{place}"
            sheets[sheet.get("name", "")] = names.get(whole.lower(), "")
        return BookInXml(
            sheets=sheets,
            asks_to_be_worked_out=any(
                part.get("fullCalcOnLoad") in ("1", "true") for part in _named(book, "calcPr")
            ),
            takes_from_others=any(name.startswith("xl/externallinks/") for name in names),
            has_macros="xl/vbaproject.bin" in names,
        )


def _named(book: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (part for part in book.iter() if part.tag.rpartition("}")[2] == name)


def left_out(file: BinaryIO, part: str) -> LeftOut:
    """What the reader leaves out of the sheet that is this part of the workbook."""
    found = LeftOut()
    with zipfile.ZipFile(file) as parts, parts.open(part) as sheet:
        rest = b""
        while some := sheet.read(AT_A_TIME):
            some = rest + some
            cut = some.rfind(b"row>") + 4
            if cut < 4:
                cut = 0
            _look_through(some[:cut], found)
            rest = some[cut:]
        _look_through(rest, found)
    return found


def _look_through(some: bytes, found: LeftOut) -> None:
    if b't="e"' in some or b"t='e'" in some:
        for cell in ERROR.finditer(some):
            _error(cell[1], cell[2], found)
    if (many := some.count(b"<f")) or b":f" in some:
        found.formulas += many or len(A_FORMULA.findall(some))
        for cell in NOT_WORKED_OUT.finditer(some):
            is_empty_text = cell[2] is not None and IS_TEXT.search(cell[1])
            place = _place(cell[1])
            if place and not is_empty_text:
                found.not_worked_out.append(place)


def _error(said: bytes, text: bytes, found: LeftOut) -> None:
    place = _place(said)
    if place is None:
        found.nowhere += 1
        return
    row, column = place
    found.errors.setdefault(row, {})[column] = unescape(text.decode("utf-8", errors="replace"))


def _place(said: bytes) -> tuple[int, int] | None:
    """Row and column, from 0, of a cell that says `r="B7"`."""
    place = PLACE.search(said)
    if place is None:
        return None
    column = 0
    for letter in place[1].upper():
        column = column * 26 + letter - ord("A") + 1
    return int(place[2]) - 1, column - 1
