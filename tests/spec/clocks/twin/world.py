"""What a council's files speak of and what it has set for itself; and so when a thing is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.spec.clocks.twin.days import (
    months_after,
    weeks_after,
    working_days_after,
    working_days_before,
)
from tests.spec.clocks.twin.rules import LOCAL, STATUTE

Days = tuple[date, date]
CENSUS = (
    "people",
    "referrals",
    "assessments",
    "cin_plans",
    "section_47_enquiries",
    "conferences",
    "child_protection_plans",
    "child_protection_reviews",
    "pre_proceedings",
)
CARE = ("looked_after_periods", "looked_after_reviews", "placements", "legal_statuses")
FORMS = (
    "allocations",
    "visits",
    "front_door_decisions",
    "cin_plan_reviews",
    "core_groups",
    "management_decisions",
    "strategy_discussions",
    "transfers_in",
    "meeting_papers",
    "meeting_agencies",
    "supervisions",
    "serious_incidents",
    "subject_access_requests",
    "tool_results",
)
FIRST_CENSUS = {"cin_plans": 2022, "pre_proceedings": 2027}
"""The first year whose census has these at all."""


@dataclass(frozen=True, kw_only=True)
class World:
    """`years` are the censuses held; `feeds` has from when to when a file of each other table
    speaks, and no key where there is none. `shut` are the council's own closed days, `set_here` its
    standards: (rule, amount, from when), 0 where it does not use one. `day_one` is whether the day
    on which a thing starts is day one, as the sector's validator counts. `only_latest` is whether
    the census says only the latest review of a plan.
    """

    name: str
    years: tuple[int, ...]
    feeds: Mapping[str, Days]
    shut: frozenset[date] = frozenset()
    set_here: tuple[tuple[str, int, date], ...] = ()
    day_one: bool = False
    only_latest: bool = False
    kept: dict[str, list[Days]] = field(default_factory=dict)

    def told_to(self, table: str) -> date | None:
        """The last day of the file that says the rows of a table."""
        if table in CENSUS:
            return date(max(self.years), 3, 31)
        return self.feeds[table][1] if table in self.feeds else None

    def speaks(self, table: str, day: date | None) -> Days | None:
        """From when to when, without a gap, files speak of a table on a day, or next after it;
        after the last of them, or of no day, the last."""
        runs = self.kept.setdefault(table, self._runs(table))
        if not runs:
            return None
        return next((run for run in runs if day and day <= run[1]), runs[-1])

    def _runs(self, table: str) -> list[Days]:
        if table not in CENSUS:
            return [self.feeds[table]] if table in self.feeds else []
        if table == "child_protection_reviews" and self.only_latest:
            return []
        runs: list[Days] = []
        for year in (y for y in sorted(self.years) if y >= FIRST_CENSUS.get(table, 0)):
            if runs and runs[-1][1] == date(year - 1, 3, 31):
                runs[-1] = (runs[-1][0], date(year, 3, 31))
            else:
                runs.append((date(year - 1, 4, 1), date(year, 3, 31)))
        return runs

    def is_used(self, rule: str, started: date | None) -> bool:
        """Whether the council used a standard when a thing started; a national rule it always
        does."""
        return rule in STATUTE or started is None or self._amount(rule, started) != 0

    def due(self, rule: str, started: date | None, counted_from: date | None = None) -> date | None:
        """The last day in time, by the rule in force when it started; none where none was."""
        start = counted_from or started
        if started is None or start is None:
            return None
        count, unit = self._allows(rule, started)
        if not count:
            return None
        shut = self.shut if rule in LOCAL else frozenset()
        match unit:
            case "working days":
                return working_days_after(start, count - self.day_one, shut)
            case "working days before":
                return working_days_before(start, count, shut)
            case "weeks":
                return weeks_after(start, count)
            case "weeks before":
                return weeks_after(start, -count)
        return months_after(start, count)

    def _allows(self, rule: str, started: date) -> tuple[int, str]:
        if rule in LOCAL:
            return self._amount(rule, started), LOCAL[rule][1]
        count, unit, since = STATUTE[rule]
        return (count if started >= since else 0), unit

    def _amount(self, rule: str, started: date) -> int:
        amount = LOCAL[rule][0]
        for name, said, since in sorted(self.set_here, key=lambda one: one[2]):
            if name == rule and since <= started:
                amount = said
        return amount
