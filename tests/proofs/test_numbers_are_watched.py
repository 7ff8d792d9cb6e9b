"""Change a rule by a day or move the edge of a comparison: a spec must turn red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proofs.mutants import ROOT, Mutant, comparisons, rules

EDGES = ("tests/spec/measures/test_edges.py", "tests/spec/measures/test_edges_of_markers.py")
SPECS = ("tests/statute", "tests/spec/clocks", "tests/spec/measures")
NO_DIFFERENCE = {
    "if happened < due:": "the line before has answered for the same day",
    "(_.earlier_plans_held == 0) & (_.declared_earlier_plans > 0),": (
        "none declared and none held is answered four lines before"
    ),
    "_.plan_started_on.isnull() & (_.undated_plans > 0),": (
        "a count of rows joined from the left: missing where there is none, never 0"
    ),
}
"""Lines whose edge can be moved and nothing seen of it, each with the reason why not."""


def test_mutants_are_found_and_each_is_another_program() -> None:
    found = [*rules(), *comparisons()]
    assert {m.was for m in rules()} > {"45", "15", "3", "6", "16", "26", "10", "20"}
    assert len([m for m in found if m.path == "goldenthread/clocks/states.py"]) >= 8
    assert len([m for m in found if m.path.startswith("goldenthread/measures")]) >= 12
    assert len({(m.path, m.source()) for m in found}) == len(found)
    assert set(NO_DIFFERENCE) <= {m.text for m in found}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which a wrong can be made, its specs green to begin with.

    What is compiled is kept beside it, from one mutant to the next: a kept answer that outlives a
    change of its sources would hide the change, and so be found here.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    left_out = shutil.ignore_patterns("__pycache__", "vendor")
    for name in ("goldenthread", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", folder)
    run = run_specs(folder)
    assert run.returncode == 0, run.stdout[-3000:]
    return folder


def run_specs(folder: Path, changed: str = "") -> "subprocess.CompletedProcess[str]":
    """The specs over the copy's own package, the nearest first, until one fails."""
    area = Path(changed).stem.removeprefix("cases_")
    own = sorted(
        path.relative_to(folder).as_posix()
        for path in (folder / "tests/spec").glob(f"*/test_{area}*.py")
        if area
    )
    mine = {"PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            *own,
            *EDGES,
            *SPECS,
        ],
        cwd=folder,
        env=os.environ | mine,
        capture_output=True,
        text=True,
    )


@pytest.mark.prove
@pytest.mark.parametrize("mutant", [*rules(), *comparisons()], ids=str)
def test_a_spec_turns_red(mutant: Mutant, elsewhere: Path) -> None:
    if mutant.text in NO_DIFFERENCE:
        pytest.skip(NO_DIFFERENCE[mutant.text])
    place = elsewhere / mutant.path
    was = place.read_text()
    place.write_text(mutant.source(elsewhere))
    try:
        run = run_specs(elsewhere, mutant.path)
    finally:
        place.write_text(was)
    assert run.returncode in (0, 1, 2), run.stdout[-2000:] + run.stderr[-2000:]
    assert run.returncode != 0, f"nothing noticed {mutant}"
