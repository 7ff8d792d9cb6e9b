"""What happened to the children of Thornbeck: the truth, and how the council came to record it.

Dates and codes are the true, finally corrected ones. Fields that begin `first_said_` hold what the
first census said instead; `recorded_on` and `end_recorded_on` are set only where the recording came
after that year's census was taken.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.borough.days import add_months
from goldenthread.borough.in_care import CareStory, Visit

Day = datetime.date


@dataclass(slots=True)
class Assessment:
    """One assessment; `authorised_on` is its completion, and the factors belong to that."""

    started_on: Day
    authorised_on: Day | None
    factors: tuple[str, ...] = ()
    recorded_on: Day | None = None
    end_recorded_on: Day | None = None


@dataclass(slots=True)
class CinPlan:
    """One child in need plan."""

    started_on: Day
    ended_on: Day | None = None


@dataclass(slots=True)
class Enquiry:
    """One section 47 enquiry. It is complete when a conference was held or found not required."""

    started_on: Day
    conference_on: Day | None = None
    not_required_on: Day | None = None

    @property
    def completed_on(self) -> Day | None:
        """The day of whichever of the two came about."""
        return self.conference_on or self.not_required_on


@dataclass(slots=True)
class Plan:
    """One child protection plan, with the review conferences held on it."""

    started_on: Day
    ended_on: Day | None
    initial: str
    latest: str
    changed_on: Day | None = None
    previous: int = 0
    reviews: list[Day] = field(default_factory=list)
    first_said_initial: str | None = None
    recorded_on: Day | None = None
    end_recorded_on: Day | None = None


@dataclass(slots=True)
class PreProceedings:
    """One period of pre-proceedings, in the ten items of the 2026-27 census."""

    started_on: Day
    letter_on: Day | None = None
    meeting_offered: bool | None = None
    meeting_held: bool | None = None
    first_meeting_on: Day | None = None
    review_meetings_on: list[Day] = field(default_factory=list)
    decided_on: Day | None = None
    outcome: str | None = None
    court_on: Day | None = None
    letter_of_issue_on: Day | None = None


@dataclass(slots=True)
class Episode:
    """One episode of need, from a referral to its closure."""

    referred_on: Day
    source: str
    need: str | None = None
    closed_on: Day | None = None
    reason: str | None = None
    no_further_action: bool = False
    transfer_in_on: Day | None = None
    assessments: list[Assessment] = field(default_factory=list)
    cin_plans: list[CinPlan] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    pre_proceedings: list[PreProceedings] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    team: str = ""
    first_said_referred_on: Day | None = None
    recorded_on: Day | None = None
    end_recorded_on: Day | None = None

    def last_known_on(self) -> Day:
        """The latest day on which anything of this episode is dated, its closure apart."""
        days = [self.referred_on]
        days += [a.authorised_on or a.started_on for a in self.assessments]
        days += [c.ended_on or c.started_on for c in self.cin_plans]
        days += [e.completed_on or e.started_on for e in self.enquiries]
        days += [e.started_on for e in self.enquiries]
        days += [p.ended_on or p.started_on for p in self.plans]
        days += [d for p in self.plans for d in p.reviews]
        days += [p.decided_on or p.started_on for p in self.pre_proceedings]
        return max(days)


@dataclass(slots=True)
class EarlyHelp:
    """One episode of early help to a family, as one of its children has it.

    `names_neglect` is None where nobody said whether neglect is a reason.
    """

    started_on: Day
    ended_on: Day | None
    reason: str
    names_neglect: bool | None
    organisation: str
    worker: str
    end_reason: str | None = None
    assessed_on: Day | None = None


@dataclass(slots=True)
class Allocation:
    """A child with a worker of a team, from a day to a day."""

    worker: str
    team: str
    started_on: Day
    ended_on: Day | None


@dataclass(slots=True)
class Child:
    """A made-up child. `plans_elsewhere` are earlier plans of which only their number is known;
    `early_help_id` is a number of the early help system that the case system knows."""

    child_id: str
    family_id: str
    name: str
    sex: str
    ethnicity: str
    ward: str
    expected_on: Day | None = None
    born_on: Day | None = None
    died_on: Day | None = None
    disabilities: tuple[str, ...] = ()
    pupil_number: str = ""
    plans_elsewhere: int = 0
    early_help_id: str = ""
    episodes: list[Episode] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    care: CareStory = field(default_factory=CareStory)

    @property
    def birth_or_expected_on(self) -> Day:
        """The day of birth, or the day on which it is expected."""
        day = self.born_on or self.expected_on
        assert day is not None
        return day

    def birthday(self, age: int) -> Day:
        """The day on which the child is so many years old."""
        return add_months(self.birth_or_expected_on, age * 12)

    def age_on(self, day: Day) -> float:
        """The child's age in years on a day."""
        return (day - self.birth_or_expected_on).days / 365.25

    def plans(self) -> list[Plan]:
        """Every plan of this child here, in order."""
        return sorted((p for e in self.episodes for p in e.plans), key=lambda p: p.started_on)

    def team_on(self, day: Day) -> str | None:
        """The team that held the child on a day: the one that took over, on a day of change."""
        held = [a for a in self.allocations if a.started_on <= day]
        held = [a for a in held if a.ended_on is None or a.ended_on >= day]
        return max(held, key=lambda a: a.started_on).team if held else None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the truth log: on a day, to a child, something happened."""

    on: Day
    child_id: str
    kind: str
    said: dict[str, Any]


def events_of(child: Child) -> Iterator[Event]:
    """Everything that happened to one child, by episode, not yet in order of date."""
    for episode in child.episodes:
        for on, kind, said in _happenings(episode):
            yield Event(on=on, child_id=child.child_id, kind=kind, said=said)
    for helped in child.early_help:
        for on, kind, said in _early_help(helped):
            yield Event(on=on, child_id=child.child_id, kind=kind, said=said)
    for care in child.care.periods:
        said = {"need": care.need, "status": care.statuses[0].status}
        yield Event(on=care.started_on, child_id=child.child_id, kind="care started", said=said)
        if care.ended_on:
            said = {"reason": care.reason}
            yield Event(on=care.ended_on, child_id=child.child_id, kind="care ended", said=said)


def _early_help(helped: EarlyHelp) -> Iterator[tuple[Day, str, dict[str, Any]]]:
    yield helped.started_on, "early help started", {"neglect": helped.names_neglect}
    if helped.ended_on:
        yield helped.ended_on, "early help ended", {"reason": helped.end_reason}


def _happenings(episode: Episode) -> Iterator[tuple[Day, str, dict[str, Any]]]:
    kind = "referral, no further action" if episode.no_further_action else "referral"
    yield episode.referred_on, kind, {"source": episode.source, "need": episode.need}
    if episode.closed_on:
        yield episode.closed_on, "closure", {"reason": episode.reason}
    if episode.transfer_in_on:
        yield episode.transfer_in_on, "transfer-in conference", {}
    for assessment in episode.assessments:
        yield assessment.started_on, "assessment started", {}
        if assessment.authorised_on:
            said = {"factors": assessment.factors, "started_on": assessment.started_on}
            yield assessment.authorised_on, "assessment authorised", said
    for cin_plan in episode.cin_plans:
        yield cin_plan.started_on, "child in need plan started", {}
        if cin_plan.ended_on:
            yield cin_plan.ended_on, "child in need plan ended", {}
    for enquiry in episode.enquiries:
        yield enquiry.started_on, "section 47 enquiry started", {}
        if enquiry.conference_on:
            said = {"started_on": enquiry.started_on}
            yield enquiry.conference_on, "initial conference", said
        elif enquiry.not_required_on:
            yield enquiry.not_required_on, "conference not required", {}
    yield from _protection(episode)


def _protection(episode: Episode) -> Iterator[tuple[Day, str, dict[str, Any]]]:
    for plan in episode.plans:
        said = {"initial": plan.initial, "previous": plan.previous}
        yield plan.started_on, "child protection plan started", said
        for held_on in plan.reviews:
            yield held_on, "review conference", {"plan_started_on": plan.started_on}
        if plan.changed_on:
            yield plan.changed_on, "category changed", {"latest": plan.latest}
        if plan.ended_on:
            said = {"latest": plan.latest, "started_on": plan.started_on}
            yield plan.ended_on, "child protection plan ended", said
    for process in episode.pre_proceedings:
        yield process.started_on, "pre-proceedings started", {}
        if process.letter_on:
            yield process.letter_on, "letter before proceedings sent", {}
        if process.first_meeting_on:
            yield process.first_meeting_on, "first pre-proceedings meeting", {}
        if process.decided_on:
            yield process.decided_on, "pre-proceedings decided", {"outcome": process.outcome}
