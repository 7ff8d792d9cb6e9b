"""The files that this home wrote: remembered before they leave, known when they come back.

A return that we wrote says what other returns said. Taken in as one more of them it would be our
own echo: a source that agrees with everybody, and that stands beside them for ever.
"""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg


@dataclass(frozen=True, kw_only=True)
class WrittenBefore:
    """When this home wrote a file, and at which edition of the record; and the edition now."""

    edition: int
    edition_now: int
    written_at: datetime.datetime


def remember_written(
    uri: str,
    files: Iterable[Path],
    *,
    kind: str,
    period: str,
    edition: int,
    written_at: datetime.datetime,
    written_by: str,
) -> None:
    """Remember these files by their fingerprints."""
    rows = [(_fingerprint(path), kind, period, edition, written_at, written_by) for path in files]
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        cursor.executemany(
            "insert into ledger_written_returns "
            "(sha256, kind, period, edition, written_at, written_by) "
            "values (%s, %s, %s, %s, %s, %s) on conflict (sha256) do nothing",
            rows,
        )


def written_here(uri: str, sha256: str) -> WrittenBefore | None:
    """When this home wrote the file of this fingerprint; None where it did not."""
    with psycopg.connect(uri) as connection:
        found = connection.execute(
            "select edition, (select coalesce(max(number), 0) from ledger_editions), written_at "
            "from ledger_written_returns where sha256 = %s",
            (sha256,),
        ).fetchone()
    if found is None:
        return None
    return WrittenBefore(edition=found[0], edition_now=found[1], written_at=found[2])


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
