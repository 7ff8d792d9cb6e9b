"""What several tests of pages stand on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger import following
from goldenthread.ledger.models import Child
from tests.access.small_record import CHILDREN, small_snapshot
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.ledger.typing_here import keep_here


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


@pytest.fixture
def children(tmp_path: Path) -> Path:
    """A1 and B2 of worker W1 in the North team, and C3 of the South."""
    three = [a_child(number, plans=[("2024-10-01", "")]) for number in ("A1", "B2", "C3")]
    take_in(census(tmp_path, 2025, three), tmp_path)
    allocated = tmp_path / "people.csv"
    allocated.write_text(
        "child,name,worker,team,from\n"
        "A1,Ann Ash,W1,North,2024-10-01\n"
        "B2,Bo Birch,W1,North,2024-10-01\n"
        "C3,Cy Cedar,W7,South,2024-10-01\n"
    )
    take_in(allocated, tmp_path, kind="people_and_allocations")
    following.forget()
    return tmp_path


@pytest.fixture
def kept(children: Path) -> Path:
    """All kinds are kept here from the first day of this year on."""
    for table in ("supervisions", "management_decisions", "meeting_papers"):
        keep_here(table, timezone.localdate().replace(month=1, day=1))
    return children
