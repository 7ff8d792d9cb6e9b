"""What happened to the children of Thornbeck in care, in short breaks and after care: the truth.

A child is looked after on a day when a period of care has begun by then and not ended by it. A
placement and a legal status follow one another without a gap: each ends on the day on which the
next begins, and the last of them with the period.
"""

import datetime
from dataclasses import dataclass, field

Day = datetime.date


@dataclass(slots=True)
class Placement:
    """Where a child in care lived. `outside` is whether it lies outside the borough."""

    started_on: Day
    ended_on: Day | None
    kind: str
    provider: str
    postcode: str
    urn: str
    outside: bool
    miles: int
    same_carer: bool = False
    change_reason: str | None = None


@dataclass(slots=True)
class LegalStatus:
    """By what law a child was in care."""

    started_on: Day
    ended_on: Day | None
    status: str


@dataclass(slots=True)
class Review:
    """A review of a child in care, and how the child took part."""

    held_on: Day
    participation: str


@dataclass(slots=True)
class Visit:
    """A visit to a child, of one of the kinds of `codes.forms.VISIT`: whether the child was seen,
    seen alone, and its bedroom seen; None where nobody wrote it."""

    on: Day
    kind: str
    seen: bool | None = None
    alone: bool | None = None
    bedroom: bool | None = None


@dataclass(slots=True)
class Care:
    """One period of being looked after. `reason` is why it ended, in DfE's code."""

    started_on: Day
    ended_on: Day | None
    need: str
    reason: str | None
    permanence: str
    placements: list[Placement] = field(default_factory=list)
    statuses: list[LegalStatus] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    officer_contacts: list[Day] = field(default_factory=list)


@dataclass(slots=True)
class ShortBreaks:
    """A series of short breaks: `status` is V3 (each by itself) or V4 (by an agreement)."""

    started_on: Day
    ended_on: Day | None
    status: str
    postcode: str


@dataclass(slots=True)
class Missing:
    """A time for which a child in care was missing (M) or away (A)."""

    started_on: Day
    ended_on: Day | None
    kind: str
    offered: bool
    accepted: bool


@dataclass(slots=True)
class Adoption:
    """The way to an adoption, as far as it has come."""

    decided_on: Day
    placement_order_on: Day | None = None
    matched_on: Day | None = None
    placed_on: Day | None = None
    ordered_on: Day | None = None
    reversed_on: Day | None = None
    reason_reversed: str | None = None
    by_foster_carer: bool = False
    adopters: int = 2
    sex: str = "MF"
    legal_status: str = "L11"


@dataclass(slots=True)
class InTouch:
    """What was known of a young person about one birthday after care: at which age, and how."""

    on: Day
    age: int
    in_touch: str
    activity: str
    accommodation: str
    suitable: bool


@dataclass(slots=True)
class Score:
    """A strengths and difficulties questionnaire, or the reason that there was none."""

    on: Day
    score: int | None
    reason: str | None = None


@dataclass(slots=True)
class CareStory:
    """All of one child. `unaccompanied_from` is the day on which a child came here alone."""

    periods: list[Care] = field(default_factory=list)
    short_breaks: list[ShortBreaks] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    health: list[tuple[Day, str]] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    convicted_on: Day | None = None
    substance_found_on: Day | None = None
    permanence_before: str = "Z1"
    permanence_before_in: int | None = None
    liberty: tuple[Day, Day | None] | None = None
    adoption: Adoption | None = None
    after: list[InTouch] = field(default_factory=list)
    adviser: str | None = None
    unaccompanied_from: Day | None = None

    def last_known(self, day: Day) -> InTouch | None:
        """What was known last of the young person after care."""
        return next((one for one in reversed(self.after) if one.on <= day), None)

    def period_on(self, day: Day) -> Care | None:
        """The period of care that a day lies in."""
        for care in self.periods:
            if care.started_on <= day and (care.ended_on is None or care.ended_on > day):
                return care
        return None
