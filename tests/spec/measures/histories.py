"""Histories of children around a day, made from a seed: each table that a clock or measure reads."""

from datetime import date, timedelta
from random import Random
from typing import Any

from goldenthread.codes import forms
from goldenthread.record.catalogue import TABLES

DAY = date(2026, 12, 31)
GONE = "?31 June"
"""A cell that could not be read: it says no day, so it is not of a later one."""

Cell = date | str | None
Rows = dict[str, list[dict[str, Any]]]


class Chance(Random):
    """Made-up histories around the day, from a seed."""

    def rarely(self) -> bool:
        return self.random() < 0.05

    def often(self) -> bool:
        return self.random() < 0.67

    def day(self) -> date:
        """Any day, half of them within six weeks of the day asked about."""
        near = self.random() < 0.5
        return DAY + timedelta(days=self.randint(-40, 40) if near else self.randint(-500, 200))

    def start(self, of: Cell = GONE) -> Cell:
        """A day, or one that cannot be read; not before the start of what it belongs to."""
        if self.rarely():
            return GONE
        return of + timedelta(days=self.randint(0, 90)) if isinstance(of, date) else self.day()

    def end(self, start: Cell) -> Cell:
        """A later day, none, or one that cannot be read; rarely a day before the start."""
        if self.rarely():
            return GONE
        if not self.often():
            return None
        if not isinstance(start, date) or (start <= DAY and self.rarely()):
            return self.day()
        return start + timedelta(days=self.choice([self.randint(0, 60), self.randint(0, 500)]))


class Child:
    """A child's rows of every table that a clock or a measure reads; each key is there once."""

    def __init__(self, name: str, chance: Chance) -> None:
        self.name, self.chance = name, chance
        self.rows: Rows = {table: [] for table in TABLES}
        for _number in range(chance.randint(1, 2)):
            self.tell_an_episode()
        for _number in range(chance.randint(0, 3)):
            self.tell_a_plan()
        self.tell_the_front_door()
        self.tell_what_repeats()
        if chance.often():
            self.tell_of_care()
        if not chance.often():
            self.tell_of_a_birth()

    def add(self, table: str, **cells: Any) -> None:
        key = TABLES[table].key[1:]
        if not any(all(row.get(p) == cells.get(p) for p in key) for row in self.rows[table]):
            self.rows[table].append({"child_id": self.name, **cells})

    def tell_an_episode(self) -> None:
        chance = self.chance
        referred = chance.start()
        closed = chance.end(referred)
        self.add(
            "referrals",
            referred_on=referred,
            closed_on=closed,
            closure_reason=chance.choice(["RC8", "RC9", "RC1", None]) if closed else None,
            no_further_action=chance.choice([False, False, False, True, None]),
            primary_need=chance.choice(["N1", "N5", None]),
        )
        for _number in range(chance.randint(0, 2)):
            begun = chance.start(referred)
            done = chance.end(begun)
            self.add("assessments", referred_on=referred, started_on=begun, authorised_on=done)
            for factor in chance.choice([(), ("16A",), ("3B",), ("16A", "3B")]):
                self.add("assessment_factors", assessment_started_on=begun, factor=factor)
        if chance.often():
            begun = chance.start(referred)
            ended = chance.end(begun)
            self.add("cin_plans", referred_on=referred, started_on=begun, ended_on=ended)
        if chance.often():
            self.tell_an_enquiry(referred)
        if chance.often():
            self.tell_pre_proceedings(referred)

    def tell_an_enquiry(self, referred: Cell) -> None:
        begun = self.chance.start(referred)
        self.add(
            "section_47_enquiries",
            referred_on=referred,
            started_on=begun,
            conference_on=self.chance.end(begun),
            conference_not_required=self.chance.choice([False, None, True]),
        )

    def tell_pre_proceedings(self, referred: Cell) -> None:
        begun = self.chance.start(referred)
        letter = self.chance.end(begun)
        self.add(
            "pre_proceedings",
            referred_on=referred,
            started_on=begun,
            letter_sent_on=letter,
            first_meeting_on=self.chance.end(letter or begun),
            decided_on=self.chance.end(begun),
            applied_to_court_on=self.chance.end(begun) if self.chance.rarely() else None,
        )

    def tell_a_plan(self) -> None:
        chance = self.chance
        begun = chance.start()
        self.add(
            "child_protection_plans",
            started_on=begun,
            ended_on=chance.end(begun),
            initial_category=chance.choice(["NEG", "EMO", "MUL", None]),
            latest_category=chance.choice(["NEG", "EMO", "MUL", None]),
            declared_earlier_plans=chance.choice([0, 1, 2, None, GONE]),
        )
        for _number in range(chance.randint(0, 2)):
            if held := chance.end(begun):
                self.add("child_protection_reviews", plan_started_on=begun, held_on=held)
        if chance.often():
            on = begun if chance.often() else chance.day()
            self.add("conferences", held_on=on, kind="after an enquiry")
            self.tell_papers(on)

    def tell_the_front_door(self) -> None:
        """What came, who held the case, and what was owed beside it."""
        chance = self.chance
        for kind in (forms.CONTACT, forms.REFERRAL):
            came = chance.start()
            decided = chance.end(came)
            self.add("front_door_decisions", kind=kind, received_on=came, decided_on=decided)
        for number in range(chance.randint(0, 2)):
            begun = None if chance.rarely() else chance.start()
            ended = chance.end(begun or DAY)
            self.add(
                "allocations", worker=f"W{number}", team="North", started_on=begun, ended_on=ended
            )
        aware = chance.start()
        self.add(
            "serious_incidents",
            aware_on=aware,
            notified_on=chance.end(aware),
            rapid_review_on=chance.end(aware),
        )
        came = chance.start()
        paused = chance.end(came)
        self.add(
            "subject_access_requests",
            reference="1",
            received_on=came,
            paused_from=paused,
            paused_to=chance.end(paused) if paused else None,
            extended_to=came + timedelta(days=80) if isinstance(came, date) else None,
            answered_on=chance.end(came),
        )
        self.add("transfers_in", notified_on=chance.start())
        cause = chance.start()
        self.add(
            "strategy_discussions",
            cause_on=cause,
            held_on=chance.end(cause),
            led_to_enquiry=chance.choice([True, False, None]),
        )

    def tell_what_repeats(self) -> None:
        """Visits, meetings, supervisions, gradings and decisions, as often as chance has it."""
        chance = self.chance
        for kind in ("child in need", "child protection", "looked after", ""):
            for _number in range(chance.randint(0, 4)):
                seen = chance.choice([True, True, False, None])
                self.add("visits", kind=kind, visited_on=chance.start(), seen=seen)
        for table in ("core_groups", "cin_plan_reviews", "looked_after_reviews", "supervisions"):
            for _number in range(chance.randint(0, 3)):
                self.add(table, held_on=chance.start())
        for _number in range(chance.randint(0, 3)):
            about = chance.choice([code.code for code in forms.DECISION_ABOUT])
            self.add("management_decisions", about=about, decided_on=chance.start())
            tool = chance.choice(["GCP2", "GCP2A"])
            self.add("tool_results", tool=tool, area="SAFETY", scored_on=chance.start(), grade="4")

    def tell_papers(self, held: Cell) -> None:
        """The papers of a conference and the reports to it; also of one that is to come."""
        chance = self.chance
        for paper, recipient in ((forms.MINUTES, "MOTHER"), (forms.DECISION_LETTER, "GP")):
            if chance.often():
                sent = chance.end(held)
                self.add(
                    "meeting_papers",
                    meeting=forms.INITIAL_CONFERENCE,
                    meeting_on=held,
                    paper=paper,
                    recipient=recipient,
                    version=chance.choice([forms.FULL, forms.WITHHELD, None]),
                    typed_on=chance.end(held),
                    checked_on=chance.end(held),
                    sent_on=sent,
                    challenged_on=chance.end(sent) if sent else None,
                )
        invited = chance.start()
        meeting = chance.start(invited)
        self.add(
            "meeting_agencies",
            meeting=chance.choice([forms.INITIAL_CONFERENCE, forms.REVIEW_CONFERENCE]),
            meeting_on=meeting,
            agency="GP",
            relevant=chance.choice([True, None, False]),
            invited_on=invited,
            report_shared_on=chance.end(invited),
        )

    def tell_of_care(self) -> None:
        chance = self.chance
        begun = chance.start()
        ended = chance.end(begun)
        self.add("looked_after_periods", started_on=begun, ended_on=ended)
        kind = chance.choice(["U1", "P1", "P1"])
        self.add("placements", started_on=begun, ended_on=ended, placement_type=kind)
        for status in ("C1", "C2"):
            from_on = chance.start(begun)
            until = chance.end(from_on)
            self.add("legal_statuses", started_on=from_on, ended_on=until, legal_status=status)

    def tell_of_a_birth(self) -> None:
        """An unborn child, whose birth is expected on some day, and may be earlier or later."""
        chance = self.chance
        expected = chance.start()
        born = None
        if isinstance(expected, date) and chance.often():
            born = expected + timedelta(days=chance.randint(-30, 30))
        self.add("people", expected_on=expected, born_on=GONE if chance.rarely() else born)
