"""Keeps a process ready that reads files of tables apart from this one (child.py).

To start Python and import what reading needs takes half a second of the processor, many times what
a small workbook takes to be read. One process does so once; each file is read by a process of its
own that is parted from it, with limits and memory of its own, and that is gone afterwards.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, BinaryIO

from goldenthread.ingest.tables_in_files.child import Asked

ROOT = Path(__file__).parents[3]
CHILD = "goldenthread.ingest.tables_in_files.child"
SECONDS = 30


class Readers:
    """The process that is kept ready, and what it is asked."""

    def __init__(self) -> None:
        self.of_process = os.getpid()
        self._one_at_a_time = Lock()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", CHILD, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a parser's own words may quote a cell
                env=surroundings(),
                cwd="/",
                pass_fds=[theirs.fileno()],
            )

    def ask(self, question: dict[str, object], files: Sequence[int] = ()) -> int:
        """The answer to one question. Raises ConnectionError where the process is gone."""
        with self._one_at_a_time:
            socket.send_fds(self._control, [json.dumps(question).encode()], list(files))
            answer = self._control.recv(100)
        if not answer:
            raise ConnectionResetError
        return int(answer)

    def let_go(self) -> None:
        """End the process: it ends where nobody can ask any more."""
        self._control.close()
        self._process.wait(SECONDS)


@dataclass(kw_only=True)
class ReadApart:
    """A process that reads one file: its answer as it comes."""

    readers: Readers
    process: int
    answer: IO[bytes]

    def end(self, *, patience: float = 0) -> int:
        """End it, where it has not ended by itself so soon; gives the signal by which it ended, 0
        where none did or it was ended before."""
        with suppress(OSError):
            return self.readers.ask({"end": self.process, "patience": patience})
        return 0


_kept: list[Readers] = []
_starting = Lock()


@contextmanager
def reading_apart(file: BinaryIO, asked: Asked) -> Iterator[ReadApart]:
    """A process that reads this file. Whoever asks for it ends it."""
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as answer:
        try:
            readers, process = _asked(file.fileno(), theirs, asked)
        finally:
            os.close(theirs)
        yield ReadApart(readers=readers, process=process, answer=answer)


def _asked(file: int, out: int, asked: Asked) -> tuple[Readers, int]:
    readers = _ready()
    try:
        return readers, readers.ask({"read": asked}, (file, out))
    except OSError:  # it was idle for long, or somebody ended it
        readers = _ready(in_place_of=readers)
        return readers, readers.ask({"read": asked}, (file, out))


def _ready(in_place_of: Readers | None = None) -> Readers:
    with _starting:
        if in_place_of in _kept:
            _kept.clear()
            in_place_of.let_go()
        if not _kept or _kept[0].of_process != os.getpid():
            _kept[:] = [Readers()]
        return _kept[0]


def start() -> None:
    """Start the process that is kept ready, where it is not: it imports what it needs beside
    whatever else there is to do before the first file is read."""
    _ready()


@atexit.register
def _let_go() -> None:
    for readers in _kept:
        if readers.of_process == os.getpid():
            readers.let_go()


def surroundings() -> dict[str, str]:
    """What the process may know of the machine: where its own modules are, and no secrets."""
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH", "TZ") if key in os.environ}
    # One thread and one heap: more of either only reserve address space, which is limited.
    few = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    arrow = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
    return kept | few | arrow | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
