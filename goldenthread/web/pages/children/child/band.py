"""The band under a child's name: who holds the case, the plan, the age, and what is due next."""

from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.access.one_child import SeenChild, SeenRunning
from goldenthread.clocks.due_words import due_word
from goldenthread.clocks.running import UNDER_WAY
from goldenthread.clocks.states import OVERDUE
from goldenthread.record.one_child import Fact, Person
from goldenthread.web import words
from goldenthread.web.components.summary_list import SummaryRow

PLANS = ("looked_after_periods", "pre_proceedings", "child_protection_plans", "cin_plans")
"""What a child may be on, the furthest first; beside them stands what is open of help before."""
BEFORE_A_PLAN = ("referrals", "early_help_episodes")
WEEK = 7
MONTHS_IN_WEEKS, MONTHS_IN_YEARS = 3, 24


def band_of(child: SeenChild, on: date) -> tuple[SummaryRow, ...]:
    """The four answers that somebody who opens the page looks for first."""
    return (
        SummaryRow(key="Allocated to", value=allocated(child.worker, child.team)),
        SummaryRow(key="Plan", value=plan_in_words(child.facts, on)),
        SummaryRow(key="Age", value=age_of(child, on)),
        SummaryRow(key="Next due", value=next_due(child.runnings, on)),
    )


def allocated(worker: str | None, team: str | None) -> str:
    """`A. Field, North`; in words where nobody is recorded."""
    if worker is None and team is None:
        return "nobody is recorded"
    return f"{worker or 'worker not recorded'}, {team or 'team not recorded'}"


def plan_in_words(facts: Iterable[Fact], on: date) -> str:
    """Every plan that is open on the day, each with how long it has lasted; else what is open."""
    still = [fact for fact in facts if fact.is_open_on(on)]
    plans = [fact for table in PLANS for fact in still if fact.table == table]
    if plans:
        return "; ".join(f"{one.what}, {lasted(one, on)}" for one in plans)
    before = [fact for table in BEFORE_A_PLAN for fact in still if fact.table == table]
    if before:
        return f"No plan. {before[0].what}, {lasted(before[0], on)}"
    return "No plan, and no episode of need is open"


def lasted(fact: Fact, on: date) -> str:
    """`since 3 March 2026 (5 weeks)`."""
    assert fact.on is not None
    return f"since {words.date(fact.on)} ({_long((on - fact.on).days)})"


def _long(days: int) -> str:
    weeks, months = days // WEEK, days * 12 // 365
    if months < MONTHS_IN_WEEKS:
        return words.plural(weeks, "week") if weeks else words.plural(days, "day")
    if months < MONTHS_IN_YEARS:
        return words.plural(months, "month")
    years = words.plural(months // 12, "year")
    return f"{years}, {words.plural(months % 12, 'month')}" if months % 12 else years


def age_of(child: SeenChild, on: date) -> str:
    """The age; in weeks for a baby, and to the expected day for who is not born, wherever the day
    of birth may be known."""
    return age_in_weeks(child.person, on) or child.shown.age if child.person else child.shown.age


def age_in_weeks(person: Person, on: date) -> str:
    """`23 weeks`; `not born: 9 weeks and 2 days to 3 May 2026, the day expected`. Empty from the
    first birthday on, and where neither day is known."""
    born = person.born_on
    if born is not None and born <= on:
        is_one = (on.month, on.day) >= (born.month, born.day) and on.year > born.year
        if is_one or on.year > born.year + 1:
            return ""
        weeks = (on - born).days // WEEK
        return words.plural(weeks, "week") if weeks else words.plural((on - born).days, "day")
    expected = person.expected_on
    if expected is None:
        return ""
    said, days = words.date(expected), abs((expected - on).days)
    if expected < on:
        return f"no birth is recorded, {_weeks_and_days(days)} after the day expected, {said}"
    return f"not born: {_weeks_and_days(days)} to the day expected, {said}"


def _weeks_and_days(days: int) -> str:
    weeks, more = divmod(days, WEEK)
    parts = [words.plural(weeks, "week")] if weeks else []
    return words.listed([*parts, words.plural(more, "day")] if more or not parts else parts)


def next_due(runnings: Sequence[SeenRunning], on: date) -> str:
    """The longest overdue, how many others are, and what comes next, by the words of a week."""
    due = [
        told
        for running in runnings
        if (told := running.explained).state in UNDER_WAY and told.due_on is not None
    ]
    due.sort(key=lambda told: told.due_on or date.max)
    late = [told for told in due if told.state == OVERDUE]
    ahead = next((told for told in due if told.state != OVERDUE), None)
    parts = []
    if late:
        others = f", and {len(late) - 1} more" if len(late) > 1 else ""
        parts.append(f"Overdue since {words.date(late[0].due_on)}: {late[0].title}{others}.")
    if ahead:
        word = due_word(ahead.state, ahead.due_on, on)
        first = "Then" if late else "First"
        parts.append(f"{first} {ahead.title}, {word}, {words.date(ahead.due_on)}.")
    return " ".join(parts) or "Nothing has a day by which it is due."
