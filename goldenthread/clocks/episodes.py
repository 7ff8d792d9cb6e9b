"""Which episode of need an assessment belongs to."""

import ibis
from ibis import _

from goldenthread.record.expressions import assessments, referrals

_unmatched = (
    assessments.filter(_.referred_on.notnull())
    .anti_join(referrals, ["child_id", "referred_on"])
    .select("row_key", "child_id", "started_on")
)

_episode_of_the_time = (
    _unmatched.inner_join(
        referrals.filter(~_.no_further_action.fill_null(False)).select(
            "child_id", episode_on=_.referred_on, episode_closed_on=_.closed_on
        ),
        "child_id",
    )
    .filter(
        (_.episode_on <= _.started_on)
        & (_.episode_closed_on.isnull() | (_.episode_closed_on >= _.started_on))
    )
    .group_by("row_key")
    .aggregate(episode_on=_.episode_on.max())
)

assessments_in_episodes: ibis.Table = (
    assessments.left_join(_episode_of_the_time, "row_key", rname="{name}_again")
    .mutate(referred_on=_.episode_on.fill_null(_.referred_on))
    .drop("row_key_again", "episode_on")
)
"""The assessments, each with the date of its episode's referral as it is now known.

An assessment says its episode by the date of the referral. Where a later return corrects that
date, the assessments of earlier years still say the old one: such an assessment belongs to the
episode that was open when it started, the latest one referred by then.
"""
