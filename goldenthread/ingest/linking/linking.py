"""Looks through the whole record for ids that are one child's, and keeps what comes of it."""

import datetime
from dataclasses import dataclass

from goldenthread.ingest.linking.certain import Found, Pair, certain_pairs
from goldenthread.ingest.linking.deciding import Deciding, Outcome
from goldenthread.ingest.linking.likeness import likely_pairs
from goldenthread.ingest.linking.one_id import OneId, adopted, every_id, to_be_adopted
from goldenthread.ledger.links import MACHINE, HeldDecision, decide, held_decisions
from goldenthread.record.links import Verdict
from goldenthread.record.snapshot import Reading


@dataclass(frozen=True, kw_only=True)
class Linked:
    """What came of one look: how many ids, links made, pairs for a person, and links withdrawn."""

    ids: int
    made: int
    to_decide: int
    withdrawn: int
    edition: int | None
    likeness: bool


def link(
    reading: Reading, uri: str, council: str, *, at: datetime.datetime, likeness: bool
) -> Linked:
    """Look for ids of one child, and keep what is decided. `likeness` is whether to look for those
    that are alike too, which takes longer.

    Nothing is looked for under the lock: what a person decides meanwhile stays (ledger/links.py).
    """
    ids = every_id(reading)
    held = {one.pair: one for one in held_decisions(uri, council)}
    outcome = look(reading, ids, held, likeness=likeness)
    edition = decide(
        uri, council, outcome.decisions, withdrawn=outcome.withdrawn, decided_by=MACHINE, at=at
    )
    verdicts = [decision.verdict for decision in outcome.decisions]
    return Linked(
        ids=len(ids),
        made=verdicts.count(Verdict.SAME),
        to_decide=verdicts.count(Verdict.TO_DECIDE),
        withdrawn=len(outcome.withdrawn),
        edition=edition,
        likeness=likeness,
    )


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
