"""What is owed beside the case: supervision, incidents, requests for access, tools asked again."""

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.legs import first_reason
from goldenthread.clocks.repeating import events_of, spans_of, waits
from goldenthread.codes import forms
from goldenthread.codes.tools import TOOL
from goldenthread.record.expressions import (
    child_protection_plans,
    cin_plans,
    is_unreadable,
    looked_after_periods,
    serious_incidents,
    subject_access_requests,
    supervisions,
    tool_results,
)
from goldenthread.statute.rules import RuleCode

MOST_MONTHS = 3
"""Months after its receipt to which a request may be put off: one, and two more."""

about_a_case = events_of(
    supervisions.filter(_.kind.isnull() | (_.kind != forms.PERSONAL_SUPERVISION)),
    "supervisions",
    _.held_on,
)

SUPERVISION = Clock(
    code="supervision",
    title="Supervision of the case",
    starts="the plan or period starts, or the case is talked over in supervision",
    stops="it is next talked over in supervision",
    closes="the plan or period ends",
    legs=tuple(
        Leg(
            cases=waits(spans_of(table, name), about_a_case, what="a supervision"),
            rule=rule,
            about=about,
            stops_in="supervisions",
            told_apart=True,
        )
        for table, name, about, rule in (
            (
                child_protection_plans,
                "child_protection_plans",
                "child protection plan",
                RuleCode.SUPERVISION_OF_PROTECTION,
            ),
            (cin_plans, "cin_plans", "child in need plan", RuleCode.SUPERVISION_OF_NEED),
            (
                looked_after_periods,
                "looked_after_periods",
                "looked after",
                RuleCode.SUPERVISION_OF_CARE,
            ),
        )
    ),
)


def _incidents(stopped_on: str) -> ibis.Table:
    return serious_incidents.mutate(
        table_name=ibis.literal("serious_incidents"),
        started_on=_.aware_on,
        stopped_on=_[stopped_on],
        closed_on=ibis.null("date"),
        cannot_because=first_reason(
            (is_unreadable(serious_incidents, "aware_on"), "the day of learning cannot be read"),
            (_.unreadable.contains(f" {stopped_on} "), "the day it was done cannot be read"),
            (_.aware_on.isnull(), "the day of learning is missing"),
            (_[stopped_on] < _.aware_on, "it is dated before the council knew"),
        ),
    )


INCIDENT_NOTIFIED = Clock(
    code="incident-notified",
    told_in=("serious_incidents",),
    title="Serious incident notified",
    starts="the council becomes aware of a serious incident",
    stops="the national panel is notified",
    closes="nothing closes it",
    legs=(Leg(cases=_incidents("notified_on"), rule=RuleCode.INCIDENT_NOTIFIED),),
)

RAPID_REVIEW = Clock(
    code="rapid-review",
    told_in=("serious_incidents",),
    title="Rapid review",
    starts="the council becomes aware of a serious incident",
    stops="the rapid review is complete",
    closes="nothing closes it",
    legs=(Leg(cases=_incidents("rapid_review_on"), rule=RuleCode.RAPID_REVIEW),),
)

at_most = (_.received_on.cast("timestamp") + ibis.interval(months=MOST_MONTHS)).cast("date")

requests = subject_access_requests.mutate(
    table_name=ibis.literal("subject_access_requests"),
    started_on=_.received_on,
    stopped_on=_.answered_on,
    closed_on=ibis.null("date"),
    put_off_to=ibis.cases(
        (_.extended_to.notnull(), ibis.least(_.extended_to, at_most)), else_=ibis.null("date")
    ),
    cannot_because=first_reason(
        *(
            (is_unreadable(subject_access_requests, column), f"the day {what} cannot be read")
            for column, what in (
                ("received_on", "it came"),
                ("answered_on", "it was answered"),
                ("paused_from", "it paused"),
                ("paused_to", "it went on"),
                ("extended_to", "to which it was extended"),
            )
        ),
        (_.received_on.isnull(), "the day it came is missing"),
        (_.answered_on < _.received_on, "it is dated as answered before it came"),
    ),
    stop_in_doubt=first_reason(
        (_.paused_to < _.paused_from, "it is dated as going on before it paused"),
        (_.paused_from < _.received_on, "it is dated as pausing before it came"),
    ),
    doubt_from=_.paused_from,
)

SUBJECT_ACCESS = Clock(
    code="subject-access",
    told_in=("subject_access_requests",),
    title="Subject access request",
    starts="the request is received",
    stops="it is answered",
    closes="nothing closes it",
    legs=(Leg(cases=requests, rule=RuleCode.SUBJECT_ACCESS),),
)

TOOL_REPEATED = Clock(
    code="tool-repeated",
    title="Graded care asked again",
    starts="the care of a child on a plan is graded",
    stops="it is graded again by the same tool",
    closes="the plan ends",
    legs=tuple(
        Leg(
            cases=waits(
                spans_of(child_protection_plans, "child_protection_plans"),
                events_of(tool_results.filter(_.tool == code_of_tool), "tool_results", _.scored_on),
                what="a grading",
            ).filter(_.place > 0),
            rule=RuleCode.TOOL_REPEATED,
            stops_in="tool_results",
            told_apart=True,
        )
        for code_of_tool in (code.code for code in TOOL.codes)
    ),
)

CLOCKS = (SUPERVISION, TOOL_REPEATED, INCIDENT_NOTIFIED, RAPID_REVIEW, SUBJECT_ACCESS)
