"""The episode of need in which something began: when it closes, nobody waits for it any more."""

import ibis
from ibis import _

from goldenthread.clocks.legs import LONG_AGO, first_reason, not_told, with_first
from goldenthread.record.expressions import referrals


def closed_with_episode(cases: ibis.Table) -> ibis.Table:
    """Add `closed_on` and `close_in_doubt`: the day on which the episode of need closed that was
    open when each case started; null where none was, or while it is open."""
    episodes = referrals.filter(_.referred_on.notnull()).select(
        of_child=_.child_id,
        # The last one that was open: the first in this order.
        done_on=-_.referred_on.delta(LONG_AGO, unit="day"),
        referred_on=_.referred_on,
        closed_on=_.closed_on,
        close_in_doubt=first_reason(
            *not_told("closed_on", what="the closure date of its episode", event="it closed")
        ),
    )
    return with_first(
        cases,
        episodes,
        lambda case, episode: [
            episode.referred_on <= case.started_on,
            episode.closed_on.isnull() | (episode.closed_on >= case.started_on),
        ],
        of=("child_id", "table_name", "row_key"),
    ).drop("done_on", "referred_on")
