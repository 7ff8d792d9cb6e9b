"""Reads published statistics: DfE's tables, the interactive tool's files, lists of neighbours."""

from goldenthread.ingest.published.of_this_home import of_this_home
from goldenthread.ingest.published.reading import read_published

__all__ = ["of_this_home", "read_published"]
