"""Each command that reads the record, in a process in which nothing has been set up yet."""

import subprocess
import sys

import pytest

STOPPED_AT_THE_GROUND = """
import sys
from goldenthread.commands import asking, ground
from goldenthread.commands.main import main


def reached() -> None:
    raise ground.Wrong("reached the ground")


asking.ready = reached
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    "words",
    [
        ("measure", "CPP-01"),
        ("cases", "CPP-01"),
        ("moved", "CPP-01", "--from", "0", "--to", "1"),
        ("child", "A1"),
        ("clocks",),
    ],
    ids=lambda words: words[0],
)
def test_nothing_asks_for_the_database_before_it_is_set_up(words: tuple[str, ...]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STOPPED_AT_THE_GROUND, *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (2, "goldenthread: reached the ground\n")
