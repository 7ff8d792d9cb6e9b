"""How the ledger reaches PostgreSQL beside Django: by its libpq address, for COPY, ADBC, LISTEN."""

from urllib.parse import quote, urlencode

from django.db import connection

PARTS = {
    "host",
    "hostaddr",
    "port",
    "user",
    "password",
    "passfile",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "target_session_attrs",
    "connect_timeout",
    "options",
    "channel_binding",
    "gssencmode",
}


class DatabaseDidNotStart(Exception):
    """Our own PostgreSQL could not be started; says why in one sentence (config/database.py)."""


def database_uri() -> str:
    """The address of the database that Django uses; starts our own PostgreSQL if that is it."""
    known = connection.get_connection_params()
    parts = {k: str(v) for k, v in known.items() if k in PARTS and isinstance(v, str | int) and v}
    name = quote(str(known.get("dbname") or "postgres"), safe="")
    return f"postgresql:///{name}?{urlencode(parts, quote_via=quote)}"
