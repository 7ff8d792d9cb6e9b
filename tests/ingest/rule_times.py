"""Prints how long the rules take on a census, together and the slowest one by one.

python -m tests.ingest.large_census census.xml 20000
python -m tests.ingest.rule_times census.xml
"""

import datetime
import statistics
import sys
import time
from pathlib import Path

from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.rules import running
from goldenthread.ingest.rules.compiled import compiled_rules
from goldenthread.ingest.staging import stage
from goldenthread.returns.cin_census import CIN_CENSUS
from tests.ingest.staged import check

TIMES = 5


def print_times(path: Path) -> None:
    """Medians of five, in seconds."""
    raw = read_census(path)
    year = int(raw.header["Year"])
    staged = stage(raw, CIN_CENSUS)
    worked = time.process_time()
    together = [_seconds(lambda: check(staged, year=year)) for _ in range(TIMES)]
    worked = (time.process_time() - worked) / TIMES
    print(f"{sum(staged.read.values()):,} rows, all rules together, n={TIMES}:")
    print(
        f"  {statistics.median(together):.3f} s (each: {', '.join(f'{s:.3f}' for s in together)})"
    )
    print(f"  {worked:.3f} s of processor time each, over all threads")
    running._lay_out(
        staged,
        year=year,
        first_day=datetime.date(year - 1, 4, 1),
        last_day=datetime.date(year, 3, 31),
    )
    alone = []
    for rule in compiled_rules():
        if rule.sql:
            ask = staged.connection.execute
            seconds = [_seconds(lambda: ask(rule.sql).fetchall()) for _ in range(TIMES)]  # noqa: B023
            alone.append((statistics.median(seconds), rule.code))
    print(f"{len(alone)} rules one by one: {sum(s for s, _ in alone):.3f} s; the slowest:")
    for seconds, code in sorted(alone, reverse=True)[:8]:
        print(f"  {code:6} {seconds * 1000:.1f} ms")


def _seconds(act: object) -> float:
    started = time.perf_counter()
    act()  # type: ignore[operator]
    return time.perf_counter() - started


if __name__ == "__main__":
    print_times(Path(sys.argv[1]))
