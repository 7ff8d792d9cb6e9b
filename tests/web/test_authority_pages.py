"""Who speaks for what: what each page counts, what a choice would change, and that it is kept."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Authority, Child, Edition
from goldenthread.record.snapshot import Reading
from tests.conftest import SignedIn
from tests.ledger.test_beside import both_read, plan
from tests.web.test_measure_pages import text_of

CHOICE = reverse("authority_of", args=["protection"])
CENSUS_FIRST = "?first=cin_census&then="
RECORD = both_read(
    # A's plan has another end in each; B's ended, by the census alone; C's is open in the feed.
    [plan("A", "2024-06-01", "2024-08-01"), plan("B", "2024-07-01", "2024-09-01")],
    [plan("A", "2024-06-01", "2024-09-01"), plan("C", "2024-08-01")],
)


@pytest.fixture
def reads(
    signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., SignedIn]:
    """`reads(role)`: a browser over the record of a census and a nightly feed."""

    def browser_over(role: Role = Role.DIRECTOR, record: Reading = RECORD) -> SignedIn:
        monkeypatch.setattr(visibility, "reading_at", record.snapshot.at)
        for child_id in ("A", "B", "C"):
            Child.objects.get_or_create(council="899", child_id=child_id)
        return signed_in(role)

    return browser_over


@pytest.mark.django_db
def test_each_subject_says_who_speaks_and_who_holds_it(reads: Callable[..., SignedIn]) -> None:
    says = text_of(reads(), reverse("authority"))
    assert (
        "Child protection plans and their reviews The return that speaks to the later day. Nobody "
        "has chosen. The children in need census: 1 April 2024 to 31 March 2025, 2 rows of "
        "2 children; The Standard Safeguarding Dataset: 1 January 2024 to 24 November 2025, "
        "2 rows of 2 children"
    ) in says


@pytest.mark.django_db
def test_a_choice_says_what_it_would_change_before_it_is_made(
    reads: Callable[..., SignedIn],
) -> None:
    says = text_of(reads(), CHOICE + CENSUS_FIRST)
    assert "2 rows of 2 children would change." in says
    assert "Child protection plans 1 1 2 3 2" in says
    assert (
        "The children in need census speaks to 31 March 2025. What goes on after that day is still "
        "said by the Standard Safeguarding Dataset"
    ) in says


@pytest.mark.django_db
def test_each_child_says_what_would_change(reads: Callable[..., SignedIn]) -> None:
    address = reverse("authority_children", args=["protection"]) + CENSUS_FIRST
    says = text_of(reads(), address)
    assert "If the children in need census spoke first. Nothing is changed yet." in says
    assert (
        "A child protection plan of 1 June 2024: now as the Standard Safeguarding Dataset says it, "
        "then as the children in need census does. Last day"
    ) in says
    assert "now 1 September 2024, then 1 August 2024." in says
    assert (
        "A child protection plan of 1 July 2024, which the children in need census says, would "
        "count."
    ) in says


@pytest.mark.django_db
def test_whoever_may_not_choose_reads_and_changes_nothing(
    reads: Callable[..., SignedIn],
) -> None:
    browser = reads(Role.TEAM_MANAGER)
    assert "Open a subject to choose" not in text_of(browser, reverse("authority"))
    assert browser.get(CHOICE).status_code == 403
    assert browser.post(CHOICE, {"first": "cin_census", "why": "It is so"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"first": "annex_b", "then": ""}, "Choose one of the returns in the list"),
        (
            {"first": "cin_census", "then": "cin_census"},
            "Choose another than the one that speaks first",
        ),
        ({"first": "later-day", "then": "cin_census"}, "Choose who speaks first before who"),
    ],
)
def test_a_choice_that_cannot_be_is_said_and_nothing_is_kept(
    reads: Callable[..., SignedIn], asked: dict[str, str], says: str
) -> None:
    answer = reads().post(CHOICE, asked | {"why": "It is so"})
    assert says in answer.content.decode()
    assert not Authority.objects.exists()


@pytest.mark.django_db
def test_without_a_reason_nothing_is_kept(reads: Callable[..., SignedIn]) -> None:
    answer = reads().post(CHOICE, {"first": "cin_census", "then": "", "why": ""})
    assert "Say why, in one sentence" in answer.content.decode()
    assert not Authority.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_choice_is_kept_with_its_maker_and_moves_the_edition(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.DATA_STEWARD)

    def choose(first: str, then: str = "") -> None:
        said = {"first": first, "then": then, "why": "The feed is mended each night"}
        assert browser.post(CHOICE, said)["Location"] == reverse("authority")

    choose("standard_safeguarding", "cin_census")
    choose("standard_safeguarding", "cin_census")  # it is so already
    assert Edition.objects.count() == 1
    choose("later-day")
    assert list(Edition.objects.values_list("number", "made_by")) == [(1, None), (2, None)]
    kept = Authority.objects.order_by("id").values_list(
        "table_name", "kinds", "opened_by", "closed_by"
    )
    both = ("child_protection_plans", "child_protection_reviews")
    assert list(kept) == [
        *((table, "standard_safeguarding cin_census", 1, 2) for table in both),
        *((table, "", 2, None) for table in both),
    ]
    first = Authority.objects.order_by("id")[0]
    assert first.chosen_by == browser.person.email
    assert isinstance(first.decided_on, date)
    assert first.why == "The feed is mended each night"
