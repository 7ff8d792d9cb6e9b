"""Local standards at an edition: what is in force until a council says other, and what it has said.

A council sets a standard from a day on; what began before is judged for ever by what was in force
then. Taking back what was said opens the edition before it again: nothing is overwritten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goldenthread.statute.local_standards import LOCAL_STANDARDS
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Kind, Rule

STANDARDS = "standards"
"""The table that clocks read: rule, allowed, in_force_from, in_force_to."""

SET_HERE = "standards_set"
NOTHING_SET = (
    "rule varchar, allowed integer, in_force_from date, why varchar, set_at timestamptz, "
    "set_by varchar, opened_by bigint, closed_by bigint"
)
"""What a council has said, as the record holds it; `allowed` 0 where it does not use a standard."""


@dataclass(frozen=True, kw_only=True)
class Standard:
    """One standard as in force from a day: `allowed` of its rule's unit, 0 where it is not used.
    `set_by`, `why` and `edition` are empty for what is built in."""

    rule: str
    allowed: int
    in_force_from: date
    in_force_to: date | None
    set_by: str = ""
    why: str = ""
    edition: int | None = None


def standing_at(table: str, edition: int) -> str:
    """SQL for what a council has said in a table of the ledger's own that stands at an edition."""
    return (
        f"select * from main.{table} where opened_by <= {edition} "
        f"and (closed_by is null or closed_by > {edition})"
    )


def standards_rows(edition: int, supposed: Mapping[str, tuple[int, date]] | None = None) -> str:
    """SQL for every standard that is in force on some day: rule, allowed, in_force_from and
    in_force_to, and who said so. `supposed` are rules as they would be set (amount, from when)."""
    built_in = ", ".join(
        f"('{r.code}', {r.allowance.count}, date '{r.in_force_from}', false, '', '', null)"
        for r in LOCAL_STANDARDS
    )
    would_be = "".join(
        f" union all select '{rule}', {allowed}, date '{since}', true, '', '', null"
        for rule, (allowed, since) in (supposed or {}).items()
    )
    return (
        "with said(rule, allowed, in_force_from, is_set, set_by, why, edition) as ("
        f"values {built_in} union all "
        "select rule, allowed, in_force_from, true, set_by, why, opened_by "
        f"from ({standing_at(SET_HERE, edition)}){would_be}), "
        # What a council says from a day on stands instead of what stood from that same day.
        "each as (select * from said qualify row_number() over ("
        "partition by rule, in_force_from order by is_set desc, edition desc nulls first) = 1) "
        "select rule, allowed::integer as allowed, in_force_from, "
        "lead(in_force_from) over (partition by rule order by in_force_from) - 1 as in_force_to, "
        "set_by, why, edition from each"
    )


def standards_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Standard, ...]:
    """The rows of STANDARDS as objects, each rule's by the day from which it is in force."""
    found = (
        Standard(
            rule=row["rule"],
            allowed=row["allowed"],
            in_force_from=row["in_force_from"],
            in_force_to=row["in_force_to"],
            set_by=row["set_by"] or "",
            why=row["why"] or "",
            edition=row["edition"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.rule, one.in_force_from)))


def as_rule(standard: Standard) -> Rule:
    """A standard as a rule of the rule book, with its own amount and dates."""
    (built_in,) = rules_for(standard.rule)
    assert built_in.kind is Kind.LOCAL
    if not standard.set_by:
        return _lasting(built_in, built_in.allowance.count, standard)
    said = f"Local standard, set by {standard.set_by}"
    rule = _lasting(built_in, standard.allowed, standard)
    return replace(rule, source=said, note=standard.why, edition="set here")


def _lasting(rule: Rule, allowed: int, standard: Standard) -> Rule:
    return replace(
        rule,
        allowance=rule.allowance.of(max(allowed, 1)),
        in_force_from=standard.in_force_from,
        in_force_to=standard.in_force_to,
    )
