"""Take any one guard away, and the tests of who may see what must fail."""

import os
import subprocess
import sys

import pytest

from goldenthread.config import database
from tests.access.sabotage import guards
from tests.access.test_matrix import pages

QUICK = {
    "goldenthread.access.permissions": "tests/access/test_permissions.py",
    "goldenthread.access.visibility": "tests/access/test_visibility.py",
    "goldenthread.access.people": "tests/access/test_people.py",
    "goldenthread.access.log": "tests/access/test_access_log.py",
    "goldenthread.access.forms": "tests/access/test_sign_in.py",
}
SHOWS = {
    "goldenthread.casework.keeping": "record_kept",
    "goldenthread.casework.linking": "pair",
    "goldenthread.casework.receipts": "running",
}
"""The page whose form does what a person records here."""
SECOND_LOCKS = {"goldenthread.casework.decided_dates": "tests/access/test_permissions.py"}
"""The tests of what a page refuses before these are asked."""


def where_it_shows(guard: str) -> tuple[str, ...]:
    """Where the loss should show: for a page, its own rows of the matrix and no other test."""
    module = guard.rpartition(":")[0]
    rows = (
        *(p.name for p in pages() if p.name and p.callback.__module__ == module),
        *(["door_to_a_child", "door_to_cases"] if module.startswith("goldenthread.access") else ()),
        *(["people"] if module == "goldenthread.web.middleware" else ()),
        *([SHOWS[module]] if module in SHOWS else ()),
    )
    matrix = tuple(f"tests/access/test_matrix.py::test_url[{name}]" for name in rows)
    if not module.startswith("goldenthread.access"):
        return (*matrix, *([SECOND_LOCKS[module]] if module in SECOND_LOCKS else ()))
    first = QUICK.get(module, "tests/access/test_people.py")
    return (*sorted(QUICK.values(), key=lambda path: path != first), *matrix)


def run_without(guard: str) -> "subprocess.CompletedProcess[str]":
    """The tests, in a process of their own, until the first that fails.

    They share one PostgreSQL and one test database, so that it is migrated once for all.
    """
    shared = {"SABOTAGE": guard}
    if "DATABASE_URL" not in os.environ:
        shared["DATABASE_URL"] = f"postgresql://postgres@/sabotage?host={database.ensure()}"
    plugins = ("--reuse-db", "-x", "-p", "tests.access.sabotage")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, *where_it_shows(guard)],
        env=os.environ | shared,
        capture_output=True,
        text=True,
    )


def test_guards_are_found() -> None:
    modules = {guard.split(":")[0] for guard in guards()}
    assert "goldenthread.web.pages.people.people.view" in modules
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
