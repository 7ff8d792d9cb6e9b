"""Where Thornbeck's systems have a child under two ids, linkage finds it, and the record is then
what it would be if they had not: row by row, beside a record in which every child has one."""

import csv
import datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from goldenthread.borough import Borough, make_borough, write_returns
from goldenthread.borough.several_ids import ASKED, LINKED, NEVER, NOT_SAME, SAME
from goldenthread.borough.writing import SECOND_IDS, as_at_of
from goldenthread.ingest.linking.linking import link
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.links import Decision, decide, held_decisions, in_order
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import How, Verdict
from goldenthread.record.snapshot import Reading
from tests.ingest.files import record_now, take_in

pytestmark = [pytest.mark.prove, pytest.mark.django_db(transaction=True)]

CHILDREN, STORIES = 250, 12
RETURNS = ("census", "workforce", "early_help", "standard_safeguarding")
AT = datetime.datetime(2025, 7, 1, 9, tzinfo=datetime.UTC)
BECOMES = {LINKED: Verdict.SAME, ASKED: Verdict.TO_DECIDE, NEVER: None}
TRULY = {SAME: Verdict.SAME, NOT_SAME: Verdict.NOT_SAME}
OF_THE_RETURN = {"slice_id", "load_id", "ordinal", "line", "opened_by", "closed_by", "told_of"}
"""The columns that say where a row stood, which is another place where there are more rows."""


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Thornbeck, small."""
    return make_borough(children=CHILDREN, years=2, seed=12)


def test_the_record_is_that_of_one_id_once_all_pairs_are_decided(
    borough: Borough, tmp_path: Path
) -> None:
    plain = everything(loaded(borough, tmp_path / "plain", stories=0))
    call_command("flush", verbosity=0, interactive=False)
    apart = loaded(borough, tmp_path / "several", stories=STORIES)
    with (tmp_path / "several" / SECOND_IDS).open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    assert len(told) == STORIES
    assert everything(apart) != plain

    link(apart, database_uri(), borough.council, at=AT, likeness=True)
    held = {one.pair: one.verdict for one in held_decisions(database_uri(), borough.council)}
    found = [held.get(in_order(row["one"], row["other"])) for row in told]
    assert found == [BECOMES[row["at_first"]] for row in told]
    assert list(held.values()).count(Verdict.SAME) == found.count(Verdict.SAME)

    decide(
        database_uri(),
        borough.council,
        [
            Decision(
                one=min(row["one"], row["other"]),
                other=max(row["one"], row["other"]),
                verdict=TRULY[row["truly"]],
                how=How.PERSON,
                evidence="",
                of_case_system=frozenset(
                    one for one in (row["one"], row["other"]) if not one.startswith("EH")
                ),
            )
            for row in told
            if row["at_first"] == ASKED
        ],
        decided_by="somebody who has the log",
        at=AT,
    )
    as_one = everything(record_now())
    # Of those who only look like one child the story itself says something else.
    others = {row[side] for row in told if row["truly"] == NOT_SAME for side in ("one", "other")}
    # Of two days of birth, which the pair's page shows, either may stand.
    mistyped = {row["one"] for row in told if "mistyped" in row["story"]}
    as_one, plain = (without_birth(mistyped, tables) for tables in (as_one, plain))
    for name, rows in plain.items():
        assert without(others, as_one[name]) == without(others, rows), name


def without(children: set[str], rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows that are of none of these children."""
    named = {f"child_id={child}" for child in children}
    return [row for row in rows if named.isdisjoint(row)]


def without_birth(
    children: set[str], tables: dict[str, list[tuple[str, ...]]]
) -> dict[str, list[tuple[str, ...]]]:
    """The same, without the day on which any of these children was born."""
    named = {f"child_id={child}" for child in children}
    return tables | {
        "people": [
            tuple(c for c in row if not c.startswith("born_on=") or named.isdisjoint(row))
            for row in tables["people"]
        ]
    }


def loaded(borough: Borough, folder: Path, *, stories: int) -> Reading:
    """The record of what Thornbeck sent, in which so many stories of two ids are told."""
    for path in write_returns(borough, folder, returns=RETURNS, second_ids=stories):
        take_in(path, folder, as_at=as_at_of(path, borough.last_day))
    return record_now()


def everything(reading: Reading) -> dict[str, list[tuple[str, ...]]]:
    """What every table of the record says, but for where it stood; the second ids apart, of which
    the one record has none."""
    return {
        name: sorted(
            tuple(f"{key}={said}" for key, said in row.items() if key not in OF_THE_RETURN)
            for row in reading.rows(f"select * from {name}")
        )
        for name in TABLES
        if name != "identifiers"
    }
