"""How long the case lists take, cold and warm, and everything that is read off them."""

import datetime
import time

from goldenthread.bench.results import Result, of_runs, percentile
from goldenthread.ledger.changes import changes_since
from goldenthread.measures.answers import answers, make_ready
from goldenthread.measures.case_lists import case_list_sql
from goldenthread.measures.periods import months_to
from goldenthread.measures.register import MEASURES
from goldenthread.record.snapshot import Reading, Snapshot

RUNS = 5
MONTHS = 60


def all_lists(reading: Reading, day: datetime.date) -> float:
    """Seconds for every measure's case list over 60 months, every series and every breakdown."""
    asked = months_to(day, MONTHS)
    started = time.perf_counter()
    make_ready(reading, MEASURES.values(), asked)
    for measure in MEASURES.values():
        answers(reading, measure, asked)
        for by in measure.breakdown_names:
            answers(reading, measure, asked, by)
    return time.perf_counter() - started


def results(uri: str, open_snapshot: Snapshot) -> list[Result]:
    """Cold: a snapshot that has just been opened; warm: asked again."""
    for code in MEASURES:
        case_list_sql(code)  # compiled once in the life of a process
    cold, warm = [], []
    for _ in range(RUNS):
        snapshot = Snapshot(working_days=open_snapshot.working_days)
        snapshot.take_in(changes_since(uri, 0))
        reading = snapshot.at()
        assert reading.as_at is not None
        cold.append(all_lists(reading, reading.as_at))
        warm.append(all_lists(reading, reading.as_at))
    rows = sum(r["n"] for r in _sizes(snapshot.at()))
    note = f"{len(MEASURES)} measures, {MONTHS} months, {rows:,} rows of the record"
    return [
        of_runs("all case lists, series and breakdowns, cold", cold, unit="s", aim=3.0, note=note),
        of_runs("the same, warm", warm, unit="s", aim=0.3, note=note),
    ]


def _sizes(reading: Reading) -> list[dict[str, int]]:
    from goldenthread.record.catalogue import TABLES

    return [reading.rows(f"select count(*) as n from {name}")[0] for name in TABLES]


__all__ = ["all_lists", "percentile", "results"]
