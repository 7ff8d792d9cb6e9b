"""The page of teams: every number opens to exactly what it counts, and they add up."""

import datetime
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from goldenthread.measures.caseloads import held_on
from goldenthread.record.snapshot import Reading
from tests.conftest import SignedIn
from tests.drawing import drawn
from tests.spec.given import record_of

pytestmark = pytest.mark.django_db

Browser = Callable[..., SignedIn]
MOST_QUERIES = 12
KNOWN = tuple(f"K{n}" for n in range(8))
AS_AT = datetime.date(2025, 3, 31)
HELD = """
    child_id | worker | team  | started_on | ended_on
    K0       | W1     | North | 2024-06-01 |
    K1       | W1     | North | 2024-06-01 | 2025-01-31
    K1       | W2     | North | 2025-02-01 |
    K2       | W2     | North | 2024-06-01 | 2024-12-31
    K2       | W1     | North | 2025-02-01 |
    K3       | W3     | South | 2024-06-01 |
    K4       |        | South | 2024-06-01 |
"""
"""K1's worker changed; K2's case was nobody's for a month between two workers."""
PLANS = """
    child_id | referred_on | started_on | ended_on | initial_category
    K0       | 2024-06-03  | 2024-07-22 |          | NEG
    K1       | 2024-06-03  | 2024-07-22 |          | NEG
    K2       | 2024-06-03  | 2025-03-20 |          | NEG
    K3       | 2024-06-03  | 2024-07-22 |          | NEG
    K5       | 2024-06-03  | 2024-07-22 |          | NEG
"""


def record(held: str = HELD, plans: str = PLANS) -> Reading:
    """Eight children in open episodes, the last but one of whom nobody holds, and one unborn."""
    return record_of(
        {
            "people": "\n".join(
                ["child_id | born_on | expected_on"]
                + [f"{one} | {'2016-05-17' if one != 'K4' else ''} | "
                   f"{'2025-08-01' if one == 'K4' else ''}" for one in KNOWN]
            ),
            "allocations": held,
            "referrals": "\n".join(
                ["child_id | referred_on | closed_on | source | primary_need | no_further_action"]
                + [f"{one} | 2024-06-03 | {'2024-09-01' if one == 'K7' else ''} | 6 | N1 | no"
                   for one in KNOWN]
            ),
            "child_protection_plans": plans,
        }
    )  # fmt: skip


@pytest.fixture
def handles(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The record in place of a loaded one, and the handles of its children."""
    show(record(), monkeypatch)
    return {one: str(Child.objects.create(council="899", child_id=one).handle) for one in KNOWN}


def show(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages read this record."""
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))


def page(browser: Client, address: str) -> str:
    """The page at an address, its HTML without escapes."""
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def rows_of(html: str, caption: str) -> dict[str, list[tuple[str, int]]]:
    """The rows of a table: by the name of each its cells, address and number."""
    (table,) = (one for one in re.findall(r"<table.*?</table>", html, re.S) if caption in one)
    found = {}
    for row in re.findall(r"<tr.*?</tr>", table, re.S):
        name = re.search(r'scope="row".*?>(?:<a[^>]*>)?([^<]+)', row, re.S)
        if not name:
            continue
        cells = re.findall(r"<td.*?</td>", row, re.S)
        found[name[1].strip()] = [
            ((re.search(r'href="([^"]+)"', cell) or ["", ""])[1], number_of(cell)) for cell in cells
        ]
    return found


def number_of(cell: str) -> int:
    """The number in a cell."""
    return int(re.sub(r"<[^>]+>", "", cell).strip().replace(",", ""))


def opens_to(browser: Client, address: str) -> int:
    """How many rows the list at an address has, where it fits on a page."""
    return page(browser, address).count('class="govuk-table__header app-cases__child"')


def check_tables(browser: Client, html: str) -> None:
    """Every number opens to so many rows, zeros are said, and rows add up to the last."""
    captions = re.findall(r"<caption[^>]*>([^<]+)</caption>", html)
    assert captions
    for caption in captions:
        rows = rows_of(html, caption.strip())
        total = rows.pop("All")
        for cells in (*rows.values(), total):
            for address, number in cells:
                assert (opens_to(browser, address) if address else 0) == number
        for at, (_address, number) in enumerate(total):
            assert sum(cells[at][1] for cells in rows.values()) == number
        if ", by worker" in caption:
            for cells in (*rows.values(), total):
                assert sum(number for _address, number in cells[:-1]) == cells[-1][1]


@pytest.mark.parametrize(
    ("query", "captions"),
    [("", 2), ("?team=North", 3), ("?team=North&how=due+soon", 3), ("?team=not+known", 3)],
)
def test_every_number_opens_to_what_it_counts(
    query: str, captions: int, handles: dict[str, str], signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    html = page(browser, f"{reverse('teams')}{query}")
    assert html.count("<caption") == captions
    check_tables(browser, html)


def test_what_each_holds(handles: dict[str, str], signed_in: Browser) -> None:
    html = page(signed_in(Role.DIRECTOR), reverse("teams"))
    held = rows_of(html, "What each holds")
    # K5 and K6 are in open episodes, and nobody holds them; K7's is closed.
    assert {team: cells[0][1] for team, cells in held.items()} == {
        "No team is known": 2,
        "North": 3,
        "South": 2,
        "All": 7,
    }
    assert {team: cells[-1][1] for team, cells in held.items()}["All"] == 1
    mix = rows_of(html, "at the highest step")["All"]
    assert [number for _address, number in mix] == [0, 2, 0, 5, 0, 0, 1]


FAR_AND_NEAR = [
    # miles and end of the last placement, the one before it, and what is said of the child
    ("21 |", "5 | 2025-02-28", "far-from-home"),
    ("20 |", "30 | 2025-02-28", None),
    ("|", "30 | 2025-02-28", "distance-not-known"),
    ("40 | 2025-03-30", "", "distance-not-known"),
    ("40 | ?then", "", "distance-not-known"),
]


@pytest.mark.parametrize(("last", "before", "lives"), FAR_AND_NEAR)
def test_who_is_in_care_far_from_home(last: str, before: str, lives: str | None) -> None:
    placed = [f"K1 | 2025-03-01 | {last}", f"K1 | 2025-01-01 | {before}" if before else ""]
    reading = record_of(
        {
            "people": "child_id | born_on\nK1 | 2016-05-17",
            "allocations": "child_id | worker | team | started_on\nK1 | W1 | North | 2024-06-01",
            "looked_after_periods": "child_id | started_on\nK1 | 2025-01-01",
            "placements": "\n".join(
                ["child_id | started_on | miles_from_home | ended_on", *filter(None, placed)]
            ),
        },
        days_of={"ssda903": (datetime.date(2024, 4, 1), AS_AT)},
    )
    rows = reading.rows(f"select lives, step_code from ({held_on(reading, AS_AT)})")
    assert rows == [{"lives": lives, "step_code": "looked-after"}]


def test_a_worker_changes_where_the_case_was_held_the_day_before(
    handles: dict[str, str], signed_in: Browser
) -> None:
    address = f"{reverse('team_children')}?kind=worker-changed"
    html = page(signed_in(Role.DIRECTOR), address)
    assert f"/children/{handles['K1']}/" in html
    assert f"/children/{handles['K2']}/" not in html
    assert "1, the last on 1 February 2025" in html


def test_a_manager_sees_the_own_team_and_its_children_alone(
    handles: dict[str, str], signed_in: Browser
) -> None:
    browser = signed_in(Role.TEAM_MANAGER, team="North")
    html = page(browser, reverse("teams"))
    assert "North on 31 March 2025" in html
    assert "South" not in html
    check_tables(browser, html)
    listed = page(browser, f"{reverse('team_children')}?team=South")
    assert "No child whom you may open is in this list." in listed


def test_who_may_not_know_a_child_is_not_told_who_is_unborn(
    handles: dict[str, str], signed_in: Browser
) -> None:
    browser = signed_in(Role.PERFORMANCE_ANALYST)
    assert "not born yet" not in page(browser, reverse("teams"))
    assert browser.get(f"{reverse('team_children')}?kind=unborn").status_code == 404


@pytest.mark.parametrize("query", ["how=late", "on=friday", "team=%00"])
def test_what_there_is_not_is_not_guessed(
    query: str, handles: dict[str, str], signed_in: Browser
) -> None:
    assert signed_in(Role.DIRECTOR).get(f"{reverse('teams')}?{query}").status_code == 400


@pytest.mark.parametrize("name", ["teams", "team_children", "work", "clocks"])
def test_it_asks_few_questions(name: str, handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(Role.TEAM_MANAGER, team="North")
    page(browser, reverse(name))
    with CaptureQueriesContext(connection) as asked:
        page(browser, reverse(name))
    assert len(asked) <= MOST_QUERIES, [one["sql"][:120] for one in asked]


days = st.dates(datetime.date(2024, 6, 3), AS_AT)
holding = st.tuples(
    st.sampled_from(KNOWN), st.sampled_from(("W1", "W2", "")), st.sampled_from(("North", "South"))
)
plan = st.tuples(st.sampled_from(KNOWN), days)


@drawn(6)
@given(
    held=st.lists(st.tuples(holding, days), max_size=8, unique_by=lambda one: one[0][0]),
    plans=st.lists(plan, min_size=1, max_size=6, unique_by=lambda one: one[0]),
)
def test_each_cell_of_the_grid_is_as_long_as_the_list_it_opens(
    held: list[tuple[tuple[str, str, str], datetime.date]],
    plans: list[tuple[str, datetime.date]],
    handles: dict[str, str],
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [f"{child} | {worker} | {team} | {day}" for (child, worker, team), day in held]
    of_plans = [f"{child} | 2024-06-03 | {day} | NEG" for child, day in plans]
    made = record(
        "\n".join(["child_id | worker | team | started_on", *rows]),
        "\n".join(["child_id | referred_on | started_on | initial_category", *of_plans]),
    )
    show(made, monkeypatch)
    browser = signed_in(Role.DIRECTOR)
    for query in ("?team=North", "?team=South&how=unseen"):
        html = page(browser, f"{reverse('teams')}{query}")
        check_tables(browser, html)
