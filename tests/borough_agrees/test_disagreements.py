"""Where Thornbeck is told to disagree with itself, the record finds that and nothing else."""

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest

from goldenthread.borough import make_borough, write_returns
from goldenthread.borough.writing import DISAGREEMENTS, as_at_of
from goldenthread.record.beside import Difference, Pair, compared, pairs
from tests.ingest.files import record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = ("census", "early_help", "ssda903", "annex_a", "standard_safeguarding")
CHILDREN, DISAGREEING = 400, 14


def test_the_differences_are_those_of_the_log(tmp_path: Path) -> None:
    borough = make_borough(children=CHILDREN, years=2, seed=12)
    for path in write_returns(borough, tmp_path / "out", returns=KINDS, disagreeing=DISAGREEING):
        take_in(path, tmp_path, as_at=as_at_of(path, borough.last_day))
    with (tmp_path / "out" / DISAGREEMENTS).open(encoding="utf-8", newline="") as file:
        logged = sorted(tuple(row.values()) for row in csv.DictReader(file))
    reading = record_now()
    found = sorted(
        row
        for pair in pairs(reading)
        for difference in compared(reading, pair).differences
        for row in _as_logged(pair, difference)
    )
    assert found == logged
    assert len({row[0] for row in logged}) == DISAGREEING
    assert {row[3] for row in logged} >= {"absent", "ended_on", "closed_on", "latest_category"}


def _as_logged(pair: Pair, found: Difference) -> list[tuple[str, ...]]:
    began_on = found.began_on.isoformat() if found.began_on else ""
    start = (found.child_id, pair.table, began_on)
    if found.one is None or found.other is None:
        said = ["there" if row else "absent" for row in (found.one, found.other)]
        return [(*start, "absent", pair.one, said[0], pair.other, said[1])]
    return [
        (*start, name, pair.one, _text(found.one[name]), pair.other, _text(found.other[name]))
        for name in found.columns
    ]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def test_no_more_children_can_disagree_than_there_are() -> None:
    borough = make_borough(children=20, years=1, seed=12)
    with pytest.raises(ValueError, match="no more than"):
        write_returns(borough, Path("never made"), disagreeing=500)
