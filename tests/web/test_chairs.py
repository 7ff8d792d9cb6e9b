"""The pages of a chair and of a reviewing officer: their own children, every number as long as its
list, and endings for the chair alone."""

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
from goldenthread.access.models import AccessEntry
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from goldenthread.record.snapshot import Reading
from tests.conftest import SignedIn
from tests.drawing import drawn
from tests.spec.given import record_of

pytestmark = pytest.mark.django_db

Browser = Callable[..., SignedIn]
MOST_QUERIES = 12
KNOWN = tuple(f"K{n}" for n in range(7))
AS_AT = datetime.date(2025, 3, 31)
CHAIR, OFFICER = Role.CONFERENCE_CHAIR, Role.REVIEWING_OFFICER

SITTINGS = """
    child_id | meeting            | conference_on | chair | interpreter | dissent | escalated_on | would_end_plan | sustained_change
    K0       | INITIAL_CONFERENCE | 2024-01-10    | C1    |             |         |              |                |
    K0       | REVIEW_CONFERENCE  | 2024-04-02    | C1    |             | yes     | 2024-04-09   | Six clean months |
    K0       | REVIEW_CONFERENCE  | 2025-04-07    | C1    | NOT_BOOKED  |         |              |                |
    K1       | REVIEW_CONFERENCE  | 2023-06-05    | C1    |             |         |              |                | Every visit kept
    K1       | INITIAL_CONFERENCE | 2025-02-03    | C1    |             | no      |              |                |
    K2       | REVIEW_CONFERENCE  | 2024-12-02    | C2    |             | yes     |              | Another's words |
    K3       | REVIEW_CONFERENCE  | 2024-11-04    | C1    |             |         |              |                | Home is warm
    K4       | REVIEW_CONFERENCE  | 2024-10-07    | C2    |             |         |              |                | Of another chair
"""  # noqa: E501
PLANS = """
    child_id | referred_on | started_on | ended_on   | initial_category
    K0       | 2023-12-04  | 2024-01-10 |            | NEG
    K1       | 2022-06-06  | 2022-09-05 | 2023-06-05 | NEG
    K1       | 2024-12-02  | 2025-02-03 |            | NEG
    K2       | 2024-06-03  | 2024-09-02 |            | NEG
    K3       | 2024-01-08  | 2024-02-05 | 2024-11-04 | NEG
    K4       | 2024-01-08  | 2024-02-05 | 2024-10-07 | NEG
"""
AGENCIES = """
    child_id | meeting           | meeting_on | agency | relevant | invited_on | report_received_on | report_shared_on
    K0       | REVIEW_CONFERENCE | 2025-04-07 | GP     | yes      |            |                    |
    K0       | REVIEW_CONFERENCE | 2025-04-07 | POLICE | yes      | 2025-03-10 | 2025-03-28         | 2025-03-31
    K0       | REVIEW_CONFERENCE | 2025-04-07 | SCHOOL | yes      | 2025-03-10 |                    |
    K0       | REVIEW_CONFERENCE | 2025-04-07 | HOUSING | no      | 2025-03-10 |                    |
"""  # noqa: E501
PAPERS = """
    child_id | meeting            | meeting_on | paper           | recipient | version  | typed_on   | checked_on | sent_on    | held_by
    K1       | INITIAL_CONFERENCE | 2025-02-03 | MINUTES         | MOTHER    | FULL     | 2025-02-12 |            |            | C1
    K1       | INITIAL_CONFERENCE | 2025-02-03 | MINUTES         | FATHER    | WITHHELD |            |            |            |
    K1       | INITIAL_CONFERENCE | 2025-02-03 | DECISION_LETTER | MOTHER    | FULL     |            |            |            |
    K1       | INITIAL_CONFERENCE | 2025-02-03 | DECISION_LETTER | FATHER    | FULL     | 2025-02-04 | 2025-02-04 | 2025-02-05 |
    K2       | REVIEW_CONFERENCE  | 2024-12-02 | MINUTES         | MOTHER    | FULL     |            |            |            | BS1
"""  # noqa: E501
CARE = """
    child_id | started_on | ended_on   | category_of_need
    K3       | 2025-01-06 |            | N1
    K5       | 2024-06-03 |            | N1
    K6       | 2024-06-03 | 2025-01-01 | N1
"""
REVIEWS = """
    child_id | held_on
    K5       | 2024-06-24
    K5       | 2024-09-16
"""
OFFICERS = """
    child_id | officer | started_on | ended_on
    K3       | R2      | 2025-01-08 |
    K5       | R1      | 2024-06-05 |
    K6       | R1      | 2024-06-05 |
"""
DISPUTES = """
    child_id | raised_on  | resolved_on | cafcass_on
    K5       | 2025-02-03 |             | 2025-03-03
"""
GIVEN = {
    "chaired_conferences": SITTINGS,
    "child_protection_plans": PLANS,
    "meeting_agencies": AGENCIES,
    "meeting_papers": PAPERS,
    "looked_after_periods": CARE,
    "looked_after_reviews": REVIEWS,
    "reviewing_officers": OFFICERS,
    "reviewing_disputes": DISPUTES,
}


def record(contacts_to: datetime.date = AS_AT, **given: str) -> Reading:
    """Seven children: K0 and K1 are on plans that C1 chairs, K1 for the second time; K2 on one of
    C2's; C1 ended the plan of K3, C2 that of K4; K5 is reviewed by R1, and K6 no more."""
    people = "\n".join(["child_id | born_on", *(f"{one} | 2016-05-17" for one in KNOWN)])
    referrals = "\n".join(
        ["child_id | referred_on | closed_on | source | primary_need | no_further_action"]
        + [f"{one} | 2022-06-06 | | 6 | N1 | no" for one in KNOWN]
    )
    return record_of(
        {"people": people, "referrals": referrals, **GIVEN, **given},
        days_of={
            "ssda903": (datetime.date(2024, 4, 1), AS_AT),
            "annex_a": (datetime.date(2024, 4, 1), contacts_to),
        },
    )


def show(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages read this record."""
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))


@pytest.fixture
def handles(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The record in place of a loaded one, and the handles of its children."""
    show(record(), monkeypatch)
    return {one: str(Child.objects.create(council="899", child_id=one).handle) for one in KNOWN}


def text_at(browser: Client, address: str) -> str:
    """The words of the page at an address."""
    return " ".join(re.sub(r"<[^>]+>", " ", main_at(browser, address)).split())


def main_at(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    html = unescape(answer.content.decode())
    return html[html.index("<main") : html.index("</main>")]


def numbers_of(html: str, page: str) -> list[tuple[str, int]]:
    """The addresses of the page's numbers, each with its number."""
    found = re.findall(rf'href="({page}[^"]*)">([\d,]+)</a>', html)
    return [(address, int(number)) for address, number in found]


def rows_at(browser: Client, address: str) -> int:
    return main_at(browser, address).count('class="govuk-table__header app-cases__child"')


def test_what_a_chair_prepares_for(handles: dict[str, str], signed_in: Browser) -> None:
    said = text_at(signed_in(CHAIR, worker_code="C1"), reverse("conferences"))
    assert "Conferences to 14 April 2025: 1 child" in said
    assert "1 of 2 in: police. Waited for: school" in said
    assert "Family has them: 1 of 1 report" in said
    assert "General practice: No invitation on record" in said
    assert "Interpreter: Needed, not booked" in said
    assert "Last plan: None on record" in said
    assert "Another's words" not in said


def test_each_number_opens_to_so_many_rows(handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(CHAIR, worker_code="C1")
    found = numbers_of(main_at(browser, reverse("conferences")), reverse("conference_list"))
    counts = {address.partition("?")[2]: number for address, number in found}
    assert counts["list=plans"] == 2
    assert counts["list=plans&part=0"] == 1
    assert counts["list=plans&part=12"] == 1
    assert counts["list=papers&of=MINUTES"] == counts["list=papers&of=DECISION_LETTER"] == 1
    assert counts["list=returned"] == counts["list=dissent"] == counts["list=escalated"] == 1
    assert counts["list=unwritten"] == 1
    for address, number in found:
        assert rows_at(browser, address) == number, address


def test_a_list_says_why_each_child_is_in_it(handles: dict[str, str], signed_in: Browser) -> None:
    browser, address = signed_in(CHAIR, worker_code="C1"), reverse("conference_list")
    assert "What would end it: Six clean months" in text_at(browser, f"{address}?part=12")
    assert "You chaired the plan that ended on 5 June 2023" in text_at(
        browser, f"{address}?list=returned"
    )
    papers = text_at(browser, f"{address}?list=papers&part=C1")
    assert "Minutes for mother: typed on 12 February 2025, not sent." in papers
    assert "decision letter" not in papers.lower()


@pytest.mark.parametrize("query", ["list=chairs", "of=DIARY", "part=%00", "page=none"])
def test_what_there_is_not_is_not_guessed(
    query: str, handles: dict[str, str], signed_in: Browser
) -> None:
    browser = signed_in(CHAIR, worker_code="C1")
    assert browser.get(f"{reverse('conference_list')}?{query}").status_code == 400
    officer = signed_in(OFFICER, worker_code="R1")
    assert officer.get(f"{reverse('reviews')}?list=chairs").status_code == 400


def test_a_chair_opens_the_own_children_and_no_other(
    handles: dict[str, str], signed_in: Browser
) -> None:
    browser = signed_in(CHAIR, worker_code="C1")
    opened = {one for one in KNOWN if browser.get(child_at(handles, one)).status_code == 200}
    assert opened == {"K0", "K1"}
    nobody = signed_in(CHAIR)
    assert not {one for one in KNOWN if nobody.get(child_at(handles, one)).status_code == 200}
    work = text_at(browser, reverse("work"))
    assert "The children whose conferences you chair." in work


def child_at(handles: dict[str, str], child: str) -> str:
    return reverse("child", args=[handles[child]])


def test_endings_are_the_chairs_own(handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(CHAIR, worker_code="C1")
    html = main_at(browser, reverse("endings"))
    said = text_at(browser, reverse("endings"))
    assert "5 February 2024 to 4 November 2024" in said
    assert "Home is warm" in said
    assert "Every visit kept" in said
    assert "Of another chair" not in said
    assert child_at(handles, "K1") in html  # she is back on a plan that this chair chairs
    assert child_at(handles, "K3") not in html
    assert "After 3 months: Looked after" in said
    assert "After 12 months: Too early to say" in said
    shown = AccessEntry.objects.filter(url_name="endings").values_list("child", flat=True)
    assert {str(child) for child in shown} == {handles["K1"], handles["K3"]}


@pytest.mark.parametrize("role", sorted(set(Role) - {CHAIR}))
def test_to_anybody_else_there_is_no_such_page(
    role: Role, handles: dict[str, str], signed_in: Browser
) -> None:
    answer = signed_in(role, worker_code="C1", team="North").get(reverse("endings"))
    assert answer.status_code == 404


def test_what_an_officer_has_before_them(handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(OFFICER, worker_code="R1")
    said = text_at(browser, reverse("reviews"))
    assert "All children whom you review: 1 child" in said
    assert "overdue 16 March 2025" in said
    assert "Last review: 16 September 2024" in said
    assert "Contact since: None on record" in said
    assert "Dispute: Open since 3 February 2025" in said
    assert "Referred to Cafcass: 3 March 2025" in said
    opened = {one for one in KNOWN if browser.get(child_at(handles, one)).status_code == 200}
    assert opened == {"K5"}
    for address, number in numbers_of(main_at(browser, reverse("reviews")), reverse("reviews")):
        assert rows_at(browser, address) == number, address


@pytest.mark.parametrize(
    ("contacted", "told_to", "said"),
    [
        ("2024-09-17", "2025-03-31", "17 September 2024"),
        ("2024-09-16", "2025-03-31", "None on record"),
        ("2024-06-25", "2024-09-15", "Cannot be worked out"),
    ],
)
def test_contact_counts_from_the_last_review_as_far_as_a_file_tells(
    contacted: str,
    told_to: str,
    said: str,
    handles: dict[str, str],
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contacts = f"child_id | contacted_on\nK5 | {contacted}"
    made = record(datetime.date.fromisoformat(told_to), reviewing_officer_contacts=contacts)
    show(made, monkeypatch)
    html = text_at(signed_in(OFFICER, worker_code="R1"), reverse("reviews"))
    assert f"Contact since: {said}" in html


@pytest.mark.parametrize(
    ("name", "role", "code"),
    [("conferences", CHAIR, "C1"), ("conference_list", CHAIR, "C1"), ("endings", CHAIR, "C1"),
     ("reviews", OFFICER, "R1")],
)  # fmt: skip
def test_it_asks_few_questions(
    name: str, role: Role, code: str, handles: dict[str, str], signed_in: Browser
) -> None:
    browser = signed_in(role, worker_code=code)
    main_at(browser, reverse(name))
    with CaptureQueriesContext(connection) as asked:
        main_at(browser, reverse(name))
    assert len(asked) <= MOST_QUERIES, [one["sql"][:120] for one in asked]


days = st.dates(datetime.date(2023, 1, 2), datetime.date(2025, 4, 30))
sitting = st.tuples(
    st.sampled_from(KNOWN),
    st.sampled_from(("INITIAL_CONFERENCE", "REVIEW_CONFERENCE")),
    days,
    st.sampled_from(("C1", "C2", "")),
    st.sampled_from(("yes", "no", "")),
)


@drawn(6)
@given(
    sittings=st.lists(sitting, min_size=1, max_size=12, unique_by=lambda one: one[:3]),
    plans=st.lists(st.tuples(st.sampled_from(KNOWN), days), max_size=6, unique_by=lambda o: o[0]),
)
def test_every_number_is_as_long_as_its_list(
    sittings: list[tuple[str, str, datetime.date, str, str]],
    plans: list[tuple[str, datetime.date]],
    handles: dict[str, str],
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [" | ".join(map(str, one)) for one in sittings]
    held = "\n".join(["child_id | meeting | conference_on | chair | dissent", *rows])
    begun = [f"{child} | 2022-06-06 | {day} | NEG" for child, day in plans]
    of_plans = "\n".join(["child_id | referred_on | started_on | initial_category", *begun])
    show(record(chaired_conferences=held, child_protection_plans=of_plans), monkeypatch)
    browser = signed_in(CHAIR, worker_code="C1")
    page = main_at(browser, reverse("conferences"))
    for address, number in numbers_of(page, reverse("conference_list")):
        assert rows_at(browser, address) == number, address
