"""Has a file of tables read in a process of its own, and takes the tables over.

A workbook is a program's memory, packed by whoever sent it: a small one may unpack to more than a
machine has. What it needs beyond its limits ends that process, and the file is refused.
"""

import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import IO, Any

import pyarrow as pa
import pyarrow.ipc

from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.ingest.tables_in_files import refusing
from goldenthread.ingest.tables_in_files.child import Asked
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.ready import reading_apart

MOST_MEMORY = 2_000_000_000
"""Bytes of address space of each process that reads. A workbook of eleven lists of 20,000 rows
takes a fifth of it; one stray cell far below and right of a table would take all."""

MOST_SECONDS = 60
"""Of the processor, for each process; the same workbook takes three."""

OTHERS_AT_WORK = 3
"""By the clock it may take so many times as long: other work may share the machine."""

WORTH_SHARING = 3_000_000
"""Bytes. The sheets of a larger workbook are read by two processes, every other sheet each."""

LONGEST_LINE = 64_000_000
"""Bytes of what the reader says about one table."""


def read_apart(
    path: Path,
    *,
    most_memory: int = MOST_MEMORY,
    most_seconds: float = MOST_SECONDS,
    is_workbook: bool = True,
) -> list[FoundTable]:
    """The tables of a file, in its own order. Raises Refused, with one plain sentence."""
    shares = 2 if is_workbook and path.stat().st_size > WORTH_SHARING else 1
    with ThreadPoolExecutor(shares) as readers:
        parts = readers.map(
            lambda share: _share(path, share, shares, most_memory, most_seconds), range(shares)
        )
        tables = dict(table for part in parts for table in part)
    if not tables:
        raise Refused(f"{path.name} holds no table that can be read.")
    return [tables[place] for place in sorted(tables)]


Placed = tuple[int, FoundTable]


def _share(
    path: Path, share: int, shares: int, most_memory: int, most_seconds: float
) -> list[Placed]:
    asked = Asked(path.name, path.stem, share, shares, most_memory, max(1, int(most_seconds)))
    with path.open("rb") as file, reading_apart(file, asked) as reader:
        until = monotonic() + most_seconds * OTHERS_AT_WORK
        clock = Timer(most_seconds * OTHERS_AT_WORK, reader.end)
        clock.start()
        try:
            return list(_taken_over(reader.answer))
        except (pa.ArrowException, OSError, ValueError, KeyError, TypeError):
            is_late = monotonic() >= until or reader.end(patience=1) == signal.SIGXCPU
            raise (refusing.too_long if is_late else refusing.too_much_memory)(path.name) from None
        finally:
            clock.cancel()
            reader.end()


def _taken_over(answer: IO[bytes]) -> Iterator[Placed]:
    """The tables as they come. Raises Refused where that is said, ValueError where it is cut."""
    while True:
        said = json.loads(answer.readline(LONGEST_LINE))
        if "refused" in said:
            raise Refused(said["refused"])
        if said.get("is_all"):
            return
        with pa.ipc.open_stream(answer) as stream:
            cells = stream.read_all()
        cells.validate(full=True)
        findings = [_finding(finding) for finding in said["findings"]]
        table = FoundTable(
            name=said["name"], headings=said["headings"], cells=cells, findings=findings
        )
        yield said["place"], table


def _finding(said: dict[str, Any]) -> Finding:
    return Finding(**{**said, "severity": Severity(said["severity"])})
