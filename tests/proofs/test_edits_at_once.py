"""10,000 edits of receipts and of typed records, by eight processes of two people each, against a
real PostgreSQL: none is lost, and whoever was overtaken was told."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from goldenthread.ledger.connection import database_uri
from tests.ingest.files import a_child, census, take_in
from tests.ledger.at_once import DAY, TABLE, of_one_process, what_is_wrong
from tests.ledger.typing_here import keep_here

pytestmark = [pytest.mark.prove, pytest.mark.django_db(transaction=True)]

EDITS, PROCESSES = 10_000, 8


def test_ten_thousand_edits_at_once_lose_none(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    keep_here(TABLE, DAY)
    uri = database_uri()
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as processes:
        each = [
            processes.submit(of_one_process, uri, number, EDITS // PROCESSES)
            for number in range(PROCESSES)
        ]
        work = [one for process in each for one in process.result()]
    assert sum(len(one.kept) for one in work) == EDITS
    assert sum(one.told for one in work) > EDITS / 100
    assert what_is_wrong(uri, work) == []
