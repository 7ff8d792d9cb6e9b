"""No command asks for what needs Django before Django is set up: each in a process of its own
would break, where a test that runs inside Django would not notice."""

import socket
import subprocess
import sys

import pytest

TRY = """
import importlib, sys
from goldenthread.commands.main import COMMANDS, parser

class Reached(BaseException):
    pass

def stop():
    raise Reached

asked = parser().parse_args(sys.argv[1:])
importlib.import_module("goldenthread.commands.asking").ready = stop
module = importlib.import_module(COMMANDS[asked.command][2])
module.ready = stop
try:
    getattr(module, asked.command)(asked)
except Reached:
    print("reached")
"""
WORDS = (
    "serve --port A_FREE_ONE",
    "demo --port A_FREE_ONE",
    "loads",
    "measure CPP-01",
    "cases CPP-01",
    "moved CPP-01 --from 1 --to 2",
    "child TB1",
    "clocks",
)


@pytest.mark.parametrize("words", WORDS)
def test_command_sets_django_up_first(words: str) -> None:
    """Whoever runs the tests may have a home served on the usual port: a free one is asked for
    here, since what names a test must be the same wherever it is collected."""
    with socket.socket() as asked_for:
        asked_for.bind(("127.0.0.1", 0))
        words = words.replace("A_FREE_ONE", str(asked_for.getsockname()[1]))
    done = subprocess.run(
        [sys.executable, "-c", TRY, *words.split()], capture_output=True, text=True, check=False
    )
    assert done.stdout.endswith("reached\n"), done.stderr[-500:]
