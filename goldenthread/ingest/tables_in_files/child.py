"""Reads files of tables, each in a process of its own, within limits that it alone keeps.

Run as `python -m goldenthread.ingest.tables_in_files.child CONTROL`, the number of a socket on
which ready.py asks: this process has imported all that reading needs, and parts from itself one
process for each file. That one writes, for each table, a line of JSON that says what it is and then
its cells as an Arrow stream; and last a line that says it is all, or why the file is refused.
Nothing touches the disk. Where the last line is missing, it fell.
"""

import gc
import json
import mmap
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
import pyarrow.ipc

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import refusing
from goldenthread.ingest.tables_in_files.found import FoundTable

LARGEST_ANSWER = 1_000_000_000
"""Bytes of all tables together, as text: many times the largest return."""

LARGEST_QUESTION = 10_000
ROOM = 1_000_000
IDLE_FOR = 600
"""Seconds without a question after which the process that is kept ready ends."""


class Asked(NamedTuple):
    """Which file is to be read, what its table is called, which of its sheets, and the limits."""

    name: str
    table: str
    share: int
    shares: int
    most_memory: int
    most_seconds: int


def main() -> None:
    """Answer what is asked on the socket, until nobody asks: read a file, or end a reading."""
    control = socket.socket(fileno=int(sys.argv[1]))
    control.settimeout(IDLE_FOR)
    gc.disable()
    parted: set[int] = set()
    with suppress(OSError):
        while True:
            said, files, _, _ = socket.recv_fds(control, LARGEST_QUESTION, 2)
            if not said:
                return
            question = json.loads(said)
            if "read" in question:
                answer = _parted(control, Asked(*question["read"]), *files)
                parted.add(answer)
            elif (process := question["end"]) not in parted:
                answer = 0  # it ended before: its number may be another's by now
            else:
                answer = _ended(process, question["patience"])
                parted.remove(process)
            for file in files:
                os.close(file)
            control.sendall(str(answer).encode())


def _parted(control: socket.socket, asked: Asked, file: int, out: int) -> int:
    """Part a process that reads the file; gives its number."""
    read_by = _import_reader(
        os.pread(file, 4, 0)
    )  # before memory is limited, and for those to come
    process = os.fork()
    if process:
        return process
    try:
        control.close()
        os.dup2(2, 1)  # whatever a parser prints is no part of the answer
        _answer(os.fdopen(file, "rb"), os.fdopen(out, "wb"), read_by, asked)
    finally:
        os._exit(0)


def _ended(process: int, patience: float) -> int:
    """End a reading that does not end by itself so soon; gives the signal by which it ended."""
    until = time.monotonic() + patience
    while os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() >= until:
            os.kill(process, signal.SIGKILL)
            break
        time.sleep(0.005)
    return max(0, -os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))


def _answer(file: BinaryIO, out: BinaryIO, read_by: str, asked: Asked) -> None:
    with suppress(BrokenPipeError):
        try:
            _limit(asked)
            _say(out, _reading(file, read_by, asked), asked)
            last: dict[str, Any] = {"is_all": True}
        except Refused as why:
            last = {"refused": str(why)}
        except MemoryError:
            last = {"refused": str(refusing.too_much_memory(asked.name))}
        except BaseException:  # whatever a damaged file makes a parser do, its panics included
            last = {"refused": str(refusing.damaged(asked.name))}
        out.write(json.dumps(last).encode() + b"\n")
        out.flush()


def _limit(asked: Asked) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would be the children's data on disk
    resource.setrlimit(resource.RLIMIT_CPU, (asked.most_seconds, asked.most_seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (asked.most_memory, asked.most_memory))
    try:
        mmap.mmap(-1, ROOM).close()
    except OSError:  # more is taken already: a small file might find room in what was let go
        raise MemoryError from None


def _import_reader(start: bytes) -> str:
    """Who reads a file, told by how it begins."""
    if start[:3] == b"PAR":
        import goldenthread.ingest.tables_in_files.parquet

        return "parquet"
    if start in (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"):
        import goldenthread.ingest.tables_in_files.workbook

        return "workbook"
    import goldenthread.ingest.tables_in_files.separated  # noqa: F401

    return "separated"


def _reading(file: BinaryIO, read_by: str, asked: Asked) -> Iterator[tuple[int, FoundTable]]:
    match read_by:
        case "parquet":
            from goldenthread.ingest.tables_in_files.parquet import read_parquet

            yield 0, read_parquet(file, asked.name, asked.table)
        case "workbook":
            from goldenthread.ingest.tables_in_files.workbook import read_workbook

            yield from read_workbook(file, asked.name, share=asked.share, shares=asked.shares)
        case _:
            from goldenthread.ingest.tables_in_files.separated import read_separated

            yield 0, read_separated(file.read(), file_name=asked.name, table=asked.table)


def _say(out: BinaryIO, read: Iterator[tuple[int, FoundTable]], asked: Asked) -> None:
    said = 0
    for place, table in read:
        said += table.cells.nbytes
        if said > LARGEST_ANSWER:
            raise Refused(f"{asked.name} is larger than any return is; nothing was taken in.")
        findings = [asdict(finding) for finding in table.findings]
        about = {"place": place, "name": table.name, "headings": table.headings}
        out.write(json.dumps(about | {"findings": findings}).encode() + b"\n")
        with pa.ipc.new_stream(out, table.cells.schema) as stream:
            stream.write_table(table.cells)


if __name__ == "__main__":
    main()
