"""What was decided of two ids, kept: whether they are one child's. Nothing is overwritten.

A decision opens a row and closes the one that held before it on the same pair. All that is decided
at once moves the edition by one, under the lock of every writer.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

from goldenthread.ledger.append import LOCK, new_edition
from goldenthread.record.links import BetweenEditions, How, Verdict

MACHINE = "matching"
"""By whom a machine's decisions are said to be made."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What is decided of two ids, the smaller one first (`decision`)."""

    one: str
    other: str
    verdict: Verdict
    how: How
    evidence: str
    of_case_system: frozenset[str] = frozenset()

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids."""
        return self.one, self.other

    @property
    def sides(self) -> str:
        """Which of the two the case system has said, as it is kept."""
        sides = {"one": self.one, "other": self.other}
        return " ".join(side for side, child in sides.items() if child in self.of_case_system)


@dataclass(frozen=True, kw_only=True)
class HeldDecision(Decision, BetweenEditions):
    """One that holds, or held: by whom, when, and between which editions."""

    decided_by: str
    decided_at: datetime.datetime

    @property
    def by_a_person(self) -> bool:
        """Whether a person made it: a machine changes nothing of it."""
        return self.how is How.PERSON


def in_order(one: str, other: str) -> tuple[str, str]:
    """A pair as it is kept. Raises ValueError for an id with itself."""
    if one == other:
        raise ValueError("a pair is of two ids")
    return min(one, other), max(one, other)


def decide(
    uri: str,
    council: str,
    decisions: Iterable[Decision],
    *,
    withdrawn: Iterable[tuple[str, str]] = (),
    decided_by: str,
    at: datetime.datetime,
) -> int | None:
    """Keep decisions, and close a machine's on the pairs that it has `withdrawn`; the new edition,
    or None where nothing was news. A machine's never takes the place of a person's."""
    with psycopg.connect(uri) as connection:
        cursor = connection.cursor()
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        held = {one.pair: one for one in _held(cursor, council)}
        news = [one for one in decisions if _is_news(one, held.get(one.pair))]
        gone = [pair for pair in withdrawn if pair in held and not held[pair].by_a_person]
        if not news and not gone:
            return None
        edition = new_edition(cursor, at)
        cursor.executemany(
            "update ledger_links set closed_by = %s where council = %s and one = %s "
            "and other = %s and closed_by is null",
            [(edition, council, *pair) for pair in {*(one.pair for one in news), *gone}],
        )
        cursor.executemany(
            "insert into ledger_links (council, one, other, verdict, how, evidence, "
            "of_case_system, decided_by, decided_at, opened_by) "
            "values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                (council, *d.pair, d.verdict, d.how, d.evidence, d.sides, decided_by, at, edition)
                for d in news
            ],
        )
        return edition


def _is_news(new: Decision, held: HeldDecision | None) -> bool:
    if held is None:
        return True
    if held.by_a_person and new.how is not How.PERSON:
        return False
    return (new.verdict, new.how, new.evidence) != (held.verdict, held.how, held.evidence)


def held_decisions(uri: str, council: str) -> list[HeldDecision]:
    """The decisions that hold now, one a pair, oldest first."""
    with psycopg.connect(uri) as connection:
        return _held(connection.cursor(), council)


def decisions_on(uri: str, council: str, ids: Iterable[str]) -> list[HeldDecision]:
    """Every decision that was ever made on a pair of which one of these ids is a part."""
    with psycopg.connect(uri) as connection:
        named = list(ids)
        where = "council = %s and (one = any(%s) or other = any(%s))"
        return _read(connection.cursor(), where, [council, named, named])


def _held(cursor: psycopg.Cursor, council: str) -> list[HeldDecision]:
    return _read(cursor, "council = %s and closed_by is null", [council])


def _read(cursor: psycopg.Cursor, where: str, parameters: list[object]) -> list[HeldDecision]:
    rows = cursor.execute(
        "select one, other, verdict, how, evidence, of_case_system, decided_by, decided_at, "
        f"opened_by, closed_by from ledger_links where {where} order by id",
        parameters,
    ).fetchall()
    return [
        HeldDecision(
            one=one,
            other=other,
            verdict=Verdict(verdict),
            how=How(how),
            evidence=evidence,
            of_case_system=frozenset({"one": one, "other": other}[s] for s in sides.split()),
            decided_by=by,
            decided_at=at,
            opened_by=opened_by,
            closed_by=closed_by,
        )
        for one, other, verdict, how, evidence, sides, by, at, opened_by, closed_by in rows
    ]
