"""Runs a load in a home of its own, and watches what it takes: time, processor, memory, lock."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil

COMMAND = (sys.executable, "-m", "goldenthread")
LOOKS_EVERY = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, kw_only=True)
class Took:
    """What one load took. `seconds` as it says itself, `whole` with the start of the command;
    `processor` seconds of it and of the processes that read for it, without the database;
    `memory` of its largest process and `together` of all, at the most, in MB."""

    seconds: float
    whole: float
    processor: float
    locked_for: float
    memory: float
    together: float
    findings: int
    rows: int


def load_once(path: Path, folder: Path) -> Took:
    """Load a return into a home of its own whose database is up."""
    with tempfile.TemporaryDirectory(dir=folder) as home, _kept_up(home) as environment:
        answer = Path(home) / "answer.json"
        started = time.perf_counter()
        with answer.open("wb") as said:
            status, usage, together = _watched([str(path)], environment, said)
        whole = time.perf_counter() - started
        if status:
            raise RuntimeError("the load under test failed")
        (told,) = json.loads(answer.read_bytes())
    return Took(
        seconds=told["seconds"],
        whole=whole,
        processor=usage.ru_utime + usage.ru_stime,
        locked_for=told["locked_for"],
        memory=usage.ru_maxrss / 1024,
        together=together / 2**20,
        findings=len(told["findings"]),
        rows=sum(table["read"] for table in told["tables"].values()),
    )


@contextmanager
def _kept_up(home: str) -> Iterator[dict[str, str]]:
    """The database of a home, kept up; gives the surroundings of commands in it."""
    environment = {**os.environ, "GOLDENTHREAD_HOME": home}
    environment.pop("DATABASE_URL", None)
    holder = subprocess.Popen(
        [sys.executable, "-m", "goldenthread.bench.holding"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        holder.stdout.readline()
        yield environment
    finally:
        holder.stdin.close()
        holder.wait(30)


def _watched(
    paths: list[str], environment: Mapping[str, str], said: IO[bytes]
) -> tuple[int, Any, int]:
    """Its exit, what it used, and the most memory of it and its processes at one moment."""
    run = subprocess.Popen(
        [*COMMAND, "load", *paths, "--json"],
        env=environment,
        stdout=said,
        stderr=subprocess.DEVNULL,
    )
    process, most = psutil.Process(run.pid), 0
    while True:
        ended, status, usage = os.wait4(run.pid, os.WNOHANG)
        if ended:
            run.returncode = status
            return status, usage, most
        most = max(most, _memory(process))
        time.sleep(LOOKS_EVERY)


def _memory(process: psutil.Process) -> int:
    """Bytes of a process and of those that it started; what they share is counted once."""
    found = 0
    with suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                found += one.memory_full_info().pss
    return found
