"""Periods of care, placements and legal statuses, made from episodes: SQL against its slow twin."""

import datetime
from typing import Any

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import drawn
from tests.ingest.care_twin import care_of
from tests.ingest.reading_903 import made, rows_of

DAYS = st.integers(0, 30).map(
    lambda n: (datetime.date(2024, 3, 15) + datetime.timedelta(days=n)).strftime("%d/%m/%Y")
)
MAYBE_DAY = st.one_of(DAYS, DAYS, DAYS, st.none(), st.just("31/02/2024"))
EPISODE = st.fixed_dictionaries(
    {
        "DECOM": MAYBE_DAY,
        "RNE": st.sampled_from(["S", "P", "L", "T", "B", "U", "P", None]),
        "LS": st.sampled_from(["C1", "C2", "V2", "V4", None]),
        "CIN": st.sampled_from(["N1", "N5", None]),
        "PLACE": st.sampled_from(["U6", "K2", None]),
        "PLACE_PROVIDER": st.sampled_from(["PR1", "PR4", None]),
        "DEC": MAYBE_DAY,
        "REC": st.sampled_from(["X1", "X1", "E4A", None]),
        "PL_POST": st.sampled_from(["AB1 2CD", "EF3 4GH", None]),
        "URN": st.sampled_from(["1", "2", None]),
    }
)

COLUMNS = {
    "periods_of_care": ["CIN", "REC", "BEGAN_EARLIER"],
    "placements": ["PLACE", "PLACE_PROVIDER", "RNE", "REC", "PL_POST", "BEGAN_EARLIER"],
    "legal_statuses": ["LS", "BEGAN_EARLIER"],
}


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A child's episodes: any at all, or a chain that holds together with a few breaks in it."""
    if draw(st.booleans()):
        return draw(st.lists(EPISODE, max_size=7))
    rows, day = [], datetime.date(2024, 3, 1)
    for place in range(draw(st.integers(1, 6))):
        ends = day + datetime.timedelta(days=draw(st.integers(0, 9)))
        row = draw(EPISODE)
        row |= {
            "DECOM": day.strftime("%d/%m/%Y"),
            "DEC": ends.strftime("%d/%m/%Y"),
            "REC": "X1",
            "RNE": "S" if place == 0 else row["RNE"],
        }
        rows.append(row | draw(st.sampled_from([{}, {}, {}, {"DEC": None}, {"REC": "E4A"}])))
        day = ends + datetime.timedelta(days=draw(st.sampled_from([0, 0, 0, 2, -1])))
    return draw(st.permutations(rows)) + rows[: draw(st.integers(0, 1))]


def of_the_sql(connection: duckdb.DuckDBPyConnection, child: str) -> dict[str, list[Any]]:
    found = {}
    for table, columns in COLUMNS.items():
        rows = rows_of(
            connection, table, ["CHILD", "STARTED text", "ENDED text", "ENDED", *columns]
        )
        found[table] = [(r[1], (r[2], r[3]), *r[4:]) for r in rows if r[0] == child]
    return found


@drawn(60)
@given(st.lists(histories(), min_size=1, max_size=12))
def test_the_sql_makes_what_the_twin_makes(children: list[list[dict[str, Any]]]) -> None:
    rows = [{"CHILD": f"C{i}", **row} for i, child in enumerate(children) for row in child]
    connection, _ = made({"episodes": rows})
    for i, child in enumerate(children):
        expected = care_of(child)
        found = of_the_sql(connection, f"C{i}")
        for table, wanted in expected.items():
            assert sorted(found[table], key=repr) == sorted(wanted, key=repr), table
    connection.close()


@drawn(30)
@given(st.lists(histories(), min_size=1, max_size=8))
def test_every_episode_is_care_or_a_short_break(children: list[list[dict[str, Any]]]) -> None:
    rows = [
        {"CHILD": f"C{i}" if i else None, **row}
        for i, child in enumerate(children)
        for row in child
    ]
    connection, _ = made({"episodes": rows})
    marks = rows_of(connection, "episodes", ["LS", "IN_CARE", "SHORT_BREAK"])
    assert len(marks) == len(rows)
    assert all((mark[1] == "yes") != (mark[2] == mark[0] == "V4") for mark in marks)
    connection.close()
