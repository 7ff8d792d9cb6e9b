"""The two pages on which returns are set side by side: what they count, and whom they open."""

import csv
import io
from collections.abc import Callable

import pytest
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from goldenthread.packs.differences import harmless
from goldenthread.record.snapshot import Reading
from tests.conftest import SignedIn
from tests.ledger.test_beside import both_read, plan
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db

DIFFERENCES = (
    f"{reverse('differences')}?table=child_protection_plans"
    "&one=cin_census&other=standard_safeguarding"
)
DIFFERING = both_read(
    [plan("A", "2024-06-01"), plan("B", "2024-07-01")],
    [plan("A", "2024-06-01", "2025-02-01"), plan("C", "2024-08-01")],
)
AGREEING = both_read([plan("A", "2024-06-01")], [plan("A", "2024-06-01")])


@pytest.fixture
def reads(
    signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., SignedIn]:
    """`reads(record, role)`: a browser over this record."""

    def browser_over(record: Reading, role: Role = Role.DIRECTOR) -> SignedIn:
        monkeypatch.setattr(visibility, "reading_at", record.snapshot.at)
        for child_id in ("A", "B", "C"):
            Child.objects.create(council="899", child_id=child_id)
        return signed_in(role)

    return browser_over


def test_both_counts_stand_beside_each_other(reads: Callable[..., SignedIn]) -> None:
    browser = reads(DIFFERING)
    says = text_of(browser, reverse("sources"))
    assert "1 April 2024 to 31 March 2025" in says
    assert (
        "The children in need census says 2, the Standard Safeguarding Dataset 1" in says
    )  # A's plan had ended in the one, and not in the other.
    assert DIFFERENCES.replace("&", "&amp;") in browser.get(reverse("sources")).content.decode()


def test_the_list_says_what_each_return_says(reads: Callable[..., SignedIn]) -> None:
    says = text_of(reads(DIFFERING), DIFFERENCES)
    for sentence in (
        "the children in need census says nothing, the Standard Safeguarding Dataset "
        "1 February 2025.",
        "The children in need census has a child protection plan that began on 1 July 2024; "
        "the Standard Safeguarding Dataset has not.",
        "The Standard Safeguarding Dataset has a child protection plan that began on "
        "1 August 2024; the children in need census has not.",
        "Showing all 3 differences",
    ):
        assert sentence in says


@pytest.mark.parametrize(
    ("filtered", "listed"),
    [
        ("&said_by=one", "31 March 2025. 1 difference."),
        ("&said_by=other", "31 March 2025. 1 difference."),
        ("&said_by=both&column=ended_on", "31 March 2025. 1 difference."),
        ("&column=started_on", "No child whom you may open is in this list."),
    ],
)
def test_the_list_is_cut_by_who_has_the_row_and_by_what_differs(
    reads: Callable[..., SignedIn], filtered: str, listed: str
) -> None:
    assert listed in text_of(reads(DIFFERING), DIFFERENCES + filtered)


def test_a_filter_that_there_is_not_is_not_there(reads: Callable[..., SignedIn]) -> None:
    assert reads(DIFFERING).get(f"{DIFFERENCES}&said_by=neither").status_code == 404


def test_children_are_counted_by_who_has_them(reads: Callable[..., SignedIn]) -> None:
    says = text_of(reads(DIFFERING), reverse("sources"))
    assert "Children only in the first Only in the second In both, differing" in says
    assert "says 2, the Standard Safeguarding Dataset 1 1 1 1" in says


def test_the_list_says_who_is_believed(reads: Callable[..., SignedIn]) -> None:
    browser = reads(DIFFERING)
    says = text_of(browser, DIFFERENCES)
    assert "The return that speaks to the later day is believed first. Choose who speaks" in says


def test_the_list_can_be_taken_away(reads: Callable[..., SignedIn]) -> None:
    address = DIFFERENCES.replace(reverse("differences"), reverse("differences_to_take"))
    answer = reads(DIFFERING).get(f"{address}&said_by=other")
    assert answer["Content-Type"] == "text/csv"
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0] == ["Child", "How they differ", "Where it is said"]
    assert [line[0] for line in lines[1:]] == ["C"]
    assert "has a child protection plan that began on 1 August 2024" in lines[1][1]


def test_no_cell_of_the_file_is_a_formula() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert harmless("Ada Marsh") == "Ada Marsh"


def test_returns_that_agree_have_no_list_to_open(reads: Callable[..., SignedIn]) -> None:
    browser = reads(AGREEING)
    assert "says 1, the Standard Safeguarding Dataset 1" in text_of(browser, reverse("sources"))
    assert DIFFERENCES.replace("&", "&amp;") not in (
        browser.get(reverse("sources")).content.decode()
    )


def test_a_social_worker_without_these_children_opens_none(
    reads: Callable[..., SignedIn],
) -> None:
    says = text_of(reads(DIFFERING, Role.SOCIAL_WORKER), DIFFERENCES)
    assert "No child whom you may open is in this list." in says
    assert "1 July 2024" not in says


def test_a_pair_that_there_is_not_is_not_there(reads: Callable[..., SignedIn]) -> None:
    asked = f"{reverse('differences')}?table=child_protection_plans&one=cin_census&other=annex_a"
    assert reads(DIFFERING).get(asked).status_code == 404
