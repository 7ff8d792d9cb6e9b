"""Which rows of a list stand on a page of it."""


def last_page(*, per_page: int, total: int) -> int:
    """The number of the last page, from 1; an empty list has one page."""
    return max(1, -(-total // per_page))


def page_within(page: int, *, per_page: int, total: int) -> int:
    """The page that is shown where `page` is asked for: one beyond the end is the last."""
    return min(max(page, 1), last_page(per_page=per_page, total=total))


def first_on(page: int, *, per_page: int, total: int) -> int:
    """How many rows stand before the page that is shown."""
    return per_page * (page_within(page, per_page=per_page, total=total) - 1)
