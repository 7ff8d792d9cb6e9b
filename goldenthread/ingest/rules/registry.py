"""Every rule of the census, by DfE's code."""

from typing import TypedDict

from goldenthread.ingest.rules import (
    assessments,
    child_in_need,
    child_protection,
    enquiries,
    front_door,
    people,
    pre_proceedings,
)
from goldenthread.ingest.rules.census_rule import CensusRule

AREAS: dict[str, tuple[CensusRule, ...]] = {
    "Children": people.RULES,
    "Front door": front_door.RULES,
    "Assessments": assessments.RULES,
    "Child in need plans": child_in_need.RULES,
    "Enquiries and conferences": enquiries.RULES,
    "Child protection": child_protection.RULES,
    "Pre-proceedings": pre_proceedings.RULES,
}

RULES: tuple[CensusRule, ...] = tuple(rule for rules in AREAS.values() for rule in rules)
BY_CODE: dict[str, CensusRule] = {rule.code: rule for rule in RULES}

if len(BY_CODE) != len(RULES):
    raise ValueError("a code is declared twice")


class RuleRow(TypedDict):
    """One row of the manual's table of rules."""

    area: str
    code: str
    title: str
    severity: str
    protects: str
    since: int | None
    source: str


def rules_table() -> list[RuleRow]:
    """The rules as rows for the manual, area by area, in the order of their codes."""
    return [
        RuleRow(
            area=area,
            code=rule.code,
            title=rule.title,
            severity=rule.severity.value,
            protects=rule.protects,
            since=rule.since,
            source=rule.source,
        )
        for area, rules in AREAS.items()
        for rule in sorted(rules, key=lambda rule: int(rule.code.rstrip("Q")))
    ]
