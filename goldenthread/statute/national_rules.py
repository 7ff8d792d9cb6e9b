"""National rules: each edition of a statute, statutory guidance or best practice, a row each.

An edition governs what *begins* while it is in force: a referral of 2022 is judged by the 2018
edition for ever. Sources: the editions of Working Together to Safeguard Children; Children Act 1989
section 32(1)(a) as amended from 22 April 2014; the Public Law Working Group's best practice
guidance of March 2021 on pre-proceedings; the Care Planning, Placement and Case Review (England)
Regulations 2010; the UK GDPR with the Data Protection Act 2018.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.statute.allowance import Allowance, months, weeks, working_days
from goldenthread.statute.rules import Kind, Rule, RuleCode

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
    code: RuleCode,
    title: str,
    *,
    allowance: Allowance,
    starts_from: str,
    part: str,
    first: str = "2013",
) -> tuple[Rule, ...]:
    """A rule of Working Together with one limit in every edition, from the `first` that has it."""
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
        if edition.name >= first
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


CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"
CARE_PLANNING_SINCE = date(2011, 4, 1)


def _of_care(
    code: RuleCode, title: str, allowance: Allowance, starts_from: str, where: str
) -> Rule:
    return Rule(
        code=code,
        title=title,
        kind=Kind.STATUTORY,
        allowance=allowance,
        starts_from=starts_from,
        source=f"{CARE_PLANNING}, {where}",
        edition="2010",
        in_force_from=CARE_PLANNING_SINCE,
    )


NATIONAL_RULES: tuple[Rule, ...] = (
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
    *_in_every_edition(
        RuleCode.REFERRAL_DECISION,
        "Decision on a referral",
        allowance=working_days(1),
        starts_from="the day on which the referral was received",
        part="referral",
    ),
    *_in_every_edition(
        RuleCode.CONFERENCE_FROM_DISCUSSION,
        "Initial conference, from the strategy discussion itself",
        allowance=working_days(15),
        starts_from="the strategy discussion that decided on the section 47 enquiry",
        part="initial conferences",
    ),
    *_in_every_edition(
        RuleCode.TRANSFER_IN_CONFERENCE,
        "Transfer-in conference held",
        allowance=working_days(15),
        starts_from="being told that a child on another council's plan has moved here for good",
        part="children who move between councils",
    ),
    *_in_every_edition(
        RuleCode.FIRST_CORE_GROUP,
        "First core group held",
        allowance=working_days(10),
        starts_from="the initial conference, on which the plan starts",
        part="core groups",
    ),
    *_in_every_edition(
        RuleCode.INCIDENT_NOTIFIED,
        "Serious incident notified to the national panel",
        allowance=working_days(5),
        starts_from="the day on which the council became aware of the incident",
        part="serious child safeguarding incidents",
        first="2018",
    ),
    *_in_every_edition(
        RuleCode.RAPID_REVIEW,
        "Rapid review completed",
        allowance=working_days(15),
        starts_from="the day on which the council became aware of the incident",
        part="rapid reviews",
        first="2018",
    ),
    _of_care(
        RuleCode.FIRST_CARE_REVIEW,
        "First review of a looked-after child",
        working_days(20),
        "the day on which the child became looked after",
        "regulation 33",
    ),
    _of_care(
        RuleCode.SECOND_CARE_REVIEW,
        "Second review of a looked-after child",
        months(3),
        "the first review",
        "regulation 33",
    ),
    _of_care(
        RuleCode.LATER_CARE_REVIEW,
        "Later review of a looked-after child",
        months(6),
        "the review before it",
        "regulation 33",
    ),
    _of_care(
        RuleCode.FIRST_CARE_VISIT,
        "First visit in a placement",
        weeks(1),
        "the first day of the placement",
        "regulation 28(2)",
    ),
    _of_care(
        RuleCode.CARE_VISIT,
        "Visit to a looked-after child",
        weeks(6),
        "the visit before it",
        "regulation 28(2)",
    ),
    _of_care(
        RuleCode.INTERIM_ORDER_VISIT,
        "Visit to a child with parents under an interim care order, before the first review",
        weeks(1),
        "the visit before it",
        "regulation 28(4)",
    ),
    _of_care(
        RuleCode.INTERIM_ORDER_LATER_VISIT,
        "Visit to a child with parents under an interim care order, after the first review",
        weeks(4),
        "the visit before it",
        "regulation 28(4)",
    ),
    _of_care(
        RuleCode.CARE_ORDER_FIRST_VISIT,
        "First visit to a child with parents under a care order",
        weeks(1),
        "the first day of the placement",
        "regulation 28(5)",
    ),
    Rule(
        code=RuleCode.SUBJECT_ACCESS,
        title="Subject access request answered",
        kind=Kind.STATUTORY,
        allowance=months(1),
        starts_from="the day on which the request was received",
        source="UK GDPR, article 12(3), with Data Protection Act 2018",
        edition="2018",
        in_force_from=date(2018, 5, 25),
        note="Its own rule lets it pause while the council waits to know who asks, or for what; a "
        "hard request may be given two months more.",
    ),
)
