"""The returns agree: what Thornbeck's returns of every kind say of the same children is the same.

Each kind is read as if it were alone, over the days of which two of them speak
(goldenthread/record/beside.py); they come from the same truth by ways that share nothing but that.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from goldenthread.borough import Borough, looked_after, make_borough, write_returns
from goldenthread.borough.writing import as_at_of
from goldenthread.record.beside import compared, pairs
from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import rows_of_kind
from goldenthread.record.snapshot import Reading
from goldenthread.statute.months import add_months
from tests.ingest.files import record_now, take_in

pytestmark = pytest.mark.django_db

KINDS = ("census", "early_help", "ssda903", "annex_a", "standard_safeguarding")


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Thornbeck, small."""
    return make_borough(children=300, years=3, seed=15)


@pytest.fixture(scope="module")
def reading(
    borough: Borough,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Iterator[Reading]:
    """The record of all that Thornbeck sent."""
    folder: Path = tmp_path_factory.mktemp("thornbeck")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        for path in write_returns(borough, folder, returns=KINDS):
            loaded = take_in(path, folder, as_at=as_at_of(path, borough.last_day))
            held_back = {name: t["held_back"] for name, t in loaded.tables.items()}
            assert not any(held_back.values()), f"{path.name}: {held_back}"
            cried_wolf = [f for f in loaded.findings if loaded.kind != "cin_census"]
            assert not cried_wolf, f"{path.name}: {cried_wolf[:3]}"
        yield record_now()
        call_command("flush", verbosity=0, interactive=False)


def test_returns_that_should_agree_do(reading: Reading) -> None:
    found = pairs(reading)
    # Among them a referral turned away that one return closes and another does not.
    for pair in found:
        one = compared(reading, pair)
        said = [(d.child_id, d.began_on, d.columns) for d in one.differences[:3]]
        assert not said, f"{pair.table}: {pair.one} and {pair.other} differ: {said}"
        assert one.one_counts == one.other_counts
    assert {(pair.table, pair.one, pair.other) for pair in found} >= {
        ("referrals", "annex_a", "cin_census"),
        ("referrals", "cin_census", "standard_safeguarding"),
        ("child_protection_plans", "annex_a", "standard_safeguarding"),
        ("early_help_episodes", "early_help", "standard_safeguarding"),
        ("looked_after_periods", "annex_a", "ssda903"),
        ("looked_after_periods", "ssda903", "standard_safeguarding"),
    }


@pytest.mark.parametrize("kind", ["annex_a", "ssda903", "standard_safeguarding", ""])
def test_as_many_are_looked_after_as_truly_were(
    kind: str, borough: Borough, reading: Reading
) -> None:
    """Under each return by itself, and under all of them, on every day that it tells of."""
    table = TABLES["looked_after_periods"]
    reading.ready("speaking")
    rows = (
        rows_of_kind(table, reading.edition, kind) if kind else "select * from looked_after_periods"
    )
    first = add_months(borough.last_day, -6) if kind == "annex_a" else borough.first_day
    days = (first + datetime.timedelta(days=n) for n in range(0, 2000, 61))
    for day in [*(day for day in days if day <= borough.last_day), borough.last_day]:
        open_then = "started_on <= $day and (ended_on is null or ended_on > $day)"
        said = [
            r["child_id"]
            for r in reading.rows(
                f"select child_id from ({rows}) where {open_then} order by child_id", day=day
            )
        ]
        assert said == [child.child_id for child in looked_after(borough, day)], day
