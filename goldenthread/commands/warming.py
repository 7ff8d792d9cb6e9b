"""Works out, in the background, what the first person to open a page would otherwise wait for."""

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import connection

from goldenthread.commands.background import in_background

T = TypeVar("T")
A_FEW = 4
"""Measures that are made ready between two looks at whether the process is about to go."""


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in turn, so many at a time."""
    rest = iter(things)
    while few := list(islice(rest, size)):
        yield few


def warm_in_background() -> Callable[[], None]:
    """Open the snapshot, build clocks and case lists, in a thread that nobody waits for.

    Gives what ends it.
    """
    return in_background(_warm, name="warms the record")


def _warm(ends: threading.Event) -> None:
    from goldenthread.access.to_mend import known_to_mend
    from goldenthread.clocks.running import runs_on
    from goldenthread.ledger.following import read
    from goldenthread.measures.answers import make_ready
    from goldenthread.measures.continuum import continuum
    from goldenthread.measures.periods import months_to, twelve_months_to
    from goldenthread.measures.register import MEASURES

    try:
        reading = read()
        if reading.as_at is None:
            return
        continuum(reading, reading.as_at)  # the home page comes first
        runs_on(reading, reading.as_at, where="false")
        for asked in ([twelve_months_to(reading.as_at)], months_to(reading.as_at, 24)):
            for few in batched(MEASURES.values(), A_FEW):
                if ends.is_set():
                    return
                make_ready(reading, few, asked)
        known_to_mend(reading)  # the page of a child asks for it
    finally:
        connection.close()
