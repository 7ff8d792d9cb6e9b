"""How a source comes, in words: live is said only of what is."""

import datetime

import pytest

from goldenthread.ledger.loads import LastHeardOf
from goldenthread.web.how_it_comes import how_it_comes

NOW = datetime.datetime(2025, 11, 3, 12, tzinfo=datetime.UTC)
NIGHT = datetime.datetime(2025, 11, 3, 2, 10, tzinfo=datetime.UTC)


def ago(hours: int) -> datetime.datetime:
    return NOW - datetime.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("kind", "whole_at", "rows_at", "says"),
    [
        (
            "standard_safeguarding",
            NIGHT,
            None,
            "Nightly feed, last taken in 3 November 2025 at 02:10",
        ),
        (
            "standard_safeguarding",
            NIGHT,
            ago(1),
            "Live: the last changed rows came on 3 November 2025 at 11:00; nightly feed, last "
            "taken in 3 November 2025 at 02:10",
        ),
        (
            "standard_safeguarding",
            None,
            ago(25),
            "Not live: no changed rows since 2 November 2025 at 11:00",
        ),
        ("dfe_payload", NIGHT, None, "Daily payload, last taken in 3 November 2025 at 02:10"),
        ("cin_census", NIGHT, None, ""),
    ],
)
def test_live_is_said_only_of_what_is(
    kind: str,
    whole_at: datetime.datetime | None,
    rows_at: datetime.datetime | None,
    says: str,
) -> None:
    heard = LastHeardOf(whole_at=whole_at, rows_at=rows_at)
    assert how_it_comes(kind, heard, NOW) == says
