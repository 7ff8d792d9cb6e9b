"""Letters, minutes and reports of conferences: each stage, and each recipient."""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.clock import TRACE, Clock, Leg
from goldenthread.clocks.episodes import closed_with_episode
from goldenthread.clocks.legs import first_reason, with_undated
from goldenthread.codes import forms
from goldenthread.codes.code_set import CodeSet
from goldenthread.record.expressions import (
    child_protection_reviews,
    conferences,
    is_unreadable,
    meeting_agencies,
    meeting_papers,
)
from goldenthread.statute.rules import RuleCode

PAPERS = "meeting_papers"
OF_A_CONFERENCE = _.meeting.isin((forms.INITIAL_CONFERENCE, forms.REVIEW_CONFERENCE))


def _conferences_held() -> ibis.Table:
    """Every conference that was held, initial and review, with its trace."""
    first = conferences.select(
        "child_id", "slice_id", *TRACE, held_on=_.held_on, table_name=ibis.literal("conferences")
    )
    later = child_protection_reviews.select(
        "child_id",
        "slice_id",
        *TRACE,
        held_on=_.held_on,
        table_name=ibis.literal("child_protection_reviews"),
    )
    return first.union(later).filter(_.held_on.notnull())


def _in_words(codes: CodeSet, code: Any) -> Any:
    """A code as words, for what tells one running from another."""
    known = [(code == one.code, one.label) for one in codes]
    return ibis.cases(*known, else_=ibis.literal(""))


def _once_a_conference(named: ibis.Table) -> ibis.Table:
    """One running for all recipients: minutes are typed and checked once all of them are."""
    conference = ibis.window(group_by=["child_id", "started_on"])
    in_turn = ibis.window(group_by=["child_id", "started_on"], order_by=_.row_key)
    return (
        named.mutate(
            turn=ibis.row_number().over(in_turn),
            waiting=_.stopped_on.isnull().cast("int32").sum().over(conference),
            last_on=_.stopped_on.max().over(conference),
            in_doubt=_.cannot_because.max().over(conference),
        )
        .filter((_.turn == 0) | _.started_on.isnull())
        .mutate(
            about=ibis.literal(""),
            stopped_on=ibis.cases((_.waiting == 0, _.last_on), else_=ibis.null("date")),
            cannot_because=ibis.coalesce(_.in_doubt, _.cannot_because),
        )
        .drop("turn", "waiting", "last_on", "in_doubt")
    )


def _without_any(written: ibis.Table) -> ibis.Table:
    """A running for each conference that was held and of which there is no such paper."""
    held = _conferences_held()
    bare = held.anti_join(
        written, [held.child_id == written.child_id, held.held_on == written.meeting_on]
    )
    return with_undated(
        bare, written.filter(_.meeting_on.isnull()), "the conference of a paper"
    ).select(
        "child_id",
        "slice_id",
        *TRACE,
        about=ibis.literal(""),
        started_on=_.held_on,
        stopped_on=ibis.null("date"),
        table_name=_.table_name,
        cannot_because=ibis.null("string"),
        stop_in_doubt=_.stop_in_doubt,
    )


def _of_paper(paper: str, stopped_on: str, *, each: bool) -> ibis.Table:
    """A running for `each` recipient of a paper, or for all of a conference together; and one for a
    conference that has none at all."""
    written = meeting_papers.filter((_.paper == paper) & OF_A_CONFERENCE)
    # To whom it is withheld it is not owed.
    owed = written.filter((_.version != forms.WITHHELD).fill_null(True))
    named = owed.select(
        "child_id",
        "slice_id",
        *TRACE,
        about=_in_words(forms.RECIPIENT, _.recipient),
        started_on=_.meeting_on,
        stopped_on=_[stopped_on],
        table_name=ibis.literal(PAPERS),
        cannot_because=first_reason(
            (_.unreadable.contains(" meeting_on "), "the day of the conference cannot be read"),
            (_.unreadable.contains(f" {stopped_on} "), "the day it was done cannot be read"),
            (_[stopped_on] < _.meeting_on, "it is dated before the conference"),
        ),
        stop_in_doubt=ibis.null("string"),
    )
    told = named if each else _once_a_conference(named)
    return closed_with_episode(told.union(_without_any(written).select(*told.columns)))


def _paper_clock(
    code: str,
    title: str,
    rule: RuleCode,
    paper: str,
    stopped_on: str,
    stops: str,
    *,
    each: bool = False,
) -> Clock:
    return Clock(
        code=code,
        title=title,
        starts="a conference is held",
        stops=stops,
        closes="the episode of need closes",
        legs=(
            Leg(
                cases=_of_paper(paper, stopped_on, each=each),
                rule=rule,
                stops_in=PAPERS,
                told_apart=True,
            ),
        ),
    )


DECISION_LETTER = _paper_clock(
    "decision-letter",
    "Decision letter of a conference",
    RuleCode.DECISION_LETTER,
    forms.DECISION_LETTER,
    "sent_on",
    "it is sent to this recipient",
    each=True,
)
MINUTES_TYPED = _paper_clock(
    "minutes-typed",
    "Minutes typed",
    RuleCode.MINUTES_TYPED,
    forms.MINUTES,
    "typed_on",
    "they are typed",
)
MINUTES_CHECKED = _paper_clock(
    "minutes-checked",
    "Minutes checked",
    RuleCode.MINUTES_CHECKED,
    forms.MINUTES,
    "checked_on",
    "the chair has checked them",
)
MINUTES_SENT = _paper_clock(
    "minutes-sent",
    "Minutes sent",
    RuleCode.MINUTES_SENT,
    forms.MINUTES,
    "sent_on",
    "they are sent to this recipient",
    each=True,
)

sent = meeting_papers.filter(
    (_.paper == forms.MINUTES)
    & OF_A_CONFERENCE
    & (_.sent_on.notnull() | is_unreadable(meeting_papers, "sent_on"))
).mutate(
    table_name=ibis.literal(PAPERS),
    about=_in_words(forms.RECIPIENT, _.recipient),
    started_on=_.sent_on,
    stopped_on=_.challenged_on,
    closed_on=ibis.null("date"),
    cannot_because=first_reason(
        (_.sent_on.isnull(), "the day on which they were sent cannot be read"),
        (_.unreadable.contains(" challenged_on "), "the day of the challenge cannot be read"),
        (_.challenged_on < _.sent_on, "the challenge is dated before they were sent"),
    ),
)

MINUTES_CHALLENGE = Clock(
    code="minutes-challenge",
    told_in=("meeting_papers",),
    title="Time to challenge the minutes",
    starts="the minutes are sent to this recipient",
    stops="the recipient challenges them",
    closes="the time is over",
    legs=(Leg(cases=sent, rule=RuleCode.MINUTES_CHALLENGE, lapses=True),),
)


def _reports(meeting: str) -> ibis.Table:
    """Each agency that was asked for a report: due before the conference, to share with the
    family."""
    asked: Any = meeting_agencies.filter(
        (_.meeting == meeting)
        & _.relevant.fill_null(True)
        & (_.invited_on.notnull() | is_unreadable(meeting_agencies, "invited_on"))
    )
    return asked.mutate(
        table_name=ibis.literal("meeting_agencies"),
        about=_in_words(forms.AGENCY, _.agency),
        started_on=_.invited_on,
        counted_from=_.meeting_on,
        stopped_on=_.report_shared_on,
        closed_on=_.meeting_on,
        cannot_because=first_reason(
            (_.invited_on.isnull(), "the day on which it was asked cannot be read"),
            (_.meeting_on.isnull(), "the day of the conference is missing or cannot be read"),
            (
                _.unreadable.contains(" report_shared_on "),
                "the day it was shared cannot be read",
            ),
        ),
    )


REPORT_SHARED = Clock(
    code="conference-report",
    told_in=("meeting_agencies",),
    title="Report to a conference shared with the family",
    starts="an agency is asked for a report",
    stops="the report is shared with the family",
    closes="the conference is held",
    legs=(
        Leg(cases=_reports(forms.INITIAL_CONFERENCE), rule=RuleCode.INITIAL_REPORT),
        Leg(cases=_reports(forms.REVIEW_CONFERENCE), rule=RuleCode.REVIEW_REPORT),
    ),
)

CLOCKS = (
    REPORT_SHARED,
    DECISION_LETTER,
    MINUTES_TYPED,
    MINUTES_CHECKED,
    MINUTES_SENT,
    MINUTES_CHALLENGE,
)
