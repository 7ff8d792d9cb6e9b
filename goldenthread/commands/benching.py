"""`bench`: every benchmark, in homes of its own, beside its peers."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from goldenthread.bench.results import Result
from goldenthread.commands.ground import answering, say_json, say_table

CHILDREN = 8000


@answering
def bench(asked: Any) -> int:
    """Run every benchmark; nothing of the home in use is touched."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as place:
        os.environ["GOLDENTHREAD_HOME"] = str(Path(place) / "home")
        os.environ.pop("DATABASE_URL", None)
        found: list[Result] = []
        from goldenthread.bench import loading

        _say("Loading censuses of 5,000, 20,000 and 80,000 children (some minutes)")
        found += loading.results(Path(place))
        found += _in_a_borough()
    if asked.json:
        say_json([r.as_json() for r in found])
    else:
        say_table(
            [[r.name, _number(r.median), r.unit, r.n or "", r.aim, r.verdict, r.note]
             for r in found],
            ["what", "median", "unit", "n", "aim", "", "note"],
        )
    return 0


def _in_a_borough() -> list[Result]:
    """The benchmarks that stand on a borough of 8,000 children."""
    from goldenthread.commands.demo import prepare
    from goldenthread.commands.ground import ready

    ready()
    _say(f"Making and loading a borough of {CHILDREN:,} children")
    prepare(CHILDREN)
    from goldenthread.bench import counting, following, paging
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.following import catch_up

    snapshot = catch_up()
    _say("Opening snapshots, counting, asking for pages")
    return [
        *following.results(database_uri(), snapshot.working_days),
        *counting.results(database_uri(), snapshot),
        paging.measure_pages(),
    ]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _number(value: float | None) -> str:
    return "not measured" if value is None else f"{value:,.3f}".rstrip("0").rstrip(".")
