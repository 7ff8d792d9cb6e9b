"""Every rule, national and local, and how to find the edition in force.

An edition governs what *begins* while it is in force: a referral of 2022 is judged by the 2018
edition for ever. What a council has set for itself is not here but in its record
(record/standards.py): of a local standard this holds what is in force until a council says other.
"""

from __future__ import annotations

from datetime import date

from goldenthread.statute.local_standards import LOCAL_STANDARDS
from goldenthread.statute.national_rules import NATIONAL_RULES
from goldenthread.statute.rules import NoRuleInForce, Rule

RULES: tuple[Rule, ...] = (*NATIONAL_RULES, *LOCAL_STANDARDS)


def rules_for(code: str) -> tuple[Rule, ...]:
    """Every edition of one rule, oldest first. Raises KeyError for a code that no rule has."""
    found = tuple(rule for rule in RULES if rule.code == code)
    if not found:
        raise KeyError(code)
    return found


def rule_in_force(code: str, on: date) -> Rule:
    """The edition that governs what begins on `on`. Raises NoRuleInForce before the first one."""
    for rule in rules_for(code):
        if rule.is_in_force(on):
            return rule
    raise NoRuleInForce(code, on)
