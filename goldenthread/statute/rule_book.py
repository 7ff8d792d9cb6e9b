"""The rules themselves, each edition a row, and how to find the one in force.

An edition governs what *begins* while it is in force: a referral of 2022 is judged by the 2018
edition for ever. Sources: the editions of Working Together to Safeguard Children; Children Act 1989
section 32(1)(a) as amended from 22 April 2014; the Public Law Working Group's best practice
guidance of March 2021 on pre-proceedings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.statute.allowance import Allowance, months, weeks, working_days
from goldenthread.statute.rules import Kind, NoRuleInForce, Rule, RuleCode

WORKING_TOGETHER = "Working Together to Safeguard Children"
NOT_YET_READ = (
    "The text of the 2026 edition has not been read: its limits are carried over from 2023 until a "
    "person has checked them. It was published about March 2026; the day is not confirmed."
)


@dataclass(frozen=True)
class _Edition:
    name: str
    in_force_from: date
    note: str = ""


# Before 2013 assessments were of two kinds with other limits; no such case can reach a census read
# here, so those editions are left out rather than half stated.
_EDITIONS = (
    _Edition("2013", date(2013, 4, 15)),
    _Edition("2015", date(2015, 3, 26)),
    _Edition("2018", date(2018, 7, 4)),
    _Edition("2023", date(2023, 12, 15)),
    _Edition("2026", date(2026, 3, 1), NOT_YET_READ),
)


def _in_every_edition(
    code: RuleCode, title: str, *, allowance: Allowance, starts_from: str, part: str
) -> tuple[Rule, ...]:
    ends = [later.in_force_from - timedelta(days=1) for later in _EDITIONS[1:]]
    return tuple(
        Rule(
            code=code,
            title=title,
            kind=Kind.STATUTORY,
            allowance=allowance,
            starts_from=starts_from,
            source=f"{WORKING_TOGETHER} {edition.name}, {part}",
            edition=edition.name,
            in_force_from=edition.in_force_from,
            in_force_to=end,
            note=edition.note,
        )
        for edition, end in zip(_EDITIONS, [*ends, None], strict=True)
    )


def _pre_proceedings(code: RuleCode, starts_from: str) -> Rule:
    return Rule(
        code=code,
        title="Pre-proceedings concluded",
        kind=Kind.NATIONAL_GUIDANCE,
        allowance=weeks(16),
        starts_from=starts_from,
        source="Public Law Working Group, best practice guidance, pre-proceedings",
        edition="2021",
        in_force_from=date(2021, 3, 1),
        note="The guidance can be read from the letter or from the decision: both are shown.",
    )


RULES: tuple[Rule, ...] = (
    *_in_every_edition(
        RuleCode.ASSESSMENT_FROM_REFERRAL,
        "Assessment concluded, from referral",
        allowance=working_days(45),
        starts_from="the referral",
        part="assessment",
    ),
    # Guidance counts from the referral; the census and DfE's table C2 from the actual start. Both
    # are shown and never blended.
    *_in_every_edition(
        RuleCode.ASSESSMENT_FROM_START,
        "Assessment concluded, from its start",
        allowance=working_days(45),
        starts_from="the actual start of the assessment, as DfE's table C2 counts",
        part="assessment",
    ),
    *_in_every_edition(
        RuleCode.INITIAL_CONFERENCE,
        "Initial child protection conference held",
        allowance=working_days(15),
        starts_from="the strategy discussion that began the section 47 enquiry",
        part="initial conferences",
    ),
    *_in_every_edition(
        RuleCode.FIRST_REVIEW_CONFERENCE,
        "First review child protection conference held",
        allowance=months(3),
        starts_from="the initial conference",
        part="review conferences",
    ),
    *_in_every_edition(
        RuleCode.LATER_REVIEW_CONFERENCE,
        "Later review child protection conference held",
        allowance=months(6),
        starts_from="the review conference before it",
        part="review conferences",
    ),
    _pre_proceedings(
        RuleCode.PRE_PROCEEDINGS_FROM_DECISION, "the decision to begin pre-proceedings"
    ),
    _pre_proceedings(RuleCode.PRE_PROCEEDINGS_FROM_LETTER, "the letter before proceedings"),
    Rule(
        code=RuleCode.PROCEEDINGS,
        title="Care or supervision proceedings disposed of",
        kind=Kind.STATUTORY,
        allowance=weeks(26).beginning_with_the_day(),
        starts_from="the day on which the application was issued",
        source="Children Act 1989 section 32(1)(a)",
        edition="2014",
        in_force_from=date(2014, 4, 22),
    ),
)


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
