"""`serve`: the pages, on one address, until it is told to stop."""

import datetime
import signal
import socket
from types import FrameType
from typing import Any

from goldenthread.commands.ground import Wrong, answering, ready


def check_address(host: str, port: int) -> None:
    """Raise Wrong for an address on which nothing can be served, before anything is made for it."""
    if not 1 <= port <= 65535:
        raise Wrong("--port takes a number from 1 to 65535.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except (OSError, UnicodeError):
        raise Wrong(
            f"nothing can be served on {host[:60]}:{port}: it is in use, or no address of this "
            "machine; --port takes another."
        ) from None


def _name_the_council() -> None:
    """Where the settings name no council: the one whose returns are held, by DfE's name for it."""
    from django.conf import settings

    from goldenthread.codes.councils import COUNCILS, THORNBECK
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.feed import councils

    if not settings.COUNCIL_IS_NAMED:
        held = [
            COUNCILS[code]
            for code in councils(database_uri())
            if code in COUNCILS and code != THORNBECK
        ]
        settings.COUNCIL_NAME = next(iter(held), settings.COUNCIL_NAME)


@answering
def serve(asked: Any) -> int:
    """Serve the pages. What each page costs to work out first is worked out before anyone asks."""
    check_address(asked.host, asked.port)
    ready()
    import uvicorn

    from goldenthread.commands.background import in_background
    from goldenthread.commands.linking import follow_loads
    from goldenthread.commands.warming import warm_in_background
    from goldenthread.statute.calendar import WorkingCalendar

    _name_the_council()
    end_warming = warm_in_background()
    end_linking = in_background(follow_loads, name="looks for ids of one child")
    try:
        signal.signal(signal.SIGTERM, _leave)
        if runs_out := WorkingCalendar.of_england().runs_out(datetime.date.today()):
            print(runs_out)
        print(
            f"Golden Thread is on http://{asked.host}:{asked.port}/ (Ctrl+C stops it)", flush=True
        )
        print(
            "It is for made-up data only, until restricted children and retention are in.",
            flush=True,
        )
        uvicorn.run(
            "goldenthread.config.asgi:application",
            host=asked.host,
            port=asked.port,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=2,
            workers=1,
        )
    finally:
        end_linking()
        end_warming()
    return 0


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Told to end by whoever runs services: leave as by Ctrl+C, so that the home's PostgreSQL,
    which nobody else may be using, is stopped too."""
    raise SystemExit(0)
