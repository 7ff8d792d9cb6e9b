"""What schools, health services and housing tell of a child over twelve months, in a sentence each.

A feed that is not loaded, or that ended before the day asked about, is said to be so: that nothing
is told is never a count of nothing.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.codes.partners import BROUGHT, NOT_BROUGHT
from goldenthread.record.labels import Row, label, lower
from goldenthread.record.one_child import Fact
from goldenthread.record.snapshot import Reading
from goldenthread.record.telling import PARTNERS, TELLINGS, Step
from goldenthread.record.words_of_partners import absences, sessions
from goldenthread.statute.months import add_months

Day = datetime.date
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one feed tells of a child: its sentence, and the last day of which it speaks (None where
    no return of the kind is loaded: then there is no sentence)."""

    step: Step
    sentence: str = ""
    told_to: Day | None = None


def told_by_partners(reading: Reading, facts: Sequence[Fact], *, on: Day) -> tuple[Told, ...]:
    """What each feed tells of the child of these facts, in the twelve months to the day or to the
    last day of which it speaks, whichever is earlier."""
    last_days = {
        row["table_name"]: row["last_day"]
        for row in reading.rows(
            "select table_name, max(last_day) as last_day from spoken_for group by table_name"
        )
    }
    return tuple(_told(step, facts, last_days.get(_table(step)), on) for step in PARTNERS)


def _table(step: Step) -> str:
    return next(telling.table for telling in TELLINGS if telling.step is step)


def _told(step: Step, facts: Sequence[Fact], last_day: Day | None, on: Day) -> Told:
    if last_day is None:
        return Told(step=step)
    to = min(on, last_day)
    since = add_months(to, -MONTHS)
    rows = [
        fact.cells
        for fact in known_of_partners(facts, on=to)
        if fact.step is step and _is_after(fact, since)
    ]
    sentence = SAYS[step](rows) if rows else "nothing is told of this child"
    return Told(step=step, sentence=sentence, told_to=last_day)


def known_of_partners(facts: Sequence[Fact], *, on: Day) -> list[Fact]:
    """What partners' rows told by the day: how often a child was at school is counted when the
    stretch is over, and a need for housing is known while it lasts."""
    return [
        fact
        for fact in facts
        if fact.step in PARTNERS and fact.on is not None and fact.on <= on
        if fact.step is not Step.SCHOOL or (fact.until is not None and fact.until <= on)
    ]


def _is_after(fact: Fact, since: Day) -> bool:
    """Whether it began after the day, or, of a need for housing, still lasted after it."""
    if fact.step is Step.HOUSING:
        return fact.until is None or fact.until > since
    return fact.on is not None and fact.on > since


def _attendance(rows: Sequence[Row]) -> str:
    counted = [row for row in rows if "possible" in row and "attended" in row]
    possible = sum(row["possible"] for row in counted)
    not_allowed = sum(row.get("unauthorised_absence") or 0 for row in rows)
    suspended = sum(row.get("suspended") or 0 for row in rows)
    parts = [
        f"at school {sessions(sum(row['attended'] for row in counted), possible)}"
        if counted
        else "no attendance is recorded",
        f"{absences(not_allowed)} not authorised" if not_allowed else "",
        f"suspended for {suspended:,}" if suspended else "",
        "for a time on no school's roll"
        if any(row.get("on_roll") is False for row in rows)
        else "",
    ]
    return "; ".join(part for part in parts if part)


def _appointments(rows: Sequence[Row]) -> str:
    missed = sum(row.get("outcome") == NOT_BROUGHT for row in rows)
    due = missed + sum(row.get("outcome") == BROUGHT for row in rows)
    if not due:
        return "none was kept or missed: each was cancelled, moved, or is still to come"
    return f"was not brought to {missed:,} of {due:,} appointments"


def _health(rows: Sequence[Row]) -> str:
    said = [row.get("concern_raised") for row in rows]
    contacts = "1 contact" if len(rows) == 1 else f"{len(rows):,} contacts"
    concern = f"a concern raised at {said.count(True):,}" if any(said) else "no concern is told"
    unsaid = f"; for {said.count(None):,} it is not recorded" if None in said else ""
    return f"{contacts}, {concern}{unsaid}"


def _housing(rows: Sequence[Row]) -> str:
    needs = {
        lower(label("housing", "need", {"said_in_year": 0, **row}))
        for row in rows
        if row.get("need")
    }
    return ", ".join(sorted(needs)) or "a need that is not recorded"


SAYS: dict[Step, Callable[[Sequence[Row]], str]] = {
    Step.SCHOOL: _attendance,
    Step.APPOINTMENTS: _appointments,
    Step.HEALTH: _health,
    Step.HOUSING: _housing,
}
