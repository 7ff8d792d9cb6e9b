"""Every measure, by its code."""

from goldenthread.measures import child_in_need, child_protection, front_door
from goldenthread.measures.measure import Measure

MEASURES: dict[str, Measure] = {
    m.code: m
    for m in (
        *front_door.MEASURES,
        *child_in_need.MEASURES,
        *child_protection.MEASURES,
    )
}
