"""Take any one guard away, and the tests of who may see what must fail."""

import os
import subprocess
import sys

import pytest

from tests.access.sabotage import guards

SUITE = (  # the quick ones first
    "tests/access/test_permissions.py",
    "tests/access/test_visibility.py",
    "tests/access/test_people.py",
    "tests/access/test_access_log.py",
    "tests/access/test_sign_in.py",
    "tests/access/test_matrix.py",
)


def run_without(guard: str) -> "subprocess.CompletedProcess[str]":
    """The tests, in a process of their own, until the first that fails."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-p", "tests.access.sabotage", *SUITE],
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


@pytest.mark.prove
@pytest.mark.parametrize("guard", list(guards()))
def test_tests_fail_without(guard: str) -> None:
    run = run_without(guard)
    assert run.returncode == 1, f"nothing noticed that {guard} is gone\n{run.stdout[-2000:]}"
    assert "failed" in run.stdout, run.stdout[-2000:]
