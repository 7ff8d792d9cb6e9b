"""Looks through the whole record for ids that are one child's, and keeps what comes of it.

Nothing is looked for under the lock of a load: a look follows the commit, and what a person decides
meanwhile stays (ledger/links.py).
"""

import datetime
import time
from collections.abc import Callable

from goldenthread.ingest.linking.certain import Found, Pair, certain_pairs
from goldenthread.ingest.linking.deciding import Deciding, Outcome
from goldenthread.ingest.linking.likeness import likely_pairs
from goldenthread.ingest.linking.one_id import (
    TELL_WHO,
    OneId,
    adopted,
    every_id,
    to_be_adopted,
)
from goldenthread.ledger.feed import councils
from goldenthread.ledger.links import MACHINE, HeldDecision, decide, held_decisions
from goldenthread.ledger.looks import Look, has_changed_since, keep_look, last_look, one_at_a_time
from goldenthread.record.links import Verdict
from goldenthread.record.snapshot import Reading


def is_due(uri: str) -> bool:
    """Whether anything that tells who a child is came since the record was last looked through."""
    council = next(iter(councils(uri)), "")
    if not council:
        return False
    look = last_look(uri, council, likeness=True)
    return has_changed_since(uri, TELL_WHO, look.read_edition if look else 0)


def link_what_came(
    read: Callable[[], Reading], uri: str, *, now: Callable[[], datetime.datetime]
) -> Look | None:
    """Look through the record where a look is due, and once for all that came. None where none is;
    what came of it where somebody else looked meanwhile."""
    if not is_due(uri):
        return None
    council = councils(uri)[0]
    with one_at_a_time(uri):
        if is_due(uri):
            return link(read(), uri, council, at=now(), likeness=True)
    return last_look(uri, council, likeness=True)


def link(
    reading: Reading, uri: str, council: str, *, at: datetime.datetime, likeness: bool
) -> Look:
    """Look for ids of one child, and keep what is decided. `likeness` is whether to look for those
    that are alike too, which takes longer."""
    began = time.monotonic()
    ids = every_id(reading)
    held = {one.pair: one for one in held_decisions(uri, council)}
    outcome = look(reading, ids, held, likeness=likeness)
    edition = decide(
        uri, council, outcome.decisions, withdrawn=outcome.withdrawn, decided_by=MACHINE, at=at
    )
    verdicts = [decision.verdict for decision in outcome.decisions]
    came = Look(
        read_edition=reading.edition,
        looked_at=at,
        seconds=time.monotonic() - began,
        likeness=likeness,
        ids=len(ids),
        made=verdicts.count(Verdict.SAME),
        to_decide=verdicts.count(Verdict.TO_DECIDE),
        withdrawn=sum(held[pair].verdict is Verdict.SAME for pair in outcome.withdrawn),
        edition=edition,
    )
    keep_look(uri, council, came)
    return came


def look(
    reading: Reading, ids: dict[str, OneId], held: dict[Pair, HeldDecision], *, likeness: bool
) -> Outcome:
    """What is to be decided of these ids, beside what is held."""
    found: dict[Pair, Found] = likely_pairs(ids) if likeness else {}
    for pair, by_number in certain_pairs(ids).items():
        # What is doubtful by its number alone may be beyond doubt by likeness.
        if not by_number.doubtful or found.get(pair, by_number).doubtful:
            found[pair] = by_number
    return Deciding(
        ids=ids,
        found=found,
        held=held,
        adopted=adopted(reading),
        to_be_adopted=to_be_adopted(reading),
        likeness=likeness,
    ).outcome()
