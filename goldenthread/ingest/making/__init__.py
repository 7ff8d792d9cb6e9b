"""Tables of a return that no file has, and that are made from those that arrive (`made_from`)."""

from collections.abc import Callable

import duckdb

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making import annex_a, dfe_payload, ssda903, standard_safeguarding
from goldenthread.ingest.year_of_903 import year_of

MAKERS: dict[str, Callable[[duckdb.DuckDBPyConnection], list[Finding]]] = {
    "dfe_payload": dfe_payload.make,
    "ssda903": ssda903.make,
    "annex_a": annex_a.make,
    "standard_safeguarding": standard_safeguarding.make,
}
"""By kind of return: what makes them, once all that arrived has been read."""

YEAR_SAID_BY: dict[str, Callable[..., int | None]] = {"ssda903": year_of}
"""By kind of return that is of a year and does not say which: what tells it from its name and its
days, as `(connection, names, on=day)`."""
