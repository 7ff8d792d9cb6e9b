"""Tables of a return that no file has, and that are made from those that arrive (`made_from`)."""

from collections.abc import Callable

import duckdb

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making import annex_a

MAKERS: dict[str, Callable[[duckdb.DuckDBPyConnection], list[Finding]]] = {
    "annex_a": annex_a.make,
}
"""By kind of return: what makes them, once all that arrived has been read."""
