"""`bench`: every benchmark, in homes of its own, beside its peers."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from goldenthread.bench.results import NOT_MEASURED, Result

CHILDREN = 8000


def bench(asked: Any) -> int:
    """Run every benchmark; nothing of the home in use is touched."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as place:
        os.environ["GOLDENTHREAD_HOME"] = str(Path(place) / "home")
        os.environ.pop("DATABASE_URL", None)
        found: list[Result] = []
        from goldenthread.bench import loading, loading_tables

        _say("Loading censuses of 5,000, 20,000 and 80,000 children (some minutes)")
        found += loading.results(Path(place))
        _say(
            "Loading workbooks of Annex A and SSDA903s, the largest of 220,000 rows (some minutes)"
        )
        found += loading_tables.results(Path(place))
        found += _in_a_borough(Path(place) / "borough")
    if asked.json:
        json.dump([r.as_json() for r in found], sys.stdout, indent=1)
    else:
        for result in found:
            print(line(result))
    return 0


def _in_a_borough(folder: Path) -> list[Result]:
    """The benchmarks that stand on a borough of 8,000 children."""
    from goldenthread.bench import standing

    _say(f"Making and loading a borough of {CHILDREN:,} children")
    standing.ready()
    standing.borough(folder, CHILDREN)
    from goldenthread.bench import counting, following, live_rows, paging
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.following import catch_up

    snapshot = catch_up()
    _say("Opening snapshots, counting, asking for pages, waiting for changes")
    return [
        *following.results(database_uri(), snapshot.working_days),
        *counting.results(database_uri(), snapshot),
        paging.measure_pages(),
        paging.child_pages(),
        paging.service_page(),
        paging.change_to_open_page(folder),
        *live_rows.results(standing.dataset(folder, CHILDREN), CHILDREN),
        *following.after_many_loads(database_uri(), snapshot.working_days),
    ]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def line(result: Result) -> str:
    """A result as one line of the report."""
    value = NOT_MEASURED if result.median is None else f"{result.median:,.3f} {result.unit}"
    aim = "" if result.aim is None else f"  aim {result.aim:,.3g}: {result.verdict}"
    runs = f"  n={result.n}" if result.n else ""
    return f"{result.name:64}{value:>16}{runs}{aim}  {result.note}".rstrip()
