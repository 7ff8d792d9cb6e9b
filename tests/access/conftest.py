"""The small world, in place of a loaded record."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import clear_url_caches

from goldenthread.access import visibility
from goldenthread.access.models import Person
from goldenthread.record.snapshot import Snapshot
from tests.access.small_record import small_snapshot
from tests.access.world import SERVICES, World, make_world


@pytest.fixture(scope="session")
def small() -> Snapshot:
    """The record of two children: nothing changes it, so one does for all."""
    return small_snapshot()


@pytest.fixture
def world(
    small: Snapshot,
    make_person: Callable[..., Person],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> Iterator[World]:
    """Two teams with a child each, one person for each role, and the doors of the tests."""
    settings.ROOT_URLCONF = "tests.access.urls_under_test"
    settings.SERVICES = SERVICES
    monkeypatch.setattr(visibility, "reading_at", small.at)
    clear_url_caches()
    yield make_world(make_person)
    clear_url_caches()
