"""The application that `goldenthread serve` runs: pages by WSGI, the stream of changes by ASGI.

A page asked for through ASGI costs a hop between threads for every middleware; through one WSGI
worker of a pool it costs one. Only what stays open needs ASGI.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application

from goldenthread.config.wsgi import application as by_wsgi

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

WORKERS = 8
STREAM = "/live/"

pages = WSGIMiddleware(by_wsgi, workers=WORKERS)
stream = get_asgi_application()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to the one that serves its path."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["path"] == STREAM:
        await stream(scope, receive, send)  # type: ignore[arg-type]
    else:
        await pages(scope, receive, send)  # type: ignore[arg-type]


async def _lifespan(receive: Receive, send: Send) -> None:
    from goldenthread.web.live.hub import hub

    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            hub.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
