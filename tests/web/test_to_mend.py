"""The page of what to mend: what it counts, whose it is, and that what is mended closes itself."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.following import forget
from goldenthread.ledger.links import Decision, decide
from goldenthread.ledger.models import Child, Load
from goldenthread.record.links import How, Verdict
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = reverse("to_mend")
ENDS_TOO_SOON = [("2024-06-03", "2024-05-03")]
RIGHT = [("2024-06-03", "2025-01-03")]
WHY = "The plan ends before it starts"
HOLDERS = """child,name,worker,team,from
A1,Ann Made-Up,W1,North,2024-05-01
A2,Bea Made-Up,W2,South,2024-05-01
"""


@pytest.fixture(autouse=True)
def _record_read_afresh() -> None:
    forget()


def load(folder: Path, *plans: list[tuple[str, str]], loaded_on: str = "") -> None:
    """A census in which each of A1, A2 ... has these plans."""
    children = [a_child(f"A{n}", plans=dates) for n, dates in enumerate(plans, start=1)]
    children += [a_child(f"B{n}") for n in range(9)]
    take_in(census(folder, 2025, children), folder)
    if loaded_on:
        at = datetime.datetime.fromisoformat(f"{loaded_on}T09:00:00+00:00")
        Load.objects.filter(pk=Load.objects.order_by("pk").last().pk).update(loaded_at=at)


def holders(folder: Path) -> None:
    path = folder / "people_and_allocations.csv"
    path.write_text(HOLDERS, encoding="utf-8")
    take_in(path, folder)


def listed(browser: SignedIn, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return text_of(browser, f"{ADDRESS}?{query}")


def test_what_is_wrong_is_listed_with_what_it_weakens_and_whose_it_is(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON, RIGHT)
    holders(tmp_path)
    says = listed(signed_in(Role.DIRECTOR), table="child_protection_plans", code="8925")
    assert WHY in says
    assert "Child protection plans: Last day of the plan" in says
    assert "started 3 June 2024, ended 3 May 2024" in says
    assert "Ann Made-Up" in says
    assert "North, W1" in says
    assert "Child protection plans open" in says  # CPP-01 is decided by the end of a plan
    assert "Bea Made-Up" not in says


def test_what_is_mended_closes_itself_and_is_counted_in_its_month(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON, ENDS_TOO_SOON, loaded_on="2026-04-20")
    load(tmp_path, ENDS_TOO_SOON, RIGHT, loaded_on="2026-05-04")
    browser = signed_in(Role.DIRECTOR)
    plans = {"table": "child_protection_plans", "code": "8925"}
    assert "2 things to mend, open on 30 April" in listed(browser, on="2026-04-30", **plans)
    assert "1 thing to mend, open on 31 May" in listed(browser, on="2026-05-31", **plans)
    mended = listed(browser, on="2026-05-31", show="mended", **plans)
    assert "1 thing to mend, mended in May 2026" in mended
    assert "20 April 2026; mended 4 May 2026" in mended
    later = listed(browser, on="2026-06-30", show="mended", **plans)
    assert "0 things to mend, mended in June 2026" in later


def test_an_earlier_edition_knows_nothing_of_the_mending(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON)
    load(tmp_path, RIGHT)
    browser = signed_in(Role.DIRECTOR)
    assert "0 things to mend, open" in listed(browser, code="8925")
    assert "1 thing to mend, open" in listed(browser, code="8925", known_at="1")


def test_a_team_manager_and_a_worker_see_their_own(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON, ENDS_TOO_SOON)
    holders(tmp_path)
    all_open = re.search(r"(\d+) things to mend are open", listed(signed_in(Role.DIRECTOR)))
    assert all_open
    for browser, theirs, other in (
        (signed_in(Role.TEAM_MANAGER, team="North"), "Ann Made-Up", "Bea Made-Up"),
        (signed_in(Role.SOCIAL_WORKER, worker_code="W2"), "Bea Made-Up", "Ann Made-Up"),
    ):
        says = listed(browser, code="8925")
        assert "1 thing to mend, open" in says
        assert theirs in says
        assert other not in says
        assert f"In the whole council {all_open[1]} are open" in says


def test_under_a_pseudonym_no_name_is_said(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON)
    holders(tmp_path)
    says = listed(signed_in(Role.PERFORMANCE_ANALYST), code="8925")
    assert WHY in says
    assert "Ann Made-Up" not in says


def test_a_choice_that_there_is_not_is_not_understood(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(Role.DIRECTOR)
    assert browser.get(f"{ADDRESS}?show=nothing").status_code == 400
    assert browser.get(f"{ADDRESS}?measure=NONE").status_code == 400
    assert "Nothing is to mend" in text_of(browser, ADDRESS)


def test_month_by_month_what_was_open_is_what_came_less_what_was_mended(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON, ENDS_TOO_SOON, loaded_on="2026-04-20")
    before = signed_in(Role.DIRECTOR)
    load(tmp_path, ENDS_TOO_SOON, RIGHT, loaded_on="2026-05-04")
    says = listed(before, on="2026-06-15")
    months = re.findall(r"(April|May|June) 2026 (\d+) (\d+) (\d+) (\d+)", says)
    assert [month[0] for month in months] == ["April", "May", "June"]
    standing = 0
    for _, at_start, came, mended, still_open in months:
        standing += int(at_start) + int(came) - int(mended)
        assert standing == int(still_open)
    assert int(months[1][3]) >= 1


YEARS = {
    "the first return of its kind": ([("2026-04-20", 2025)], "2026-04-30", 1, 0),
    "an older year, loaded later": (
        [("2026-04-20", 2025), ("2026-05-04", 2024)], "2026-05-31", 1, 0
    ),
    "the year after": ([("2026-04-20", 2024), ("2026-05-04", 2025)], "2026-05-31", 0, 1),
}  # fmt: skip


@pytest.mark.parametrize("case", YEARS)
def test_what_a_return_had_wrong_when_it_was_first_loaded_is_not_new(
    case: str, tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    loads, on, at_start, new = YEARS[case]
    for loaded_on, year in loads:
        wrong = [(f"{year - 1}-06-03", f"{year - 1}-05-03")]
        take_in(census(tmp_path, year, [a_child(f"A{year}", plans=wrong)]), tmp_path)
        at = datetime.datetime.fromisoformat(f"{loaded_on}T09:00:00+00:00")
        Load.objects.filter(pk=Load.objects.latest("pk").pk).update(loaded_at=at)
    browser, plans = signed_in(Role.DIRECTOR), {"table": "child_protection_plans", "code": "8925"}
    found = [
        int(
            re.search(
                rf"(\d+) things? to mend, {words}", listed(browser, on=on, show=show, **plans)
            )[1]
        )
        for show, words in (("start", "found at the start"), ("new", "new in"))
    ]
    assert found == [at_start, new]


def test_a_child_says_what_is_to_mend_of_it(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, ENDS_TOO_SOON, RIGHT)
    browser = signed_in(Role.DIRECTOR)
    for child_id, is_wrong in (("A1", True), ("A2", False)):
        handle = Child.objects.get(child_id=child_id).handle
        says = text_of(browser, reverse("child", args=[handle]))
        assert ("Child protection plans: Last day of the plan. The plan ends" in says) is is_wrong


def test_a_child_of_two_ids_says_what_is_to_mend_under_either(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, RIGHT, ENDS_TOO_SOON)
    one = Decision(one="A1", other="A2", verdict=Verdict.SAME, how=How.PERSON, evidence="")
    at = datetime.datetime(2026, 4, 20, 9, tzinfo=datetime.UTC)
    decide(database_uri(), "899", [one], decided_by="somebody", at=at)
    handle = Child.objects.get(child_id="A1").handle
    browser = signed_in(Role.DIRECTOR)
    says = text_of(browser, reverse("child", args=[handle]))
    assert "Child protection plans: Last day of the plan. The plan ends" in says
    says = listed(browser, table="child_protection_plans", code="8925")
    assert "1 thing to mend, open" in says
    assert "No child that is known" not in says
    undone = Decision(one="A1", other="A2", verdict=Verdict.UNDONE, how=How.PERSON, evidence="")
    decide(database_uri(), "899", [undone], decided_by="somebody", at=at)
    says = text_of(browser, reverse("child", args=[handle]))
    assert "Child protection plans: Last day of the plan. The plan ends" not in says


def test_whoever_holds_the_child_mends_what_is_said_of_it_under_another_id(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    load(tmp_path, RIGHT, ENDS_TOO_SOON)
    path = tmp_path / "people_and_allocations.csv"
    path.write_text(HOLDERS.replace("A2,Bea Made-Up,W2,South,2024-05-01\n", ""), encoding="utf-8")
    take_in(path, tmp_path)
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    asked = {"table": "child_protection_plans", "code": "8925"}
    assert WHY not in listed(manager, **asked)
    one = Decision(one="A1", other="A2", verdict=Verdict.SAME, how=How.PERSON, evidence="")
    at = datetime.datetime(2026, 4, 20, 9, tzinfo=datetime.UTC)
    decide(database_uri(), "899", [one], decided_by="somebody", at=at)
    says = listed(manager, **asked)
    assert WHY in says
    assert "North, W1" in says


def test_a_measure_says_for_how_many_cases_it_is_worked_out_and_why_not_for_the_rest(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    path = census(
        tmp_path, 2025, [a_child(f"A{n}", plans=[("2024-06-03", "2025-01-03")]) for n in range(4)]
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<CPPendDate>2025-01-03", "<CPPendDate>2025-01-53", 1))
    take_in(path, tmp_path)
    says = text_of(signed_in(Role.DIRECTOR), reverse("measure", args=["CPP-01"]))
    assert re.search(r"Worked out for 0 of 1 case; 1 cannot be judged: .*cannot be read", says)
