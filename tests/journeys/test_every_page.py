"""Every page of every role, at the width of a desk and at 400 per cent, and its forms sent empty:
axe finds nothing, no page scrolls sideways, and nothing is told by a hue alone."""

import pytest

from goldenthread.access.roles import Role
from tests.access.matrix_table import ROWS
from tests.journeys.conftest import Walking
from tests.journeys.crawling import Crawl

pytestmark = [pytest.mark.django_db, pytest.mark.prove]


@pytest.mark.parametrize("role", list(Role))
def test_every_page_that_a_role_comes_to(role: Role, walking: Walking) -> None:
    crawl = Crawl(walking(role))
    crawl.from_page()
    opens = {name for name, row in ROWS.items() if role in row.roles}
    print(
        f"{role.value}: {sum(crawl.reached.values())} addresses of {len(crawl.reached)} pages, "
        f"{crawl.forms} forms; not come to: {', '.join(sorted(opens - set(crawl.reached)))}"
    )
    assert crawl.reached
    assert not crawl.wrong, "\n".join(crawl.wrong)
