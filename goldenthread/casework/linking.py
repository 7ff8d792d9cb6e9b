"""A person decides whether two ids are one child's, and undoes what was decided."""

from datetime import datetime
from uuid import UUID

from goldenthread.access.pairs import council_held, decided_pair
from goldenthread.access.permissions import check_person_can_decide_links
from goldenthread.access.visibility import Seen
from goldenthread.ingest.linking.evidence import evidence_of
from goldenthread.ingest.linking.one_id import every_id
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.links import Decision, decide
from goldenthread.record.links import How, Verdict

DECIDABLE = (Verdict.SAME, Verdict.NOT_SAME, Verdict.CANNOT_TELL, Verdict.UNDONE)
"""What a person may decide of a pair."""


def decide_pair(
    seen: Seen, one: UUID, other: UUID, verdict: Verdict, *, at: datetime
) -> int | None:
    """Keep what this person decides of a pair that was put to somebody, with the evidence as it
    stands; the new edition, or None where it was held already.

    Raises NotAllowed; ChildNotFound and Http404 as `access.pairs.see_pair`, so that no pair across
    an adoption order is ever decided; ValueError for what is nobody's to decide.
    """
    check_person_can_decide_links(seen.sight)
    if verdict not in DECIDABLE:
        raise ValueError(verdict)
    held = decided_pair(seen, one, other)
    seen.looking.shows([one, other])
    known = every_id(seen.reading, held.pair)
    evidence = held.evidence
    if held.one in known and held.other in known:
        evidence = evidence_of(known[held.one], known[held.other])
    decision = Decision(
        one=held.one,
        other=held.other,
        verdict=verdict,
        how=How.PERSON,
        evidence=evidence,
        of_case_system=frozenset(i.child_id for i in known.values() if i.is_of_case_system),
    )
    return decide(
        database_uri(),
        council_held(),
        [decision],
        decided_by=seen.sight.person.full_name,
        at=at,
    )
