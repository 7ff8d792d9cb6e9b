"""The ratchet: what it measures, what it lets pass, what it says."""

import subprocess
from pathlib import Path

import pytest

from tests.ratchet import breaches, forbidden_names, held_by_git, sentences, shrunk, sizes

BODY = "    x = 1\n"


def write(home: Path, place: str, text: str) -> None:
    path = home / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "text", "what", "lines"),
    [
        ("goldenthread/a.py", "x = 1\n" * 401, "file goldenthread/a.py", 401),
        ("goldenthread/a.py", "def f():\n" + BODY * 40, "function goldenthread/a.py::f", 41),
        ("tests/test_a.py", "def test_f():\n" + BODY * 60, "test tests/test_a.py::test_f", 61),
        ("tests/a.py", "def f():\n" + BODY * 40, "function tests/a.py::f", 41),
        ("goldenthread/a.py", "class C:\n" + BODY * 200, "class goldenthread/a.py::C", 201),
        ("goldenthread/web/a.html", "<p></p>\n" * 151, "template goldenthread/web/a.html", 151),
    ],
)
def test_one_line_more_than_the_limit_is_a_breach(
    tmp_path: Path, place: str, text: str, what: str, lines: int
) -> None:
    write(tmp_path, place, text)
    assert breaches(sizes(tmp_path)) == {what: lines}
    shorter = text.rsplit("\n", 2)[0] + "\n"
    write(tmp_path, place, shorter)
    assert breaches(sizes(tmp_path)) == {}


def test_a_method_has_its_class_in_its_name(tmp_path: Path) -> None:
    write(tmp_path, "goldenthread/a.py", "class C:\n    def m(self):\n        return 1\n")
    assert sizes(tmp_path)["function goldenthread/a.py::C.m"] == 2


def test_migrations_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "goldenthread/access/migrations/0001_first.py", "x = 1\n" * 500)
    assert sizes(tmp_path) == {}


def test_a_new_breach_and_one_that_grew_are_said(tmp_path: Path) -> None:
    allowed = {"file goldenthread/old.py": 500}
    grown = {"file goldenthread/old.py": 501, "function goldenthread/a.py::f": 41}
    assert sentences(grown, allowed) == [
        "goldenthread/old.py grew from 500 lines to 501; a file has at most 400.",
        "goldenthread/a.py::f has 41 lines; a function has at most 40. "
        "Divide it by what it is about.",
    ]
    assert sentences({"file goldenthread/old.py": 500}, allowed) == []


def test_the_list_only_shrinks() -> None:
    allowed = {"file a": 500, "file b": 450, "file c": 420}
    found = {"file a": 480, "file b": 460, "file new": 700}
    assert shrunk(found, allowed) == {"file a": 480, "file b": 450}
    assert any("make fix" in line for line in sentences({"file a": 480}, {"file a": 500}))


def test_a_name_that_says_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "goldenthread/web/date_utils.py", "")
    write(tmp_path, "goldenthread/common/plans.py", "")
    write(tmp_path, "goldenthread/commonly.py", "")
    assert [line.split(":")[0] for line in forbidden_names(tmp_path)] == [
        "goldenthread/common/plans.py is called common",
        "goldenthread/web/date_utils.py is called utils",
    ]


def test_what_git_must_not_hold(tmp_path: Path) -> None:
    assert held_by_git(tmp_path) == []  # not a repository
    write(tmp_path, "uv.lock", "")
    write(tmp_path, "large.csv", "x" * 1_000_001)
    write(tmp_path, "small.csv", "x" * 1_000_000)
    for command in (["init", "-q"], ["add", "--force", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert len(held_by_git(tmp_path)) == 2
