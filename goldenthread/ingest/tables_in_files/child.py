"""Reads a file of tables in a process of its own, within limits that only it keeps.

Run as `python -m goldenthread.ingest.tables_in_files.child FILE TABLE SHARE SHARES BYTES SECONDS`
with the file as its standard input. To its standard output go, for each table, a line of JSON that
says what it is and then its cells as an Arrow stream; and last a line that says it is all, or why
the file is refused. Nothing touches the disk. Where the last line is missing, it fell.
"""

import gc
import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.ipc

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import refusing
from goldenthread.ingest.tables_in_files.found import FoundTable

LARGEST_ANSWER = 1_000_000_000
"""Bytes of all tables together, as text: many times the largest return."""


def main() -> None:
    """Read what is on standard input, and say what it holds on standard output."""
    name, table, share, shares, most_memory, most_seconds = sys.argv[1:]
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints is no part of the answer
    gc.disable()
    with suppress(BrokenPipeError):
        try:
            read = _reader(name, table, int(share), int(shares))
            _limit(int(most_memory), int(most_seconds))
            _say(out, read)
            last: dict[str, Any] = {"is_all": True}
        except Refused as why:
            last = {"refused": str(why)}
        except MemoryError:
            last = {"refused": str(refusing.too_much_memory(name))}
        except BaseException:  # whatever a damaged file makes a parser do, its panics included
            last = {"refused": str(refusing.damaged(name))}
        out.write(json.dumps(last).encode() + b"\n")
        out.flush()


def _limit(most_memory: int, most_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would be the children's data on disk
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))


def _reader(name: str, table: str, share: int, shares: int) -> Iterator[tuple[int, FoundTable]]:
    """Who reads the file, told by how it begins; imported before the memory is limited."""
    file: BinaryIO = os.fdopen(0, "rb", closefd=False)
    start = file.read(4)
    file.seek(0)
    if start[:3] == b"PAR":
        from goldenthread.ingest.tables_in_files.parquet import read_parquet

        return ((0, read_parquet(f, name, table)) for f in (file,))
    if start in (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"):
        from goldenthread.ingest.tables_in_files.workbook import read_workbook

        return read_workbook(file, name, share=share, shares=shares)
    from goldenthread.ingest.tables_in_files.separated import read_separated

    return ((0, read_separated(f.read(), file_name=name, table=table)) for f in (file,))


def _say(out: BinaryIO, read: Iterator[tuple[int, FoundTable]]) -> None:
    said = 0
    for place, table in read:
        said += table.cells.nbytes
        if said > LARGEST_ANSWER:
            raise Refused(f"{sys.argv[1]} is larger than any return is; nothing was taken in.")
        findings = [asdict(finding) for finding in table.findings]
        about = {"place": place, "name": table.name, "headings": table.headings}
        out.write(json.dumps(about | {"findings": findings}).encode() + b"\n")
        with pa.ipc.new_stream(out, table.cells.schema) as stream:
            stream.write_table(table.cells)


if __name__ == "__main__":
    main()
