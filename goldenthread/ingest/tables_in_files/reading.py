"""Reads a file of tables: what kind of file it is, and who reads it."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import ready
from goldenthread.ingest.tables_in_files.apart import read_apart
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.separated import read_separated

LARGEST_FILE = 600_000_000
"""Bytes. Many times the largest council's return; more is refused before it is read."""

LARGEST_HERE = 5_000_000
"""Bytes of a CSV that is read in this process: text unpacks to nothing larger, and a process of
its own takes a quarter of a second. A larger one is read apart, within its limits."""

WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: zipped ones, an empty zip, those of before 2007."""

PARQUET = (b"PAR1", b"PARE")

AROUND = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""What may stand before the first letter of a text."""

NO_TABLES = {
    b"<": "is XML or a web page, whatever its name says; save it as a workbook or as CSV",
    b"%PDF": "is a PDF; tables cannot be read from it",
    b"{\\rtf": "is a text document; save its table as a workbook or as CSV",
    b"\x1f\x8b": "is packed; unpack it and load what is in it",
    b"7z\xbc\xaf": "is packed; unpack it and load what is in it",
}


def read_tables(path: Path) -> list[FoundTable]:
    """The tables of a file. Raises Refused, with one plain sentence."""
    size, start = _looks(path)
    if size > LARGEST_FILE:
        raise Refused(f"{path.name} is larger than any return is; nothing was taken in.")
    if start.startswith(WORKBOOKS):
        return read_apart(path)
    if start.startswith(PARQUET):
        return read_apart(path, is_workbook=False)
    for beginning, why in NO_TABLES.items():
        if start.lstrip(AROUND).startswith(beginning):
            raise Refused(f"{path.name} {why}.")
    if size > LARGEST_HERE:
        return read_apart(path, is_workbook=False)
    return [read_separated(path.read_bytes(), file_name=path.name, table=path.stem)]


def expect(paths: Iterable[Path]) -> None:
    """Have the process that reads files apart start now, where it will read any of these, or of the
    files in these folders."""
    with suppress(OSError):  # of a path that leads nowhere whoever reads it says so
        for path in paths:
            files = path.iterdir() if path.is_dir() else [path]
            if any(map(_is_read_apart, filter(Path.is_file, files))):
                ready.start()
                return


def _is_read_apart(path: Path) -> bool:
    size, start = _looks(path)
    is_text = not start.startswith((*WORKBOOKS, *PARQUET))
    is_large = LARGEST_HERE < size <= LARGEST_FILE
    return is_large and not start.lstrip(AROUND).startswith(b"<") if is_text else True


def _looks(path: Path) -> tuple[int, bytes]:
    """The bytes of a file, and how it begins."""
    with path.open("rb") as file:
        return path.stat().st_size, file.read(64)
