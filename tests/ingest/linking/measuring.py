"""How well ids of one child are found in made-up people: what a machine links alone, and what there
is when a person who knows the truth has decided the rest."""

from dataclasses import dataclass
from itertools import combinations

from goldenthread.ingest.linking.certain import certain_pairs
from goldenthread.ingest.linking.deciding import Deciding
from goldenthread.ingest.linking.likeness import likely_pairs
from goldenthread.record.links import Held, How, Verdict, groups
from tests.ingest.linking.made_people import MadePeople


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Pairs of ids: true ones, those that the machine linked (by way of a third id too), how many
    of these are true, those that a person is asked, and those true once it was asked."""

    ids: int
    true: int
    linked: int
    linked_truly: int
    asked: int
    asked_truly: int
    true_in_the_end: int

    @property
    def precision(self) -> float:
        """Of what the machine linked alone, the share that is true."""
        return self.linked_truly / self.linked

    @property
    def recall_alone(self) -> float:
        """Of what is true, the share that the machine linked alone."""
        return self.linked_truly / self.true

    @property
    def recall(self) -> float:
        """Of what is true, the share that is linked when the rest is decided."""
        return self.true_in_the_end / self.true

    def in_words(self) -> str:
        """One line."""
        return (
            f"n = {self.ids:,} ids, {self.true:,} true pairs: the machine links {self.linked:,}, "
            f"of them true {self.linked_truly:,} (precision {self.precision:.4f}, recall alone "
            f"{self.recall_alone:.4f}); a person is asked {self.asked:,}, of them true "
            f"{self.asked_truly:,}; recall in the end {self.recall:.4f}"
        )


def measure(made: MadePeople) -> Measured:
    """Find, decide, let the truth decide the rest, and count."""
    found = likely_pairs(made.ids) | certain_pairs(made.ids)
    outcome = Deciding(
        ids=made.ids, found=found, held={}, adopted=frozenset(), likeness=True
    ).outcome()
    same = [d.pair for d in outcome.decisions if d.verdict is Verdict.SAME]
    asked = {d.pair for d in outcome.decisions if d.verdict is Verdict.TO_DECIDE}
    linked = _pairs(same)
    in_the_end = _pairs([*same, *(asked & made.truth)])
    return Measured(
        ids=len(made.ids),
        true=len(made.truth),
        linked=len(linked),
        linked_truly=len(linked & made.truth),
        asked=len(asked),
        asked_truly=len(asked & made.truth),
        true_in_the_end=len(in_the_end & made.truth),
    )


def _pairs(links: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Every pair that these links make one child, by way of a third id too."""
    held = [Held(one=a, other=b, verdict=Verdict.SAME, how=How.PERSON) for a, b in links]
    members: dict[str, list[str]] = {}
    for one, stands in groups(held).items():
        members.setdefault(stands, []).append(one)
    return {pair for ids in members.values() for pair in combinations(sorted(ids), 2)}
