"""Which rows of a list stand on a page of it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from goldenthread.access.naming import pseudonym_of
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen


class OfAChild(Protocol):
    """What is told of one child."""

    @property
    def child_id(self) -> str:
        """The council's id of the child."""


Told = TypeVar("Told", bound=OfAChild)


def last_page(*, per_page: int, total: int) -> int:
    """The number of the last page, from 1; an empty list has one page."""
    return max(1, -(-total // per_page))


def page_within(page: int, *, per_page: int, total: int) -> int:
    """The page that is shown where `page` is asked for: one beyond the end is the last."""
    return min(max(page, 1), last_page(per_page=per_page, total=total))


def first_on(page: int, *, per_page: int, total: int) -> int:
    """How many rows stand before the page that is shown."""
    return per_page * (page_within(page, per_page=per_page, total=total) - 1)


def leaf_within_reach(
    seen: Seen, rows: Iterable[Told], *, page: int, per_page: int
) -> tuple[int, list[Told]]:
    """How many of these rows are of children within reach, and those of them on the page; pages
    count from 1. They stand as they come, or in the order of pseudonyms to whoever is shown those:
    in that of the council's own ids they would tell which of two is the older id."""
    told = list(rows)
    within = seen.within_reach({one.child_id for one in told})
    openable = [one for one in told if one.child_id in within]
    if seen.sight.identity is not Identity.FULL:
        openable.sort(key=lambda one: pseudonym_of(one.child_id))
    first = first_on(page, per_page=per_page, total=len(openable))
    return len(openable), openable[first : first + per_page]
