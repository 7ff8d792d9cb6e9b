"""The page of a service: what comes first stands first, and each number opens to what it counts."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.models import AccessEntry
from goldenthread.access.roles import Role
from goldenthread.record.snapshot import Reading
from tests.conftest import SignedIn
from tests.drawing import drawn
from tests.spec.clocks.test_looked_at import receipt, with_receipts
from tests.web.test_teams import KNOWN, PLANS, opens_to, page, record, rows_of, show
from tests.web.test_teams import handles as handles

pytestmark = pytest.mark.django_db

Browser = Callable[..., SignedIn]
MOST_QUERIES = 12
LAST_WEEK = datetime.datetime(2025, 3, 20, 9, tzinfo=datetime.UTC)
LINK = re.compile(r'<a class="govuk-link" href="([^"]+)">([^<]*\d[^<]*)<')


def seen_by_then(
    reading: Reading, *children: tuple[str, str], began: dict[str, datetime.date] | None = None
) -> None:
    """Let somebody have looked, on 20 March 2025, at the first review of these children's plans;
    each with the day of the next look, where one was promised. `began` is when the plans did."""
    rows = [
        receipt(
            number,
            child_id=child,
            started_on=(began or {}).get(child, datetime.date(2024, 7, 22)),
            said_at=LAST_WEEK,
            next_look_on=datetime.date.fromisoformat(again) if again else None,
        )
        for number, (child, again) in enumerate(children, start=1)
    ]
    with_receipts(reading.snapshot, rows, edition=len(rows) + 1)


def check_numbers(browser: Client, html: str) -> int:
    """Every number leads to so many rows; how many numbers there are."""
    main = html[html.index("<main") : html.index("</main>")]
    links = {(href, text) for href, text in LINK.findall(main) if "/children/" not in href[:10]}
    for href, text in links:
        number = re.search(r"[\d,]*\d", text.removeprefix("4 weeks earlier "))
        assert number
        assert opens_to(browser, href) == int(number[0].replace(",", "")), (href, text)
    return len(links)


UNDER = re.compile(r'<span class="app-table__under">.*?</span>', re.S)


def piles(html: str) -> dict[str, list[int]]:
    """By team: overdue and unseen, overdue, without a worker, open."""
    rows = rows_of(UNDER.sub("", html), "What each team has")
    return {team: [number for _href, number in cells] for team, cells in rows.items()}


def first_of(html: str, title: str, handles: dict[str, str]) -> list[str]:
    """The children of the rows under a heading, in their order."""
    part = html[html.index(f">{title}") :].partition("<h2")[0]
    found = re.findall(r'app-cases__child"><a class="govuk-link" href="/children/([^/]+)/', part)
    return [next(child for child, handle in handles.items() if handle == one) for one in found]


UNSEEN, UNCHANGED = "Overdue, and nobody has looked", "Seen, and unchanged"


def test_what_nobody_has_seen_comes_first_and_then_what_was_to_be_looked_at_again(
    handles: dict[str, str], signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = record()
    seen_by_then(made, ("K0", "2025-03-28"), ("K1", ""))
    show(made, monkeypatch)
    html = page(signed_in(Role.DIRECTOR), reverse("service"))
    unseen = first_of(html, UNSEEN, handles)
    assert {"K3", "K5"} <= {*unseen}
    assert not {"K0", "K1"} & {*unseen}
    assert first_of(html, UNCHANGED, handles) == ["K0"]
    assert html.index(UNSEEN) < html.index(UNCHANGED) < html.index("About to be late")


def test_whose_rows_are_shown_is_written_down(handles: dict[str, str], signed_in: Browser) -> None:
    for role in (Role.DIRECTOR, Role.PERFORMANCE_ANALYST):
        html = page(signed_in(role), reverse("service"))
        shown = {str(one.child) for one in AccessEntry.objects.filter(role=role)}
        assert shown == set(re.findall(r"/children/([0-9a-f-]{36})/", html))
        assert shown


def test_what_stood_before_is_told_with_who_had_looked_by_then(
    handles: dict[str, str], signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = record()
    seen_by_then(made, ("K0", ""))
    show(made, monkeypatch)
    browser = signed_in(Role.DIRECTOR)
    now = piles(page(browser, reverse("service")))
    assert {team: cells[:3] for team, cells in now.items()} == {
        "No team is known": [1, 1, 2],
        "North": [1, 2, 0],
        "South": [2, 2, 1],
        "All": [4, 5, 3],
    }
    before = piles(page(browser, f"{reverse('service')}?on=2025-03-19"))
    assert before["North"][:2] == [2, 2]


def changes(html: str) -> dict[str, list[str]]:
    """What changed, by its name: how many since each of the days."""
    found = {}
    for row in re.findall(r"<tr.*?</tr>", html[html.index(">What changed</h2>") :], re.S):
        name = re.search(r'scope="row"[^>]*>([^<]+)', row)
        if name:
            cells = re.findall(r"<td.*?</td>", row, re.S)
            found[name[1].strip()] = [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]
    return found


def test_what_happened_since_a_day_is_told_by_what_is_known_now(
    handles: dict[str, str], signed_in: Browser
) -> None:
    """K2's plan began on 20 March; K1's worker of February left nobody without one."""
    browser = signed_in(Role.DIRECTOR)
    html = page(browser, f"{reverse('service')}?since=2024-12-31")
    assert changes(html)["Child protection plans begun"] == ["0", "1"]
    # Nobody held K2 for the whole of January; on the last day of the year somebody did.
    assert changes(page(browser, f"{reverse('service')}?on=2025-01-15&since=2024-12-31"))[
        "Children now without a worker"
    ] == ["0", "1"]
    html = page(browser, f"{reverse('service')}?since=2024-07-01")
    overdue = changes(html)
    assert overdue["Became overdue"][0] == "0"
    assert int(overdue["Became overdue"][1]) >= 4
    check_numbers(browser, html)


def test_what_became_known_may_have_happened_long_before(
    handles: dict[str, str], signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """K5's plan of July 2024 was loaded on 5 July 2025; the record was first made on 30 June."""
    of_k5 = "\n".join(line for line in PLANS.splitlines() if "K5" in line or "child" in line)
    made = record(plans="\n".join(line for line in PLANS.splitlines() if "K5" not in line))
    later = record(plans=of_k5).snapshot.database.execute(
        "select * replace (2::bigint as opened_by, 1000 + id as id) "
        "from ledger_child_protection_plans"
    )
    with_receipts(
        made.snapshot,
        [],
        edition=2,
        opened={"child_protection_plans": later.to_arrow_table()},
        made_at=datetime.datetime(2025, 7, 5, 9, tzinfo=datetime.UTC),
    )
    show(made, monkeypatch)
    browser = signed_in(Role.DIRECTOR)
    address = f"{reverse('service')}?since=2025-07-01"
    assert changes(page(browser, address))["Child protection plans begun"][1] == "0"
    html = page(browser, f"{address}&meant=became+known")
    assert changes(html)["Child protection plans begun"][1] == "1"
    assert changes(html)["Became overdue and unseen"][0] == "no figure"
    assert "At the end of 30 March 2025 there was no record yet." in html
    check_numbers(browser, html)
    assert changes(page(browser, f"{reverse('service')}?since=2025-07-05&meant=became+known"))[
        "Child protection plans begun"
    ] == ["no figure", "0"]


def test_a_manager_sees_the_own_team_alone(handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(Role.TEAM_MANAGER, team="North")
    html = page(browser, reverse("service"))
    assert "North on 31 March 2025" in html
    assert "South" not in html
    check_numbers(browser, html)


def test_it_asks_few_questions(handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    page(browser, reverse("service"))
    with CaptureQueriesContext(connection) as asked:
        page(browser, reverse("service"))
    assert len(asked) <= MOST_QUERIES, [one["sql"][:120] for one in asked]


@pytest.mark.parametrize("query", ["on=friday", "known_at=none"])
def test_what_there_is_not_is_not_guessed(
    query: str, handles: dict[str, str], signed_in: Browser
) -> None:
    assert signed_in(Role.DIRECTOR).get(f"{reverse('service')}?{query}").status_code == 400


days = st.dates(datetime.date(2024, 6, 3), datetime.date(2025, 3, 31))
holding = st.tuples(
    st.sampled_from(KNOWN), st.sampled_from(("W1", "")), st.sampled_from(("North", "South"))
)
looked = st.tuples(st.sampled_from(KNOWN), st.sampled_from(("", "2025-03-25", "2025-04-01")))


@drawn(4)
@given(
    held=st.lists(st.tuples(holding, days), max_size=8, unique_by=lambda one: one[0][0]),
    begun=st.lists(
        st.tuples(st.sampled_from(KNOWN), days),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    ),
    receipts=st.lists(looked, max_size=3, unique_by=lambda one: one[0]),
)
def test_every_number_opens_to_what_it_counts(
    held: list[tuple[tuple[str, str, str], datetime.date]],
    begun: list[tuple[str, datetime.date]],
    receipts: list[tuple[str, str]],
    handles: dict[str, str],
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [f"{child} | {worker} | {team} | {day}" for (child, worker, team), day in held]
    plans = [f"{child} | 2024-06-03 | {day} | NEG" for child, day in begun]
    made = record(
        "\n".join(["child_id | worker | team | started_on", *rows]),
        "\n".join(["child_id | referred_on | started_on | initial_category", *plans]),
    )
    seen_by_then(made, *receipts, began=dict(begun))
    show(made, monkeypatch)
    browser = signed_in(Role.DIRECTOR)
    assert check_numbers(browser, page(browser, reverse("service"))) > 10
