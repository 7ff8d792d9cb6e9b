"""The small world, in place of a loaded record."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import clear_url_caches

from goldenthread.access import visibility
from goldenthread.access.models import Person
from tests.access.world import SERVICES, SmallReading, World, make_world


@pytest.fixture
def world(
    make_person: Callable[..., Person],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> Iterator[World]:
    """Two teams with a child each, one person for each role, and the doors of the tests."""
    settings.ROOT_URLCONF = "tests.access.urls_under_test"
    settings.SERVICES = SERVICES
    reading = SmallReading()
    monkeypatch.setattr(visibility, "reading_at", lambda _: reading)
    clear_url_caches()
    yield make_world(make_person)
    clear_url_caches()
