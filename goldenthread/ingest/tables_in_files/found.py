"""A table as it was found in a file: its name, its headings, and its cells as text."""

from dataclasses import dataclass, field

import pyarrow as pa

from goldenthread.ingest.findings import Finding


@dataclass(kw_only=True)
class FoundTable:
    """One table of a file.

    `name` is its sheet's name, or the file's own without its ending. `headings` are as written,
    trimmed; a blank one is empty. `cells` has a column `line` (int32, the row's number in the file
    or sheet, from 1), then `c0`, `c1` ... (string, null where blank), one for each heading; blank
    rows are left out. `findings` are what was noticed while it was read.
    """

    name: str
    headings: list[str]
    cells: pa.Table
    findings: list[Finding] = field(default_factory=list)
