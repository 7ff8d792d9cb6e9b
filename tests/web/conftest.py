"""What several tests of pages stand on."""

from collections.abc import Callable

import pytest

from goldenthread.access import visibility
from goldenthread.ledger.models import Child
from tests.access.small_record import CHILDREN, small_snapshot
from tests.conftest import SignedIn


@pytest.fixture
def small(signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch) -> Callable:
    """A browser over the record of two children and two editions."""
    monkeypatch.setattr(visibility, "reading_at", small_snapshot().at)
    for child_id, handle in CHILDREN.items():
        Child.objects.create(council="899", child_id=child_id, handle=handle)
    return signed_in
