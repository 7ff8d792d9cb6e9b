"""Every measure, by its code."""

from goldenthread.measures import child_protection
from goldenthread.measures.measure import Measure

MEASURES: dict[str, Measure] = {m.code: m for m in (*child_protection.MEASURES,)}
