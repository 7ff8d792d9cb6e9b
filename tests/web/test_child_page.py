"""The child's page and the clocks page: what they say, to whom, and what they never say."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.naming import pseudonym_of
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from goldenthread.record.one_child import facts_of
from goldenthread.record.snapshot import Reading
from tests.access.small_record import CHILDREN, OWN, small_snapshot
from tests.conftest import SignedIn
from tests.spec.given import record_of

pytestmark = pytest.mark.django_db

GIVEN = {
    "people": """
        child_id | born_on    | sex | ethnicity | upn
        K-ONE    | 2016-05-17 | F   | WBRI      | A123456789012
        K-TWO    | 2018-09-09 | M   | WBRI      | B123456789012
        K-THREE  | 2020-01-02 | M   | WBRI      |
        K-FOUR   | 2012-12-12 | F   | BCRB      |
    """,
    "names": """
        child_id | name        | family
        K-ONE    | Wilma Dray  | FAM-7
        K-TWO    | Bertie Dray | FAM-7
        K-THREE  | Cosmo Dray  | FAM-7
        K-FOUR   | Mabel Quill | FAM-8
    """,
    "allocations": """
        child_id | worker | team  | started_on | ended_on
        K-ONE    | W1     | North | 2024-06-01 |
        K-TWO    | W2     | North | 2024-06-01 |
        K-THREE  | W3     | South | 2024-06-01 |
        K-FOUR   | W3     | South | 2024-06-01 |
    """,
    "referrals": """
        child_id | referred_on | closed_on    | source | primary_need | no_further_action
        K-ONE    | 2023-02-01  |              | 6      | N4           | yes
        K-ONE    | 2024-06-03  |              | 6      | N1           | no
        K-TWO    | 2024-06-03  |              | 6      | N1           | no
        K-FOUR   | 2022-06-01  | ?31 February | 2A     | N4           | no
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        K-ONE    | 2024-06-03  | 2024-06-03 | 2024-07-10
        K-TWO    | 2024-06-03  | 2025-03-03 |
    """,
    "assessment_factors": """
        child_id | assessment_started_on | factor
        K-ONE    | 2024-06-03            | 16A
    """,
    "child_protection_plans": """
        child_id | referred_on | started_on | ended_on | initial_category | latest_category
        K-ONE    | 2024-06-03  | 2024-07-22 |          | NEG              | NEG
    """,
    "child_protection_reviews": """
        child_id | plan_started_on | held_on
        K-ONE    | 2024-07-22      | 2024-09-19
    """,
}
MOST_QUERIES = 12
OF_THE_FIRST = ("K-ONE", "Wilma", "A123456789012", "17 May 2016", "2016-05-17", "FAM-7")


@cache
def given() -> Reading:
    """The record, made once: nothing here changes it."""
    return record_of(GIVEN)


@pytest.fixture
def handles(monkeypatch: pytest.MonkeyPatch) -> dict[str, UUID]:
    """A record of four children, two of them in North, and their handles."""
    monkeypatch.setattr(visibility, "reading_at", lambda edition: given().snapshot.at(edition))
    return {
        child_id: Child.objects.create(council="899", child_id=child_id).handle
        for child_id in ("K-ONE", "K-TWO", "K-THREE", "K-FOUR")
    }


@pytest.fixture
def opens(
    handles: dict[str, UUID], signed_in: Callable[..., SignedIn]
) -> Callable[..., HttpResponse]:
    """`opens(Role.DIRECTOR, "K-ONE", on="2024-08-01")`: the child's page as they see it."""

    def open_page(role: Role, child_id: str, **query: str) -> HttpResponse:
        browser = signed_in(role, team="North", worker_code="W1")
        return browser.get(reverse("child", args=[handles[child_id]]), query)

    return open_page


def text_of(answer: HttpResponse) -> str:
    """What a page says, without its tags and with single spaces."""
    html = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&#39;", "'")


def test_it_says_who_the_child_is_and_what_is_open(opens: Callable[..., HttpResponse]) -> None:
    said = text_of(opens(Role.TEAM_MANAGER, "K-ONE"))
    assert "Wilma Dray" in said
    assert "Age 8 years (5 to 9)" in said
    assert "Allocated to W1, North" in said
    assert "Plan Child protection plan, neglect, since 22 July 2024 (8 months)" in said
    assert "Next due Overdue since 19 March 2025: Review child protection conference" in said
    assert "Open on 31 March 2025" in said
    assert "Child protection plan, neglect since 22 July 2024" in said
    assert "Episode of need since 3 June 2024: main reason abuse or neglect" in said


def test_a_clock_is_explained_down_to_its_row(opens: Callable[..., HttpResponse]) -> None:
    said = text_of(opens(Role.DIRECTOR, "K-ONE"))
    assert "1 clock is overdue" in said
    card = said[said.index("Clocks that run") : said.index("Outcomes to log")]
    assert "Review child protection conference" in card
    assert "19 September 2024" in card  # the review that started it
    assert "19 March 2025" in card  # six months later
    assert "given.xml, line 2" in card
    assert "6 months" in card
    assert "statutory" in card
    assert "2023" in card


def test_a_step_of_which_no_return_speaks_says_so(opens: Callable[..., HttpResponse]) -> None:
    said = text_of(opens(Role.DIRECTOR, "K-ONE"))
    assert "No loaded return speaks of early help." in said
    assert "No loaded return speaks of children looked after." in said
    assert "No loaded return speaks of pre-proceedings." in said  # not asked before 2026-27
    assert "No loaded return speaks of assessments." not in said


def test_every_fact_has_its_file_table_row_and_line(opens: Callable[..., HttpResponse]) -> None:
    said = text_of(opens(Role.DIRECTOR, "K-ONE"))
    assert (
        "Assessment: found neglect 3 June 2024 10 July 2024 given.xml, assessments, line 2" in said
    )
    facts = facts_of(given(), ["K-ONE"])["K-ONE"]
    told = said[said.index("Timeline, as a table") : said.index("As it was known before")]
    assert [fact.words for fact in facts if fact.words not in told] == []
    assert told.count("given.xml, ") == len(facts)


def test_a_referral_without_action_opens_nothing(opens: Callable[..., HttpResponse]) -> None:
    said = text_of(opens(Role.DIRECTOR, "K-ONE", on="2024-01-31"))
    assert "No episode, assessment or plan is open on this day." in said
    assert "Referral, no further action" in said


def test_an_end_that_cannot_be_read_leaves_nothing_open(
    opens: Callable[..., HttpResponse],
) -> None:
    said = text_of(opens(Role.DIRECTOR, "K-FOUR"))
    assert "No episode, assessment or plan is open on this day." in said
    assert "Episode of need (its end cannot be read)" in said


def test_what_is_dated_later_is_not_told_of_an_open_case(
    signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = record_of(
        {
            "people": """
                child_id | born_on    | sex | ethnicity
                K-FIVE   | 2016-05-17 | F   | WBRI
            """,
            "referrals": """
                child_id | referred_on | closed_on  | closure_reason | primary_need
                K-FIVE   | 2024-06-03  | 2025-02-03 | RC8            | N4
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                K-FIVE   | 2024-06-03  | 2024-06-03 | 2024-07-10
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                K-FIVE   | 2024-06-03            | 16A
            """,
        }
    )
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    child = Child.objects.create(council="899", child_id="K-FIVE")
    address = reverse("child", args=[child.handle])
    page = text_of(signed_in(Role.DIRECTOR).get(address, {"on": "2024-06-30"}))
    open_then = page[page.index("Open on 30 June 2024") : page.index("Timeline")]
    assert "Episode of need since 3 June 2024: main reason family in acute stress" in open_then
    assert "Assessment since 3 June 2024" in open_then
    assert "closed because" not in open_then
    assert "found neglect" not in open_then
    assert "closed because" not in page  # nor of the timeline: on the day nobody knew it
    later = text_of(signed_in(Role.DIRECTOR).get(address))
    assert "closed because" in later
    assert "Assessment: found neglect" in later


def test_another_day_shows_what_was_so_then(opens: Callable[..., HttpResponse]) -> None:
    said = text_of(opens(Role.DIRECTOR, "K-ONE", on="2024-06-30"))
    assert "Assessment since 3 June 2024" in said
    assert "Child protection plan, neglect since" not in said
    drawn = said[said.index("Timeline, as a table") : said.index("What else is recorded")]
    assert "Review conference" not in drawn
    assert "Assessment 3 June 2024 still open" in drawn


def test_who_may_not_know_the_child_reads_nothing_that_says_who_it_is(
    opens: Callable[..., HttpResponse],
) -> None:
    for role in (Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD):
        answer = opens(role, "K-ONE")
        html = answer.content.decode()
        assert pseudonym_of("K-ONE") in html
        assert "8 years (5 to 9)" in html
        assert "Child protection plan, neglect" in html
        assert [said for said in OF_THE_FIRST if said in html] == []
        assert "Bertie" not in html
        assert "White British" not in html


@pytest.mark.parametrize("name", ["child", "chronology", "on_the_day"])
def test_it_asks_few_questions(
    name: str, handles: dict[str, UUID], signed_in: Callable[..., SignedIn]
) -> None:
    browser, address = signed_in(Role.DIRECTOR), reverse(name, args=[handles["K-ONE"]])
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES, [one["sql"][:120] for one in asked]


def test_the_family_is_those_whom_one_may_open(
    opens: Callable[..., HttpResponse], handles: dict[str, UUID]
) -> None:
    director = opens(Role.DIRECTOR, "K-ONE").content.decode()
    assert str(handles["K-TWO"]) in director
    assert str(handles["K-THREE"]) in director
    assert str(handles["K-FOUR"]) not in director
    manager = opens(Role.TEAM_MANAGER, "K-ONE")
    assert "Bertie Dray" in text_of(manager)
    assert "No plan. Episode of need, since 3 June 2024 (9 months) W2, North" in text_of(manager)
    assert "Their plans differ." in text_of(manager)
    assert "neither shown nor counted" in text_of(manager)
    assert str(handles["K-THREE"]) not in manager.content.decode()
    assert "Cosmo" not in text_of(manager)


def test_who_was_shown_is_in_the_access_log(
    opens: Callable[..., HttpResponse], handles: dict[str, UUID]
) -> None:
    opens(Role.TEAM_MANAGER, "K-ONE")
    shown = AccessEntry.objects.filter(outcome=Outcome.SHOWN).values_list("child", flat=True)
    assert set(shown) == {handles["K-ONE"], handles["K-TWO"]}
    assert opens(Role.TEAM_MANAGER, "K-THREE").status_code == 404
    refused = AccessEntry.objects.get(outcome=Outcome.REFUSED)
    assert refused.child == handles["K-THREE"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"known_at": "99"}, 404),
        ({"known_at": "x"}, 400),
        ({"on": "31 March"}, 400),
        ({"on": "0001-01-01"}, 400),
        ({"on": "1999-01-01"}, 200),
        ({"known_at": "1"}, 200),
        ({"known_at": "", "on": ""}, 200),
    ],
)
def test_what_an_address_may_ask(
    opens: Callable[..., HttpResponse], query: dict[str, str], status: int
) -> None:
    assert opens(Role.DIRECTOR, "K-ONE", **query).status_code == status


def test_the_child_as_it_was_known_before(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    monkeypatch.setattr(visibility, "reading_at", small_snapshot().at)
    Child.objects.create(council="899", child_id=OWN, handle=CHILDREN[OWN])
    browser = signed_in(Role.DIRECTOR)
    address = reverse("child", args=[CHILDREN[OWN]])
    now = text_of(browser.get(address))
    before = text_of(browser.get(address, {"known_at": "1"}))
    assert "Child protection plan, neglect since 12 January 2026" in now
    assert "Child protection plan, neglect" not in before
    assert "edition 1" in before
    assert "As known at edition" in before


def rows_of(answer: HttpResponse) -> list[str]:
    """The rows of the list of clocks, in words."""
    body = answer.content.decode().split("app-cases", 1)
    return re.findall(r"<tr.*?</tr>", body[1], flags=re.S)[1:] if len(body) > 1 else []


def number_in(answer: HttpResponse, words: str) -> int:
    """The number that stands before these words on a page."""
    found = re.search(rf"(\d+) clocks? {words}", text_of(answer))
    assert found, f"the page does not count clocks {words}"
    return int(found[1])


@pytest.mark.usefixtures("handles")
def test_what_is_overdue_comes_first_and_counts_are_those_of_the_list(
    signed_in: Callable[..., SignedIn],
) -> None:
    director = signed_in(Role.DIRECTOR)
    everything = director.get(reverse("clocks"))
    listed = rows_of(everything)
    assert number_in(everything, "open on 31 March 2025") == len(listed)
    states = [re.search(r"(overdue|due soon|running)", row) for row in listed]
    found = [state[1] for state in states if state]
    assert found == sorted(found, key=["overdue", "due soon", "running"].index)
    assert "Overdue by" in text_of(everything)
    for state in ("overdue", "due soon", "running", "met", "cannot be worked out"):
        one = director.get(reverse("clocks"), {"state": state})
        if rows_of(one):
            assert number_in(one, f"{state} on 31 March 2025") == len(rows_of(one))


@pytest.mark.usefixtures("handles")
def test_the_list_of_clocks_is_cut_to_whom_one_may_open(
    signed_in: Callable[..., SignedIn],
) -> None:
    worker = signed_in(Role.SOCIAL_WORKER, worker_code="W1").get(reverse("clocks"))
    assert "Wilma Dray" in text_of(worker)
    assert "Bertie" not in text_of(worker)
    assert number_in(worker, "open on") == len(rows_of(worker))
    analyst = signed_in(Role.PERFORMANCE_ANALYST).get(reverse("clocks")).content.decode()
    assert pseudonym_of("K-ONE") in analyst
    assert [said for said in OF_THE_FIRST if said in analyst] == []


@pytest.mark.usefixtures("handles")
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"state": "late"}, 400),
        ({"clock": "none"}, 400),
        ({"page": "0"}, 400),
        ({"page": "7"}, 200),
        ({"team": "North", "clock": "review-conference", "state": "overdue"}, 200),
        ({"known_at": "9"}, 404),
    ],
)
def test_what_the_address_of_the_clocks_may_ask(
    signed_in: Callable[..., SignedIn], query: dict[str, Any], status: int
) -> None:
    assert signed_in(Role.DIRECTOR).get(reverse("clocks"), query).status_code == status
