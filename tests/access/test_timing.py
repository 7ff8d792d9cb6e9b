"""How long a refusal takes must not say whether there is such a child."""

import statistics
import time
from collections.abc import Callable

import pytest

from goldenthread.access.roles import Role
from tests.access.world import World
from tests.conftest import SignedIn

TIMES = 500


@pytest.mark.prove
@pytest.mark.django_db
def test_medians_of_interleaved_refusals_are_within_five_per_cent(
    world: World, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(person=world.people[Role.SOCIAL_WORKER])
    urls = [f"/doors/child/{handle}/" for handle in (world.other, world.unknown)]
    taken: dict[str, list[float]] = {url: [] for url in urls}
    for turn in range(TIMES):
        for url in urls if turn % 2 else reversed(urls):
            started = time.perf_counter()
            answer = browser.get(url)
            taken[url].append(time.perf_counter() - started)
            assert answer.status_code == 404
    hidden, unknown = (statistics.median(taken[url]) for url in urls)
    print(f"n={TIMES} medians: hidden {hidden * 1000:.2f} ms, unknown {unknown * 1000:.2f} ms")
    assert abs(hidden - unknown) / unknown < 0.05
