"""Work that goes on beside the pages of a server, in a thread that nobody waits for."""

import threading
from collections.abc import Callable

LONGEST_STEP = 30
"""Seconds that the end waits for the step under way."""


def in_background(work: Callable[[threading.Event], None], *, name: str) -> Callable[[], None]:
    """Begin; gives what ends it. `work` is given the event that is set when the process is about to
    go: a query that is cut off then would bring it down."""
    ends = threading.Event()
    thread = threading.Thread(target=work, args=(ends,), name=name, daemon=True)
    thread.start()

    def end() -> None:
        ends.set()
        thread.join(LONGEST_STEP)

    return end
