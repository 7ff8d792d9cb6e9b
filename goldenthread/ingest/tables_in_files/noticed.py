"""What is noticed in a table while it is read, before its rows and columns have their numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.ingest.findings import Finding, Severity

MOST_OF_A_KIND = 1000
"""Findings of one code about one table; how many more there are is said in one finding."""


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """One thing: on which line of the file, and in which column (from 0), where it has one."""

    code: str
    why: str
    line: int | None = None
    column: int | None = None
    severity: Severity = Severity.ERROR


def findings_of(
    noticed: Iterable[Noticed], *, table: str, headings: Sequence[str], lines: pa.ChunkedArray
) -> list[Finding]:
    """The same as findings: with the row's ordinal in the table, and the heading of the column.

    What is about a whole table is about the message, and says the table's name.
    """
    kept = list(_at_most(noticed, Counter()))
    asked = pa.array([one.line for one in kept], pa.int32())
    ordinals = pc.index_in(asked, value_set=lines).to_pylist() if kept else []
    return [
        Finding(
            code=one.code,
            table="Message" if one.line is None else table,
            says=table[:60] if one.line is None else "",
            why=one.why,
            line=one.line,
            ordinal=None if one.line is None or place is None else place + 1,
            column=_heading(headings, one.column),
            severity=one.severity,
        )
        for one, place in zip(kept, ordinals, strict=True)
    ]


def _at_most(noticed: Iterable[Noticed], seen: Counter[str]) -> Iterator[Noticed]:
    last: dict[str, Noticed] = {}
    for one in noticed:
        seen[one.code] += 1
        last[one.code] = one
        if seen[one.code] <= MOST_OF_A_KIND:
            yield one
    for code, many in seen.items():
        if many > MOST_OF_A_KIND:
            why = f"The same is so of {many - MOST_OF_A_KIND:,} more. {last[code].why}"
            yield Noticed(code=code, why=why, severity=last[code].severity)


def _heading(headings: Sequence[str], column: int | None) -> str:
    if column is None or not 0 <= column < len(headings):
        return ""
    return headings[column][:60]
