"""A director reads why two ids may be one child's, decides that they are, sees one child on the
page of either, and undoes it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.ingest.linking.linking import link_what_came
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.following import read
from goldenthread.ledger.models import Child
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.files import take_in
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import LAST_DAY, Known, SmallBorough
from tests.journeys.test_loading import press
from tests.journeys.walking import DESKTOP, PHONE, Walk

pytestmark = pytest.mark.django_db

ENTERED_ANEW = {DESKTOP: "YJ00001", PHONE: "YJ00002"}


def entered_anew(folder: Path, child: Known, number: str) -> object:
    """Load what a second system says of a child: its own id, the UPN, a day of birth that is
    mistyped. Gives the handle of that id."""
    forename, _, surname = child.name.partition(" ")
    assert child.born_on
    person: dict[str, Any] = {
        "pers_person_id": number,
        "pers_forename": forename,
        "pers_surname": surname,
        "pers_upn": child.upn,
        "pers_dob": child.born_on.replace(day=child.born_on.day % 28 + 1),
    }
    of_system = folder / f"system_{number}"
    write_standard_safeguarding(of_system, {"ssd_person": [person]})
    take_in(of_system, folder, as_at=LAST_DAY, replaces=True)
    now = datetime.datetime.now(datetime.UTC)
    assert link_what_came(read, database_uri(), now=lambda: now)
    return Child.objects.get(child_id=number).handle


def with_a_plan(borough: SmallBorough, place: int) -> Known:
    """A child who was on a plan, and has a UPN: those of the longest names, which a phone is
    narrower than."""
    known = {child.child_id: child for child in borough.children}
    planned = [
        known[child.child_id]
        for child in borough.made.children
        if child.plans() and child.child_id in known and child.age_on(LAST_DAY) > 6
    ]
    return sorted(planned, key=lambda child: -len(child.name))[place]


def lines(walk: Walk, heading: str) -> list[str]:
    """The bullets under a heading."""
    column = walk.main.locator("div", has=walk.page.get_by_role("heading", name=heading)).last
    return column.get_by_role("listitem").all_inner_texts()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_pair_is_read_decided_seen_as_one_and_undone(
    width: int,
    walking: Walking,
    borough: SmallBorough,
    aside: Callable[[Callable[[], Any]], Any],
    tmp_path: Path,
) -> None:
    child = with_a_plan(borough, list(ENTERED_ANEW).index(width))
    number = ENTERED_ANEW[width]
    other = aside(lambda: entered_anew(tmp_path, child, number))
    walk = walking(Role.DIRECTOR, name="pairs", width=width)
    walk.go("/links/")
    row = walk.main.get_by_role("link", name=f"{child.name} and {child.name}").first
    assert walk.main.get_by_text("The record was last looked through").is_visible()
    walk.follow(row)

    says = lines(walk, "For one child")
    assert {"The same UPN", "The same surname", "The same first name"} <= set(says)
    assert lines(walk, "Against") == ["Two different dates of birth"]
    beside = walk.main.get_by_role("table", name="What each record says")
    assert {child.child_id, number} <= set(beside.get_by_role("cell").all_inner_texts())

    press(walk, "They are one child")
    assert walk.main.get_by_text("One child: decided by").first.is_visible()
    pair = walk.page.url
    for handle in (child.handle, other):
        walk.go(f"{reverse('child', args=[handle])}?on={LAST_DAY}")
        assert walk.main.get_by_role("heading", name="Ids read as this child").is_visible()
        for one in (child.child_id, number):
            assert walk.main.get_by_text(one).first.is_visible()

    walk.go(pair)
    press(walk, "Undo the link")
    assert walk.main.get_by_text("Link undone: decided by").first.is_visible()
    walk.go(f"{reverse('child', args=[child.handle])}?on={LAST_DAY}")
    assert walk.main.get_by_role("heading", name="Ids read as this child").count() == 0
    walk.go("/links/")
    assert walk.main.get_by_text("Link undone: decided by").first.is_visible()
