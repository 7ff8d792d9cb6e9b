"""Numbers of other systems find a child; what tells of a child before an adoption finds nobody."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from tests.conftest import SignedIn
from tests.spec.given import record_of

pytestmark = pytest.mark.django_db

RECORD = {
    "people": """
        child_id | upn           | former_upn    | born_on
        A1       | A801200000001 | B801200000001 | 2015-05-14
        B2       | A801200000002 | B801200000002 | 2015-05-14
    """,
    "names": """
        child_id | name
        A1       | Ann Field
        B2       | New Name
    """,
    "identifiers": """
        child_id | kind          | identifier   | started_on | ended_on
        A1       | NHS number    | 943 476 5919 | 2015-05-14 |
        A1       | legacy id     | OLD-1        | 2015-05-14 | 2020-01-01
        A1       | early help id | EH7          | 2015-05-14 |
        B2       | NHS number    | 987 654 4321 | 2015-05-14 | 2024-01-01
        B2       | legacy id     | OLD-2        | 2015-05-14 | 2024-01-01
    """,
    "adoption_decisions": """
        child_id | decided_on | adopted_on
        B2       | 2023-02-01 | 2024-01-01
    """,
}


@pytest.fixture
def director(
    signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """What a director is told who looks for something."""
    reading = record_of(RECORD)
    monkeypatch.setattr(visibility, "reading_at", reading.snapshot.at)
    for child_id in ("A1", "B2"):
        Child.objects.create(council="899", child_id=child_id, handle=uuid4())
    browser = signed_in(Role.DIRECTOR)

    def find(asked: str) -> str:
        html = browser.post(reverse("search"), {"child": asked}).content.decode()
        main = html[html.index("</form>", html.index("<main")) : html.index("</main>")]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return find


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ("943-476-5919", "Ann Field The NHS number is this."),
        ("old1", "Ann Field A former id is this."),
        ("EH7", "Ann Field The id of early help is this."),
        ("B801200000001", "Ann Field A unique pupil number before was this."),
        ("B2", "New Name The council"),
        ("A801200000002", "New Name The unique pupil number is this."),
        ("new name", "New Name The name is this."),
    ],
)
def test_a_number_that_may_lead_to_the_child_does(
    asked: str, finds: str, director: Callable[[str], str]
) -> None:
    assert finds in director(asked)


@pytest.mark.parametrize("asked", ["OLD-2", "B801200000002", "987 654 4321"])
def test_what_was_before_an_adoption_finds_nobody(
    asked: str, director: Callable[[str], str]
) -> None:
    assert director(asked).startswith("No child whom you may open was found.")
