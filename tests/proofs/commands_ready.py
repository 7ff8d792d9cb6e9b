"""Commands that start at once: a process that has imported all that a load needs, and that parts
itself for each command. To start Python anew takes longer than most of what is to be killed.

What is parted runs `goldenthread` as a person would, from its words to its exit code; nothing is
connected, opened or read before it is parted.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

READY = """
import atexit, json, os, socket, sys
import goldenthread.commands.loading, goldenthread.commands.ground, goldenthread.commands.asking
from goldenthread.commands.main import COMMANDS, main
import django
django.setup()
import goldenthread.ingest.load, goldenthread.config.database, adbc_driver_postgresql.dbapi
import goldenthread.access.numbers, goldenthread.packs.sending_digests
from goldenthread.ingest.rules.compiled import compiled_rules
compiled_rules()
control = socket.socket(fileno=int(sys.argv[1]))
while True:
    said, files, _, _ = socket.recv_fds(control, 100_000, 2)
    if not said:
        break
    asked = json.loads(said)
    if "wait" in asked:
        answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
    else:
        answer = os.fork()
        if not answer:
            control.close()
            for place, file in enumerate(files, 1):
                os.dup2(file, place)
                os.close(file)
            try:
                main(asked["words"])
            except SystemExit as left:
                code = left.code or 0
            atexit._run_exitfuncs()
            sys.stdout.flush()
            os._exit(code)  # threads of libraries, which were not parted with it, cannot be ended
    for file in files:
        os.close(file)
    control.sendall(str(answer).encode())
"""


class Command:
    """A command that is under way: the part of `subprocess.Popen` that the proofs use."""

    def __init__(self, ready: "CommandsReady", words: Sequence[str]) -> None:
        self.returncode: int | None = None
        self._ready = ready
        out, their_out = os.pipe()
        err, their_err = os.pipe()
        self.pid = ready.ask({"words": list(words)}, (their_out, their_err))
        os.close(their_out)
        os.close(their_err)
        self.stdout: TextIO = os.fdopen(out)
        self.stderr: TextIO = os.fdopen(err)

    def wait(self, timeout: float) -> int:
        """Its exit code, or the signal that killed it, negative."""
        if self.returncode is None:
            too_late = threading.Timer(timeout, os.kill, (self.pid, signal.SIGKILL))
            too_late.start()
            self.returncode = self._ready.ask({"wait": self.pid})
            too_late.cancel()
        return self.returncode

    def communicate(self, timeout: float) -> tuple[str, str]:
        """What it says, to its end."""
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.append(self.stdout.read()))
        reader.start()
        complained = self.stderr.read()
        reader.join(timeout)
        self.wait(timeout)
        self.stdout.close()
        self.stderr.close()
        return "".join(said), complained


class CommandsReady:
    """The process that is kept ready."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", READY, str(theirs.fileno())],
                env=environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def ask(self, question: dict[str, object], files: Sequence[int] = ()) -> int:
        socket.send_fds(self._control, [json.dumps(question).encode()], list(files))
        return int(self._control.recv(100))

    def close(self) -> None:
        self._control.close()
        self._process.wait(60)


@contextmanager
def commands_ready(environment: Mapping[str, str], folder: Path) -> Iterator[CommandsReady]:
    """Keep such a process until the end of the block."""
    ready = CommandsReady(environment, folder)
    try:
        yield ready
    finally:
        ready.close()
