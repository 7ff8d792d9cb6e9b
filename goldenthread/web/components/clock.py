"""One running of a timescale, explained: from what started it to the state that it is in."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Literal

from goldenthread.web.components.provenance import Provenance

State = Literal[
    "met",
    "met late",
    "running",
    "due soon",
    "overdue",
    "paused",
    "closed",
    "cannot be worked out",
    "too early to say",
]
RuleKind = Literal["statutory", "national guidance", "local"]


@dataclass(frozen=True)
class SkippedDays:
    """A day or days that the rule does not count, and why: `1 January 2025`, `New Year's Day`."""

    days: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A running. `started_by`, `stopped_by` and `closed_by` name the event; a source leads to its
    row. `sentence` says the state in words, with its dates. `due_on` is none where it cannot be
    worked out. `edition` names the rule's edition and the dates in which it is in force. `looked`
    is what was last said of it, and `look_href` where more can be. `decided` says what
    people decided of its due date, and `decide_href` is where more can be, for whoever may."""

    title: str
    state: State
    sentence: str
    rule: str
    rule_kind: RuleKind
    edition: str
    started_on: Day | None
    started_by: str
    due_on: Day | None
    counted_from: str = ""
    stopped_on: Day | None = None
    stopped_by: str = ""
    closed_on: Day | None = None
    closed_by: str = ""
    skipped: tuple[SkippedDays, ...] = ()
    started_source: Provenance | None = None
    stopped_source: Provenance | None = None
    closed_source: Provenance | None = None
    looked: str = ""
    look_href: str = ""
    decided: tuple[str, ...] = ()
    decide_href: str = ""
