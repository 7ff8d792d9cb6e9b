"""What a chair has before them: the conferences to come, the plans that last, the papers that wait.

All is of children within reach (visibility.py), and everything that is counted is an item of a
list: a number is as long as the list that it opens. What people wrote in their own words is shown
to whoever chairs the child's conferences, and to nobody else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.access.independent import OF_A_CONFERENCE
from goldenthread.access.visibility import Seen
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.plans import PLAN_LADDER
from goldenthread.clocks.states import OVERDUE
from goldenthread.codes import forms
from goldenthread.codes.code_set import CodeSet
from goldenthread.measures.reasons import in_words
from goldenthread.record.labels import lower
from goldenthread.record.silent_forms import SilentForm, silent_forms
from goldenthread.statute.calendar import WorkingCalendar
from goldenthread.statute.local_standards import LADDER
from goldenthread.statute.months import add_months

AHEAD = 10
"""So many working days ahead a chair prepares for."""

PLANS, UNDECIDED, UNWRITTEN = "plans", "undecided", "unwritten"
PAPERS, RETURNED, DISSENT, ESCALATED = "papers", "returned", "dissent", "escalated"
KINDS = (PLANS, UNDECIDED, UNWRITTEN, PAPERS, RETURNED, DISSENT, ESCALATED)
"""Lists: plans by rung; rungs that a plan has passed with no decision; plans of which it is not
written what would end them; letters and minutes not sent, by who holds them; children back on a
plan whom this chair chaired before; conferences at which somebody did not agree; worries that the
chair took to managers who have not answered."""

FORMS = ("chaired_conferences", "meeting_agencies", "meeting_papers", "management_decisions")
"""The forms from which it is told."""

NOBODY = "nobody"
"""The holder of a paper that the record gives to nobody."""

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Item:
    """A row of one of the lists: a child, a day, and why it is there in a sentence. `part` and
    `of` divide a list: the rung of a plan; the holder of a paper, and which paper it is."""

    kind: str
    child_id: str
    on: date | None
    says: str
    part: str = ""
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A plan that has ended; `why` is the evidence on which it did, empty where none is written."""

    ended_on: date
    why: str


@dataclass(frozen=True, kw_only=True)
class Conference:
    """A conference to come. `agencies` are what the record has of each that works with the child;
    `earlier` is the child's last plan that has ended, None where there is none."""

    child_id: str
    meeting: str
    on: date
    interpreter: str
    agencies: tuple[Row, ...]
    earlier: Earlier | None


@dataclass(frozen=True, kw_only=True)
class Chaired:
    """All that the pages of a chair show, as it stands on a day. `silent` are the forms of which
    no file speaks, or none up to the day."""

    conferences: tuple[Conference, ...]
    items: tuple[Item, ...]
    last_day: date
    silent: tuple[SilentForm, ...] = ()

    def listed(self, kind: str, part: str = "", of: str = "") -> tuple[Item, ...]:
        """The items of a list, or of a part of it."""
        return tuple(
            item
            for item in self.items
            if item.kind == kind and part in ("", item.part) and of in ("", item.of)
        )

    def parts(self, kind: str) -> tuple[str, ...]:
        """Into which parts a list is divided."""
        return tuple(sorted({item.part for item in self.listed(kind)}))


@dataclass
class _Told:
    """What the record tells of the children within reach."""

    on: date
    codes: tuple[str, ...]
    sittings: dict[str, Rows] = field(default_factory=dict)
    plans: dict[str, Rows] = field(default_factory=dict)
    agencies: dict[str, Rows] = field(default_factory=dict)

    def is_mine(self, sitting: Row) -> bool:
        return sitting["chair"] in self.codes

    def held(self, child_id: str) -> Rows:
        """The child's conferences up to the day, the last last."""
        return [s for s in self.sittings.get(child_id, []) if s["conference_on"] <= self.on]

    def open_plan(self, child_id: str) -> Row | None:
        lasting = [p for p in self.plans.get(child_id, []) if _lasts(p, self.on)]
        return lasting[-1] if lasting else None

    def ended(self, child_id: str) -> Rows:
        """The child's plans that have ended by the day, the last last."""
        over = [p for p in self.plans.get(child_id, []) if p["ended_on"]]
        return sorted((p for p in over if p["ended_on"] < self.on), key=lambda p: p["ended_on"])


def _lasts(plan: Row, on: date) -> bool:
    ends_unread = " ended_on " in (plan["unreadable"] or "")
    return not ends_unread and plan["started_on"] <= on and (plan["ended_on"] or date.max) >= on


def before_the_chair(seen: Seen, *, on: date) -> Chaired:
    """What is before this chair on the day."""
    told = _Told(on=on, codes=seen.sight.worker_codes)
    told.sittings = _of(seen, "chaired_conferences", "conference_on", where=OF_A_CONFERENCE)
    told.plans = _of(seen, "child_protection_plans", "started_on")
    told.agencies = _of(seen, "meeting_agencies", "meeting_on", where=OF_A_CONFERENCE)
    papers = _of(seen, "meeting_papers", "meeting_on", where=OF_A_CONFERENCE)
    last_day = WorkingCalendar.of_england().add_working_days(on, AHEAD)
    items = [
        *_plans(told),
        *_undecided(seen, told),
        *_papers(told, papers),
        *_returned(told),
        *_disagreed(told),
    ]
    return Chaired(
        conferences=tuple(_conferences(told, last_day)),
        items=tuple(sorted(items, key=lambda item: (item.on or date.min, item.child_id))),
        last_day=last_day,
        silent=silent_forms(seen.reading, on=on, among=FORMS),
    )


def _of(seen: Seen, table: str, day: str, *, where: str = "true") -> dict[str, Rows]:
    """The dated rows of a table for the children within reach, by child, in order of their day."""
    relation, reach = seen.relation
    rows = seen.reading.rows(
        f"select * from {table} where child_id in ({relation}) and {where} "
        f"and {day} is not null order by {day}",
        **reach,
    )
    found: dict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row["child_id"]].append(row)
    return found


def sittings_of(seen: Seen, child_id: str) -> Rows:
    """The conferences of a child within reach, whoever chairs them, and whether this chair does
    (`is_mine`)."""
    rows = _of(seen, "chaired_conferences", "conference_on", where=OF_A_CONFERENCE).get(child_id)
    return [row | {"is_mine": row["chair"] in seen.sight.worker_codes} for row in rows or ()]


def _words(codes: CodeSet, code: str | None) -> str:
    return codes.label(code, year=0) if code else ""


def _conferences(told: _Told, last_day: date) -> Iterator[Conference]:
    """This chair's conferences from the day to the last day, the next first."""
    coming = [
        sitting
        for sittings in told.sittings.values()
        for sitting in sittings
        if told.is_mine(sitting) and told.on <= sitting["conference_on"] <= last_day
    ]
    for sitting in sorted(coming, key=lambda s: (s["conference_on"], s["child_id"])):
        child_id = sitting["child_id"]
        yield Conference(
            child_id=child_id,
            meeting=_words(forms.MEETING, sitting["meeting"]),
            on=sitting["conference_on"],
            interpreter=_words(forms.INTERPRETER, sitting["interpreter"]),
            agencies=tuple(
                row
                for row in told.agencies.get(child_id, [])
                if (row["meeting"], row["meeting_on"])
                == (sitting["meeting"], sitting["conference_on"])
                and row["relevant"] is not False
            ),
            earlier=_earlier(told, child_id),
        )


def _earlier(told: _Told, child_id: str) -> Earlier | None:
    ended = told.ended(child_id)
    if not ended:
        return None
    day = ended[-1]["ended_on"]
    written = [
        sitting["sustained_change"]
        for sitting in told.sittings.get(child_id, [])
        if sitting["conference_on"] == day and sitting["sustained_change"]
    ]
    return Earlier(ended_on=day, why=written[-1] if written else "")


def rung_of(started_on: date, on: date) -> int:
    """The rung that a plan has reached, in months; 0 below the first."""
    return max((months for months in LADDER if add_months(started_on, months) <= on), default=0)


def _plans(told: _Told) -> Iterator[Item]:
    """The open plans with what would end each, and again those of which that is not written."""
    for child_id in told.plans:
        plan = told.open_plan(child_id)
        if plan is None:
            continue
        since = plan["started_on"]
        written = [s["would_end_plan"] for s in told.held(child_id) if s["conference_on"] >= since]
        ends = written[-1] if written else None
        says = f"What would end it: {ends}" if ends else "What would end it is not on record."
        part = str(rung_of(since, told.on))
        yield Item(kind=PLANS, part=part, child_id=child_id, on=since, says=says)
        if not ends:
            yield Item(kind=UNWRITTEN, child_id=child_id, on=since, says=says)


def _undecided(seen: Seen, told: _Told) -> Iterator[Item]:
    """The rungs of which the clock says that a decision is overdue."""
    relation, reach = seen.relation
    rows = seen.reading.rows(
        f"select child_id, about, due_on from ({open_and_looked_at(seen.reading, told.on)}) "
        f"where clock = '{PLAN_LADDER.code}' and state = '{OVERDUE}' and child_id in ({relation})",
        today=seen.on,
        **reach,
    )
    for row in rows:
        says = f"No decision is on record {row['about']}; it was due by {in_words(row['due_on'])}."
        part = row["about"].removeprefix("at ").removesuffix(" months")
        yield Item(kind=UNDECIDED, part=part, child_id=row["child_id"], on=row["due_on"], says=says)


def _papers(told: _Told, papers: Mapping[str, Rows]) -> Iterator[Item]:
    """The letters and minutes of this chair's conferences that somebody is still to be sent."""
    mine = {
        (child_id, sitting["meeting"], sitting["conference_on"])
        for child_id in told.sittings
        for sitting in told.held(child_id)
        if told.is_mine(sitting)
    }
    for child_id, rows in papers.items():
        for row in rows:
            waits = row["sent_on"] is None and row["version"] != forms.WITHHELD
            if not waits or (child_id, row["meeting"], row["meeting_on"]) not in mine:
                continue
            yield Item(
                kind=PAPERS,
                part=row["held_by"] or NOBODY,
                of=row["paper"] or "",
                child_id=child_id,
                on=row["meeting_on"],
                says=_paper(row),
            )


def _paper(row: Row) -> str:
    paper = _words(forms.PAPER, row["paper"]) or "A paper"
    recipient = lower(_words(forms.RECIPIENT, row["recipient"])) or "somebody"
    stages = (("checked_on", "checked"), ("typed_on", "typed"))
    stage = next((f"{words} on {in_words(row[day])}" for day, words in stages if row[day]), "")
    return f"{paper} for {recipient}: {stage or 'not typed'}, not sent."


def _returned(told: _Told) -> Iterator[Item]:
    """Children with a conference or a plan of this chair's, whom the chair chaired on a plan that
    has ended."""
    for child_id in told.sittings:
        plan = told.open_plan(child_id)
        for earlier in told.ended(child_id)[::-1]:
            before = plan is None or earlier["started_on"] < plan["started_on"]
            chaired = any(
                earlier["started_on"] <= s["conference_on"] <= earlier["ended_on"]
                for s in told.held(child_id)
                if told.is_mine(s)
            )
            back = plan is not None or any(
                s["conference_on"] > earlier["ended_on"] for s in told.sittings[child_id]
            )
            if before and chaired and back:
                day = earlier["ended_on"]
                says = f"You chaired the plan that ended on {in_words(day)}."
                yield Item(kind=RETURNED, child_id=child_id, on=day, says=says)
                break


def _disagreed(told: _Told) -> Iterator[Item]:
    """Of conferences that this chair held: who did not agree, and worries with no answer."""
    for child_id in told.sittings:
        for sitting in (s for s in told.held(child_id) if told.is_mine(s)):
            day = sitting["conference_on"]
            meeting = lower(_words(forms.MEETING, sitting["meeting"]))
            if sitting["dissent"]:
                says = f"Somebody did not agree with what the {meeting} decided."
                yield Item(kind=DISSENT, child_id=child_id, on=day, says=says)
            if sitting["escalated_on"] and not sitting["answered_on"]:
                taken = in_words(sitting["escalated_on"])
                says = f"Taken to managers on {taken}; no answer is on record."
                yield Item(kind=ESCALATED, child_id=child_id, on=day, says=says)
