"""The record at an edition that was asked for by its number or by a time."""

import datetime

from goldenthread.commands.ground import FIRST_YEAR, LAST_YEAR, Wrong
from goldenthread.ledger.following import catch_up
from goldenthread.record.snapshot import NoSuchEdition, Reading


def reading_as_known(asked: str | None) -> Reading:
    """The newest edition, the edition of this number, or the last one made by this time.

    Raises Wrong for words that name none.
    """
    snapshot = catch_up()
    if not asked:
        return snapshot.at()
    try:
        if asked.isdigit():
            return snapshot.at(int(asked))
        moment = datetime.datetime.fromisoformat(asked)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError("no time at which anything was loaded")
    except NoSuchEdition as why:
        raise Wrong(str(why)) from None
    except ValueError:
        raise Wrong(
            f"{asked[:30]!r} is neither an edition nor a time; write 3 or 2025-04-30T12:00."
        ) from None
    if moment.tzinfo is None:
        moment = moment.astimezone()
    if not moment.microsecond:
        # `loads` says its times to the second: the whole of that second is meant.
        moment += datetime.timedelta(microseconds=999_999)
    reading = snapshot.at()
    rows = reading.rows(
        "select max(number) as edition from main.editions where made_at <= $moment", moment=moment
    )
    return snapshot.at(rows[0]["edition"] or 0)
