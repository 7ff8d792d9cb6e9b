"""Where our own table of population says each column of the record."""

from goldenthread.record.table import Source

KIND = "population"

SAID: dict[str, tuple[Source, ...]] = {
    "population": (
        Source(
            kind=KIND,
            group="estimate",
            says={
                "year": "year",
                "age": "age",
                "sex": "sex",
                "ethnicity": "ethnicity",
                "ward": "ward",
                "people": "people",
            },
        ),
    ),
}
