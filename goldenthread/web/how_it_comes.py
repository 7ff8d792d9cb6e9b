"""How a source comes, in words: live is said only of what is.

A source is live while changed rows come. Where none has come for a day it is told as what it is: a
feed of every night, with changed rows that have ceased.
"""

import datetime

from django.utils.timezone import localtime

from goldenthread.ledger.loads import LastHeardOf
from goldenthread.web import words

SILENT_AFTER = datetime.timedelta(hours=24)
"""A council of any size changes rows on every day; a schedule may rest over a night."""

WHOLE = {
    "standard_safeguarding": "nightly feed, last taken in {at}",
    "dfe_payload": "daily payload, last taken in {at}",
}
"""The returns that other systems send by themselves, and what they are called."""


def is_live(heard: LastHeardOf, now: datetime.datetime) -> bool:
    """Whether changed rows came within a day of this moment."""
    return heard.rows_at is not None and now - heard.rows_at <= SILENT_AFTER


def how_it_comes(kind: str, heard: LastHeardOf | None, now: datetime.datetime) -> str:
    """`Live: the last changed row came on 3 November 2025 at 11:02; nightly feed, last taken in
    ...`; nothing of a return that people load."""
    if heard is None:
        return ""
    said = []
    if heard.rows_at:
        at = words.moment(localtime(heard.rows_at))
        said.append(
            f"Live: the last changed rows came on {at}"
            if is_live(heard, now)
            else f"Not live: no changed rows since {at}"
        )
    if heard.whole_at and kind in WHOLE:
        said.append(WHOLE[kind].format(at=words.moment(localtime(heard.whole_at))))
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
