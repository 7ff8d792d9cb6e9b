"""Has a workbook or a Parquet file read in a process of its own, and takes the tables over.

A workbook is a program's memory, packed by whoever sent it: a small one may unpack to more than a
machine has. What it needs beyond its limits ends that process, and the file is refused.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.ingest.tables_in_files.found import FoundTable

MOST_MEMORY = 3_000_000_000
"""Bytes of address space. A workbook of eleven lists of 20,000 rows takes half of it."""

MOST_SECONDS = 120
LARGEST_UNPACKED = 2_000_000_000
MOST_PARTS = 10_000
PACKED_TOO_WELL, WHERE_IT_MATTERS = 200, 10_000_000
"""No sheet of a return packs so well; a part of this size that does is a bomb."""

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,  # a way of packing that no office program uses
    RuntimeError,  # a part that is locked
)
START_OF_A_PART = 4096
DEFINES = (b"<!DOCTYPE", b"<!ENTITY")

SAID = {
    "locked": "is locked with a password; save it without one and load it again",
    "damaged": "is damaged and cannot be read",
    "memory": "needs more memory to be read than a return may take",
}


def read_apart(
    path: Path, *, most_memory: int = MOST_MEMORY, most_seconds: int = MOST_SECONDS
) -> list[FoundTable]:
    """The tables of a workbook or a Parquet file. Raises Refused, with one plain sentence."""
    if zipfile.is_zipfile(path):
        _check_parts(path)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "goldenthread.ingest.tables_in_files.child"]
        command += [str(path), folder, str(most_memory), str(most_seconds)]
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a parser's own words may quote a cell
                timeout=most_seconds * 2,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(f"{path.name} takes longer to be read than a return may.") from None
        return _take_over(path.name, Path(folder))


def _take_over(name: str, folder: Path) -> list[FoundTable]:
    try:
        answer = json.loads((folder / "tables.json").read_text())
    except (OSError, ValueError):
        raise Refused(
            f"{name} needs more memory or time to be read than a return may take."
        ) from None
    if answer["said"]:
        raise Refused(f"{name} {SAID[answer['said']]}.")
    tables = [_table(folder / f"{n}.arrow", said) for n, said in enumerate(answer["tables"])]
    if not tables:
        raise Refused(f"{name} holds no table that can be read.")
    return tables


def _table(file: Path, said: dict[str, Any]) -> FoundTable:
    with pa.OSFile(str(file), "rb") as source:
        cells = pa.ipc.open_file(source).read_all()
    hidden = Finding(
        code="hidden-sheet",
        table="Message",
        says=said["name"][:60],
        why=f"The sheet {said['name'][:60]!r} is hidden in the workbook; it was read.",
        severity=Severity.NOTE,
    )
    return FoundTable(
        name=said["name"],
        headings=said["headings"],
        cells=cells,
        findings=[hidden] if said["is_hidden"] else [],
    )


def _check_parts(path: Path) -> None:
    """Raise Refused for a workbook whose parts unpack to far more than any return is, or define
    what a workbook has no need to define."""
    try:
        with zipfile.ZipFile(path) as parts:
            listed = parts.infolist()
            unpacked = sum(part.file_size for part in listed)
            if (
                len(listed) > MOST_PARTS
                or unpacked > LARGEST_UNPACKED
                or any(map(_is_bomb, listed))
            ):
                raise Refused(f"{path.name} unpacks to far more than any return is.")
            for part in listed:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                with parts.open(part) as opened:
                    if any(word in opened.read(START_OF_A_PART) for word in DEFINES):
                        raise Refused(f"{path.name} defines entities, as no workbook need.")
    except DAMAGED:
        raise Refused(f"{path.name} {SAID['damaged']}.") from None


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > WHERE_IT_MATTERS and part.file_size > PACKED_TOO_WELL * max(
        part.compress_size, 1
    )
