"""When changed rows arrive that do not say when the case system changed them."""

import datetime

from goldenthread.ingest.live_rows.batch import LOCAL
from goldenthread.ledger.feed import last_day_held
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING


def moment_of_arrival(uri: str, now: datetime.datetime) -> datetime.datetime:
    """Now. Where the feed that is held speaks to a day that has not come, as that of a made-up
    borough does, this time of that day: nothing sent would ever be later than it."""
    here = now.astimezone(LOCAL)
    spoken_to = last_day_held(uri, STANDARD_SAFEGUARDING.kind)
    if spoken_to is None or spoken_to <= here.date():
        return now
    return datetime.datetime.combine(spoken_to, here.time(), LOCAL)
