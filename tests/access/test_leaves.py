"""Which rows stand on a page of a list."""

import pytest

from goldenthread.access.leaves import first_on


@pytest.mark.parametrize(
    ("page", "total", "first"),
    [(1, 120, 0), (2, 120, 50), (3, 120, 100), (4, 120, 100), (99, 15, 0), (1, 0, 0), (0, 120, 0)],
)
def test_a_page_beyond_the_end_is_the_last(page: int, total: int, first: int) -> None:
    assert first_on(page, per_page=50, total=total) == first
