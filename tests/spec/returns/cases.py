"""The cases of the rules: pages of small given/then examples, read into a real census.

A page has a heading for each rule, `## CODE title`, and under it cases. `Fires:` and `Silent:`
say what is then; `in 2022` the census year (2025 where it does not say); `with 8940` which other
findings come along. The lines set in are elements of the census, each with cells; `-` leaves a
cell, or the whole element, out; `+` joins the values of one that repeats. A line with no equals
sign and no element is a remark.

What a case does not say is sound: a child born on 5 May 2015 without a disability, referred on
the first working day of May, with a need and a source; an assessment of a month beside an
enquiry, finding neglect; and for each plan an enquiry of a week and a conference on its first day.
"""

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldenthread.returns.cin_census import CIN_CENSUS

PAGES = Path(__file__).parent
NEWEST = 2025
HEADING = re.compile(r"^## (\w+) (.+)$")
THEN = re.compile(r"^(Fires|Silent)(?: in (\d{4}))?(?:, with ([\w -]+))?:$")

LISTS = {
    "Child": "Disability",
    "Assessments": "AssessmentFactors",
    "ChildProtectionPlans": "CPPreviewDate",
}
ABSENT = "-"


@dataclass
class Case:
    """One example: the children given, and the codes of the findings that are then made."""

    code: str
    title: str
    page: str
    number: int
    fires: bool
    year: int
    others: frozenset[str]
    children: list[dict[str, Any]] = field(default_factory=list)

    @property
    def expected(self) -> frozenset[str]:
        """Every code that is found, and no other."""
        return self.others | {self.code} if self.fires else self.others

    def __str__(self) -> str:
        return f"{self.code}-{'fires' if self.fires else 'silent'}-{self.number}"


def all_cases() -> list[Case]:
    """Every case of every page, in order, each child with a number that no other case uses."""
    cases = [case for page in sorted(PAGES.glob("*.md")) for case in read_page(page)]
    for place, case in enumerate(cases):
        for order, child in enumerate(case.children):
            child.setdefault("LAchildID", f"T{place:04d}{'ABCDE'[order]}")
    return cases


def read_page(page: Path) -> list[Case]:
    """The cases of one page. Raises ValueError for a line that cannot be understood."""
    cases: list[Case] = []
    code = title = ""
    path: list[tuple[int, str, dict[str, Any]]] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        if heading := HEADING.match(line):
            code, title = heading.groups()
        elif then := THEN.match(line):
            verdict, year, others = then.groups()
            cases.append(
                Case(
                    code=code,
                    title=title,
                    page=page.stem,
                    number=sum(case.code == code for case in cases) + 1,
                    fires=verdict == "Fires",
                    year=int(year or NEWEST),
                    others=frozenset((others or "").split()),
                )
            )
            path = []
        elif line.startswith("    "):
            _element(line, cases[-1], path)
    for case in cases:
        for child in case.children:
            _make_sound(child, case.year)
    return cases


def _element(line: str, case: Case, path: list[tuple[int, str, dict[str, Any]]]) -> None:
    depth = len(line) - len(line.lstrip())
    name, *said = line.split()
    if name not in CIN_CENSUS.tables:
        raise ValueError(f"{case}: {name} is no element of the census")
    while path and path[-1][0] >= depth:
        path.pop()
    known = {cell.name for cell in CIN_CENSUS.tables[name].cells} | {LISTS.get(name)}
    row: dict[str, Any] = {}
    for cell in said if said != [ABSENT] else []:
        key, _, value = cell.partition("=")
        if key not in known:
            raise ValueError(f"{case}: {key} is no cell of {name}")
        row[key] = _value(name, key, value)
    if name == "Child":
        case.children.append(row)
    else:
        siblings = path[-1][2].setdefault(name, [])
        if said != [ABSENT]:
            siblings.append(row)
    path.append((depth, name, row))


def _value(name: str, key: str, value: str) -> Any:
    if key == LISTS.get(name):
        return [] if value == ABSENT else value.split("+")
    return None if value == ABSENT else value


def _make_sound(child: dict[str, Any], year: int) -> None:
    if child.get("LAchildID", "") is None:
        child["LAchildID"] = ""
    child.setdefault("PersonBirthDate", "2015-05-05")
    child.setdefault("Sex", "M")
    child.setdefault("Ethnicity", "WBRI")
    child.setdefault("Disability", ["NONE"])
    for episode in child.setdefault("CINdetails", [{}]):
        episode.setdefault("CINreferralDate", f"{year - 1}-05-01")
        episode.setdefault("ReferralSource", "6")
        episode.setdefault("PrimaryNeedCode", "N1")
        episode.setdefault("ReferralNFA", "false")
        _make_plans_sound(episode, year)


def _make_plans_sound(episode: dict[str, Any], year: int) -> None:
    plans = episode.get("ChildProtectionPlans", [])
    for plan in plans:
        plan.setdefault("InitialCategoryOfAbuse", "NEG")
        plan.setdefault("LatestCategoryOfAbuse", "NEG")
        plan.setdefault("NumberOfPreviousCPP", "0")
    if plans and not episode.get("DateOfInitialCPC"):
        episode.setdefault(
            "Section47",
            [
                {"S47ActualStartDate": _days_after(start, -7), "DateOfInitialCPC": start}
                for plan in plans
                if (start := plan.get("CPPstartDate")) and _day(start)
            ],
        )
    for enquiry in episode.get("Section47", []):
        has_conference = enquiry.get("DateOfInitialCPC")
        enquiry.setdefault("ICPCnotRequired", "false" if has_conference else "true")
    if episode.get("Section47") and (referred := episode["CINreferralDate"]):
        begun = max(referred, f"{year - 1}-04-01")
        episode.setdefault(
            "Assessments",
            [
                {
                    "AssessmentActualStartDate": begun,
                    "AssessmentAuthorisationDate": _days_after(begun, 30),
                }
            ],
        )
    for assessment in episode.get("Assessments", []):
        completed = assessment.get("AssessmentAuthorisationDate")
        assessment.setdefault("AssessmentFactors", ["16A"] if completed else [])


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _days_after(text: str, days: int) -> str:
    return (datetime.date.fromisoformat(text) + datetime.timedelta(days=days)).isoformat()
