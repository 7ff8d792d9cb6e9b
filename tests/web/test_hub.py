"""What wakes open streams: none misses an edition that was made while it was asked who it is."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from django.test import RequestFactory

from goldenthread.access.topics import Topic
from goldenthread.web.live import view
from goldenthread.web.live.hub import Hub
from goldenthread.web.live.still_here import Stream
from goldenthread.web.live.view import editions, seen_by


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


@pytest.mark.parametrize(
    ("again", "drawn_at", "known"),
    [("", "7", 7), ("9", "7", 9), ("", "", None), ("", "seven", None), ("", "9" * 40, None)],
)
def test_a_page_says_which_edition_it_has(again: str, drawn_at: str, known: int | None) -> None:
    """When its stream broke, the last event that it heard of; else the one it was drawn at."""
    headers = {"last-event-id": again} if again else {}
    request = RequestFactory().get("/live/", {"since": drawn_at}, headers=headers)
    assert seen_by(request) == known


def test_what_was_made_while_the_stream_was_away_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def listen(since: int, topic: Topic = Topic.EVERYTHING) -> list[str]:
        stream = editions(Stream(key="a key", person=1), since=since, topic=topic)
        return [await anext(stream) for _ in range(2)]

    async def yes(_of: object) -> bool:
        return True

    hub = Hub(lambda _heard, _stop: None)
    hub.edition = 8
    monkeypatch.setattr(view, "hub", hub)
    monkeypatch.setattr(view, "SECONDS_BETWEEN_LOOKS", 0.05)
    monkeypatch.setattr(view.asking, "is_still_here", yes)
    monkeypatch.setattr(view.connections, "close_all", lambda: None)
    assert asyncio.run(listen(7))[1] == "id: 8\nevent: edition\ndata: 8\n\n"
    assert asyncio.run(listen(8))[1] == ": still here\n\n"
    monkeypatch.setattr(view, "changed_by", lambda topic, _to: {Topic.NUMBERS: 7}.get(topic, 8))
    assert asyncio.run(listen(6, Topic.NUMBERS))[1] == "id: 8\nevent: edition\ndata: 8\n\n"
    assert asyncio.run(listen(7, Topic.NUMBERS))[1] == ": still here\n\n"
    hub.stop()
