"""The application that `goldenthread serve` runs, at an address of its own, for a while."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn
from django.db import connection

from goldenthread.ledger.following import forget
from goldenthread.web.live.hub import hub

SECONDS_TO_START = 20
THE_OTHERS = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and pid <> all(%s)
"""


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Serve over the database of the tests; gives the address, like http://127.0.0.1:41234."""
    forget()
    of_before = _connected()
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(
            uvicorn.Config(
                "goldenthread.config.asgi:application",
                log_level="error",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        running = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        running.start()
        until = time.monotonic() + SECONDS_TO_START
        while not server.started:
            assert running.is_alive(), "the server stopped while it was starting"
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        running.join(timeout=10)
    _let_go_of_the_database(of_before)


def _connected() -> list[int]:
    """Who is connected to the database: those who walk, among them."""
    with connection.cursor() as cursor:
        cursor.execute("select pid from pg_stat_activity where datname = current_database()")
        return [pid for (pid,) in cursor.fetchall()]


def _let_go_of_the_database(of_before: list[int]) -> None:
    """The threads that answered keep their connections; the database is dropped after the tests."""
    with connection.cursor() as cursor:
        cursor.execute(THE_OTHERS, [of_before])
    if hub._thread is not None:
        hub._thread.join(timeout=10)
    forget()
