"""How long an Annex A and an SSDA903 take to load, and beside them what else reads such files.

python -m goldenthread.bench.loading_tables annex_a      by itself; or ssda903, or both
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.bench import made_rows
from goldenthread.bench.results import Result, not_measured, of_runs
from goldenthread.bench.watching import load_once

AIM_MEMORY = 500.0
AIM_LOCK = 2.0
AIM_GROWTH = 1.2
RUNS = 5
READERS = "GOLDENTHREAD_READERS"
"""Names the Python of a virtual environment in which openpyxl is installed; else ours is asked."""

VALIDATOR = "GOLDENTHREAD_SECTOR_VALIDATOR"
"""The same of one in which csc-validator-be-903 is."""

CALAMINE = (
    "import sys, python_calamine as c\n"
    "book = c.CalamineWorkbook.from_path(sys.argv[1])\n"
    "for name in book.sheet_names: book.get_sheet_by_name(name).to_python()\n"
)
OPENPYXL = (
    "import sys, openpyxl\n"
    "book = openpyxl.load_workbook(sys.argv[1], read_only={read_only}, data_only=True)\n"
    "for sheet in book:\n"
    "    for row in sheet.iter_rows(values_only=True): pass\n"
)
LAC_VALIDATOR = (
    "import importlib, logging, pathlib, sys\n"
    "logging.disable(logging.ERROR)\n"
    "from lac_validator.lac_validator import LacValidator, create_issue_df\n"
    "from lac_validator.report import Report\n"
    "from lac_validator.utils import process_uploaded_files\n"
    "paths = [str(p) for p in sorted(pathlib.Path(sys.argv[1]).glob('*.csv'))]\n"
    "files = process_uploaded_files({'This year': paths})\n"
    "rules = importlib.import_module('lac_validator.rules.lac2024_25').registry\n"
    "about = {'collectionYear': '2024/25', 'localAuthority': 'E06000002'}\n"
    "v = LacValidator(metadata=about, files=files, registry=rules, selected_rules=None)\n"
    "report = Report(v.ds_results, rules)\n"
    "create_issue_df(report.report, report.error_report)\n"
)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A return that is loaded at two sizes: what they count, and what makes a file of so many (it
    gives how many rows that has in all)."""

    title: str
    sizes: tuple[int, int]
    aim: float
    make: Callable[[Path, int], int]
    file: str


SUBJECTS = {
    "annex_a": Subject(
        title="an Annex A of {size:,} rows a list",
        sizes=(5_000, 20_000),
        aim=8.0,
        make=made_rows.annex_a,
        file="annex_a_{size}.xlsx",
    ),
    "ssda903": Subject(
        title="an SSDA903 of {size:,} episodes",
        sizes=(12_500, 50_000),
        aim=6.0,
        make=made_rows.ssda903,
        file="ssda903_{size}",
    ),
}


def results(folder: Path, subjects: Sequence[str] = tuple(SUBJECTS)) -> list[Result]:
    """Loads of each at both sizes, growth per row, and the peers on the larger file."""
    found: list[Result] = []
    for name in subjects:
        subject, per_row = SUBJECTS[name], []
        for size in subject.sizes:
            path = folder / subject.file.format(size=size)
            rows = subject.make(path, size)
            found += _loads(subject, path, size, rows)
            per_row.append((found[-len(OF_A_LOAD)].median or 0) / rows)
        found.append(
            Result(
                name="time per row at the larger over that at the smaller",
                unit="times",
                median=round(per_row[1] / per_row[0], 3),
                n=RUNS,
                aim=AIM_GROWTH,
            )
        )
        found += _beside(name, path, rows)
    return found


OF_A_LOAD = ("seconds", "processor", "memory", "together", "locked_for")


def _loads(subject: Subject, path: Path, size: int, rows: int) -> list[Result]:
    runs = [load_once(path, path.parent) for _ in range(RUNS)]
    is_large = size == subject.sizes[-1]
    note = f"{rows:,} rows make {runs[0].rows:,} of the record, {runs[0].findings:,} findings"

    def line(name: str, what: str, unit: str, aim: float | None, note: str = "") -> Result:
        values = [float(getattr(run, what)) for run in runs]
        return of_runs(name, values, unit=unit, aim=aim if is_large else None, note=note)

    load = f"load of {subject.title.format(size=size)}"
    return [
        line(load, "seconds", "s", subject.aim, note),
        line("  its processor time, without the database's", "processor", "s", None),
        line("  its peak memory, of one process", "memory", "MB", AIM_MEMORY),
        line("  of all its processes at once", "together", "MB", AIM_MEMORY),
        line("  the ledger's lock held", "locked_for", "s", AIM_LOCK),
    ]


def _beside(name: str, path: Path, rows: int) -> list[Result]:
    """The peers, which read alone."""
    if name == "ssda903":
        python = os.environ.get(VALIDATOR, "")
        title = "the sector's validator on it"
        return [_peer(title, python, "lac_validator", LAC_VALIDATOR, path, rows, VALIDATOR)]
    python = os.environ.get(READERS, sys.executable)
    return [
        _peer(
            "python-calamine, reading it alone",
            sys.executable,
            "python_calamine",
            CALAMINE,
            path,
            rows,
            READERS,
        ),
        *(
            _peer(
                f"openpyxl, {how}, reading it alone",
                python,
                "openpyxl",
                OPENPYXL.format(read_only=how == "read-only"),
                path,
                rows,
                READERS,
            )
            for how in ("read-only", "whole")
        ),
    ]


def _peer(
    title: str, python: str, module: str, program: str, path: Path, rows: int, setting: str
) -> Result:
    if not python or not Path(python).exists():
        return not_measured(title, f"{setting} names no Python that has it")
    if subprocess.run(
        [python, "-c", f"import {module}"], capture_output=True, check=False
    ).returncode:
        return not_measured(
            title, f"{module} is not installed; {setting} may name a Python that has it"
        )
    started = time.perf_counter()
    run = subprocess.run([python, "-c", program, str(path)], capture_output=True, check=False)
    if run.returncode:
        return not_measured(title, "it failed on the file")
    return of_runs(title, [time.perf_counter() - started], unit="s", note=f"{rows:,} rows, one run")


def main() -> None:
    """Measure these subjects, and say each line as it is known."""
    asking = argparse.ArgumentParser()
    asking.add_argument("subjects", nargs="*", choices=[[], *SUBJECTS])
    asked = asking.parse_args()
    from goldenthread.bench.running import line

    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as place:
        for subject in asked.subjects or SUBJECTS:
            for result in results(Path(place), [subject]):
                print(line(result), flush=True)


if __name__ == "__main__":
    main()
