"""What an explanation stands on: the calendars, and the standards as the council set them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.record.snapshot import Reading
from goldenthread.record.standards import STANDARDS, Standard, as_rule, standards_of
from goldenthread.statute.calendar import WorkingCalendar
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Kind, Rule


@dataclass(frozen=True)
class Grounds:
    """`national` is the calendar of national rules, `local` the one without the council's closed
    days; `standards` are the local ones in force, by rule. Without them the built-in ones are."""

    national: WorkingCalendar = field(default_factory=WorkingCalendar.of_england)
    local: WorkingCalendar = field(default_factory=WorkingCalendar.of_england)
    standards: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)

    def rules(self, code: str) -> tuple[Rule, ...]:
        """Every edition of a rule. Raises KeyError for a code that no rule has."""
        return self.standards.get(code) or rules_for(code)

    def rule(self, code: str, started_on: date | None) -> Rule | None:
        """The edition that governs what began on a day; None where none that is held did."""
        if started_on is None:
            return None
        return next((r for r in self.rules(code) if r.is_in_force(started_on)), None)

    def calendar_of(self, rule: Rule) -> WorkingCalendar:
        """The calendar by which a rule counts working days."""
        return self.local if rule.kind is Kind.LOCAL else self.national


def grounds_of(reading: Reading) -> Grounds:
    """The grounds at the edition of a reading."""
    grounds: Grounds = reading.remember("grounds", lambda: _made(reading))
    return grounds


def _made(reading: Reading) -> Grounds:
    standards: dict[str, list[Rule]] = {}
    for standard in standing_standards(reading):
        standards.setdefault(standard.rule, []).append(as_rule(standard))
    national = WorkingCalendar.of_england()
    closures = reading.snapshot.closures
    return Grounds(
        national=national,
        local=national.with_closures(closures) if closures else national,
        standards={code: tuple(rules) for code, rules in standards.items()},
    )


def standing_standards(reading: Reading) -> tuple[Standard, ...]:
    """Every local standard at the edition of a reading, each with its days in force."""
    return standards_of(reading.rows(f"select * from {STANDARDS}"))
