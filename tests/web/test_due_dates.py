"""People decide of due dates: another day is agreed, a pause, a taking back; who is shown what."""

import datetime
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.receipts import key_of
from goldenthread.access.roles import Role
from goldenthread.clocks.running import runs_on
from goldenthread.ledger.following import forget, read
from goldenthread.ledger.models import Child, DateDecision
from tests.ingest.files import a_child, census, day, take_in
from tests.web.test_receipts import Browser, text_of

pytestmark = pytest.mark.django_db(transaction=True)

AS_AT = day("2025-03-31")
VISIT, REVIEW = "protection-visit", "review-conference"
SEEN = {"A1": day("2025-03-05"), "B2": day("2025-03-20")}
"""By a local standard A1 was to be visited again by 19 March 2025, B2 by 3 April. By statute the
plan of either was to be reviewed by 1 January 2025."""


def load(
    folder: Path, name: str, seen: dict[str, datetime.date], *, replaces: bool = False
) -> None:
    """A census of both, and a file of these visits."""
    children = [a_child(number, plans=[("2024-10-01", "")]) for number in seen]
    take_in(census(folder, 2025, children, name=f"{name}.xml"), folder)
    visits = folder / f"{name}.csv"
    visits.write_text(
        "child,visited on,kind of visit,seen,seen alone,bedroom seen,as at\n"
        + "".join(f"{child},{on},CP,yes,yes,yes,31/03/2025\n" for child, on in seen.items())
    )
    take_in(visits, folder, kind="visits", replaces=replaces)
    forget()


@pytest.fixture
def visited(tmp_path: Path) -> Path:
    """A1, whose visit is overdue, and B2, whose visit is not."""
    load(tmp_path, "first", SEEN)
    return tmp_path


def address(child: str, clock: str = VISIT, page: str = "due_date") -> str:
    """The page of the due date of a child's clock."""
    started = SEEN[child] if clock == VISIT else day("2024-10-01")
    key = key_of({"clock": clock, "started_on": started, "about": ""})
    return reverse(page, args=[Child.objects.get(child_id=child).handle, key])


def decide(browser: Client, at: str, do: str, **said: str) -> str:
    """Send one form of the page as it stands there; the words of the page that comes."""
    html = browser.get(at).content.decode()
    found = re.search(rf'name="{do}-after" value="(\d*)"', html)
    fields = {"after": found[1] if found else "", "why": "The family is away"} | said
    sent = {f"{do}-{name}": value for name, value in fields.items()} | {"do": do}
    return text_of(browser.post(at, sent, follow=True).content.decode())


def stands(child: str, clock: str, on: datetime.date = AS_AT, edition: int | None = None) -> tuple:
    """State and due date of the newest running of a child's clock."""
    rows = runs_on(read(edition), on, where=f"clock = '{clock}' and child_id = '{child}'")
    newest = max(rows, key=lambda row: row["started_on"])
    return newest["state"], newest["due_on"], newest["verdict"]


def test_a_day_agreed_moves_a_local_standard_and_stands_beside_a_statutory_date(
    visited: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    before = read().edition
    assert stands("A1", VISIT) == ("overdue", day("2025-03-19"), "not met")
    said = decide(browser, address("A1"), "agree", agreed_on="2025-04-07", whose="Her chair")
    assert "Due 7 April 2025 , the day that was agreed" in said
    assert "decision of Her chair: The family is away" in said
    assert stands("A1", VISIT) == ("due soon", day("2025-04-07"), "unjudged")
    decide(browser, address("A1", REVIEW), "agree", agreed_on="2025-04-07")
    assert stands("A1", REVIEW) == ("overdue", day("2025-01-01"), "not met")
    review = text_of(browser.get(address("A1", REVIEW, "running")).content.decode())
    assert "Another day was agreed, 7 April 2025; the due date stands." in review
    # Neither the day before, nor an edition of before, knows of it.
    assert stands("A1", VISIT, day("2025-03-30"))[0] == "overdue"
    assert stands("A1", VISIT, edition=before)[0] == "overdue"
    known_then = browser.get(f"{address('A1', page='running')}?known_at={before}")
    assert "agreed" not in text_of(known_then.content.decode())
    of_the_day = reverse("on_the_day", args=[Child.objects.get(child_id="A1").handle])
    then = text_of(browser.get(f"{of_the_day}?on=2025-03-30").content.decode())
    assert "Nobody had decided anything" in then or "nothing had been loaded" in then
    assert "7 April 2025" not in then


def test_a_pause_is_not_counted_and_ends_and_is_taken_back(
    visited: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    away = {"paused_from": "2025-03-24", "look_again_on": ""}
    assert "Say its last day" in decide(browser, address("B2"), "pause", **away, paused_to="")
    # Five working days, as Mothering Sunday is none.
    said = decide(browser, address("B2"), "pause", **away, paused_to="2025-03-30")
    assert "Without that it would be due 3 April 2025" in said
    assert "28 March 2025: paused: The family is away" in said
    assert stands("B2", VISIT) == ("running", day("2025-04-10"), "unjudged")
    again = decide(browser, address("B2"), "pause", **away, paused_to="2025-04-02")
    assert "It is paused on days of that already" in again
    number = DateDecision.objects.get().pk
    decide(browser, address("B2"), f"end-{number}", paused_to="2025-04-01")
    assert stands("B2", VISIT) == ("paused", day("2025-04-14"), "unjudged")
    number = DateDecision.objects.latest("pk").pk
    said = decide(browser, address("B2"), f"take-back-{number}", why="They stayed")
    assert stands("B2", VISIT) == ("due soon", day("2025-04-03"), "unjudged")
    assert "Taken back: Paused from 24 March 2025 to 1 April 2025 They stayed" in said
    assert DateDecision.objects.count() == 3
    # A statute lets nobody pause it.
    assert "Pause it" not in text_of(browser.get(address("B2", REVIEW)).content.decode())
    refused = decide(browser, address("B2", REVIEW), "pause", **away, paused_to="2025-03-30")
    assert "Its rule lets nobody pause it" in refused


def test_it_outlives_a_load_and_says_so_where_nothing_runs_as_it_did(
    visited: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    decide(browser, address("A1"), "agree", agreed_on="2025-04-07")
    load(visited, "again", SEEN)
    assert stands("A1", VISIT)[1] == day("2025-04-07")
    load(visited, "corrected", replaces=True, seen=SEEN | {"A1": day("2025-03-06")})
    assert stands("A1", VISIT)[:2] == ("overdue", day("2025-03-20"))
    child = text_of(
        browser.get(
            reverse("child", args=[Child.objects.get(child_id="A1").handle])
        ).content.decode()
    )
    assert "It was decided of a clock that does not run now" in child
    listed = text_of(browser.get(reverse("moved_dates")).content.decode())
    assert "1 decision more on what no longer runs as it did" in listed


def test_of_two_at_once_the_second_is_shown_both(visited: Path, signed_in: Browser) -> None:
    browser, at = signed_in(Role.DIRECTOR), address("A1")
    sent = {"do": "agree", "agree-after": "", "agree-why": "Ill", "agree-agreed_on": "2025-04-07"}
    assert browser.post(at, sent).status_code == 302
    other = sent | {"agree-agreed_on": "2025-04-08", "agree-why": "The worker is on leave"}
    html = signed_in(Role.DIRECTOR).post(at, other).content.decode()
    assert "Somebody decided something of it while you wrote" in html
    assert "The worker is on leave" in html
    assert DateDecision.objects.count() == 1
    after = re.search(r'name="agree-after" value="(\d+)"', html)
    assert after
    assert browser.post(at, other | {"agree-after": after[1]}).status_code == 302
    first, second = DateDecision.objects.order_by("pk")
    assert second.instead_of == first.pk
    assert stands("A1", VISIT)[1] == day("2025-04-08")


def test_who_may_not_decide_reads_it_and_under_a_pseudonym_without_the_reason(
    visited: Path, signed_in: Browser
) -> None:
    decide(signed_in(Role.DIRECTOR), address("A1"), "agree", agreed_on="2025-04-07", why="Tom died")
    analyst = signed_in(Role.PERFORMANCE_ANALYST)
    for page in (address("A1"), address("A1", page="running"), reverse("moved_dates")):
        says = text_of(analyst.get(page).content.decode())
        assert "Another day agreed: 7 April 2025" in says
        assert "Tom" not in says
    assert analyst.post(address("A1"), {"do": "agree"}).status_code == 403
    assert not re.search("Agree this day", analyst.get(address("A1")).content.decode())


CANNOT_BE = (
    ("agree", {"agreed_on": ""}, "Choose a day"),
    ("agree", {"agreed_on": "2025-04-07", "why": " "}, "Say why"),
    ("agree", {"agreed_on": "2025-03-30"}, "Choose a day that is not over yet"),
    ("agree", {"agreed_on": "2099-01-01"}, "Choose a day within a year from now"),
    ("agree", {"agreed_on": "2025-04-03"}, "It is due on that day already"),
    ("pause", {"paused_from": "2025-03-19", "paused_to": "2025-03-30"}, "It had not started"),
    ("pause", {"paused_from": "2025-04-04", "paused_to": "2025-04-05"}, "moves nothing"),
    ("pause", {"paused_from": "2025-03-24", "paused_to": "2025-03-23"}, "before the first"),
    ("pause", {"paused_from": "2025-03-24"}, "Say its last day"),
    ("pause", {"paused_from": "2025-03-24", "look_again_on": "2020-01-01"}, "after today"),
    ("end-77", {"paused_to": "2025-03-31"}, "That no longer stands"),
)


def test_what_cannot_be_is_kept_in_the_form_and_said_in_words(
    visited: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    for do, said, problem in CANNOT_BE:
        assert problem in decide(browser, address("B2"), do, **said), said
    assert browser.post(address("B2"), {"do": "forget"}).status_code == 200
    assert not DateDecision.objects.exists()
