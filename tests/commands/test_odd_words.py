"""Odd words on the command line: one plain sentence and exit 2; nothing is ever a traceback."""

import importlib
import socket
from pathlib import Path

import pytest

from goldenthread.commands.main import BROKEN, main
from goldenthread.ledger.following import forget
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One child with a plan; the commands find Django set up."""
    take_in(census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-03", "")])]), tmp_path)
    forget()
    for module in ("asking", "one_child", "loading", "demo"):
        found = importlib.import_module(f"goldenthread.commands.{module}")
        if hasattr(found, "ready"):
            monkeypatch.setattr(found, "ready", lambda: None)


def left(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code and what was said on stderr."""
    with pytest.raises(SystemExit) as end:
        main(words)
    return int(end.value.code or 0), capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    "words",
    [
        "measure CPP-01 --on 0001-01-01",
        "measure CPP-01 --on 9999-12-31",
        "measure CPP-01 --on 0001-01-05 --periods month:24",
        "measure CPP-01 --as-known-at 0001-01-01",
        "cases CPP-10 --on 9999-12-31",
        "moved CPP-01 --from 0 --to 1 --on 0001-01-01",
        "clocks --on 9999-12-31",
        "child A1 --on 0001-01-01",
        "child half\udcff",
        "clocks --team half\udcff",
        "borough --out /proc/nowhere --children 5",
    ],
)
def test_wrong_words_are_one_plain_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = left(capsys, *words.split())
    assert code == 2
    assert said.startswith("goldenthread: ")
    assert "\n" not in said


@pytest.mark.parametrize("command", ["serve", "demo --children 5"])
def test_an_address_in_use_is_said_before_anything_is_made(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = left(capsys, *command.split(), "--port", port)
    assert (code, "\n" in said) == (2, False)
    assert f"nothing can be served on 127.0.0.1:{port}" in said


@pytest.mark.parametrize("host", ["999.1.1.1", "x" * 300, "203.0.113.1"])
def test_a_host_that_is_not_here(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = left(capsys, "serve", "--host", host)
    assert (code, "\n" in said) == (2, False)


def test_what_goes_wrong_says_where_and_nothing_of_a_child(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database's own words quote the row that it would not take."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError('CONTEXT: COPY names, column child: "A1 Ann One"')

    monkeypatch.setattr("goldenthread.commands.asking.record_asked", broken)
    monkeypatch.delenv("GOLDENTHREAD_TRACE", raising=False)
    code, said = left(capsys, "measure", "CPP-01")
    assert code == BROKEN
    assert "RuntimeError at " in said
    assert "Ann" not in said
    assert "\n" not in said


def test_a_trace_is_given_to_whoever_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("as it is")

    monkeypatch.setattr("goldenthread.commands.asking.record_asked", broken)
    monkeypatch.setenv("GOLDENTHREAD_TRACE", "1")
    with pytest.raises(RuntimeError, match="as it is"):
        main(["measure", "CPP-01"])
