"""What a process that follows the ledger makes of changed rows: the same as one opened anew, and no
more of it again than the rows that changed call for."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.ledger.changes import changes_since
from goldenthread.ledger.connection import database_uri
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Snapshot
from goldenthread.record.unchanged import SLICES, SPEAKING, SPOKEN_FOR, TEAMS_OF_THE_TIME
from tests.ingest.annex_a_lists import day
from tests.ingest.live_rows.sending import send
from tests.ingest.safeguarding_dataset import story
from tests.ingest.test_standard_safeguarding_loaded import loaded
from tests.spec.given import CALENDAR

pytestmark = pytest.mark.django_db(transaction=True)

EVERYTHING = (*TABLES, SLICES, SPEAKING, SPOKEN_FOR, TEAMS_OF_THE_TIME)
READ = (
    "people",
    "referrals",
    "child_protection_plans",
    "child_protection_reviews",
    SPEAKING,
    SLICES,
)
BESIDE = {"loads": "id, edition, source", "editions": "number, made_by_id"}
MORNING, NOON = "2025-11-02T09:00:00", "2025-11-02T11:00:00"


def followed(snapshot: Snapshot) -> Snapshot:
    snapshot.take_in(changes_since(database_uri(), snapshot.edition))
    return snapshot


def said_by(snapshot: Snapshot, edition: int) -> dict[str, Any]:
    """Every row of some tables at an edition."""
    reading = snapshot.at(edition)
    asked = dict.fromkeys(READ, "*") | {f"main.{name}": c for name, c in BESIDE.items()}
    return {
        name: sorted(map(str, reading.rows(f"select {columns} from {name}")))
        for name, columns in asked.items()
    }


def send_a_morning(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Batches one after another; what the follower said after each of them."""
    plan = story()["ssd_cp_plans"][0]
    person = story()["ssd_person"][0]
    told = []
    for table, row in (
        (
            "ssd_cp_plans",
            plan | {"cppl_cp_plan_end_date": day("2025-11-01"), "changed_at": MORNING},
        ),
        ("ssd_person", person | {"pers_ethnicity": "WIRI", "changed_at": MORNING}),
        ("ssd_cp_plans", plan | {"cppl_cp_plan_end_date": None, "changed_at": NOON}),
        ("ssd_cp_plans", plan | {"deleted": True, "changed_at": "2025-11-02T12:00:00"}),
        ("ssd_cp_plans", plan | {"changed_at": "2025-11-03T08:00:00"}),
    ):
        send(table, row)
        told.append(said_by(followed(snapshot), snapshot.edition))
    return told


def test_a_follower_says_what_a_record_opened_anew_says(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    snapshot = followed(Snapshot(working_days=CALENDAR))
    told = send_a_morning(snapshot)
    anew = followed(Snapshot(working_days=CALENDAR))
    assert anew.edition == snapshot.edition
    for edition, said in enumerate(told, start=anew.edition - len(told) + 1):
        fresh = said_by(anew, edition)
        told_otherwise = {name for name in said if said[name] != fresh[name]}
        assert told_otherwise <= {"main.loads", "main.editions"}, "those come up to the newest"
    assert told[-1] == said_by(anew, anew.edition)


def test_rows_of_one_table_leave_every_other_where_it_stands(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    plan = story()["ssd_cp_plans"][0]
    send("ssd_cp_plans", plan | {"cppl_cp_plan_end_date": day("2025-11-01"), "changed_at": MORNING})
    send("ssd_person", story()["ssd_person"][0] | {"pers_ethnicity": "WIRI", "changed_at": NOON})
    send("ssd_cp_plans", plan | {"cppl_cp_plan_end_date": None, "changed_at": NOON})
    snapshot = followed(Snapshot(working_days=CALENDAR))
    newest = snapshot.edition
    made_anew = {
        name
        for name in EVERYTHING
        if snapshot.stood_since(newest, name, lambda name=name: [name]) == newest
    }
    of_plans = {"child_protection_reviews", "core_groups"}  # they are moved with their plan
    assert made_anew == {"child_protection_plans", *of_plans}
    ((kept,),) = snapshot.database.execute("select count(*) from spoken").fetchall()
    assert kept == 2, "the feed, and the first of the batches, which spoke to a later day"
