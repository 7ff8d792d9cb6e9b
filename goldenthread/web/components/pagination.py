"""Leafing through a list that is too long for one page."""

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.access.leaves import last_page, page_within
from goldenthread.web.words import number


@dataclass(frozen=True)
class PageLink:
    """A page's number and address; without an address it is a gap between the numbers."""

    number: int
    href: str = ""
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Pagination:
    """The links around one page of a list, and the words for where one is."""

    showing: str
    links: tuple[PageLink, ...] = ()
    previous_href: str = ""
    next_href: str = ""


def pages_shown(page: int, last: int) -> list[int]:
    """The page numbers with a link: the first, the last, and the current one's neighbours."""
    return sorted({1, last, *(n for n in (page - 1, page, page + 1) if 1 <= n <= last)})


def paginate(
    *, total: int, per_page: int, page: int, href: Callable[[int], str], noun: str = "children"
) -> Pagination:
    """The pagination of `total` things at page `page` (from 1; a page beyond the end is the last).

    `href` gives a page's address, keeping whatever else was asked.
    """
    last = last_page(per_page=per_page, total=total)
    page = page_within(page, per_page=per_page, total=total)
    first_shown, last_shown = (page - 1) * per_page + 1, min(page * per_page, total)
    if last == 1:
        return Pagination(showing=f"Showing all {number(total)} {noun}" if total > 1 else "")
    links: list[PageLink] = []
    for shown in pages_shown(page, last):
        if links and shown - links[-1].number > 1:
            links.append(PageLink(shown - 1))
        links.append(PageLink(shown, href(shown), current=shown == page))
    return Pagination(
        showing=f"Showing {number(first_shown)} to {number(last_shown)} of {number(total)} {noun}",
        links=tuple(links),
        previous_href=href(page - 1) if page > 1 else "",
        next_href=href(page + 1) if page < last else "",
    )
