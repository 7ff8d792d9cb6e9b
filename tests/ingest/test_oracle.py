"""Our rules beside the sector's own validator, an independent answer: finding by finding.

The validator needs a Python of its own (old libraries): the one named by
GOLDENTHREAD_SECTOR_VALIDATOR, else one made under var/. Where the two differ, one side is wrong;
DIFFERENCES says which, and anything it does not say fails.
"""

import datetime
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.rules.registry import RULES
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import Staged, stage
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.writing import write_cin_census
from tests.ingest.differences import BREAKS_THERE, DIFFERENCES, NOT_COMPARED, Side
from tests.ingest.large_census import write_large_census
from tests.ingest.staged import child_number
from tests.spec.returns.cases import all_cases

pytestmark = pytest.mark.prove

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "data"
YEAR = 2025
RULESET = "cin2024_25"
"""The newest set of rules that the validator has: its later years add none."""

REQUIREMENTS = ("csc-validator-be-cin==0.1.13", "numpy<1.25", "pytest")

STOPS_THE_SECTORS = ("8500",)
"""A child without a number: the validator finds it, but cannot then write its report."""

Findings = set[tuple[str, str]]


@pytest.fixture(scope="session")
def sector_python() -> Path:
    """A Python that has the sector's validator. Fails where there is none and none can be made."""
    named = os.environ.get("GOLDENTHREAD_SECTOR_VALIDATOR")
    python = Path(named) if named else ROOT / "var" / "sector_validator" / "bin" / "python"
    if not named and not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", *REQUIREMENTS]
        subprocess.run(pip, check=True)
    subprocess.run([str(python), "-c", "import cin_validator"], check=True)
    return python


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Censuses of other hands where we have them, one with faults sown in, and every spec case."""
    folder = tmp_path_factory.mktemp("oracle")
    sown = folder / "sown.xml"
    write_large_census(sown, 500, faults=0.1, seed=7)
    pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case in all_cases():
        if case.year == YEAR and case.code not in STOPS_THE_SECTORS:
            pages[case.page].extend(case.children)
    for page, children in pages.items():
        write_cin_census(
            folder / f"page {page}.xml",
            children,
            council="889",
            year=YEAR,
            written_at=datetime.datetime(YEAR, 5, 1, 9, 0),  # noqa: DTZ001
        )
    samples = [
        path
        for path in sorted(SAMPLES.glob("0[89]_*/cin_census/*.xml"))
        if path.name not in NOT_COMPARED
    ]
    return [sown, *sorted(folder.glob("page *.xml")), *samples]


@dataclass(frozen=True)
class Answer:
    """What the validator finds in a file, and the rules that raised an error instead."""

    findings: Findings
    broke: frozenset[str]


@pytest.fixture(scope="session")
def theirs(sector_python: Path, files: list[Path]) -> dict[Path, Answer]:
    """The sector's answer for each file."""
    script = Path(__file__).with_name("sector_validator.py")
    run = subprocess.run(
        [str(sector_python), str(script), RULESET, *map(str, files)],
        check=True,
        capture_output=True,
        text=True,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return {
        path: Answer(
            findings={(code, child) for code, child in answer["findings"]},
            broke=frozenset(answer["broke"]),
        )
        for path, answer in zip(files, answers, strict=True)
    }


def ours(path: Path) -> Findings:
    """What our rules find, for the period that the file's reference date gives."""
    raw = read_census(path)
    last_day = datetime.date.fromisoformat(raw.header["ReferenceDate"])
    staged = stage(raw, CIN_CENSUS)
    found = check_census(
        staged,
        year=max(last_day.year, 2025),
        first_day=last_day.replace(year=last_day.year - 1) + datetime.timedelta(days=1),
        last_day=last_day,
    )
    return {
        (
            finding.code,
            "" if finding.ordinal is None else _child(staged, child_number(staged, finding)),
        )
        for finding in staged.findings + found
    }


def _child(staged: Staged, number: int) -> str:
    row = staged.connection.execute(
        'select "LAchildID" from "read_Child" where n = ?', [number]
    ).fetchone()
    return str(row[0]) if row else ""


@pytest.fixture(scope="session")
def compared(theirs: dict[Path, Answer]) -> dict[tuple[str, Side], list[str]]:
    """Where one side finds what the other does not: by code and by side that finds more."""
    differ: dict[tuple[str, Side], list[str]] = defaultdict(list)
    alike: Counter[str] = Counter()
    for path, answer in theirs.items():
        codes = {rule.code for rule in RULES} - answer.broke
        mine = {pair for pair in ours(path) if pair[0] in codes}
        sector = {pair for pair in answer.findings if pair[0] in codes}
        alike.update(code for code, _ in mine & sector)
        for code, child in sorted(mine - sector):
            differ[code, Side.OURS].append(f"{path.name} {child}")
        for code, child in sorted(sector - mine):
            differ[code, Side.SECTOR].append(f"{path.name} {child}")
    for (code, side), rows in sorted(differ.items()):
        print(f"{code} {side} {len(rows)}: {'; '.join(rows[:6])}")
    print(f"alike: {sum(alike.values())} findings of {len(alike)} rules")
    assert len(alike) >= 80, "hardly anything was compared"
    assert sum(alike.values()) >= 500
    return differ


def test_every_difference_is_explained(compared: dict[tuple[str, Side], list[str]]) -> None:
    assert {key: rows[:5] for key, rows in compared.items() if key not in DIFFERENCES} == {}


def test_every_explanation_is_still_needed(compared: dict[tuple[str, Side], list[str]]) -> None:
    expected = {
        key for key, said in DIFFERENCES.items() if SAMPLES.is_dir() or not said.only_in_samples
    }
    assert expected - set(compared) == set(), "a difference that is gone should be forgotten"


def test_the_rules_that_break_there_are_known(theirs: dict[Path, Answer]) -> None:
    assert frozenset().union(*(answer.broke for answer in theirs.values())) == set(BREAKS_THERE)
