"""Small census files for tests of loading, and the load itself."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from goldenthread.ingest.load import Asked, Loaded, load
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.following import forget, read
from goldenthread.record.snapshot import Reading
from goldenthread.returns.writing import write_cin_census

WRITTEN_AT = datetime.datetime(2025, 6, 30, 9, tzinfo=datetime.UTC)


def day(text: str) -> datetime.date:
    """A day, written 2025-03-31."""
    return datetime.date.fromisoformat(text)


def a_child(
    number: str,
    *,
    referred: str = "2024-05-01",
    closed: str = "",
    plans: Iterable[tuple[str, str]] = (),
    reviews: Iterable[str] = (),
    **cells: Any,
) -> dict[str, Any]:
    """A child with one episode; plans are (start, end or nothing); reviews go to the last plan."""
    plan_rows = [_a_plan(start, end) for start, end in plans]
    if plan_rows:
        plan_rows[-1]["CPPreviewDate"] = [day(r) for r in reviews]
    return {
        "LAchildID": number,
        "UPNunknown": "UN1",
        "PersonBirthDate": day("2018-02-03"),
        "Sex": "F",
        "Ethnicity": "WBRI",
        "Disability": ["NONE"],
        "CINdetails": [
            {
                "CINreferralDate": day(referred),
                "ReferralSource": "6",
                "PrimaryNeedCode": "N1",
                "CINclosureDate": day(closed) if closed else None,
                "ReasonForClosure": "RC7" if closed else None,
                "ReferralNFA": False,
                "ChildProtectionPlans": plan_rows,
                **cells,
            }
        ],
    }


def _a_plan(start: str, end: str) -> dict[str, Any]:
    return {
        "CPPstartDate": day(start),
        "CPPendDate": day(end) if end else None,
        "InitialCategoryOfAbuse": "NEG",
        "LatestCategoryOfAbuse": "NEG",
        "NumberOfPreviousCPP": 0,
    }


def census(
    folder: Path,
    year: int,
    children: Iterable[Mapping[str, Any]],
    *,
    name: str = "",
    council: str = "899",
) -> Path:
    """A census file of this year."""
    path = folder / (name or f"census_{year}.xml")
    write_cin_census(path, children, council=council, year=year, written_at=WRITTEN_AT)
    return path


def take_in(path: Path, folder: Path, **how: Any) -> Loaded:
    """Load a file as a person would, into the database of the tests."""
    # A load has a connection of its own: what it commits outlives a test that is rolled back.
    assert not connection.in_atomic_block, "A test that loads is marked transaction=True."
    asked = Asked(
        uri=database_uri(),
        files=folder / "files",
        loaded_by="a test",
        now=lambda: datetime.datetime.now(datetime.UTC),
        **how,
    )
    return load(path, asked)


def record_now(edition: int | None = None) -> Reading:
    """The record as it stands, read afresh."""
    forget()
    return read(edition)
