"""What several tests of pages stand on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger import following
from goldenthread.ledger.models import Child
from tests.access.small_record import CHILDREN, small_snapshot
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in


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


@pytest.fixture
def steward_of(
    tmp_path: Path, signed_in: Callable[..., SignedIn], transactional_db: None
) -> Iterator[Callable[..., SignedIn]]:
    """`steward_of("A1", "A2")`: who may load files, where a census of these children is held."""

    def browser_over(*children: str) -> SignedIn:
        take_in(census(tmp_path, 2025, [a_child(child) for child in children]), tmp_path)
        return signed_in(Role.DATA_STEWARD)

    following.forget()
    yield browser_over
    following.forget()
