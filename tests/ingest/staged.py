"""A census on paper for these tests: from children as mappings to a staged return, checked."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import Staged, stage
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.writing import write_cin_census

YEAR = 2025


def staged_census(path: Path, children: Sequence[Mapping[str, Any]], *, year: int = YEAR) -> Staged:
    """The children written to `path` as a census of `year`, read and staged."""
    write_cin_census(
        path,
        children,
        council="889",
        year=year,
        written_at=datetime.datetime(year, 5, 1, 9, 0),  # noqa: DTZ001
    )
    return stage(read_census(path), CIN_CENSUS)


def check(staged: Staged, *, year: int = YEAR, cache: Path | None = None) -> list[Finding]:
    """What the rules find in it."""
    return check_census(
        staged,
        year=year,
        first_day=datetime.date(year - 1, 4, 1),
        last_day=datetime.date(year, 3, 31),
        cache=cache,
    )


def child_number(staged: Staged, finding: Finding) -> int:
    """Which child of the file, from 1, a finding is about: up from its row to the child."""
    group = finding.table
    if group in TABLES:
        group = next(s.group for s in TABLES[group].sources if s.kind == CIN_CENSUS.kind)
        if group == "Section47" and finding.code == "2884":
            group = "CINdetails"
    number = finding.ordinal
    while (parent := CIN_CENSUS.parents[group]) is not None:
        row = staged.connection.execute(
            f'select parent from "read_{group}" where n = ?', [number]
        ).fetchone()
        assert row is not None
        number, group = row[0], parent
    assert number is not None
    return number
