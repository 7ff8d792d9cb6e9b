"""Looks a zipped workbook over before any of it is unpacked: a small one may hold anything."""

import zipfile
import zlib
from enum import StrEnum
from typing import BinaryIO

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import refusing

LARGEST_UNPACKED = 2_000_000_000
"""Bytes of all parts together; a workbook of 220,000 rows has 160,000,000."""

MOST_PARTS = 10_000
PACKED_TOO_WELL, WHERE_IT_MATTERS = 200, 10_000_000
"""A part of this many bytes that was packed to less than one in 200 is a bomb: a sheet in which
every row is the same packs to one in 50."""

START_OF_A_PART = 4096
DEFINES = (b"<!DOCTYPE", b"<!ENTITY")
XML = (".xml", ".rels", ".vml")

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,  # a way of packing that no office program uses
    RuntimeError,
)


class Workbook(StrEnum):
    """What kind of workbook a zip is."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"


HOLDS = {
    "xl/workbook.xml": Workbook.XLSX,
    "xl/workbook.bin": Workbook.XLSB,
    "content.xml": Workbook.ODS,
}
"""The part by which each kind is told."""


def look_over(file: BinaryIO, name: str) -> Workbook:
    """What kind of workbook a zip is. Raises Refused where it is none, is damaged or locked, would
    unpack to more than a return is, or defines what no workbook need define."""
    try:
        with zipfile.ZipFile(file) as parts:
            listed = parts.infolist()
            _check_sizes(listed, name)
            kind = _kind(listed)
            if kind is None:
                raise refusing.no_workbook(name)
            if any(part.flag_bits & 1 for part in listed):
                raise refusing.locked(name)
            if any(_defines(parts, part) for part in listed):
                raise Refused(f"{name} defines entities, as no workbook need.")
    except DAMAGED:
        raise refusing.damaged(name) from None
    return kind


def _kind(listed: list[zipfile.ZipInfo]) -> Workbook | None:
    names = [part.filename.lower() for part in listed]
    return next((kind for part, kind in HOLDS.items() if part in names), None)


def _check_sizes(listed: list[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(part.file_size for part in listed)
    if len(listed) > MOST_PARTS or unpacked > LARGEST_UNPACKED or any(map(_is_bomb, listed)):
        raise refusing.unpacks_to_too_much(name)
    if len({part.filename for part in listed}) < len(listed):
        raise refusing.damaged(name)  # two readers would read two different parts


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > WHERE_IT_MATTERS and part.file_size > PACKED_TOO_WELL * max(
        part.compress_size, 1
    )


def _defines(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether XML begins with a document type. Without its zeros UTF-16 is seen into as well."""
    if not part.filename.lower().endswith(XML):
        return False
    with parts.open(part) as opened:
        start = opened.read(START_OF_A_PART).replace(b"\0", b"")
    return any(word in start for word in DEFINES)
