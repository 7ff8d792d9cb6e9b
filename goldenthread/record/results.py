"""Meetings that are past and of which no return tells what came of them: for somebody to log.

Only a return that could say it, and does not, leaves anything to log: the census tells no outcome
of a review, so that none is wanting there.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.record.catalogue import TABLES
from goldenthread.record.one_child import Fact
from goldenthread.record.telling import TELLINGS

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a row of a table should say once its day is past; `wanting` is what nobody said."""

    table: str
    column: str
    wanting: str
    asked_of: str = ""
    """Only of rows in which this column is filled."""


RESULTS = (
    Result(
        table="strategy_discussions",
        column="led_to_enquiry",
        wanting="whether it led to a section 47 enquiry",
    ),
    Result(table="conferences", column="led_to_plan", wanting="whether it led to a plan"),
    Result(
        table="child_protection_reviews",
        column="plan_continues",
        wanting="whether the plan goes on",
    ),
    Result(
        table="meeting_agencies",
        column="came",
        wanting="whether the agency came",
        asked_of="invited_on",
    ),
    Result(table="visits", column="seen", wanting="whether the child was seen"),
    Result(table="looked_after_visits", column="seen", wanting="whether the child was seen"),
    Result(table="appointments", column="outcome", wanting="whether the child was brought"),
    Result(
        table="missing_episodes",
        column="interview_offered",
        wanting="whether a return interview was offered",
    ),
)
BY_TABLE = {result.table: result for result in RESULTS}
STARTS = {telling.table: telling.starts for telling in TELLINGS}


@dataclass(frozen=True, kw_only=True)
class ToLog:
    """One meeting, visit or appointment that is past, and what nobody said of it."""

    fact: Fact
    wanting: str


def to_log(facts: Iterable[Fact], *, on: Day) -> tuple[ToLog, ...]:
    """What is still to be logged on the day, the newest first."""
    found = [
        ToLog(fact=fact, wanting=result.wanting)
        for fact in facts
        if (result := BY_TABLE.get(fact.table)) and _is_wanting(fact, result, on)
    ]
    return tuple(sorted(found, key=lambda one: one.fact.on or Day.min, reverse=True))


def _is_wanting(fact: Fact, result: Result, on: Day) -> bool:
    if fact.on is None or fact.on >= on or (fact.lasts and fact.is_open_on(on)):
        return False
    if fact.on != fact.cells.get(STARTS[fact.table]):
        return False  # another day of the same row
    if result.column in fact.cells or result.column in fact.unreadable:
        return False
    if result.asked_of and result.asked_of not in fact.cells:
        return False
    sources = TABLES[fact.table].sources_of(fact.kind)
    return any(result.column in source.says for source in sources)
