"""Every measure, by its code."""

from goldenthread.measures import (
    child_in_need,
    child_protection,
    conferences,
    front_door,
    neglect,
    neglect_in_plans,
    pre_proceedings,
)
from goldenthread.measures.measure import Measure

MEASURES: dict[str, Measure] = {
    m.code: m
    for m in (
        *front_door.MEASURES,
        *child_in_need.MEASURES,
        *neglect.MEASURES,
        *neglect_in_plans.MEASURES,
        *conferences.MEASURES,
        *child_protection.MEASURES,
        *pre_proceedings.MEASURES,
    )
}
