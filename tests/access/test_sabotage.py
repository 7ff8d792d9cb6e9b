"""Take any one guard away, and the tests of who may see what must fail."""

import os
import subprocess
import sys

import pytest

from tests.access.sabotage import guards
from tests.access.test_matrix import pages

QUICK = (
    "tests/access/test_permissions.py",
    "tests/access/test_visibility.py",
    "tests/access/test_people.py",
    "tests/access/test_access_log.py",
    "tests/access/test_sign_in.py",
)


def where_it_shows(guard: str) -> tuple[str, ...]:
    """Where the loss should show: for a page, its own rows of the matrix and no other test."""
    module = guard.rpartition(":")[0]
    rows = (
        *(p.name for p in pages() if p.name and p.callback.__module__ == module),
        *(["door_to_a_child", "door_to_cases"] if module.startswith("goldenthread.access") else ()),
        *(["people"] if module == "goldenthread.web.middleware" else ()),
    )
    matrix = tuple(f"tests/access/test_matrix.py::test_url[{name}]" for name in rows)
    return (*(QUICK if module.startswith("goldenthread.access") else ()), *matrix)


def run_without(guard: str) -> "subprocess.CompletedProcess[str]":
    """The tests, in a process of their own, until the first that fails."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-p", "tests.access.sabotage", *where_it_shows(guard)],
        env=os.environ | {"SABOTAGE": guard},
        capture_output=True,
        text=True,
    )


def test_guards_are_found() -> None:
    modules = {guard.split(":")[0] for guard in guards()}
    assert "goldenthread.web.pages.people.view" in modules
    assert "goldenthread.access.visibility" in modules
    assert "goldenthread.access.log" in modules
    assert len(list(guards())) >= 20
    assert all(where_it_shows(guard) for guard in guards())


@pytest.mark.prove
@pytest.mark.parametrize("guard", list(guards()))
def test_tests_fail_without(guard: str) -> None:
    run = run_without(guard)
    assert run.returncode == 1, f"nothing noticed that {guard} is gone\n{run.stdout[-2000:]}"
    assert "failed" in run.stdout, run.stdout[-2000:]
