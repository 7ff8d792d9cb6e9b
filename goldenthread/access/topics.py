"""What pages are about, so that an open one hears only of editions that could change it."""

from collections.abc import Iterable
from enum import StrEnum

from goldenthread.access.visibility import WHOSE
from goldenthread.clocks.running import tables_read as tables_of_clocks
from goldenthread.ledger.following import stood_since
from goldenthread.measures.reads import columns_read
from goldenthread.record.receipts import RECEIPTS
from goldenthread.record.speaking import SLICES, SPEAKING


class Topic(StrEnum):
    """What a page is about. One that is about several things is about everything."""

    EVERYTHING = "everything"
    NUMBERS = "numbers"
    CLOCKS = "clocks"


WHOSE_AND_WHEN = (*WHOSE, SLICES)
"""What any page reads: whom its reader may open, how they are shown, and to which day it speaks."""


def changed_by(topic: Topic, edition: int) -> int:
    """The newest edition, of those up to this one, that could have changed pages of the topic. This
    process must have caught up with the edition."""
    if topic is Topic.EVERYTHING:
        return edition
    return stood_since(edition, f"pages about {topic}", lambda: _tables(topic))


def _tables(topic: Topic) -> Iterable[str]:
    if topic is Topic.CLOCKS:
        return {*WHOSE_AND_WHEN, *tables_of_clocks(), RECEIPTS}
    measured = {table for columns in columns_read().values() for table, _ in columns}
    return {*WHOSE_AND_WHEN, *measured, SPEAKING, "population", "published_figures"}
