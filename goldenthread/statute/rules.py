"""A rule: what must happen in how long, who says so, in which edition, and when it was in force.

Of what kind a rule is: the timescales of Working Together are labelled *statutory*, because it is
statutory guidance that a council must follow unless it has a good reason; so is section 32 of the
Children Act 1989. The 16 weeks of pre-proceedings are best practice of the Public Law Working
Group, which no statute obliges anyone to follow: *national guidance*. What a council sets for
itself is *local*. A page never shows a limit without its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.statute.allowance import Allowance, DayConvention
from goldenthread.statute.calendar import WorkingCalendar


class Kind(StrEnum):
    """Who obliges the council."""

    STATUTORY = "statutory"
    NATIONAL_GUIDANCE = "national guidance"
    LOCAL = "local"


class RuleCode(StrEnum):
    """The name of a rule, the same through all its editions."""

    ASSESSMENT_FROM_REFERRAL = "assessment-from-referral"
    ASSESSMENT_FROM_START = "assessment-from-start"
    INITIAL_CONFERENCE = "initial-conference"
    FIRST_REVIEW_CONFERENCE = "first-review-conference"
    LATER_REVIEW_CONFERENCE = "later-review-conference"
    PRE_PROCEEDINGS_FROM_DECISION = "pre-proceedings-from-decision"
    PRE_PROCEEDINGS_FROM_LETTER = "pre-proceedings-from-letter"
    PROCEEDINGS = "proceedings"
    CONTACT_DECISION = "contact-decision"
    REFERRAL_DECISION = "referral-decision"
    ALLOCATION = "allocation"
    CHILD_SEEN = "child-seen"
    STRATEGY_DISCUSSION = "strategy-discussion"
    CONFERENCE_FROM_DISCUSSION = "conference-from-discussion"
    TRANSFER_IN_CONFERENCE = "transfer-in-conference"
    FIRST_CORE_GROUP = "first-core-group"
    LATER_CORE_GROUP = "later-core-group"
    MIDPOINT_OF_FIRST = "midpoint-before-first-review"
    MIDPOINT_OF_LATER = "midpoint-between-reviews"
    INITIAL_REPORT = "report-to-initial-conference"
    REVIEW_REPORT = "report-to-review-conference"
    DECISION_LETTER = "decision-letter"
    MINUTES_TYPED = "minutes-typed"
    MINUTES_CHECKED = "minutes-checked"
    MINUTES_SENT = "minutes-sent"
    MINUTES_CHALLENGE = "minutes-challenge"
    PROTECTION_VISIT = "protection-visit"
    PLAN_AT_9_MONTHS = "plan-ladder-9"
    PLAN_AT_12_MONTHS = "plan-ladder-12"
    PLAN_AT_15_MONTHS = "plan-ladder-15"
    PLAN_AT_18_MONTHS = "plan-ladder-18"
    PLAN_AT_21_MONTHS = "plan-ladder-21"
    NEED_VISIT = "need-visit"
    NEED_REVIEW = "need-review"
    NEED_AT_6_MONTHS = "need-ladder-6"
    NEED_AT_9_MONTHS = "need-ladder-9"
    NEED_AT_12_MONTHS = "need-ladder-12"
    STEP_DOWN = "step-down"
    FIRST_CARE_REVIEW = "first-care-review"
    SECOND_CARE_REVIEW = "second-care-review"
    LATER_CARE_REVIEW = "later-care-review"
    FIRST_CARE_VISIT = "first-care-visit"
    CARE_VISIT = "care-visit"
    INTERIM_ORDER_VISIT = "interim-order-visit"
    INTERIM_ORDER_LATER_VISIT = "interim-order-later-visit"
    CARE_ORDER_FIRST_VISIT = "care-order-first-visit"
    SUPERVISION_OF_PROTECTION = "supervision-of-protection"
    SUPERVISION_OF_NEED = "supervision-of-need"
    SUPERVISION_OF_CARE = "supervision-of-care"
    TOOL_REPEATED = "tool-repeated"
    INCIDENT_NOTIFIED = "incident-notified"
    RAPID_REVIEW = "rapid-review"
    SUBJECT_ACCESS = "subject-access"
    UNBORN_ASSESSMENT_BEGUN = "unborn-assessment-begun"
    UNBORN_ASSESSMENT_DONE = "unborn-assessment-done"
    UNBORN_CONFERENCE = "unborn-conference"


class NoRuleInForce(LookupError):
    """No edition that is held was in force on the day asked about."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(f"no edition of {code!r} that is held was in force on {on.isoformat()}")


class ClosuresInNationalRule(ValueError):
    """A council's own closed days were about to lengthen a national limit."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One edition of one rule.

    `starts_from` names the start event in words; `source` the document and where in it; `edition`
    the year it is known by. `in_force_to` is its last day in force, None while it runs on. `note`
    is what a reader must be told, such as that a person has yet to check the text.
    """

    code: RuleCode
    title: str
    kind: Kind
    allowance: Allowance
    starts_from: str
    source: str
    edition: str
    in_force_from: date
    in_force_to: date | None = None
    note: str = ""

    def is_in_force(self, on: date) -> bool:
        """Whether this edition governs what begins on `on`."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def due_on(
        self,
        start: date,
        calendar: WorkingCalendar,
        *,
        convention: DayConvention = DayConvention.DFE,
    ) -> date:
        """The last day in time. Refuses a calendar with council closures unless the rule is local.

        Raises OutsideCalendar for working days that the calendar does not reach.
        """
        if calendar.has_closures and self.kind is not Kind.LOCAL:
            raise ClosuresInNationalRule(
                f"{self.title} is {self.kind}: a council's closed days do not lengthen it"
            )
        return self.allowance.due_on(start, calendar, convention=convention)
