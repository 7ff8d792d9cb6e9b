"""A setting that cannot be followed: one plain sentence that names it, exit 2, no password."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "from goldenthread.commands.main import main; import sys; main(sys.argv[1:])"


def left(home: Path, *words: str, **settings: str) -> tuple[int, str]:
    """The exit code and what was said on stderr, by a process of its own."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "GOLDENTHREAD_TRACE")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        env=kept | {"GOLDENTHREAD_HOME": str(home)} | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.startswith("goldenthread: ")
    assert done.stderr.count("\n") == 1
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[council", "settings.toml cannot be read"),
        ("council = 3", "[council]"),
        ("[council]\nname = 7", "name is words in quotes"),
        ("[council]\ncolour = 'red'", "colour is written like"),
        ("[council]\nmade_up = 'no'", "made_up is true or false"),
        ("[services]\nSafeguarding = 'North'", "the teams of the service 'Safeguarding'"),
    ],
)
def test_settings_file(tmp_path: Path, text: str, names: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    code, said = left(tmp_path, "loads")
    assert code == 2
    assert "settings.toml" in said
    assert names in said


@pytest.mark.parametrize(
    "address",
    [
        "mysql://me:hush@localhost/x",
        "postgresql://me:hush@127.0.0.1:1/x",
        "postgresql://me:hush@localhost:port/x",
        "hush",
        "postgresql:///",
        " ",
    ],
)
def test_database_address(tmp_path: Path, address: str) -> None:
    code, said = left(tmp_path, "measure", "CPP-01", DATABASE_URL=address)
    assert code == 2
    assert "DATABASE_URL" in said
    assert "hush" not in said


def test_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, said = left(tmp_path / "file" / "home", "loads")
    assert code == 2
    assert "GOLDENTHREAD_HOME" in said
