"""Every rule of the census fires where its page says so, and nowhere else.

The cases of a year are written into one census, read, staged and checked as a file that arrives;
each finding is then followed back to its child.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.rules.registry import BY_CODE, RULES
from tests.ingest.staged import check, child_number, staged_census
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
    staged = staged_census(path, children, year=year)
    found = check(staged, year=year)
    for finding in staged.findings + found:
        if finding.ordinal is None:
            if alone or finding.code not in OF_THE_WHOLE_FILE:
                yield cases[0], finding
        else:
            yield owner[child_number(staged, finding) - 1], finding


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
