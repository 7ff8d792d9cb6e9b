"""Who speaks for what: which kinds of return a council believes first, table by table.

A council chooses for a subject (a few tables that a manager would name in one breath) which kinds
of return speak for it, in order. Where nothing is chosen, the return that speaks to the later day
is believed, as it is among kinds that were not chosen. A choice holds from the edition that it
made: an earlier one is read as it stood (record/speaking.py, record/current.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.record.catalogue import TABLES
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE, TYPED_HERE

AUTHORITY = "authority"
REST = 1000
"""The rank of a kind that was not chosen: after every one that was."""

NOTHING_CHOSEN = (
    "table_name varchar, kinds varchar, why varchar, decided_on date, chosen_at timestamptz, "
    "chosen_by varchar, opened_by bigint, closed_by bigint"
)
"""The columns of the choices, as the record holds them."""

NO_CHOICE: pa.Table = pa.schema(
    [
        *((name, pa.string()) for name in ("table_name", "kinds", "why")),
        ("decided_on", pa.date32()),
        ("chosen_at", pa.timestamp("us", tz="UTC")),
        ("chosen_by", pa.string()),
        *((name, pa.int64()) for name in ("opened_by", "closed_by")),
    ]
).empty_table()
"""What the ledger hands over where nothing has been chosen."""

BUILT_IN = {
    "early_help_episodes": ("early_help",),
    **dict.fromkeys(MAY_BE_KEPT_HERE, (TYPED_HERE,)),
}
"""Who speaks where a council has chosen nothing: the council's own early help file says of its
episodes what list 2 of Annex A, cut from it once a year, does not; and what is typed here, where a
council keeps it here, stands before an extract that does not have it."""

TOGETHER = {
    "children": ("Who children are", ("people", "disabilities")),
    "assessments": ("Assessments", ("assessments", "assessment_factors")),
    "enquiries": (
        "Section 47 enquiries and initial conferences",
        ("section_47_enquiries", "conferences"),
    ),
    "protection": (
        "Child protection plans and their reviews",
        ("child_protection_plans", "child_protection_reviews"),
    ),
    "looked_after": (
        "Looked-after children: periods, placements, legal statuses and reviews",
        (
            "looked_after_periods",
            "placements",
            "legal_statuses",
            "care_episodes",
            "short_breaks",
            "looked_after_reviews",
            "missing_episodes",
        ),
    ),
}
"""Subjects of several tables, by their code: a title, and the tables."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a council chooses for in one go: tables of the record, and the kinds that can say it."""

    code: str
    title: str
    tables: tuple[str, ...]
    kinds: tuple[str, ...]


def _kinds(tables: Iterable[str]) -> tuple[str, ...]:
    """The kinds among which a council chooses: where a record is kept is another choice."""
    kinds = {source.kind for name in tables for source in TABLES[name].sources}
    return tuple(sorted(kinds - {TYPED_HERE}))


def _subjects() -> dict[str, Subject]:
    code_of = {table: code for code, (_, tables) in TOGETHER.items() for table in tables}
    found: dict[str, Subject] = {}
    for name, table in TABLES.items():
        code = code_of.get(name, name)
        title, tables = TOGETHER.get(code, (table.title, (name,)))
        if code not in found and len(_kinds(tables)) > 1:
            found[code] = Subject(code=code, title=title, tables=tables, kinds=_kinds(tables))
    return found


SUBJECTS: dict[str, Subject] = _subjects()
"""Every subject of which two kinds of return can speak, in the order of the record."""


def authority_of(table: str) -> str:
    """What stands for the choice for one table among the things that change."""
    return f"authority of {table}"


def chosen_at(edition: int) -> str:
    """SQL for the choices in force at an edition: a row for each table."""
    return (
        "select table_name, kinds, why, decided_on, chosen_by, opened_by "
        f"from main.{AUTHORITY} where opened_by <= {edition} "
        f"and (closed_by is null or closed_by > {edition})"
    )


def tables_chosen_by(edition: int) -> str:
    """SQL for the tables for which the choice changed at an edition: none where a load made it."""
    return (
        f"select distinct table_name from main.{AUTHORITY} "
        f"where opened_by = {edition} or closed_by = {edition} order by table_name"
    )


def titles_of(tables: Iterable[str]) -> tuple[str, ...]:
    """The titles of the subjects that these tables belong to, once each."""
    named = set(tables)
    return tuple(one.title for one in SUBJECTS.values() if named.intersection(one.tables))
