"""Where our own list of people and allocations says each column of the record."""

from goldenthread.record.table import Source

OWN = "people_and_allocations"

SAID: dict[str, tuple[Source, ...]] = {
    "names": (
        Source(
            kind=OWN,
            group="allocation",
            one_a_key=True,
            says={
                "child_id": "child",
                "name": "name",
                "family": "family",
            },
        ),
    ),
    "allocations": (
        Source(
            kind=OWN,
            group="allocation",
            says={
                "child_id": "child",
                "worker": "worker",
                "team": "team",
                "started_on": "from",
                "ended_on": "to",
            },
        ),
    ),
}
