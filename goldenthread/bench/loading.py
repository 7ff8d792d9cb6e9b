"""How long a census takes to load, and beside it the sector's own validator where installed."""

import datetime
import os
import subprocess
import time
from pathlib import Path
from typing import Any

from goldenthread.bench.results import Result, not_measured, of_runs
from goldenthread.bench.watching import COMMAND, load_once
from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.rules.compiled import compiled_rules
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import stage
from goldenthread.returns.cin_census import CIN_CENSUS

SIZES = (5_000, 20_000, 80_000)
AIM_SECONDS_AT_20_000 = 5.0
AIM_MEMORY_AT_20_000 = 500.0
AIM_LOCK = 2.0
AIM_GROWTH = 1.2
AIM_PARSING_AT_20_000 = 2.12
"""Twice the 1.06 s that is known to be enough for parsing and 109 rules on such a machine."""
RUNS = 5
VALIDATOR = "GOLDENTHREAD_SECTOR_VALIDATOR"
"""Names the Python of a virtual environment in which csc-validator-be-cin is installed."""


def census(folder: Path, children: int) -> Path:
    """One census of so many children, made once."""
    out = folder / str(children)
    if not any(out.glob("*.xml")):
        subprocess.run(
            [*COMMAND, "borough", "--out", str(out), "--children", str(children), "--years", "1"],
            check=True,
            capture_output=True,
        )
    return next(out.glob("*.xml"))


def results(folder: Path) -> list[Result]:
    """Loads at three sizes, growth per child, and the sector's validator on the same files."""
    found: list[Result] = []
    per_child: dict[int, float] = {}
    for size in SIZES:
        path = census(folder, size)
        runs = [load_once(path, folder) for _ in range(RUNS if size < 50_000 else 3)]
        seconds = of_runs(
            f"load of a census of {size:,} children",
            [r.seconds for r in runs],
            unit="s",
            aim=AIM_SECONDS_AT_20_000 if size == 20_000 else None,
            note=f"{path.stat().st_size / 1e6:.0f} MB, {runs[0].findings:,} findings",
        )
        found.append(seconds)
        per_child[size] = (seconds.median or 0) / size
        if size == 20_000:
            memory = [r.memory for r in runs]
            locked = [r.locked_for for r in runs]
            found += [
                of_runs("  its peak memory", memory, unit="MB", aim=AIM_MEMORY_AT_20_000),
                of_runs("  the ledger's lock held", locked, unit="s", aim=AIM_LOCK),
                parsing_and_checking(path),
            ]
    found.append(
        Result(
            name="time per child at 80,000 over that at 5,000",
            unit="times",
            median=round(per_child[80_000] / per_child[5_000], 3),
            n=1,
            aim=AIM_GROWTH,
        )
    )
    return [*found, _validator(census(folder, SIZES[0]))]


def parsing_and_checking(path: Path) -> Result:
    """Reading the file, its cells and its rows, and every rule: all but what the ledger does."""
    values, found = [], 0
    for _ in range(RUNS):
        started = time.perf_counter()
        staged = stage(read_census(path), CIN_CENSUS)
        findings = [*staged.findings, *check_census(staged, **_year_of(path))]
        values.append(time.perf_counter() - started)
        found = len(findings)
        staged.connection.close()
    return of_runs(
        "  parsing and checking alone",
        values,
        unit="s",
        aim=AIM_PARSING_AT_20_000,
        note=f"{len(compiled_rules())} rules, {found:,} findings",
    )


def _year_of(path: Path) -> dict[str, Any]:
    year = int(path.stem[-7:-3]) + 1  # cin_census_2024-25
    return {
        "year": year,
        "first_day": datetime.date(year - 1, 4, 1),
        "last_day": datetime.date(year, 3, 31),
    }


def _validator(path: Path) -> Result:
    name = f"the sector's validator, {SIZES[0]:,} children, parsing and rules only"
    python = os.environ.get(VALIDATOR)
    if not python or not Path(python).exists():
        return not_measured(name, f"{VALIDATOR} names no Python that has it")
    program = (
        "import sys, xml.etree.ElementTree as ET\n"
        "from cin_validator import cin_validator as c\n"
        "from cin_validator.rules.cin2025_26 import registry\n"
        "data = c.process_data(c.convert_data(ET.parse(sys.argv[1]).getroot()))\n"
        "c.CinValidator(data, registry, selected_rules=None)\n"
    )
    started = time.perf_counter()
    run = subprocess.run([python, "-c", program, str(path)], capture_output=True, check=False)
    if run.returncode:
        return not_measured(name, "it failed on the file")
    return of_runs(name, [time.perf_counter() - started], unit="s", note="one run: it is slow")
