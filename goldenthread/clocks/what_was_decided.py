"""Every decision on the due date of a running, with who made it and why: for an explanation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from goldenthread.clocks.decided import OF_RUNNING
from goldenthread.record.decided_dates import Decided, every_decision
from goldenthread.record.links import LINKED
from goldenthread.record.snapshot import Reading


@dataclass(frozen=True, kw_only=True)
class DateDecision:
    """One decision on a running. `whose` it was is empty where it was that of who said so;
    `instead` is the number of the later one that stands in its place. It counts on the days from
    `counts_from` on, and before `counts_before`."""

    number: int
    child_id: str
    clock: str
    started_on: date
    about: str
    decided: Decided
    agreed_on: date | None
    paused_from: date | None
    paused_to: date | None
    look_again_on: date | None
    why: str
    whose: str
    said_by: str
    said_as: str
    said_at: datetime
    instead_of: int | None
    instead: int | None
    counts_from: date
    counts_before: date | None

    def counts_on(self, day: date) -> bool:
        """Whether it holds on a day; one that takes another back holds nothing."""
        ended = self.counts_before is not None and self.counts_before <= day
        return self.decided is not Decided.TAKEN_BACK and self.counts_from <= day and not ended

    @property
    def stands(self) -> bool:
        """Whether nothing later stands in its place."""
        return self.instead is None and self.decided is not Decided.TAKEN_BACK


def decisions_of_child(reading: Reading, child_id: str) -> list[DateDecision]:
    """All that was ever decided of the due dates of a child, newest first."""
    return _decisions(reading, "child_id = $child", child=child_id)


def decisions_that_stand(
    reading: Reading, relation: str, reach: Mapping[str, Any]
) -> list[DateDecision]:
    """Those that stand, of the children in a relation, newest first."""
    stands = f"instead is null and decided <> '{Decided.TAKEN_BACK}'"
    return _decisions(reading, f"{stands} and child_id in ({relation})", **reach)


def of_running(decisions: Iterable[DateDecision], run: Mapping[str, Any]) -> list[DateDecision]:
    """Those of one running."""
    return [one for one in decisions if all(getattr(one, name) == run[name] for name in OF_RUNNING)]


def _decisions(reading: Reading, where: str, **parameters: Any) -> list[DateDecision]:
    reading.ready(LINKED)
    rows = reading.rows(
        "select * exclude (id, said_at, said_on, opened_by), "
        "id as number, epoch_us(said_at) as said_us "
        f"from ({every_decision(reading.edition, reading.as_at)}) where {where} "
        "order by number desc",
        **parameters,
    )
    return [_decision(row) for row in rows]


def _decision(row: dict[str, Any]) -> DateDecision:
    said_at = datetime.fromtimestamp(row.pop("said_us") / 1_000_000, UTC)
    return DateDecision(**row | {"said_at": said_at, "decided": Decided(row["decided"])})
