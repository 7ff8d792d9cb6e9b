"""Reads PostgreSQL as Arrow, by connections that open at once.

The driver asks a server for all its types before the first of them, which takes several times as
long as a short answer does. It is asked once for each server, and every connection shares that.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache

import adbc_driver_postgresql
import adbc_driver_postgresql.dbapi as adbc
from adbc_driver_manager import AdbcConnection, AdbcDatabase


@contextmanager
def arrow_cursor(uri: str) -> Iterator[adbc.Cursor]:
    """A cursor in a connection, and so in a transaction, of its own."""
    server = _server(uri)
    with (
        adbc.Connection(_StaysKnown(), AdbcConnection(server)) as connection,
        closing(connection.cursor()) as cursor,
    ):
        yield cursor


@lru_cache(maxsize=8)
def _server(uri: str) -> AdbcDatabase:
    return adbc_driver_postgresql.connect(uri)


class _StaysKnown:
    """What a connection believes to be the server, and closes when it is closed itself."""

    def close(self) -> None:
        """The server stays known: the next connection shares it."""
