"""How far back the files speak, asked on the days on which one run of years gives way to the next."""

import datetime

import ibis
import pyarrow as pa
import pytest
from ibis import _

from goldenthread.clocks.history import with_history
from tests.spec.given import record_of

FIRST_RUN, SECOND_RUN = datetime.date(2021, 4, 1), datetime.date(2024, 4, 1)


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        ("2019-12-31", FIRST_RUN),
        ("2021-04-01", FIRST_RUN),
        ("2023-03-31", FIRST_RUN),
        # In the gap the next run is the one that speaks of what came before it.
        ("2023-04-01", SECOND_RUN),
        ("2024-03-31", SECOND_RUN),
        ("2024-04-01", SECOND_RUN),
        ("2025-04-01", SECOND_RUN),
        ("2031-01-01", SECOND_RUN),
    ],
)
def test_history_starts_with_the_run_that_speaks_of_the_day(
    day: str, starts: datetime.date
) -> None:
    reading = record_of({}, years=(2022, 2023, 2025))
    asked = ibis.table({"day": "date"}, name="asked")
    sql = str(ibis.to_sql(with_history(asked, "referrals", _.day), dialect="duckdb"))
    with reading.holding("asked", pa.table({"day": [datetime.date.fromisoformat(day)]})):
        rows = reading.rows(sql)
    assert [row["history_starts_on"] for row in rows] == [starts]
