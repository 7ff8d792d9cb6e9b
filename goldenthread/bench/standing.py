"""What a benchmark stands on: Django set up in a home of its own, a borough loaded, a director."""

import datetime
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command


def ready() -> None:
    """Set Django up and migrate."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def borough(folder: Path, children: int) -> None:
    """Make a borough of so many children and five years, and load it."""
    from goldenthread.access.demo_people import make_demo_people
    from goldenthread.borough import make_borough, write_returns

    made = make_borough(children=children, years=5, seed=1, last_year=2027)
    for path in write_returns(made, folder):
        _load(path, folder)
    make_demo_people()


def dataset(folder: Path, children: int) -> Path:
    """The nightly dataset of such a borough, loaded; the folder of its files."""
    from goldenthread.access.demo_people import make_demo_people
    from goldenthread.borough import make_borough, write_returns

    made = make_borough(children=children, years=5, seed=1, last_year=2027)
    (path,) = write_returns(made, folder, returns=("standard_safeguarding",))
    started = time.perf_counter()
    _load(path, folder)
    seconds = time.perf_counter() - started
    print(f"The dataset of {children:,} children loaded in {seconds:.1f} s", file=sys.stderr)
    make_demo_people()
    return path


def _load(path: Path, folder: Path) -> None:
    from goldenthread.ingest.load import Asked, load
    from goldenthread.ledger.connection import database_uri

    load(
        path,
        Asked(
            uri=database_uri(),
            files=folder / "files",
            loaded_by="the bench",
            now=lambda: datetime.datetime.now(datetime.UTC),
        ),
    )
