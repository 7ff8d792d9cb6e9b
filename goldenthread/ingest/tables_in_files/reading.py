"""Reads a file of tables: what kind of file it is, and who reads it."""

from pathlib import Path

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files.apart import read_apart
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.separated import read_separated

LARGEST_FILE = 600_000_000
"""Bytes. Many times the largest council's return; more is refused before it is read."""

READ_APART = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1")
"""How files begin that are not text: zipped workbooks, those of before 2007, Parquet."""


def read_tables(path: Path) -> list[FoundTable]:
    """The tables of a file. Raises Refused, with one plain sentence."""
    if path.stat().st_size > LARGEST_FILE:
        raise Refused(f"{path.name} is larger than any return is; nothing was taken in.")
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(READ_APART):
        return read_apart(path)
    return [read_separated(path)]
