"""Why a child is not in one of the lists that people work from, in words, on each list's page."""

import re
from html import unescape

import pytest
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.web.why_not import NOBODY
from tests.conftest import SignedIn
from tests.web import test_teams as of_teams
from tests.web.test_chairs import CHAIR, OFFICER, Browser
from tests.web.test_chairs import handles as handles

pytestmark = pytest.mark.django_db

IN_LIST = "The child is in this list."
PAPERS = "No letter or minutes of a conference of this child that you chaired wait to be sent."
OF_CHAIR = (
    ("conferences", "", "K0", IN_LIST),
    ("conferences", "", "K1", "The conferences are past: 5 June 2023 and 3 February 2025."),
    ("conference_list", "list=plans", "K0", IN_LIST),
    ("conference_list", "list=plans&part=3", "K0", "The plan is at another rung: 12 months."),
    ("conference_list", "list=papers", "K0", PAPERS),
    ("conference_list", "list=papers&part=nobody&of=MINUTES", "K1", "It is another paper:"),
    ("conference_list", "list=dissent", "K1", "is dissent on record."),
    ("conference_list", "list=plans", "K2", NOBODY),
)
OF_OFFICER = (
    ("reviews", "", "K5", IN_LIST),
    ("reviews", "list=dispute", "K5", IN_LIST),
    ("reviews", "list=due-soon", "K5", "The next review is not due soon."),
    ("reviews", "", "K6", NOBODY),
)
OF_DIRECTOR = (
    ("work", "", "K0", IN_LIST),
    ("work", "team=North&verb=chase", "K3", "The child is with another team: South. Besides: "),
    ("work", "clock=strategy-discussion", "K0", "No running of this clock: it starts when"),
    ("team_children", "team=North", "K0", IN_LIST),
    ("team_children", "team=North", "K3", "The child is with another team: South."),
    ("team_children", "worker=not known", "K5", IN_LIST),
    ("team_children", "kind=unborn", "K0", "and not among those of this list: not born yet."),
    ("team_children", "", "K7", "Nobody holds the child on this day"),
    ("changes", "what=plan began&since=2025-03-01", "K2", IN_LIST),
    ("changes", "what=plan began&since=2025-03-01", "K0", "What has begun on 31 March 2025 had be"),
    ("changes", "what=plan began", "K4", "No child protection plan of this child had begun on"),
    ("changes", "what=is without a worker", "K5", "had no worker on 30 March 2025 already."),
    ("service", "", "K5", "without a worker: The child is in this list."),
    ("service", "", "K0", "without a worker: The child is with another worker: W1."),
    ("service", "", "K0", "to be looked at again: what there is, is unseen."),
    ("service", "", "Z9", NOBODY),
)


def check(browser: SignedIn, asked: tuple[tuple[str, str, str, str], ...]) -> None:
    """Each child of a list is told why it is not there; its number stands in no address."""
    for name, query, number, said in asked:
        answer = browser.post(f"{reverse(name)}?{query}", {"child": number})
        html = answer.content.decode()
        part = html[html.index('id="why-not"') :]
        part = part[part.index("</summary>") : part.index("<form")]
        words = " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split())
        assert said in words.replace(" :", ":").replace(" ,", ","), (name, query, number, words)
        assert not re.search(rf'(?:href|action)="[^"]*{number}', html)


def test_a_chair_and_an_officer_are_told(handles: dict[str, str], signed_in: Browser) -> None:
    check(signed_in(CHAIR, worker_code="C1"), OF_CHAIR)
    check(signed_in(OFFICER, worker_code="R1"), OF_OFFICER)


def test_a_day_and_an_edition_go_along(handles: dict[str, str], signed_in: Browser) -> None:
    asked = "on=2025-02-01&known_at=1"
    for role, code, names in (
        (CHAIR, "C1", ("conferences", "conference_list", "endings")),
        (OFFICER, "R1", ("reviews",)),
    ):
        browser = signed_in(role, worker_code=code)
        for name in names:
            html = unescape(browser.get(f"{reverse(name)}?{asked}").content.decode())
            main = html[html.index("<main") :]
            links = re.findall(r'href="(/(?:children|conferences|reviews)/[^"]*)"', main)
            assert "1 February 2025" in main
            assert links
            assert all(asked in one for one in links), links
            assert browser.get(f"{reverse(name)}?on=2025-02-31").status_code == 400
            assert browser.get(f"{reverse(name)}?known_at=99").status_code == 404


def test_an_earlier_day_is_told_as_it_stood(handles: dict[str, str], signed_in: Browser) -> None:
    browser = signed_in(CHAIR, worker_code="C1")
    then = browser.get(f"{reverse('conference_list')}?list=plans&on=2025-02-01").content.decode()
    now = browser.get(f"{reverse('conference_list')}?list=plans").content.decode()
    assert ("1 row" in then, "2 rows" in now) == (True, True)
    assert handles["K1"] in now
    assert handles["K1"] not in then
    ended = browser.get(f"{reverse('endings')}?on=2024-10-31").content.decode()
    assert "5 June 2023" in ended
    assert "4 November 2024" not in ended


def test_who_answers_for_teams_is_told(signed_in: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    of_teams.show(of_teams.record(), monkeypatch)
    for child in of_teams.KNOWN:
        of_teams.Child.objects.create(council="899", child_id=child)
    check(signed_in(Role.DIRECTOR), OF_DIRECTOR)
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    lists = ("work", "team_children", "changes", "service")
    check(manager, tuple((name, "", child, NOBODY) for name in lists for child in ("K3", "Z9")))
