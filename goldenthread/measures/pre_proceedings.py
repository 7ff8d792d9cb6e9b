"""Measures of pre-proceedings: how many children, how soon the first steps, how long."""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.legs import first_reason
from goldenthread.clocks.pre_proceedings import (
    FROM_DECISION,
    decision_unreadable,
    periods_held,
)
from goldenthread.clocks.states import OVERDUE
from goldenthread.measures.measure import Better, Flow, Kind, Measure, Stock
from goldenthread.measures.working_days import with_working_days

AREA = "pre-proceedings"
CENSUS = "DfE, children in need census from 2026-27, module on pre-proceedings"
NO_NATIONAL_TIME = (
    "There is no national time for this step; the number of working days is shown, and a council's "
    "own standard can be set beside it."
)

held = periods_held.mutate(ended_on=ibis.least(_.decided_on, _.closed_on))
start_unreadable = (_.unreadable.contains(" started_on "), "its start date cannot be read")
close_in_doubt = (_.close_in_doubt.notnull(), _.close_in_doubt)
outside_calendar = (_.working_days.isnull(), "it lies outside the working-day calendar")

PLO_01 = Measure(
    code="PLO-01",
    title="Children in pre-proceedings",
    definition=(
        "Children in pre-proceedings on the day: begun by then, and with no decision yet to step "
        "down or to go to court, no application to court and no closing of their episode of need. "
        "Each child is counted once."
    ),
    kind=Kind.COUNT,
    area=AREA,
    spoken_by="pre_proceedings",
    cases=held,
    counts=Stock(starts=_.started_on, ends=_.ended_on),
    one_for="child_id",
    unjudged_because=first_reason(start_unreadable, decision_unreadable, close_in_doubt),
    because={
        "met": "In pre-proceedings since {started_on}, not yet decided.",
        "unjudged": "In pre-proceedings since {started_on}: {unjudged_reason}.",
    },
    better=Better.NEITHER,
    source=CENSUS,
)


def _date_wanting(column: str, what: str) -> tuple[tuple[Any, str], tuple[Any, str]]:
    return (
        (_.unreadable.contains(f" {column} "), f"the date of the {what} cannot be read"),
        (_[column].isnull() | (_[column] > _.asked_on), f"no {what} is recorded"),
    )


letter_wanting = _date_wanting("letter_sent_on", "letter")
meeting_wanting = _date_wanting("first_meeting_on", "first meeting")

PLO_03 = Measure(
    code="PLO-03",
    title="Working days from the decision to the letter before proceedings",
    definition=(
        "The middle number of working days from the decision to begin pre-proceedings to the "
        f"letter before proceedings, of those that began in the period. {NO_NATIONAL_TIME}"
    ),
    kind=Kind.MEDIAN,
    area=AREA,
    spoken_by="pre_proceedings",
    starred=True,
    cases=with_working_days(held, start=_.started_on, end=_.letter_sent_on),
    counts=Flow(on=_.started_on),
    value="working_days",
    unit="working days",
    unjudged_because=first_reason(
        *letter_wanting,
        (_.letter_sent_on < _.started_on, "the letter is dated before the decision to begin"),
        outside_calendar,
    ),
    because={
        "met": "Decided {started_on}; letter sent {letter_sent_on}, {working_days} working days "
        "later.",
        "unjudged": "Decided {started_on}: {unjudged_reason}.",
    },
    better=Better.LOWER,
    counterpart="PLO-05",
    source=CENSUS,
)

PLO_04 = Measure(
    code="PLO-04",
    title="Working days from the letter to the first pre-proceedings meeting",
    definition=(
        "The middle number of working days from the letter before proceedings to the first "
        f"meeting, of the pre-proceedings that began in the period. {NO_NATIONAL_TIME}"
    ),
    kind=Kind.MEDIAN,
    area=AREA,
    spoken_by="pre_proceedings",
    starred=True,
    cases=with_working_days(held, start=_.letter_sent_on, end=_.first_meeting_on),
    counts=Flow(on=_.started_on),
    value="working_days",
    unit="working days",
    unjudged_because=first_reason(
        *letter_wanting,
        *meeting_wanting,
        (_.first_meeting_on < _.letter_sent_on, "the first meeting is dated before the letter"),
        outside_calendar,
    ),
    because={
        "met": "Letter sent {letter_sent_on}; first meeting {first_meeting_on}, {working_days} "
        "working days later.",
        "unjudged": "Pre-proceedings since {started_on}: {unjudged_reason}.",
    },
    better=Better.LOWER,
    counterpart="PLO-05",
    source=CENSUS,
)

PLO_05 = Measure(
    code="PLO-05",
    title="In pre-proceedings for more than 16 weeks",
    definition=(
        "Of the pre-proceedings that are open on the day, those that began more than 16 weeks "
        "before, counted from the decision to begin. The 16 weeks are national guidance, which no "
        "statute obliges anyone to follow."
    ),
    kind=Kind.SHARE,
    area=AREA,
    spoken_by="pre_proceedings",
    starred=True,
    cases=FROM_DECISION.runs.mutate(ended_on=ibis.least(_.stopped_on, _.closed_on)),
    counts=Stock(starts=_.started_on, ends=_.ended_on),
    on_a_clock=True,
    met=_.state == OVERDUE,
    unjudged_because=_.cannot_because,
    because={
        "met": "In pre-proceedings since {started_on}: {allowance} had passed on {due_on}.",
        "not met": "In pre-proceedings since {started_on}: {allowance} run to {due_on}.",
        "unjudged": "In pre-proceedings since {started_on}: {unjudged_reason}.",
    },
    better=Better.LOWER,
    counterpart="PLO-03",
    source="Public Law Working Group, best practice guidance of March 2021",
)

to_issue = (_.decided_to == "ISSUE").fill_null(False) | (
    _.decided_to.isnull() & (_.legal_gateway_outcome == "C").fill_null(False)
)
decided = _.decided_on.notnull() | _.unreadable.contains(" decided_on ") | to_issue

PLO_06 = Measure(
    code="PLO-06",
    title="Decided to issue care proceedings, and not issued",
    definition=(
        "Children of whom it was decided by the day to issue care proceedings, and for whom no "
        "application to court and no letter of issue to the parents is recorded by then, while "
        "their episode of need goes on. Where a decision is recorded and what was decided is not "
        "told in words, it cannot be judged. Each child is counted once."
    ),
    kind=Kind.COUNT,
    area=AREA,
    spoken_by="pre_proceedings",
    # Of what was decided the last word counts: a later step down undoes a legal gateway's outcome.
    cases=held.filter((_.decided_to != "STEP DOWN").fill_null(True) & decided).mutate(
        # Whatever the day of the decision, it was not before the pre-proceedings.
        decided_from=ibis.coalesce(_.decided_on, _.started_on),
        issued_on=ibis.least(_.letter_of_issue_on, _.closed_on),
    ),
    counts=Stock(starts=_.decided_from, ends=_.issued_on),
    one_for="child_id",
    unjudged_because=first_reason(
        decision_unreadable,
        (_.decided_on.isnull(), "the day of the decision is not recorded"),
        close_in_doubt,
        (
            _.unreadable.contains(" letter_of_issue_on "),
            "the date of the letter of issue cannot be read",
        ),
        (~to_issue, "what was decided is not told in words"),
    ),
    says={"days": _.last_day.delta(_.decided_on, unit="day")},
    because={
        "met": "Decided {decided_on} to issue, {days} days before: no application to court and no "
        "letter of issue is recorded.",
        "unjudged": "Decided {decided_on}: {unjudged_reason}.",
    },
    better=Better.LOWER,
    counterpart="PLO-05",
    source="Our own question, of dates that the children in need census has had since 2026-27",
)

MEASURES = (PLO_01, PLO_03, PLO_04, PLO_05, PLO_06)
