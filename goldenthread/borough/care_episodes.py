"""Episodes of care as DfE has them: one ends whenever placement or legal status changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from goldenthread.borough.as_at import Day
from goldenthread.borough.in_care import Care, LegalStatus, Placement

GOES_ON, STARTS = "X1", "S"
Turn = TypeVar("Turn", Placement, LegalStatus)


@dataclass(frozen=True, slots=True)
class CareEpisode:
    """One of them: `began` is DfE's code for why (RNE), `ceased` for why it ended (REC)."""

    started_on: Day
    ended_on: Day | None
    began: str
    ceased: str | None
    need: str
    status: str
    placement: Placement


def episodes_of(care: Care, *, on: Day) -> Iterator[CareEpisode]:
    """The episodes of a period of care that had begun by a day, as known on it."""
    turns = {one.started_on for one in care.placements}
    turns |= {one.started_on for one in care.statuses}
    days = sorted(day for day in turns if day <= on)
    for place, start in enumerate(days):
        last = place + 1 == len(days)
        ended_on = care.ended_on if last else days[place + 1]
        ended_on = ended_on if ended_on and ended_on <= on else None
        ceased = None if ended_on is None else care.reason if last else GOES_ON
        placement, status = latest_of(care.placements, start), latest_of(care.statuses, start)
        yield CareEpisode(
            started_on=start,
            ended_on=ended_on,
            began=STARTS if place == 0 else _began(placement, status, start),
            ceased=ceased,
            need=care.need,
            status=status.status,
            placement=placement,
        )


def latest_of(rows: Sequence[Turn], day: Day) -> Turn:
    """Of the placements or the legal statuses of a period, the one that was last begun by a day."""
    return [one for one in rows if one.started_on <= day][-1]


def _began(placement: Placement, status: LegalStatus, day: Day) -> str:
    if placement.started_on != day:
        return "L"
    moves, keeps_carer = status.started_on == day, placement.same_carer
    return ("U" if keeps_carer else "B") if moves else ("T" if keeps_carer else "P")
