"""The page of cases that cannot be judged: why, whose, and the list under each number."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.ledger.following import forget
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = reverse("unjudged")
HOLDERS = """child,name,worker,team,from
A1,Ann Made-Up,W1,North,2024-05-01
A2,Bea Made-Up,W2,South,2024-05-01
A3,Cee Made-Up,W2,South,2024-05-01
"""


@pytest.fixture
def loaded(tmp_path: Path) -> None:
    """Three children whose plans end on a day that cannot be read, one whose plan ends rightly."""
    forget()
    plans = [("2024-06-03", "2025-01-03")]
    path = census(tmp_path, 2025, [a_child(f"A{n}", plans=plans) for n in range(1, 5)])
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<CPPendDate>2025-01-03", "<CPPendDate>2025-01-53", 3))
    take_in(path, tmp_path)
    holders = tmp_path / "people_and_allocations.csv"
    holders.write_text(HOLDERS, encoding="utf-8")
    take_in(holders, tmp_path)


def test_each_reason_has_its_measure_its_teams_and_its_list_and_a_team_counts_its_own(
    loaded: None, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(Role.DIRECTOR)
    page = browser.get(ADDRESS).content.decode()
    says = text_of(browser, ADDRESS)
    assert "In the twelve months to 31 March 2025" in says
    row = re.search(r"[^.]*cannot be read Child protection plans open South 2; North 1 3\b", says)
    assert row, says
    address = f"{reverse('cases', args=['CPP-01'])}?verdict=unjudged"
    assert address in page
    assert "Ann Made-Up" not in says  # counts alone
    assert "Ann Made-Up" in text_of(browser, address)
    says = text_of(signed_in(Role.TEAM_MANAGER, team="South"), ADDRESS)
    assert "of children whom you can open" in says
    assert re.search(r"cannot be read Child protection plans open South 2 2 3\b", says), says


def test_what_to_mend_leads_to_it_and_nothing_loaded_is_said(
    signed_in: Callable[..., SignedIn],
) -> None:
    forget()
    browser = signed_in(Role.DIRECTOR)
    assert f'href="{ADDRESS}"' in browser.get(reverse("to_mend")).content.decode()
    assert "Nothing is loaded yet." in text_of(browser, ADDRESS)
