"""One follower of the ledger in this process, and every open stream that it wakes."""

import asyncio
import threading
from collections.abc import Callable

from goldenthread.ledger.following import follow

Follows = Callable[[Callable[[int], None], threading.Event], None]
"""What tells of each edition until it is told to stop."""


class Hub:
    """Tells open streams that an edition was made. Lives on the server's event loop."""

    def __init__(self, follows: Follows = follow) -> None:
        self.edition = 0
        self._follows = follows
        self._changed: asyncio.Event | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin to follow, once; called from the event loop."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()
        self._stop.clear()
        self._thread = threading.Thread(
            target=self._follows,
            args=(self._heard, self._stop),
            name="follows the ledger",
            daemon=True,
        )
        self._thread.start()

    def stop(self) -> None:
        """Let the follower go."""
        self._stop.set()

    def _heard(self, edition: int) -> None:
        """From the follower's thread: wake every stream."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, edition)

    def _wake(self, edition: int) -> None:
        self.edition = edition
        assert self._changed is not None
        was, self._changed = self._changed, asyncio.Event()
        was.set()

    async def next_edition(self, seconds: float, known: int) -> int | None:
        """The newest edition that is made after the one that is known, or None when none was within
        this time. One that was made while nobody waited is not missed."""
        self.start()
        if self.edition > known:
            return self.edition
        assert self._changed is not None
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return None
        return self.edition


hub = Hub()
