"""What is typed here counts as what an extract says: of the same rows, every clock stands the same.

And where a kind is kept is one choice among facts with two times: turned on, off and back, nothing
is lost, and an earlier edition is answered as it was.
"""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from goldenthread.borough import make_borough, write_returns
from goldenthread.clocks.running import runs_on
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.kept_here import SaidOtherwise, keeping_of, say_where
from goldenthread.ledger.models import KeptHere
from goldenthread.ledger.typed import (
    NotKeptHere,
    TypedRow,
    TypedSince,
    row_key,
    take_rows_back,
    type_rows,
)
from goldenthread.record.authority import SUBJECTS
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE, TYPED_HERE
from goldenthread.record.snapshot import Reading
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ledger.typing_here import keep_here, now, type_here, typing_of

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = "supervisions"
SUPERVISED = {"child_id": "A1", "held_on": day("2025-02-04"), "worker": "W1", "kind": "CASE"}
OF_A_FILE = {"load_id", "slice_id", "ordinal", "line", "source_file", "told_to"}
"""What says where a row stands, and how far that source speaks: here it has no end."""


def stands(reading: Reading) -> list[dict[str, Any]]:
    """Every running on the day of the record, but for which file says it."""
    assert reading.as_at
    rows = runs_on(reading, reading.as_at)
    told = [{name: value for name, value in row.items() if name not in OF_A_FILE} for row in rows]
    return sorted(told, key=str)


def rows_of(reading: Reading, table: str) -> list[dict[str, Any]]:
    """The current rows of a table: its declared columns, and the key."""
    names = ", ".join(("row_key", *MAY_BE_KEPT_HERE[table].column_names, "unreadable"))
    return reading.rows(f"select {names} from {table} order by row_key")


def test_typed_rows_give_the_clocks_of_the_same_rows_from_the_extract(tmp_path: Path) -> None:
    borough = make_borough(children=80, years=2, seed=4, last_year=2025)
    sent = write_returns(borough, tmp_path / "sent", returns=("census", "forms"))
    extracts = {path.stem for path in sent}.intersection(MAY_BE_KEPT_HERE)
    assert extracts == set(MAY_BE_KEPT_HERE)
    for path in sent:
        take_in(path, tmp_path)
    from_extract = record_now()
    said = {table: rows_of(from_extract, table) for table in MAY_BE_KEPT_HERE}
    since = {
        row["table_name"]: row["first_day"]
        for row in from_extract.rows("select table_name, first_day from spoken_for")
    }
    expected = stands(from_extract)
    call_command("flush", verbosity=0, interactive=False)

    for path in sent:
        if path.stem not in MAY_BE_KEPT_HERE:
            take_in(path, tmp_path)
    for table, rows in said.items():
        keep_here(table, since[table])
        cells = [{name: row[name] for name in MAY_BE_KEPT_HERE[table].column_names} for row in rows]
        type_here(table, cells, on=day("2025-03-31"))
    typed = record_now()
    assert {table: rows_of(typed, table) for table in MAY_BE_KEPT_HERE} == said
    as_typed = stands(typed)
    differ = [(one, other) for one, other in zip(as_typed, expected, strict=True) if one != other]
    assert differ[:1] == []
    assert len(expected) > 300
    counted = {run["clock"] for run in expected}
    assert {"supervision", "core-group", "decision-letter"} <= counted


@pytest.fixture
def child(tmp_path: Path) -> Path:
    """A1, on a protection plan since October 2024; supervision is read from an extract."""
    take_in(census(tmp_path, 2025, [a_child("A1", plans=[("2024-10-01", "")])]), tmp_path)
    extract(tmp_path, "2025-01-10")
    return tmp_path


def extract(folder: Path, *days: str, as_at: str = "2025-03-31") -> None:
    """Load an extract of supervisions."""
    path = folder / "supervisions.csv"
    rows = [f"A1,{held_on},W9,Case supervision,{as_at}" for held_on in days]
    path.write_text("\n".join(["child,supervision on,worker,kind,as at", *rows, ""]))
    take_in(path, folder, replaces=True)


def held(edition: int | None = None) -> list[tuple[str, str]]:
    """The supervisions of A1 as they are read: the day and the worker."""
    rows = record_now(edition).rows("select held_on, worker from supervisions order by held_on")
    return [(str(row["held_on"]), row["worker"]) for row in rows]


def test_until_it_is_turned_on_nothing_is_typed(child: Path) -> None:
    with pytest.raises(NotKeptHere):
        type_here(TABLE, [SUPERVISED], on=day("2025-02-04"))
    keep_here(TABLE, day("2025-02-10"))
    with pytest.raises(NotKeptHere):
        type_here(TABLE, [SUPERVISED], on=day("2025-02-09"))
    type_here(TABLE, [SUPERVISED], on=day("2025-02-10"))
    assert held() == [("2025-01-10", "W9"), ("2025-02-04", "W1")]


def test_what_is_typed_stands_beside_an_extract_and_before_it_of_the_same_day(child: Path) -> None:
    keep_here(TABLE, day("2025-02-01"))
    type_here(TABLE, [SUPERVISED], on=day("2025-02-04"))
    extract(child, "2025-01-10", "2025-02-04", "2025-02-20", as_at="2025-04-30")
    assert held() == [("2025-01-10", "W9"), ("2025-02-04", "W1"), ("2025-02-20", "W9")]
    # An extract that lacks it takes nothing away, nor when it is typed here no more.
    keep_here(TABLE, day("2025-02-01"), to=day("2025-03-01"))
    extract(child, "2025-01-10", as_at="2025-05-31")
    assert held() == [("2025-01-10", "W9"), ("2025-02-04", "W1")]


def spoken_to() -> list[tuple[str, str]]:
    """The runs of days of which somebody speaks of supervision."""
    rows = record_now().rows(
        f"select first_day, last_day from spoken_for where table_name = '{TABLE}'"
    )
    return sorted((str(row["first_day"]), str(row["last_day"])) for row in rows)


def test_it_speaks_of_every_day_from_the_first_until_it_is_turned_off(child: Path) -> None:
    """And what is taken back speaks as if it had never been said, with all that was typed."""
    of_extract = spoken_to()
    keep_here(TABLE, day("2025-06-01"))
    type_here(TABLE, [SUPERVISED | {"held_on": day("2025-06-02")}], on=day("2025-06-02"))
    assert spoken_to() == [*of_extract, ("2025-06-01", "9999-12-31")]
    keep_here(TABLE, day("2025-06-01"), to=day("2025-07-31"))
    assert spoken_to() == [*of_extract, ("2025-06-01", "2025-07-31")]
    keep_here(TABLE, day("2025-09-01"))
    assert spoken_to()[1:] == [("2025-06-01", "2025-07-31"), ("2025-09-01", "9999-12-31")]
    # Taken back, step by step: the second stint, that it was turned off, and the first.
    for days, spoken in (
        (("2025-06-01", "2025-07-31"), [("2025-06-01", "2025-07-31")]),
        (("2025-06-01", ""), [("2025-06-01", "9999-12-31")]),
        (("", ""), []),
    ):
        keep_here(TABLE, *(day(one) if one else None for one in days))
        assert spoken_to() == [*of_extract, *spoken]
    assert ("2025-06-02", "W1") in held()
    assert record_now().as_at == day("2025-03-31")


def test_an_earlier_edition_is_answered_as_it_was(child: Path) -> None:
    keep_here(TABLE, day("2025-02-01"))
    edition = record_now().edition
    type_here(TABLE, [SUPERVISED], on=day("2025-02-04"))
    assert held(edition) == [("2025-01-10", "W9")]
    assert len(held()) == 2


def version(held_on: str) -> int:
    """The load that said the supervision of that day, as who opens the form would have it."""
    found = record_now().rows(
        "select load_id from supervisions where held_on = $day", day=day(held_on)
    )
    return int(found[0]["load_id"])


def correct(cells: dict[str, Any], after: int | None, corrects: str = "") -> int:
    row = TypedRow(cells=cells, after=after, corrects=corrects)
    return type_rows(database_uri(), typing_of(TABLE, day("2025-02-04")), [row], now=now)


def test_of_two_at_once_the_second_is_told_and_nothing_is_lost(child: Path) -> None:
    keep_here(TABLE, day("2025-02-01"))
    type_here(TABLE, [SUPERVISED], on=day("2025-02-04"))
    seen_by_both = version("2025-02-04")
    correct(SUPERVISED | {"worker": "W2"}, seen_by_both)
    with pytest.raises(TypedSince) as told:
        correct(SUPERVISED | {"worker": "W3"}, seen_by_both)
    assert told.value.row_keys == ("A1|2025-02-04",)
    assert held()[1] == ("2025-02-04", "W2")
    correct(SUPERVISED | {"worker": "W3"}, version("2025-02-04"))
    assert held()[1] == ("2025-02-04", "W3")


def test_what_is_on_record_already_is_said_before_it_is_typed_again(child: Path) -> None:
    """Also where an extract has it; and what says the same is not kept twice."""
    keep_here(TABLE, day("2025-02-01"))
    again = SUPERVISED | {"held_on": day("2025-01-10")}
    with pytest.raises(TypedSince):
        type_here(TABLE, [again], on=day("2025-02-04"))
    correct(again, version("2025-01-10"))
    assert held() == [("2025-01-10", "W1")]
    edition = record_now().edition
    correct(again, None)
    assert record_now().edition == edition


def test_a_day_that_was_wrong_is_corrected_and_a_row_typed_in_error_is_taken_back(
    child: Path,
) -> None:
    keep_here(TABLE, day("2025-02-01"))
    type_here(TABLE, [SUPERVISED], on=day("2025-02-04"))
    key = row_key(MAY_BE_KEPT_HERE[TABLE], SUPERVISED)
    correct(SUPERVISED | {"held_on": day("2025-02-03")}, version("2025-02-04"), corrects=key)
    assert held() == [("2025-01-10", "W9"), ("2025-02-03", "W1")]
    typing = typing_of(TABLE, day("2025-02-05"))
    with pytest.raises(TypedSince):
        take_rows_back(database_uri(), typing, {"A1|2025-02-03": 1}, now=now)
    versions = {"A1|2025-02-03": version("2025-02-03")}
    take_rows_back(database_uri(), typing, versions, now=now)
    assert held() == [("2025-01-10", "W9")]


def test_of_several_children_all_are_kept_or_none(child: Path) -> None:
    keep_here(TABLE, day("2025-02-01"))
    type_here(TABLE, [SUPERVISED], on=day("2025-02-04"))
    others = [SUPERVISED | {"worker": "W5"}, SUPERVISED | {"child_id": "B2"}]
    with pytest.raises(TypedSince):
        type_here(TABLE, others, on=day("2025-02-04"))
    assert len(held()) == 2


def test_two_who_say_at_once_where_it_is_kept_are_told(child: Path) -> None:
    keep_here(TABLE, day("2025-02-01"))
    was = keeping_of(database_uri(), TABLE)
    assert was
    keep_here(TABLE, day("2025-02-01"), to=day("2025-03-01"))
    with pytest.raises(SaidOtherwise):
        say_where(database_uri(), "899", was, was=was, now=now)
    assert KeptHere.objects.filter(closed_by=None).count() == 1


def test_nothing_that_was_said_is_unsaid(child: Path) -> None:
    keep_here(TABLE, day("2025-02-01"))
    with pytest.raises(DatabaseError, match="append-only"):
        KeptHere.objects.update(why="Another")


def test_where_it_is_kept_is_no_choice_of_who_speaks() -> None:
    assert TYPED_HERE not in {kind for subject in SUBJECTS.values() for kind in subject.kinds}
