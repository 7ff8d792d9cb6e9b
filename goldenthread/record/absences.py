"""Who is away, for which days, and who covers: said here, and no fact of a case system.

An absence without a last day lasts until somebody says that it is over; who covers has only been
asked until the day on which it is looked at again. No health of anybody is recorded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.record.standards import standing_at

ABSENCES_SAID = "absences_said"
"""What was said, as it arrives from the ledger."""

ABSENCES = "worker_absences"
"""Those that stand at an edition, with `away_to` and `covers_to`, the last days of each."""

NOTHING_SAID = (
    "worker varchar, team varchar, first_on date, last_on date, look_again_on date, "
    "cover varchar, reason varchar, set_by varchar, opened_by bigint, closed_by bigint"
)

REASONS = {"leave": "Leave", "other": "Other absence"}
"""All that is asked of why."""

NOBODY_YET = ""


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A worker of a team is away. `cover` is empty where nobody covers; `edition` is that at which
    it was said."""

    worker: str
    team: str
    first_on: date
    last_on: date | None
    look_again_on: date | None
    cover: str
    reason: str
    set_by: str
    edition: int = 0

    def is_away(self, day: date) -> bool:
        """Whether the worker is away on a day."""
        return self.first_on <= day <= (self.last_on or date.max)

    @property
    def covers_to(self) -> date:
        """The last day for which somebody was asked to cover."""
        return self.last_on or self.look_again_on or self.first_on


@dataclass(frozen=True)
class Absences:
    """All that stand together: whether a cover is away too is asked of the others."""

    all: tuple[Absence, ...] = ()

    def is_away(self, worker: str, day: date) -> bool:
        """Whether a worker is away on a day, of whichever team it was said."""
        return any(one.worker == worker and one.is_away(day) for one in self.all)

    def cover_of(self, worker: str, team: str, day: date) -> str:
        """Who covers a worker of a team on a day; empty where nobody does, or who would is away."""
        return next(
            (
                one.cover
                for one in self.all
                if (one.worker, one.team) == (worker, team)
                and one.first_on <= day <= one.covers_to
                and one.cover
                and not self.is_away(one.cover, day)
            ),
            NOBODY_YET,
        )

    def uncovered(self, worker: str, team: str, days: Iterable[date]) -> tuple[date, ...]:
        """Of these days those on which the worker is away and nobody covers."""
        return tuple(
            day
            for day in days
            if self.is_away(worker, day) and not self.cover_of(worker, team, day)
        )


NOBODY_AWAY = Absences()


def absences_rows(edition: int) -> str:
    """SQL for the absences that stand at an edition."""
    return (
        "select worker, team, first_on, last_on, look_again_on, cover, reason, set_by, "
        "opened_by as edition, coalesce(last_on, date '9999-12-31') as away_to, "
        "coalesce(last_on, look_again_on, first_on) as covers_to "
        f"from ({standing_at(ABSENCES_SAID, edition)})"
    )


def absence_of(row: dict[str, Any]) -> Absence:
    """A row of ABSENCES as an object."""
    return Absence(**{name: row[name] for name in Absence.__dataclass_fields__})
