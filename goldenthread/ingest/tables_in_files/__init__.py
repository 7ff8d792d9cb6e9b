"""Reads any file that holds tables, as text; what a table means is not decided here."""

from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.reading import read_tables

__all__ = ["FoundTable", "read_tables"]
