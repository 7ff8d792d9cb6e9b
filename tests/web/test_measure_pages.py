"""The pages of a measure: its number, its groups, its cases, and who moved it."""

import html
import re
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from goldenthread.access import visibility
from goldenthread.access.case_lists import NOT_SHOWN, without_identity
from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Identity, Role
from goldenthread.access.sight import Sight
from goldenthread.ledger.models import Child
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.register import MEASURES
from tests.conftest import SignedIn
from tests.spec.given import record_of

pytestmark = pytest.mark.django_db

CODE = "CPP-10"
SHORT, LONG = 56, 4
NORTH = 12
"""Plans that ended within three months, those that lasted longer, and children of team North."""


def given() -> dict[str, str]:
    """Sixty plans that ended in one year, of children in two teams; one of them has no allocation,
    and one more plan's end cannot be read."""
    people, names, held, plans = [], [], [], []
    for n in range(SHORT + LONG + 1):
        child = f"C{n:05d}"
        people.append(f"{child} | 2019-04-{n % 28 + 1:02d} | {'FM'[n % 2]} | WBRI | U{child}")
        names.append(f"{child} | Name of {child}")
        if n:
            held.append(f"{child} | W1 | {'North' if n <= NORTH else 'South'} | 2020-01-01")
        ended_on = "2024-06-01" if n < SHORT else "2024-12-01" if n < SHORT + LONG else "?31 Feb"
        plans.append(f"{child} | 2024-05-01 | 2024-05-01 | {ended_on} | NEG | NEG")
    return {
        "people": "\n".join(["child_id | born_on | sex | ethnicity | upn", *people]),
        "names": "\n".join(["child_id | name", *names]),
        "allocations": "\n".join(["child_id | worker | team | started_on", *held]),
        "child_protection_plans": "\n".join(
            [
                "child_id | referred_on | started_on | ended_on | initial_category "
                "| latest_category",
                *plans,
            ]
        ),
    }


@pytest.fixture(scope="module")
def reading() -> Iterator[object]:
    """The record of sixty-one children: nothing changes it, so one does for all."""
    return record_of(given())


@pytest.fixture
def opened(
    reading: object, signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., SignedIn]:
    """`opened(Role.DIRECTOR)`: a browser over that record."""
    monkeypatch.setattr(visibility, "reading_at", reading.snapshot.at)  # type: ignore[attr-defined]
    for n in range(SHORT + LONG + 1):
        Child.objects.create(council="899", child_id=f"C{n:05d}", handle=UUID(int=n + 1))
    return signed_in


def text_of(browser: Client, address: str) -> str:
    """The words of a page, without its markup."""
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    content = re.sub(r'<span class="app-whole">(.*?)</span>', r"\1", answer.content.decode())
    content = re.sub(r"<script.*?</script>|<[^>]+>", " ", content, flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(content))


def rows_of(browser: Client, address: str) -> int:
    """How many cases a list shows on one page."""
    return browser.get(address).content.decode().count("app-cases__child")


# The measure -----------------------------------------------------------------------------------


def test_number_is_said_with_what_it_rests_on(opened: Callable[..., SignedIn]) -> None:
    text = text_of(opened(Role.DIRECTOR), f"/measures/{CODE}/")
    assert "93.3 % 56 of 60" in text
    assert "Allowing for chance (95 %): 84.1 % to 97.4 %" in text
    assert "Twelve months to 31 March 2025" in text


def test_catalogue_says_the_same_number_and_leads_to_every_measure(
    opened: Callable[..., SignedIn],
) -> None:
    browser = opened(Role.SOCIAL_WORKER)
    content = browser.get("/measures/").content.decode()
    for code in MEASURES:
        assert f'href="/measures/{code}/"' in content
    row = content[content.index(f"/measures/{CODE}/") :][:900]
    assert "93.3 %" in row
    assert "56 of 60" in row


@pytest.mark.parametrize("by", MEASURES[CODE].breakdown_names)
def test_each_group_leads_to_exactly_its_cases(opened: Callable[..., SignedIn], by: str) -> None:
    browser = opened(Role.DIRECTOR)
    content = browser.get(f"/measures/{CODE}/?by={by}").content.decode()
    table = content[content.index('id="groups"') :]
    cells = re.findall(r'<a class="govuk-link" href="([^"]+/cases/[^"]*)">([\d,]+)</a>', table)
    assert cells, by
    for href, count in cells:
        text = text_of(browser, html.unescape(href))
        assert re.search(rf"\b{count} cases?\.", text), (href, count)
    groups = [int(count) for href, count in cells if "=" in href]
    assert sum(groups) == SHORT + LONG


def test_one_breakdown_by_age_is_offered(opened: Callable[..., SignedIn]) -> None:
    for role, name in (
        (Role.DIRECTOR, "age_band"),
        (Role.PERFORMANCE_ANALYST, "age_band_on_31_march"),
    ):
        browser = opened(role)
        page = browser.get(f"/measures/{CODE}/").content.decode()
        assert set(re.findall(r"by=(age\w+)#", page)) == {name}
        filters = browser.get(f"/measures/{CODE}/cases/").content.decode()
        assert set(re.findall(r'value="(age\w+):', filters)) == {name}


def test_months_and_verdicts_lead_to_their_cases(opened: Callable[..., SignedIn]) -> None:
    browser = opened(Role.DIRECTOR)
    content = html.unescape(browser.get(f"/measures/{CODE}/").content.decode())
    assert f"/measures/{CODE}/cases/?period=2024-12" in content
    assert rows_of(browser, f"/measures/{CODE}/cases/?period=2024-12") == LONG
    assert f"/measures/{CODE}/cases/?verdict=not+met" in content
    assert rows_of(browser, f"/measures/{CODE}/cases/?verdict=not+met") == LONG
    assert "unjudged" in text_of(browser, "/measures/CPP-01/cases/?verdict=unjudged")


def test_what_is_missing_is_said(small: Callable[..., SignedIn]) -> None:
    text = text_of(small(Role.DIRECTOR), "/measures/CPP-01/")
    assert "No population is loaded, so there is no rate" in text
    assert "History starts 1 April 2025" in text
    assert "Months before April 2025 are not shown" in text
    assert "Our files end" not in text


def test_day_beyond_the_record_is_said(small: Callable[..., SignedIn]) -> None:
    text = text_of(small(Role.DIRECTOR), "/measures/CPP-01/?on=2026-05-31")
    assert "No number Our files end on 31 March 2026." in text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("NOPE/", 404),
        ("CPP-10/?by=row_key", 404),
        ("CPP-10/?by=sex%22", 404),
        ("CPP-10/?known_at=99", 404),
        ("CPP-10/?known_at=0", 400),
        ("CPP-10/?on=2025-02-30", 400),
        ("CPP-10/?on=0001-01-01", 400),
        ("CPP-10/cases/?period=2025-13", 400),
        ("CPP-10/cases/?verdict=bad", 400),
        ("CPP-10/cases/?group=nothing:x", 404),
        ("CPP-10/cases/?page=-1", 400),
        ("CPP-10/cases/?team=%00", 400),
        ("CPP-10/cases/?page=99999999", 200),
        ("CPP-10/moved/?from=3&to=2", 400),
        ("CPP-10/moved/?from=98&to=99", 404),
    ],
)
def test_address_that_asks_for_nothing_there_is(
    opened: Callable[..., SignedIn], address: str, status: int
) -> None:
    assert opened(Role.DIRECTOR).get(f"/measures/{address}").status_code == status


# The cases -------------------------------------------------------------------------------------


def test_a_link_promises_what_its_reader_may_open(opened: Callable[..., SignedIn]) -> None:
    """Each number in a link is that of its list, whoever reads it."""
    promised = {}
    for role, reach in (
        (Role.DIRECTOR, {}),
        (Role.TEAM_MANAGER, {"team": "North"}),
        (Role.SOCIAL_WORKER, {"worker_code": "nobody's"}),
    ):
        browser = opened(role, **reach)
        page = browser.get(f"/measures/{CODE}/").content.decode()
        links = re.findall(r'href="([^"]+)">Open (?:the|all) (\d+)([^<]*)<', page)
        promised[role] = [f"{number}{more}" for _, number, more in links]
        for href, number, _ in links:
            assert rows_of(browser, html.unescape(href)) == min(int(number), 50), href
        whole = "The numbers count the whole council" in page
        assert whole is (role is not Role.DIRECTOR)
    assert promised[Role.DIRECTOR] == ["60 cases", "4 cases", "56 cases"]
    assert promised[Role.TEAM_MANAGER] == [
        "12 you may see of 60 cases",
        "12 you may see of 56 cases",
    ]
    assert promised[Role.SOCIAL_WORKER] == []
    worker = text_of(opened(Role.SOCIAL_WORKER, worker_code="nobody's"), f"/measures/{CODE}/")
    assert "60 cases, none of which you may open" in worker


def test_what_may_be_opened_at_an_earlier_edition_is_todays(
    small: Callable[..., SignedIn],
) -> None:
    manager = text_of(small(Role.TEAM_MANAGER, team="North"), "/measures/CPP-01/?known_at=2")
    assert "Open the 1 you may see of 2 cases" in manager


def test_list_is_cut_after_it_is_counted(opened: Callable[..., SignedIn]) -> None:
    browser = opened(Role.TEAM_MANAGER, team="North")
    text = text_of(browser, f"/measures/{CODE}/cases/")
    assert f"{NORTH} of 60 cases are of children whom you may open" in text
    assert rows_of(browser, f"/measures/{CODE}/cases/") == NORTH
    assert "Name of C00001" in text
    assert "Name of C00013" not in text
    shown = AccessEntry.objects.filter(outcome=Outcome.SHOWN).values_list("child", flat=True)
    assert {UUID(int=n + 1) for n in range(1, NORTH + 1)} <= set(shown)
    assert len(set(shown)) == NORTH


def test_narrow_cut_does_not_tell_of_others(opened: Callable[..., SignedIn]) -> None:
    browser = opened(Role.TEAM_MANAGER, team="North")
    text = text_of(browser, f"/measures/{CODE}/cases/?team=South&group=sex:F")
    assert "0 cases of children whom you may open" in text
    assert re.search(r"\bof \d+ cases", text) is None


def test_pages_of_the_list_hold_each_case_once(opened: Callable[..., SignedIn]) -> None:
    browser = opened(Role.DIRECTOR)
    pages = [browser.get(f"/measures/{CODE}/cases/?page={n}").content.decode() for n in (1, 2)]
    found = [re.findall(r'href="/children/([0-9a-f-]+)/"', page) for page in pages]
    assert [len(page) for page in found] == [50, 10]
    assert len({*found[0], *found[1]}) == 60
    assert "Showing 51 to 60 of 60 cases" in text_of(browser, f"/measures/{CODE}/cases/?page=2")


def test_one_verdict_is_said_once_above_the_list(opened: Callable[..., SignedIn]) -> None:
    director = opened(Role.DIRECTOR)
    short = director.get(f"/measures/{CODE}/cases/?verdict=met").content.decode()
    assert short.count("app-tag--plain") == 1
    assert "Every case in this list: met" in text_of(
        director, f"/measures/{CODE}/cases/?verdict=met"
    )
    north = opened(Role.TEAM_MANAGER, team="North")
    assert "Every case in this list: met" in text_of(north, f"/measures/{CODE}/cases/")
    both = text_of(director, f"/measures/{CODE}/cases/?page=2")  # all met here, not on page 1
    assert "Every case in this list" not in both
    assert "Child Verdict Why" in both


def test_case_says_its_reason_and_where_it_comes_from(opened: Callable[..., SignedIn]) -> None:
    text = text_of(opened(Role.DIRECTOR), f"/measures/{CODE}/cases/?verdict=not+met")
    assert "1 May 2024" in text
    assert "1 December 2024" in text
    assert "From given.xml, child protection plans, row 57, line 58" in text


@pytest.mark.parametrize("role", [Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD])
@pytest.mark.parametrize("page", ["cases/", "moved/?from=1&to=1", "cases/?verdict=met&period="])
def test_pseudonym_hides_who_it_is(opened: Callable[..., SignedIn], role: Role, page: str) -> None:
    content = opened(role).get(f"/measures/{CODE}/{page}").content.decode()
    assert re.search(r"C000\d\d|Name of|April 2019", content) is None
    if "cases" in page:
        assert re.search(r"Child [A-Z0-9]{4}-[A-Z0-9]{4}", content)
        assert re.search(r"\d years \(5 to 9\), on 31 March 20\d\d", content)


def test_identity_is_taken_out_of_a_sentence() -> None:
    child = {"child_id": "77", "upn": "U1", "born_on": date(2024, 5, 3), "name": "Ann One"}
    said = "Ann One (U1), plan since 3 May 2024, the day of its birth, and 77 days."
    hidden = f"{NOT_SHOWN} ({NOT_SHOWN}), plan since 3 May 2024, the day of its birth, and 77 days."
    for identity, expected in ((Identity.PSEUDONYM, hidden), (Identity.FULL, said)):
        sight = Sight(person=None, on=date(2025, 1, 1), identity=identity)  # type: ignore[arg-type]
        assert without_identity(sight, said, child) == expected


# The parts -------------------------------------------------------------------------------------


def test_what_no_return_speaks_of_has_no_number(opened: Callable[..., SignedIn]) -> None:
    text = text_of(opened(Role.DIRECTOR), "/measures/PLO-01/")
    assert "No source speaks of pre-proceedings on this day" in text
    assert "no figure cannot be told from what we hold" in text
    assert "Month by month" not in text


def test_numbers_hold_no_way_to_a_row(reading: object) -> None:
    numbers = Numbers(reading)  # type: ignore[arg-type]
    public = {name for name in dir(numbers) if not name.startswith("_")}
    assert public == {
        "answers", "as_at", "edition", "editions", "groups", "held_since", "holds",
        "made", "make_ready", "moved_since", "set_beside", "speaking", "unjudged_because",
        "verdicts",
    }  # fmt: skip
    period = twelve_months_to(date(2025, 3, 31))
    counted = numbers.verdicts(MEASURES[CODE], [period])[(period.name, "")]
    assert (counted.met, counted.not_met, counted.unjudged) == (SHORT, LONG, 0)
