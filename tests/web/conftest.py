"""What several tests of pages stand on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.access import visibility
from goldenthread.ledger.models import Child
from tests.access.small_record import CHILDREN, small_snapshot
from tests.conftest import SignedIn


@pytest.fixture(autouse=True)
def _nothing_waits() -> Iterator[None]:
    """What a test sent and did not load waits for nobody."""
    yield
    for folder in Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*/"):
        shutil.rmtree(folder)


@pytest.fixture
def small(signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch) -> Callable:
    """A browser over the record of two children and two editions."""
    monkeypatch.setattr(visibility, "reading_at", small_snapshot().at)
    for child_id, handle in CHILDREN.items():
        Child.objects.create(council="899", child_id=child_id, handle=handle)
    return signed_in
