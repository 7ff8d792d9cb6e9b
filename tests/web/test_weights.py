"""Weights of caseloads: nothing is weighted until a council sets them; each sum opens to its
children, whose weights make it; two who set at once are told; a setting is undone."""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.roles import Role
from goldenthread.access.weights import TABLE, weights_set
from goldenthread.ledger.choices import CaseloadWeights
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.following import forget, read
from goldenthread.ledger.saying import SaidSince, say
from goldenthread.record.weights import NO_STEP, UNBORN, Weights, as_text, weights_of
from goldenthread.web.pages.oversight.weights.forms import WeightsForm
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.web.test_measure_pages import text_of
from tests.web.test_receipts import text_of as text_of_html

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
ADDRESS = "/teams/weights/"
STEPS = ("early-help", "episode", "child-in-need-plan", "child-protection-plan", "looked-after")
SAID = dict.fromkeys((*STEPS, NO_STEP), "1") | {
    "child-protection-plan": "1.50",
    "episode": "0.75",
    UNBORN: "0.5",
    "since": "2025-01-01",
}
WHY = {"why": "The board of 3 March decided it"}


@pytest.fixture
def children(tmp_path: Path) -> Path:
    """A1 and B2 have plans and C3 an open episode; nobody holds any of them."""
    plans = [("2024-10-01", "")]
    made = [a_child("A1", plans=plans), a_child("B2", plans=plans), a_child("C3")]
    take_in(census(tmp_path, 2025, made), tmp_path)
    forget()
    return tmp_path


def post(browser: Client, **said: str) -> str:
    """What the page says to a POST; empty where it leads on."""
    answer = browser.post(ADDRESS, SAID | WHY | said)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_nothing_is_weighted_until_a_council_sets_weights_and_again_once_it_takes_them_back(
    children: Path, signed_in: Browser
) -> None:
    director = signed_in(Role.DIRECTOR)
    preview = text_of(director, f"{ADDRESS}?{'&'.join(f'{k}={v}' for k, v in SAID.items())}")
    assert "All 3 not weighted 3.75" in preview
    assert not CaseloadWeights.objects.exists()
    assert post(director) == ""
    html = director.get(reverse("teams")).content.decode()
    says = text_of_html(html)
    assert "3.75 = 1 × 0.75 (open episode of need) + 2 × 1.5 (child protection plan)" in says
    assert "A local standard of this council, set by" in says
    assert "The board of 3 March decided it" in says
    listed = re.findall(r'href="([^"]+)">3\.75<', html)[0]
    of_children = text_of(director, listed.replace("&amp;", "&"))
    assert "3 children, weighted 3.75" in of_children
    assert sorted(re.findall(r"Weight ?: ([\d.]+)", of_children)) == [
        "0.75",
        "1.5",
        "1.5",
    ]
    director.post(ADDRESS, {"take_back": "2025-01-01"})
    assert "Nothing is weighted" in text_of(director, reverse("teams"))


def say_weights(since: str, weights: str, after: int | None = None) -> int | None:
    """Set weights in the ledger alone; the edition."""
    says, now = {"weights": weights}, timezone.now()
    by = {"why": "A test", "set_at": now, "set_by": "a test"}
    key = {"in_force_from": datetime.date.fromisoformat(since)}
    forget()
    return say(database_uri(), TABLE, key, says, beside=by, at=now, after=after)


def test_an_earlier_edition_keeps_what_stood_then_and_nothing_is_overwritten() -> None:
    one = say_weights("2025-01-01", "episode=2")
    other = say_weights("2025-03-01", "episode=3")
    again = say_weights("2025-01-01", "episode=4")
    assert again == say_weights("2025-03-01", "episode=1") - 1  # type: ignore[operator]
    stood = {edition: weights_set(read(edition)) for edition in (one, other, again)}
    assert [[str(w.weight("episode")) for w in sets] for sets in stood.values()] == [
        ["2"],
        ["2", "3"],
        ["4", "3"],
    ]
    with pytest.raises(DatabaseError, match="append-only"):
        CaseloadWeights.objects.update(why="Another")


def test_two_who_set_the_same_day_at_once_are_told_and_neither_is_lost(
    signed_in: Browser,
) -> None:
    theirs = say_weights("2025-01-01", "episode=2", after=0)
    html = post(signed_in(Role.DIRECTOR), after="0")
    assert "Somebody set the weights of that day meanwhile" in html
    assert f'name="after" value="{theirs}"' in html
    assert CaseloadWeights.objects.get().weights == "episode=2"
    assert say_weights("2025-01-01", "episode=3", after=theirs)
    assert say_weights("2025-01-01", "episode=3", after=theirs) is None  # it is so already
    with pytest.raises(SaidSince):
        say_weights("2025-01-01", "episode=4", after=theirs)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"episode": ""}, "Open episode of need: say how much"),
        ({"episode": "much"}, "Open episode of need: write a number, like 1.5"),
        ({"episode": "-1"}, "Open episode of need: write 0 or more"),
        ({"episode": "1.255"}, "Open episode of need: write two decimals at most"),
        ({"since": "1999-01-01"}, "Choose a day from 1 January 2010 on"),
    ],
)
def test_what_cannot_be_set_is_said_plainly(said: dict[str, str], why: str) -> None:
    titles = {one: one for one in STEPS} | {"episode": "Open episode of need"}
    assert why in str(WeightsForm(titles, SAID | said).errors)


weights = st.decimals(0, 10, places=2)
children_of = st.dictionaries(st.sampled_from((*STEPS, NO_STEP, UNBORN)), st.integers(0, 20))


@given(of=st.dictionaries(st.sampled_from((*STEPS, NO_STEP, UNBORN)), weights), kinds=children_of)
def test_a_weighted_caseload_is_what_its_children_count_for_one_by_one(
    of: dict[str, Decimal], kinds: dict[str, int]
) -> None:
    said = {"weights": as_text(of), "in_force_from": datetime.date(2025, 1, 1)}
    kept = weights_of(said | {"why": "", "set_by": "", "opened_by": 1})
    one_by_one = Decimal(0)
    for kind, children in kinds.items():
        for _ in range(children):
            one_by_one += of.get(kind, Decimal(0) if kind == UNBORN else Decimal(1))
    assert kept.weigh(kinds, STEPS).total == one_by_one
    assert Weights(of=of, in_force_from=kept.in_force_from).weigh(kinds, STEPS).total == one_by_one
