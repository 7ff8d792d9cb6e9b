"""Visits to Thornbeck's children, as its forms have them."""

from collections.abc import Iterator
from itertools import chain

from goldenthread.borough.forms import Extract, Row
from goldenthread.borough.making import Borough


def visits(borough: Borough) -> Iterator[Row]:
    """Visits of every kind."""
    extract = Extract(borough)
    for child in borough.children:
        of_child = [episode.visits for episode in child.episodes]
        for visit in chain(*of_child, *(care.visits for care in child.care.periods)):
            if extract.has(visit.on):
                yield extract.row(
                    child,
                    visited_on=visit.on,
                    kind_of_visit=visit.kind.capitalize(),
                    seen=visit.seen,
                    seen_alone=visit.alone,
                    bedroom_seen=visit.bedroom,
                )
