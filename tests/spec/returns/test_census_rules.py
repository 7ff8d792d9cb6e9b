"""Every rule of the census fires where its page says so, and nowhere else.

The cases of a year are written into one census, read, staged and checked as a file that arrives;
each finding is then followed back to its child.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.rules.registry import BY_CODE, RULES
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import Staged, stage
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.writing import write_cin_census
from tests.spec.returns.cases import Case, all_cases

CASES = all_cases()
OF_THE_WHOLE_FILE = ("2883",)
"""Rules that look at a file as a whole: each of their cases has a census of its own."""

Found = dict[str, set[str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The codes found for each case, by its name."""
    folder = tmp_path_factory.mktemp("censuses")
    files: dict[tuple[int, str], list[Case]] = defaultdict(list)
    for case in CASES:
        alone = str(case) if case.code in OF_THE_WHOLE_FILE else ""
        files[case.year, alone].append(case)
    codes: Found = {str(case): set() for case in CASES}
    for (year, alone), cases in files.items():
        for case, finding in findings_of(folder / f"{year}{alone}.xml", year, cases, alone):
            codes[str(case)].add(finding.code)
    return codes


def findings_of(
    path: Path, year: int, cases: list[Case], alone: str
) -> Iterator[tuple[Case, Finding]]:
    """Each finding of a census made of these cases, with the case that it belongs to."""
    children = [child for case in cases for child in case.children]
    owner = [case for case in cases for _ in case.children]
    write_cin_census(
        path,
        children,
        council="889",
        year=year,
        written_at=datetime.datetime(year, 5, 1, 9, 0),  # noqa: DTZ001
    )
    staged = stage(read_census(path), CIN_CENSUS)
    found = check_census(
        staged,
        year=year,
        first_day=datetime.date(year - 1, 4, 1),
        last_day=datetime.date(year, 3, 31),
    )
    for finding in staged.findings + found:
        if finding.ordinal is None:
            if alone or finding.code not in OF_THE_WHOLE_FILE:
                yield cases[0], finding
        else:
            yield owner[child_number(staged, finding) - 1], finding


def child_number(staged: Staged, finding: Finding) -> int:
    """Which child of the file, from 1, a finding is about: up from its row to the child."""
    group = finding.table
    if group in TABLES:
        group = next(s.group for s in TABLES[group].sources if s.kind == CIN_CENSUS.kind)
        if group == "Section47" and finding.code == "2884":
            group = "CINdetails"
    number = finding.ordinal
    while (parent := CIN_CENSUS.parents[group]) is not None:
        row = staged.connection.execute(
            f'select parent from "read_{group}" where n = ?', [number]
        ).fetchone()
        assert row is not None
        number, group = row[0], parent
    assert number is not None
    return number


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, found: Found) -> None:
    assert found[str(case)] == case.expected


def test_every_rule_has_a_case_that_fires() -> None:
    assert {rule.code for rule in RULES} == {case.code for case in CASES if case.fires}


def test_every_rule_has_a_case_that_stays_silent() -> None:
    silent = {case.code for case in CASES if not case.fires}
    assert {rule.code for rule in RULES} - silent == {"8500"}, (
        "a child with a number is what every other case shows"
    )


def test_pages_name_the_rules_as_the_registry_does() -> None:
    for case in CASES:
        assert case.title == BY_CODE[case.code].title
