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
