"""The nightly dataset and the form say the same visits, and each clock of visits has every end."""

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from goldenthread.borough import Borough, make_borough, write_returns
from goldenthread.borough.forms import Extract
from goldenthread.borough.writing import as_at_of
from goldenthread.clocks.running import runs_on
from goldenthread.record.catalogue import TABLES
from goldenthread.record.current import rows_of_kind
from goldenthread.record.snapshot import Reading
from tests.ingest.files import record_now, take_in

pytestmark = pytest.mark.django_db

CLOCKS = ("protection-visit", "need-visit", "care-visit", "child-seen")


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Thornbeck, small."""
    return make_borough(children=1000, years=3, seed=9, last_year=2027)


@pytest.fixture(scope="module")
def reading(
    borough: Borough,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Iterator[Reading]:
    """The record of a census, the nightly dataset, an Annex A and the form of visits."""
    folder: Path = tmp_path_factory.mktemp("thornbeck")
    sent = ("census", "forms", "annex_a", "standard_safeguarding")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        for path in write_returns(borough, folder, returns=sent):
            if path.suffix == ".csv" and path.stem != "visits":
                continue
            take_in(path, folder, as_at=as_at_of(path, borough.last_day))
        yield record_now()
        call_command("flush", verbosity=0, interactive=False)


def said_by(reading: Reading, kind: str, since: datetime.date) -> set[tuple[object, ...]]:
    """The visits of a kind of return by itself, from a day on."""
    reading.ready("speaking")
    rows = rows_of_kind(TABLES["visits"], reading.edition, kind)
    columns = "child_id, kind, visited_on, seen, seen_alone, bedroom_seen"
    said = reading.rows(f"select {columns} from ({rows}) where visited_on >= $since", since=since)
    return {tuple(row.values()) for row in said}


def truth(borough: Borough, since: datetime.date) -> set[tuple[object, ...]]:
    return {
        (child.child_id, visit.kind, visit.on, visit.seen, visit.alone, visit.bedroom)
        for child in borough.children
        for lasting in (*child.episodes, *child.care.periods)
        for visit in lasting.visits
        if visit.on >= since
    }


def test_the_returns_that_have_all_visits_say_what_truly_happened(
    borough: Borough, reading: Reading
) -> None:
    since = Extract(borough).since
    true = truth(borough, since)
    assert said_by(reading, "visits", since) == true
    assert said_by(reading, "standard_safeguarding", since) == true
    assert said_by(reading, "standard_safeguarding", borough.first_day) == truth(
        borough, borough.first_day
    )


def test_all_returns_together_say_it_too(borough: Borough, reading: Reading) -> None:
    """Annex A, which says less of the last visit of each child, hides nothing of the others."""
    columns = "child_id, kind, visited_on, seen, seen_alone, bedroom_seen"
    held = {tuple(row.values()) for row in reading.rows(f"select {columns} from visits")}
    assert held == truth(borough, borough.first_day)
    assert said_by(reading, "annex_a", borough.first_day)


@pytest.mark.parametrize("clock", CLOCKS)
def test_each_clock_has_visits_in_time_late_and_overdue(
    clock: str, borough: Borough, reading: Reading
) -> None:
    found = Counter(
        run["state"] for run in runs_on(reading, borough.last_day, where=f"clock = '{clock}'")
    )
    assert found["met"] > found["met late"] > 0, found
    assert found["overdue"] > 0, found
    assert found["running"] + found["due soon"] > 0, found
