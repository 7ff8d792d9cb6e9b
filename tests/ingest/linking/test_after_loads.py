"""After a load the record is looked through for ids of one child: once, afterwards, and only where
something came that tells who a child is."""

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from goldenthread.borough import make_borough, write_returns
from goldenthread.commands import linking, loading, watching
from goldenthread.commands.linking import LONGEST_WAIT, Waiting, follow_loads
from goldenthread.commands.main import main
from goldenthread.ingest.linking.linking import is_due, link, link_what_came
from goldenthread.ingest.linking.one_id import READ, adopted, every_id, to_be_adopted
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.following import forget, read, read_of
from goldenthread.ledger.looks import Look, last_look, one_at_a_time
from goldenthread.ledger.models import Load as LoadRow
from goldenthread.ledger.models import LookForLinks
from goldenthread.record.links import ADOPTED, FOR_ADOPTION
from goldenthread.returns.own_contract import EARLY_HELP
from tests.ingest.files import a_child, census, record_now, take_in
from tests.ingest.linking.test_links_kept import AT, COUNCIL, helped, with_upn
from tests.ingest.test_early_help_and_partners import of

pytestmark = pytest.mark.django_db(transaction=True)


def look_where_due() -> Look | None:
    """What comes of asking whether a look is due, and taking it."""
    return link_what_came(record_now, database_uri(), now=lambda: AT)


def test_a_look_is_due_once_for_what_came(tmp_path: Path) -> None:
    uri = database_uri()
    assert not is_due(uri), "nothing was ever loaded"
    assert look_where_due() is None
    take_in(census(tmp_path, 2025, [with_upn("A1")]), tmp_path)
    take_in(of(tmp_path, EARLY_HELP, helped("EH1")), tmp_path)
    assert is_due(uri)
    look = look_where_due()
    assert look is not None
    assert look.made == 1
    assert record_now().linked
    assert not is_due(uri), "its own link is no news of who a child is"
    assert look_where_due() is None
    assert LookForLinks.objects.count() == 1


def test_a_look_reads_all_that_it_needs_and_no_more(tmp_path: Path) -> None:
    made = make_borough(children=150, years=2, seed=5, last_year=2027)
    for path in write_returns(made, tmp_path / "returns", returns=("census", "ssda903")):
        take_in(path, tmp_path)
    forget()
    part = read_of(READ)
    whole = read()
    assert not part.rows("select * from main.ledger_assessments")
    assert whole.rows("select * from main.ledger_assessments")
    assert read_of(READ).snapshot is whole.snapshot, "a snapshot that is there is read"
    for asked in (every_id, adopted, to_be_adopted):
        assert asked(part) == asked(whole)
    assert every_id(whole)
    assert {*ADOPTED, *FOR_ADOPTION} <= {*READ}


@pytest.mark.parametrize(
    ("brings", "due"),
    [
        ([with_upn("A1")], False),
        ([with_upn("A1", closed="2025-02-03")], False),
        ([with_upn("A1"), a_child("A2")], True),
        ([with_upn("A1") | {"Sex": "M"}], True),
    ],
    ids=["the same again", "a closure", "another child", "another sex"],
)
def test_what_tells_nothing_of_who_a_child_is_is_not_looked_through(
    tmp_path: Path, brings: list[dict[str, Any]], due: bool
) -> None:
    take_in(census(tmp_path, 2025, [with_upn("A1")]), tmp_path)
    look_where_due()
    take_in(census(tmp_path, 2025, brings), tmp_path, replaces=True)
    assert is_due(database_uri()) is due


@pytest.fixture
def two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A census, and early help of the same child under an id of its own."""
    for command in (loading, watching):
        monkeypatch.setattr(command, "ready", lambda: None)
    forget()
    return [
        str(census(tmp_path, 2025, [with_upn("A1")])),
        str(of(tmp_path, EARLY_HELP, helped("EH1"))),
    ]


def load(*words: str) -> int:
    """The exit code of `goldenthread load`."""
    with pytest.raises(SystemExit) as end:
        main(["load", *words])
    return int(end.value.code or 0)


LINE = (
    "Looked through 2 ids: 1 link made, 0 pairs for a person to decide, 0 links withdrawn, "
    "edition 3."
)


def test_the_command_says_in_one_line_what_was_found(
    two_files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(*two_files) == 0
    assert capsys.readouterr().out.splitlines()[-1] == LINE
    assert load(*two_files) == 0
    assert "Looked through" not in capsys.readouterr().out, "nothing came"


def test_json_stays_what_it_was(two_files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert load(*two_files, "--json") == 0
    said = capsys.readouterr()
    assert [one["load"] for one in json.loads(said.out)] == sorted(
        LoadRow.objects.values_list("id", flat=True)
    )
    assert LINE in said.err.splitlines()


@pytest.mark.parametrize("way", ["--no-links", "--dry-run"])
def test_it_can_be_left_for_later(two_files: list[str], way: str) -> None:
    assert load(two_files[0]) == 0
    LookForLinks.objects.all().delete()
    assert load(two_files[1], way) == 0
    assert not LookForLinks.objects.exists()


def test_a_folder_that_is_watched_is_looked_through_once_for_all_that_landed(
    two_files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    landing = tmp_path / "landing"
    landing.mkdir()
    for file in two_files:
        Path(file).rename(landing / Path(file).name)
    with pytest.raises(SystemExit):
        main(["watch", str(landing), "--once", "--every", "0.2"])
    assert capsys.readouterr().out.splitlines()[-1] == LINE
    assert LookForLinks.objects.count() == 1


def test_a_look_that_fails_fails_no_load(
    two_files: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("Ann Lee")

    monkeypatch.setattr("goldenthread.ingest.linking.linking.every_id", breaks)
    assert load(*two_files) == 0
    said = capsys.readouterr()
    assert "was not looked through for ids of one child (RuntimeError)" in said.err
    assert "Ann" not in said.err + said.out, "an error's own words may quote a row"
    assert is_due(database_uri()), "the next load, or the server, does it again"


def test_who_waited_for_another_look_says_what_that_one_found(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [with_upn("A1")]), tmp_path)
    uri, said = database_uri(), []
    with one_at_a_time(uri):
        other = threading.Thread(target=lambda: said.append(look_where_due()))
        other.start()
        other.join(0.5)
        assert other.is_alive(), "one looks at a time"
        mine = link(record_now(), uri, COUNCIL, at=AT, likeness=True)
    other.join(10)
    assert said == [mine]
    assert last_look(uri, COUNCIL, likeness=True) == mine
    assert LookForLinks.objects.count() == 1


LONG = LONGEST_WAIT
MOMENTS = [
    # due, edition, at -> whether to look
    ("nothing came", [(False, 1, 0), (False, 1, 5)], [False, False]),
    ("one load", [(True, 2, 0), (True, 2, 5)], [False, True]),
    ("several loads", [(True, 2, 0), (True, 3, 5), (True, 4, 10), (True, 4, 15)], [0, 0, 0, 1]),
    ("never still", [(True, 2, 0), (True, 3, LONG - 1), (True, 4, LONG)], [False, False, True]),
    (
        "it was looked through meanwhile",
        [(True, 2, 0), (False, 3, 5), (True, 4, LONG), (True, 5, LONG + 5)],
        [False, False, False, False],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "looks"), [case[1:] for case in MOMENTS], ids=[case[0] for case in MOMENTS]
)
def test_the_server_waits_until_the_record_is_still(
    asked: list[tuple[bool, int, float]], looks: list[bool]
) -> None:
    waiting = Waiting()
    found = [waiting.is_over(due=due, edition=edition, at=at) for due, edition, at in asked]
    assert found == looks


def test_the_server_looks_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "SECONDS_BETWEEN", 0.05)
    forget()
    ends = threading.Event()
    server = threading.Thread(target=follow_loads, args=(ends,))
    server.start()
    try:
        take_in(census(tmp_path, 2025, [with_upn("A1")]), tmp_path)
        take_in(of(tmp_path, EARLY_HELP, helped("EH1")), tmp_path)
        until = time.monotonic() + 20
        while is_due(database_uri()) or not LookForLinks.objects.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        ends.set()
        server.join(20)
    assert record_now().linked
