"""Which rows of a list stand on a page of it."""


def first_on(page: int, *, per_page: int, total: int) -> int:
    """How many rows stand before the page (from 1); a page beyond the end is the last."""
    last = max(1, -(-total // per_page))
    return per_page * (min(max(page, 1), last) - 1)
