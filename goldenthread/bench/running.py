"""`bench`: every benchmark, in homes of its own, beside its peers."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from goldenthread.bench.results import NOT_MEASURED, Result


def bench(asked: Any) -> int:
    """Run every benchmark, or one part: how returns load, all that stands on a borough, or of that
    the pages of one person, or many who ask for minutes. Nothing of the home in use is touched."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as place:
        os.environ["GOLDENTHREAD_HOME"] = str(Path(place) / "home")
        os.environ.pop("DATABASE_URL", None)
        found: list[Result] = []
        if asked.part in (None, "loading"):
            found += _loading(Path(place))
        if asked.part != "loading":
            found += _in_a_borough(Path(place) / "borough", asked)
    if asked.json:
        json.dump([r.as_json() for r in found], sys.stdout, indent=1)
    else:
        for result in found:
            print(line(result))
    return 0


def _loading(place: Path) -> list[Result]:
    from goldenthread.bench import loading, loading_tables

    _say("Loading censuses of 5,000, 20,000 and 80,000 children (some minutes)")
    found = loading.results(place)
    _say("Loading workbooks of Annex A and SSDA903s, the largest of 220,000 rows (some minutes)")
    return [*found, *loading_tables.results(place)]


def _in_a_borough(folder: Path, asked: Any) -> list[Result]:
    """The benchmarks that stand on a borough of so many children."""
    children, part = asked.children, asked.part
    from goldenthread.bench import standing

    _say(f"Making and loading a borough of {children:,} children")
    standing.ready()
    standing.borough(folder, children)
    from goldenthread.bench import many_asking, paging

    found: list[Result] = []
    if part in (None, "borough"):
        found += _one_by_one()
    if part in (None, "borough", "pages"):
        _say("Asking for pages")
        found += paging.results()
    if part in (None, "borough", "asking"):
        _say("Many ask for minutes")
        found += many_asking.results(asked.seconds)
    if part in (None, "borough"):
        found += _after_loads(folder, children)
    return found


def _one_by_one() -> list[Result]:
    from goldenthread.bench import counting, following
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.following import catch_up

    _say("Opening snapshots and counting")
    snapshot = catch_up()
    return [
        *following.results(database_uri(), snapshot.working_days),
        *counting.results(database_uri(), snapshot),
    ]


def _after_loads(folder: Path, children: int) -> list[Result]:
    """What changes the borough comes last."""
    from goldenthread.bench import following, live_rows, paging, standing
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.following import catch_up

    _say("Waiting for changes")
    return [
        paging.change_to_open_page(folder),
        *live_rows.results(standing.dataset(folder, children), children),
        *following.after_many_loads(database_uri(), catch_up().working_days),
    ]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def line(result: Result) -> str:
    """A result as one line of the report."""
    value = NOT_MEASURED if result.median is None else f"{result.median:,.3f} {result.unit}"
    aim = "" if result.aim is None else f"  aim {result.aim:,.3g}: {result.verdict}"
    runs = f"  n={result.n}" if result.n else ""
    return f"{result.name:64}{value:>16}{runs}{aim}  {result.note}".rstrip()
