"""The list of statistical neighbours that was in force on a day."""

import datetime
from dataclasses import dataclass

from goldenthread.record.snapshot import Reading


@dataclass(frozen=True, kw_only=True)
class NeighbourList:
    """A published list: its name, from when it is in force (None where nothing says), and the codes
    of the councils in it, the closest first."""

    name: str
    in_force_from: datetime.date | None
    codes: tuple[str, ...]


def list_in_force(reading: Reading, council: str, day: datetime.date) -> NeighbourList | None:
    """The newest list that was in force on the day; one of which nothing says from when stands in
    where there is no other. None where there is neither."""
    lists = _lists(reading, council)
    dated = [one for one in lists if one.in_force_from and one.in_force_from <= day]
    undated = [one for one in lists if one.in_force_from is None]
    newest = max(dated, key=lambda one: one.in_force_from or day, default=None)
    return newest or (undated[0] if undated else None)


def _lists(reading: Reading, council: str) -> list[NeighbourList]:
    rows = reading.rows(
        "select list_name, in_force_from, list(neighbour_code order by position, neighbour_code) "
        "as codes from statistical_neighbours where council_code = $council "
        "group by list_name, in_force_from order by list_name",
        council=council,
    )
    return [
        NeighbourList(
            name=row["list_name"], in_force_from=row["in_force_from"], codes=tuple(row["codes"])
        )
        for row in rows
    ]
