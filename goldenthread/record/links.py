"""Which ids are one child's, as known at an edition: what was decided of pairs, made into groups.

A decision on a pair is a fact of the ledger (ledger/links.py). The newest on a pair holds; of those
that say *the same child* the groups are made, and every table of the record reads a child's ids as
one. Nothing of a row is changed: a link that is undone leaves the rows as they were.

No group holds a child who was adopted. An adoption order gives a child a new identity, and what was
before it may be told of no child after it: whoever is linked with an adopted child stands alone, at
every edition at which the ledger knows of the adoption, whatever was decided by whom.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa

from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import RecordTable

LEDGER = re.compile(r"\bmain\.ledger_(\w+)")
LINKED = "linked_children"
"""The table of the snapshot with each id of a group (`child_id`) and the one it is read as
(`linked_to`)."""

CASE_SYSTEM = (
    "cin_census",
    "ssda903",
    "annex_a",
    "dfe_payload",
    "standard_safeguarding",
    "people_and_allocations",
)
"""The kinds of return that the council's case system makes: an id of theirs stands for a group
before an id of any other."""


class Verdict(StrEnum):
    """What was decided of a pair. Only the first makes them one child."""

    SAME = "the same child"
    NOT_SAME = "not the same child"
    CANNOT_TELL = "cannot tell yet"
    TO_DECIDE = "to be decided"
    UNDONE = "undone"


class How(StrEnum):
    """By what two ids were found to be one child's."""

    UPN = "UPN"
    NHS_NUMBER = "NHS number"
    FORMER_ID = "former id"
    EARLY_HELP_ID = "early help id"
    EXPECTED_BIRTH = "expected birth"
    LIKENESS = "likeness"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A decision that holds at an edition. `of_case_system` are those of the two ids that a return
    of the case system had said when it was made."""

    one: str
    other: str
    verdict: Verdict
    how: How
    of_case_system: frozenset[str] = frozenset()


ADOPTED: Mapping[str, str] = {
    "care_episodes": "reason_ended in ('E11', 'E12')",
    "looked_after_periods": "reason_ended in ('E11', 'E12')",
    "placements": "reason_ended in ('E11', 'E12')",
    "referrals": "closure_reason = 'RC1'",
    # A cell that cannot be read is an order whose day is not known. Who adopted a child is said of
    # children who were adopted in the year.
    "adoption_decisions": "adopted_on is not null or unreadable like '% adopted_on %' "
    "or adopters is not null or adopters_sex is not null or adopters_legal_status is not null",
    "previous_permanence": "arrangement = 'P1'",
}
"""The rows that say that a child was adopted, by table: on either side of the order."""

FOR_ADOPTION: Mapping[str, str] = {
    "adoption_decisions": "reversed_on is null",
    "legal_statuses": "legal_status in ('D1', 'E1')",
    "placements": "placement_type in ('A3', 'A4', 'A5', 'A6')",
    "care_episodes": "legal_status in ('D1', 'E1') or placement_type in ('A3', 'A4', 'A5', 'A6')",
}
"""The rows that say that a child is to be adopted: the order may have been made, and no return has
said so yet. Such a child is linked with nobody anew; what was linked before stays until then."""


def no_links() -> pa.Table:
    """The table in which decisions arrive from the ledger, without a row."""
    text, numbers = pa.array([], pa.string()), pa.array([], pa.int64())
    return pa.table(
        {"id": numbers}
        | dict.fromkeys(("one", "other", "verdict", "how", "of_case_system"), text)
        | dict.fromkeys(("opened_by", "closed_by"), numbers)
    )


def groups(held: Iterable[Held], adopted: Iterable[str] = ()) -> dict[str, str]:
    """Each id that is one child's with another, and the id that the group is read as.

    That is the smallest of its ids that the case system has said, else the smallest: the order in
    which pairs were decided makes no difference. A group with an adopted child in it is none.
    """
    same = [pair for pair in held if pair.verdict is Verdict.SAME]
    sealed, of_case_system = set(adopted), set[str]().union(*(p.of_case_system for p in same))
    found: dict[str, str] = {}
    for members in joined((pair.one, pair.other) for pair in same):
        if sealed.isdisjoint(members):
            stands = min(of_case_system.intersection(members) or members)
            found |= dict.fromkeys(members, stands)
    return found


def joined(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """What hangs together by these pairs."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    found, seen = [], set[str]()
    for start in beside:
        if start in seen:
            continue
        members, waiting = set[str](), [start]
        while waiting:
            one = waiting.pop()
            if one not in members:
                members.add(one)
                waiting += beside[one]
        seen |= members
        found.append(members)
    return found


def names_children(table: RecordTable) -> tuple[str, ...]:
    """The columns of a table that hold a child's id."""
    return tuple(c.name for c in table.columns if c.points_to == "people")


def rows_as_linked(name: str, edition: int) -> str:
    """SQL for the ledger's rows of a table in which the ids of a child are one, its own id kept as
    `told_of`. The key of a row is that which it would have if it had been said of that one id; two
    rows without a day, which are told apart by number, stay two."""
    columns = names_children(TABLES[name])
    if "child_id" not in columns:
        return f"main.ledger_{name}"
    replaced = [f"coalesce({c}_is.linked_to, r.{c}) as {c}" for c in columns]
    rest = f"substr(r.row_key, length({_escaped('r.child_id')}) + 1)"
    apart = "case when contains(r.row_key, '#') then ' ' || r.child_id else '' end"
    replaced.append(
        "case when child_id_is.linked_to is null or child_id_is.linked_to = r.child_id "
        f"then r.row_key else {_escaped('child_id_is.linked_to')} || {rest} || {apart} end "
        "as row_key"
    )
    joins = " ".join(
        f"left join e{edition}.{LINKED} {c}_is on {c}_is.child_id = r.{c}" for c in columns
    )
    return (
        f"(select r.* replace ({', '.join(replaced)}), r.child_id as told_of "
        f"from main.ledger_{name} r {joins})"
    )


def as_linked(sql: str, edition: int) -> str:
    """The same SQL over the ledger's rows, in which the ids of a child are one."""
    return LEDGER.sub(lambda found: rows_as_linked(found[1], edition), sql)


def _escaped(text: str) -> str:
    """SQL for an id as it stands in a key (ingest/record_rows.py)."""
    return f"replace(replace(replace({text}, '\\', '\\\\'), '|', '\\p'), '#', '\\h')"


def linked_rows(linked: Mapping[str, str]) -> str:
    """SQL for the rows of LINKED."""
    if not linked:
        return "select ''::varchar as child_id, ''::varchar as linked_to where false"
    rows = ", ".join(f"({_quoted(one)}, {_quoted(to)})" for one, to in sorted(linked.items()))
    return f"select child_id, linked_to from (values {rows}) as said(child_id, linked_to)"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True, kw_only=True)
class BetweenEditions:
    """What was known, or held, from one edition until another."""

    opened_by: int
    closed_by: int | None

    def at(self, edition: int) -> bool:
        """Whether it was known at this edition."""
        return self.opened_by <= edition and (self.closed_by is None or self.closed_by > edition)


@dataclass(frozen=True, kw_only=True)
class Known(BetweenEditions):
    """A fact with the editions between which it was known."""

    fact: Any


def adopted_sql(name: str, conditions: Mapping[str, str] = ADOPTED) -> str:
    """SQL for the children of whom a table says that they were adopted: child_id, opened_by and
    closed_by."""
    return (
        f"select child_id, opened_by, closed_by from main.ledger_{name} "
        f"where child_id is not null and ({conditions[name]})"
    )
