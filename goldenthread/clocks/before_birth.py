"""The ladder before birth: due so many weeks before the child is expected.

The day on which a birth is expected is the record's of the day that is asked about: where it is
changed, every rung moves with it.
"""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.clock import TRACE, Clock, Leg
from goldenthread.clocks.legs import LONG_AGO, first_reason, not_told, with_first
from goldenthread.record.expressions import assessments, people, referrals, section_47_enquiries
from goldenthread.statute.rules import RuleCode

expected_unreadable = people.unreadable.contains(" expected_on ").fill_null(False)
unborn = people.filter(_.expected_on.notnull() | expected_unreadable).select(
    expected=_.child_id,
    expected_on=_.expected_on,
    born_on=_.born_on,
    birth_in_doubt=first_reason(
        (_.unreadable.contains(" born_on "), "the day of birth cannot be read")
    ),
    day_in_doubt=first_reason(
        (_.expected_on.isnull(), "the day on which the birth is expected cannot be read")
    ),
)
episodes = referrals.select(
    episode_of=_.child_id,
    episode_from=_.referred_on,
    episode_closed_on=_.closed_on,
    episode_in_doubt=first_reason(
        *not_told("closed_on", what="the closure date of its episode", event="its episode closed")
    ),
)


def _before_birth(starts: ibis.Table, table_name: str, start: Any) -> ibis.Table:
    """What began before a child was expected and born, with the day of birth as what closes it, or
    the closing of the episode."""
    begun = starts.mutate(begun_on=start, table_name=ibis.literal(table_name)).select(
        "child_id",
        "slice_id",
        "table_name",
        "referred_on",
        "conference_on",
        *TRACE,
        "unreadable",
        started_on=_.begun_on,
    )
    in_episode = begun.left_join(
        episodes,
        [begun.child_id == episodes.episode_of, begun.referred_on == episodes.episode_from],
    )
    return (
        in_episode.inner_join(unborn, [in_episode.child_id == unborn.expected])
        .filter(
            _.started_on.isnull()
            | (
                (_.started_on < _.expected_on).fill_null(True)
                & (_.started_on < _.born_on).fill_null(True)
            )
        )
        .mutate(
            counted_from=_.expected_on,
            closed_on=ibis.least(_.born_on, _.episode_closed_on),
            close_in_doubt=first_reason(
                (_.birth_in_doubt.notnull(), _.birth_in_doubt),
                (_.episode_in_doubt.notnull(), _.episode_in_doubt),
            ),
            cannot_because=first_reason(
                (_.started_on.isnull(), "its first day is missing or cannot be read"),
                (_.day_in_doubt.notnull(), _.day_in_doubt),
            ),
        )
    )


def _first(cases: ibis.Table, day: str) -> ibis.Table:
    """Add `stopped_on`: the first such day of an assessment of the child from the start of each
    case on, and `stop_in_doubt` where one cannot be read."""
    dated = assessments.filter(_[day].notnull()).select(of_child=_.child_id, done_on=_[day])
    # None has begun without a day; that it was authorised only its day says.
    lost = _[day].isnull() if day == "started_on" else _.unreadable.contains(f" {day} ")
    unread = assessments.filter(lost.fill_null(False)).select(
        of_child=_.child_id,
        done_on=_.started_on.fill_null(LONG_AGO),
        doubt_from=_.started_on,
        is_unread=ibis.literal(True),
    )
    stopped = with_first(
        cases, dated, lambda case, event: [event.done_on >= case.started_on]
    ).rename(stopped_on="done_on")
    # One whose end cannot be read ended on some day after it began.
    return (
        with_first(stopped, unread, lambda _case, _event: [])
        .mutate(
            stop_in_doubt=first_reason(
                (_.is_unread, "the day of an assessment is missing or cannot be read")
            )
        )
        .drop("done_on", "is_unread")
    )


referred = referrals.filter(~_.no_further_action.fill_null(False)).mutate(
    conference_on=ibis.null("date")
)
of_referrals = _before_birth(referred, "referrals", _.referred_on)
CLOSES = "the child is born, or the episode of need closes"

UNBORN_ASSESSMENT = Clock(
    code="unborn-assessment",
    title="Assessment before birth",
    starts="an unborn child is referred",
    stops="the assessment begins; then, it is authorised",
    closes=CLOSES,
    legs=(
        Leg(
            cases=_first(of_referrals, "started_on"),
            rule=RuleCode.UNBORN_ASSESSMENT_BEGUN,
            about="begun",
        ),
        Leg(
            cases=_first(of_referrals, "authorised_on"),
            rule=RuleCode.UNBORN_ASSESSMENT_DONE,
            about="complete",
        ),
    ),
)

enquired = section_47_enquiries.filter(~_.conference_not_required.fill_null(False))
of_enquiries = _before_birth(enquired, "section_47_enquiries", _.started_on)

UNBORN_CONFERENCE = Clock(
    code="unborn-conference",
    title="Conference before birth",
    starts="a section 47 enquiry on an unborn child starts",
    stops="the initial conference is held",
    closes=CLOSES,
    legs=(
        Leg(
            cases=of_enquiries.mutate(
                stopped_on=_.conference_on,
                cannot_because=first_reason(
                    (_.cannot_because.notnull(), _.cannot_because),
                    (
                        _.unreadable.contains(" conference_on "),
                        "the conference date cannot be read",
                    ),
                    (_.conference_on < _.started_on, "the conference is dated before the enquiry"),
                ),
            ),
            rule=RuleCode.UNBORN_CONFERENCE,
        ),
    ),
)

CLOCKS = (UNBORN_ASSESSMENT, UNBORN_CONFERENCE)
