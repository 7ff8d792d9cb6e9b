"""Rules: their editions follow on from each other, and each case gets the edition of its day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from goldenthread.statute.calendar import WorkingCalendar
from goldenthread.statute.national_rules import NATIONAL_RULES
from goldenthread.statute.rule_book import RULES, rule_in_force, rules_for
from goldenthread.statute.rules import ClosuresInNationalRule, Kind, NoRuleInForce, RuleCode

ENGLAND = WorkingCalendar.of_england()
WORKING_TOGETHER = [
    RuleCode.ASSESSMENT_FROM_REFERRAL,
    RuleCode.ASSESSMENT_FROM_START,
    RuleCode.INITIAL_CONFERENCE,
    RuleCode.FIRST_REVIEW_CONFERENCE,
    RuleCode.LATER_REVIEW_CONFERENCE,
]


@pytest.mark.parametrize("code", RuleCode)
def test_editions_leave_no_gap_and_do_not_overlap(code: RuleCode) -> None:
    rules = rules_for(code)
    for rule, later in pairwise(rules):
        assert rule.in_force_to == later.in_force_from - timedelta(days=1)
    assert rules[-1].in_force_to is None
    assert sum(rule.is_in_force(date(2025, 6, 1)) for rule in rules) == 1


@pytest.mark.parametrize("code", WORKING_TOGETHER)
@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2013, 4, 15), "2013"),
        (date(2015, 3, 25), "2013"),
        (date(2015, 3, 26), "2015"),
        (date(2018, 7, 3), "2015"),
        (date(2018, 7, 4), "2018"),
        (date(2022, 1, 1), "2018"),
        (date(2023, 12, 14), "2018"),
        (date(2023, 12, 15), "2023"),
        (date(2026, 2, 28), "2023"),
        (date(2026, 3, 1), "2026"),
    ],
)
def test_a_case_is_judged_by_the_edition_of_its_day(code: str, on: date, edition: str) -> None:
    rule = rule_in_force(code, on)
    assert rule.edition == edition
    assert edition in rule.source
    assert ("not been read" in rule.note) is (edition == "2026")


@pytest.mark.parametrize(
    ("code", "allowance", "kind", "start", "due"),
    [
        ("assessment-from-referral", "45 working days", "statutory", "2025-03-03", "2025-05-08"),
        ("assessment-from-start", "45 working days", "statutory", "2025-03-03", "2025-05-08"),
        ("initial-conference", "15 working days", "statutory", "2024-12-16", "2025-01-09"),
        ("first-review-conference", "3 months", "statutory", "2024-11-30", "2025-02-28"),
        ("later-review-conference", "6 months", "statutory", "2025-08-31", "2026-02-28"),
        ("pre-proceedings-from-decision", "16 weeks", "national guidance", "2025-03-03", None),
        (
            "pre-proceedings-from-letter",
            "16 weeks",
            "national guidance",
            "2025-03-03",
            "2025-06-23",
        ),
        (
            "proceedings",
            "26 weeks beginning with the day",
            "statutory",
            "2025-06-23",
            "2025-12-21",
        ),
    ],
)
def test_what_each_rule_allows(
    code: str, allowance: str, kind: str, start: str, due: str | None
) -> None:
    began_on = date.fromisoformat(start)
    rule = rule_in_force(code, began_on)
    assert (str(rule.allowance), rule.kind) == (allowance, kind)
    assert rule.due_on(began_on, ENGLAND) == date.fromisoformat(due or "2025-06-23")


def test_every_rule_says_who_says_so() -> None:
    for rule in RULES:
        assert rule.title
        assert rule.starts_from
        assert rule.edition
        assert len(rule.source) > len("Children Act")


def test_before_the_first_edition_there_is_no_rule() -> None:
    with pytest.raises(NoRuleInForce, match="2013-04-14"):
        rule_in_force(RuleCode.INITIAL_CONFERENCE, date(2013, 4, 14))
    with pytest.raises(KeyError):
        rules_for("no such rule")


def test_a_councils_closures_never_lengthen_a_national_limit() -> None:
    closed = ENGLAND.with_closures({date(2025, 12, 29): "shut"})
    for rule in NATIONAL_RULES:
        assert rule.kind is not Kind.LOCAL
        with pytest.raises(ClosuresInNationalRule):
            rule.due_on(rule.in_force_from, closed)
