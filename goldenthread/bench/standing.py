"""What a benchmark stands on: Django set up in a home of its own, a borough loaded, a director."""

import datetime
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
    from goldenthread.ingest.load import Asked, load
    from goldenthread.ledger.connection import database_uri

    made = make_borough(children=children, years=5, seed=1, last_year=2027)
    for path in write_returns(made, folder):
        load(
            path,
            Asked(
                uri=database_uri(),
                files=folder / "files",
                loaded_by="the bench",
                now=lambda: datetime.datetime.now(datetime.UTC),
            ),
        )
    make_demo_people()
