"""Receipts and records, edited at once by several: nothing is lost (10,000 in tests/proofs)."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goldenthread.ledger.connection import database_uri
from tests.ingest.files import a_child, census, take_in
from tests.ledger.at_once import DAY, TABLE, edit_many, what_is_wrong
from tests.ledger.typing_here import keep_here

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_hundred_edits_by_four_people(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    keep_here(TABLE, DAY)
    uri = database_uri()
    with ThreadPoolExecutor(4) as people:
        work = list(people.map(lambda writer: edit_many(uri, writer, 50), range(4)))
    assert sum(one.told for one in work) > 0, "nobody was in anybody's way"
    assert what_is_wrong(uri, work) == []
    work[0].kept.append(("record", "C0", "never written"))
    assert what_is_wrong(uri, work) == ["lost: ('record', 'C0', 'never written')"]
