"""Local standards: what is in force, what a change would do, the change itself, and its undoing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.clocks.running import runs_on
from goldenthread.ledger.following import forget, read
from goldenthread.ledger.models import Edition, SetStandard
from goldenthread.statute.local_standards import LOCAL_STANDARDS
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
RULE = "later-core-group"
ADDRESS = reverse("standard", args=[RULE])
EIGHT_WEEKS = {"allowed": "8", "since": "2024-10-01"}


@pytest.fixture
def core_groups(tmp_path: Path) -> Path:
    """A1, whose second core group came seven weeks after the first, where six are allowed."""
    take_in(census(tmp_path, 2025, [a_child("A1", plans=[("2024-10-01", "")])]), tmp_path)
    held = tmp_path / "core groups.csv"
    held.write_text(
        "child,core group on,plan from,as at\n"
        "A1,2024-10-14,2024-10-01,2025-03-31\n"
        "A1,2024-12-02,2024-10-01,2025-03-31\n"
    )
    take_in(held, tmp_path)
    forget()
    return tmp_path


def stands() -> list[tuple[str, str, str]]:
    """How each later core group stands: its due day, state and allowance."""
    reading = read()
    day = reading.as_at
    assert day is not None
    rows = runs_on(reading, day, where="rule = $rule", rule=RULE)
    return sorted((str(row["due_on"]), row["state"], row["allowance"]) for row in rows)


BEFORE = [("2024-11-25", "met late", "6 weeks"), ("2025-01-13", "overdue", "6 weeks")]
AFTER = [("2024-12-09", "met", "8 weeks"), ("2025-01-27", "overdue", "8 weeks")]


def test_every_standard_is_listed_with_what_it_allows(
    core_groups: Path, signed_in: Browser
) -> None:
    says = text_of(signed_in(Role.TEAM_MANAGER), reverse("standards"))
    assert "Later core group held 6 weeks the core group before it As built in" in says
    for rule in LOCAL_STANDARDS:
        assert f"{rule.title} {rule.allowance}" in says
    assert "First core group held 10 working days" in says


def test_a_change_is_shown_before_it_is_made_and_can_be_undone(
    core_groups: Path, signed_in: Browser
) -> None:
    director = signed_in(Role.DIRECTOR)
    says = text_of(director, f"{ADDRESS}?allowed=8&since=2024-10-01")
    assert "a clock of 1 child would stand otherwise, or come or go" in says
    assert "Overdue 1 1 Met late 1 0 Met 0 1" in says
    assert stands() == BEFORE
    answer = director.post(ADDRESS, EIGHT_WEEKS | {"why": "The board of 3 March decided it"})
    assert answer.status_code == 302
    assert stands() == AFTER
    says = text_of(director, ADDRESS)
    assert "8 weeks for what starts from 1 October 2024" in says
    assert "The board of 3 March decided it" in says
    director.post(ADDRESS, {"take_back": "2024-10-01"})
    assert stands() == BEFORE
    assert SetStandard.objects.filter(closed_by=None).count() == 0


def test_what_began_before_keeps_what_was_in_force_then(
    core_groups: Path, signed_in: Browser
) -> None:
    signed_in(Role.DIRECTOR).post(ADDRESS, {"allowed": "4", "since": "2024-11-01", "why": "Sooner"})
    assert stands() == [("2024-11-25", "met late", "6 weeks"), ("2024-12-30", "overdue", "4 weeks")]


def test_a_standard_that_is_not_used_runs_no_clock(core_groups: Path, signed_in: Browser) -> None:
    signed_in(Role.DIRECTOR).post(ADDRESS, {"allowed": "0", "since": "2024-11-01", "why": "None"})
    assert stands() == [("2024-11-25", "met late", "6 weeks")]


def test_an_earlier_edition_is_judged_as_it_was(core_groups: Path, signed_in: Browser) -> None:
    before = Edition.objects.count()
    signed_in(Role.DIRECTOR).post(ADDRESS, EIGHT_WEEKS | {"why": "Longer"})
    reading = read(before)
    rows = runs_on(reading, reading.as_at, where="rule = $rule", rule=RULE)  # type: ignore[arg-type]
    assert sorted(str(row["due_on"]) for row in rows) == ["2024-11-25", "2025-01-13"]


def test_the_explanation_says_who_set_it(core_groups: Path, signed_in: Browser) -> None:
    director = signed_in(Role.DIRECTOR)
    director.post(ADDRESS, EIGHT_WEEKS | {"why": "Longer for a while"})
    html = director.get(reverse("clocks") + "?clock=core-group&state=overdue").content.decode()
    address = re.search(r"/children/[0-9a-f-]+/clocks/[0-9a-f]+/", html)
    assert address
    says = text_of(director, address[0])
    assert "8 weeks" in says
    assert "Local standard, set by" in says
    assert "Longer for a while" in says


def test_to_set_what_is_so_already_is_no_news(core_groups: Path, signed_in: Browser) -> None:
    director = signed_in(Role.DIRECTOR)
    director.post(ADDRESS, EIGHT_WEEKS | {"why": "Longer"})
    editions = Edition.objects.count()
    director.post(ADDRESS, EIGHT_WEEKS | {"why": "Longer again"})
    assert Edition.objects.count() == editions


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"allowed": "-1"}, "Write 0 or more"),
        ({"allowed": "soon"}, "Write a whole number, like 10"),
        ({"since": "31 February"}, "Write a day, like 1 April 2026"),
        ({"since": "1999-01-01"}, "Choose a day from 1 January 2010 on"),
        ({"why": ""}, "Say why, in one sentence"),
    ],
)
def test_what_cannot_be_set_is_said_plainly(
    core_groups: Path, signed_in: Browser, said: dict[str, str], why: str
) -> None:
    answer: Client = signed_in(Role.DIRECTOR)
    page = answer.post(ADDRESS, EIGHT_WEEKS | {"why": "Longer"} | said).content.decode()
    assert why in page
    assert SetStandard.objects.count() == 0


def test_what_no_file_speaks_of_is_said(core_groups: Path, signed_in: Browser) -> None:
    says = text_of(signed_in(Role.DIRECTOR), reverse("clocks"))
    assert "No file that is loaded speaks of supervision" in says
    assert "No file that is loaded speaks of core groups" not in says
