"""How the rules are run: all of them or a finding, once for each fault, changing nothing staged."""

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.ingest.findings import Severity
from goldenthread.ingest.rules import cells, compiled, running
from goldenthread.ingest.rules.registry import BY_CODE, RULES, rules_table
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.shape import Group
from tests.ingest.staged import check, staged_census

A_CHILD: dict[str, Any] = {
    "LAchildID": "A1",
    "PersonBirthDate": "2015-05-05",
    "Sex": "M",
    "Ethnicity": "WBRI",
    "Disability": ["NONE"],
    "CINdetails": [
        {
            "CINreferralDate": "2024-05-01",
            "ReferralSource": "6",
            "PrimaryNeedCode": "N1",
            "ReferralNFA": "false",
        }
    ],
}


def test_sixty_rules_and_more() -> None:
    assert len(RULES) >= 60
    assert len(rules_table()) == len(RULES)
    assert all(row["title"] and row["protects"] for row in rules_table())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_points_to_a_table_and_an_element_that_exist(rule: Any) -> None:
    assert rule.table in TABLES
    assert any(rule.column == cell.name for g in CIN_CENSUS.tables.values() for cell in g.cells)
    assert rule.severity is (Severity.QUERY if rule.code.endswith("Q") else Severity.ERROR)
    assert len(rule.why) <= 120
    assert rule.why.endswith(".")
    staging_finds = {*cells.RULE_FOR_CELL.values(), *cells.RULE_FOR_ROW.values()}
    assert rule.broken is not None or rule.code in staging_finds


def test_codes_that_staging_uses_are_rules() -> None:
    for code in (*cells.RULE_FOR_CELL.values(), *cells.RULE_FOR_ROW.values()):
        assert code in BY_CODE


def test_a_sound_child_has_no_finding(tmp_path: Path) -> None:
    staged = staged_census(tmp_path / "c.xml", [A_CHILD])
    assert check(staged) == []
    assert staged.findings == []


def test_a_finding_says_where_and_what(tmp_path: Path) -> None:
    episode = {**A_CHILD["CINdetails"][0], "CINclosureDate": "2024-04-30"}
    child = {**A_CHILD, "CINdetails": [{**episode, "ReasonForClosure": "RC7"}]}
    (finding,) = check(staged_census(tmp_path / "c.xml", [A_CHILD | {"LAchildID": "B"}, child]))
    assert (finding.code, finding.table, finding.column) == ("8630", "referrals", "CINclosureDate")
    assert finding.ordinal == 2
    assert finding.line is not None
    written = (tmp_path / "c.xml").read_text().splitlines()
    assert "<CINdetails>" in written[finding.line - 1]
    assert finding.says == "closed 2024-04-30, referred 2024-05-01"


def test_one_fault_is_reported_once(tmp_path: Path) -> None:
    """A factor given twice is 8898 and no longer 'same-row-twice'; a bad code only DfE's."""
    assessment = {
        "AssessmentActualStartDate": "2024-05-02",
        "AssessmentAuthorisationDate": "2024-06-03",
        "AssessmentFactors": ["16A", "16A", "16Z"],
    }
    child = {
        **A_CHILD,
        "Ethnicity": "MARS",
        "CINdetails": [{**A_CHILD["CINdetails"][0], "Assessments": [assessment]}],
    }
    staged = staged_census(tmp_path / "c.xml", [child])
    found = check(staged)
    assert Counter(f.code for f in staged.findings + found) == {"8898": 1, "8897Q": 1, "4220": 1}


def test_nothing_staged_is_changed(tmp_path: Path) -> None:
    staged = staged_census(tmp_path / "c.xml", [A_CHILD])
    tables = "select table_schema, table_name from information_schema.tables order by all"
    before = staged.connection.execute(tables).fetchall()
    check(staged)
    assert staged.connection.execute(tables).fetchall() == before
    assert check(staged) == [], "and it can be asked again"


def _with_one_more(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    rules = list(compiled.compiled_rules())
    broken = {**vars(rules[-1]), "code": "9999", "title": "A rule of this test", "table": "people"}
    broken |= changes
    rules.append(compiled.CompiledRule(**broken))
    monkeypatch.setattr(running, "compiled_rules", lambda _: rules)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sql": "select 1 as ordinal, 1 as line, 'x' as says from nowhere"}, "nowhere"),
        ({"sql": "selec"}, "selec"),
        ({"sql": "", "failed": "ValueError: no such column"}, "no such column"),
    ],
)
def test_a_rule_that_cannot_run_is_a_finding_and_the_others_still_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], says: str
) -> None:
    _with_one_more(monkeypatch, since=None, **changes)
    found = check(staged_census(tmp_path / "c.xml", [A_CHILD | {"Ethnicity": None}]))
    by_code = {finding.code: finding for finding in found}
    assert set(by_code) == {"rule-failed", "4220"}
    assert by_code["rule-failed"].says.startswith("9999: ")
    assert says in by_code["rule-failed"].says
    assert "9999 (A rule of this test)" in by_code["rule-failed"].why


def test_rules_that_count_working_days_say_so_where_no_calendar_reaches(tmp_path: Path) -> None:
    # A year that no bank holidays are published for.
    episode = {**A_CHILD["CINdetails"][0], "CINreferralDate": "2098-05-01"}
    child = {**A_CHILD, "PersonBirthDate": "2090-05-05", "CINdetails": [episode]}
    found = check(staged_census(tmp_path / "c.xml", [child], year=2099), year=2099)
    assert {finding.code for finding in found} == {"rule-failed"}
    assert {finding.says.split(":")[0] for finding in found} == {"8569Q", "8670Q", "8675Q"}


# --- whatever a file holds, the rules answer --------------------------------------------------

DAYS = st.dates(datetime.date(2023, 1, 1), datetime.date(2025, 12, 31)).map(str)
TEXTS = st.one_of(
    st.none(),
    DAYS,
    st.sampled_from(["", "2024-02-31", "0001-01-01", "9999-12-31", "true", "7", "-1", "16A", "21"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30),
)


def _rows(group: Group) -> st.SearchStrategy[dict[str, Any]]:
    cells_of: dict[str, Any] = {}
    for cell in group.cells:
        codes = st.sampled_from(cell.codes.values) if cell.codes else DAYS
        cells_of[cell.name] = st.one_of(codes, TEXTS)
    if group.name == "Child":
        cells_of["LAchildID"] = st.sampled_from(["A", "B", "C"])
    for listed in group.listed:
        cells_of[listed.cell.name] = st.lists(
            st.one_of(
                st.sampled_from(listed.cell.codes.values) if listed.cell.codes else DAYS, TEXTS
            ).filter(bool),
            max_size=3,
        )
    for inner in group.groups:
        cells_of[inner.name] = st.lists(_rows(inner), max_size=2)
    return st.fixed_dictionaries(cells_of)


@given(children=st.lists(_rows(CIN_CENSUS.root), min_size=1, max_size=3))
@settings(max_examples=8, deadline=None)
def test_rules_answer_whatever_the_file_holds(tmp_path: Path, children: list[Any]) -> None:
    staged = staged_census(tmp_path / "c.xml", children, year=2027)
    before = Counter(f.code for f in staged.findings)
    found = check(staged, year=2027)
    assert not [f for f in found if f.code == "rule-failed"]
    assert all(len(f.says) <= 200 for f in found)
    staged.read.clear()  # so that those of tables without a row are asked too
    assert check(staged, year=2027) == found
    merged = before["same-row-twice"] - sum(f.code == "same-row-twice" for f in staged.findings)
    said_better = sum(f.code in ("8898", "8794", "2884") for f in found)
    as_8510 = sum(f.code == "8510" for f in staged.findings)
    assert 0 <= merged <= said_better + as_8510, "no fault is lost when it takes another name"
