"""What wakes open streams: none misses an edition that was made while it was asked who it is."""

import asyncio
import threading
from collections.abc import Callable

from goldenthread.web.live.hub import Hub


def test_an_edition_that_was_made_while_nobody_waited_is_not_missed() -> None:
    tells: list[Callable[[int], None]] = []

    def follows(heard: Callable[[int], None], stop: threading.Event) -> None:
        tells.append(heard)
        stop.wait(10)

    async def listen() -> list[int | None]:
        hub = Hub(follows)
        told = [await hub.next_edition(0.01, hub.edition)]
        waiting = asyncio.create_task(hub.next_edition(10, hub.edition))
        await asyncio.sleep(0)
        tells[0](7)
        told.append(await waiting)
        tells[0](8)
        await asyncio.sleep(0.05)  # nobody waits: the stream is asked who it is
        told += [await hub.next_edition(0.01, 7), await hub.next_edition(0.01, 8)]
        hub.stop()
        return told

    assert asyncio.run(listen()) == [None, 7, 8, None]
