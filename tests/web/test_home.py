"""The home page and the lists behind it: what adds up, what opens, to whom, what is not known."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.naming import pseudonym_of
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from goldenthread.measures.published import COUNCIL
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.steps import CIN_PLANS, EARLY_HELP, EPISODES, STANDARD, Step, StepList
from goldenthread.web.pages.numbers.home.continuum import of_all
from tests.conftest import SignedIn
from tests.spec.given import CALENDAR, record_of

pytestmark = pytest.mark.django_db

GIVEN = {
    "people": """
        child_id | born_on    | sex | ethnicity
        K-ONE    | 2016-05-17 | F   | WBRI
        K-TWO    | 2018-09-09 | M   | WBRI
        K-THREE  | 2020-01-02 | M   | WBRI
        K-FOUR   | 2012-12-12 | F   | BCRB
        K-FIVE   | 2011-12-12 | F   | BCRB
        K-SIX    | 2015-12-12 | F   | BCRB
    """,
    "names": """
        child_id | name        | family
        K-ONE    | Wilma Dray  | FAM-7
        K-TWO    | Bertie Dray | FAM-7
        K-THREE  | Cosmo Dray  | FAM-7
    """,
    "allocations": """
        child_id | worker | team  | started_on | ended_on
        K-ONE    | W1     | North | 2024-06-01 |
        K-TWO    | W2     | North | 2024-06-01 |
        K-THREE  | W3     | South | 2024-06-01 |
    """,
    "referrals": """
        child_id | referred_on | closed_on  | source | primary_need | no_further_action
        K-ONE    | 2024-06-03  |            | 6      | N1           | no
        K-TWO    | 2024-06-03  |            | 6      | N1           | no
        K-THREE  | 2024-06-03  |            | 6      | N4           | no
        K-FOUR   | 2024-06-03  |            | 2A     | N1           | no
        K-FIVE   | 2024-06-03  |            | 2A     | N4           | no
        K-SIX    | 2024-06-03  | 2024-09-01 | 2A     | N4           | no
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        K-ONE    | 2024-06-03  | 2024-06-03 | 2024-07-10
        K-THREE  | 2024-06-03  | 2024-06-03 | 2024-07-10
        K-FOUR   | 2024-06-03  | 2024-06-03 | 2024-07-10
        K-FIVE   | 2024-06-03  | 2024-06-03 | 2024-07-10
        K-FIVE   | 2024-06-03  | 2024-09-03 | 2024-10-10
    """,
    "assessment_factors": """
        child_id | referred_on | assessment_started_on | factor
        K-ONE    | 2024-06-03  | 2024-06-03            | 16A
        K-THREE  | 2024-06-03  | 2024-06-03            | 3A
        K-FOUR   | 2024-06-03  | 2024-06-03            | 3A
        K-FIVE   | 2024-06-03  | 2024-06-03            | 16A
        K-FIVE   | 2024-06-03  | 2024-09-03            | 3A
    """,
    "child_protection_plans": """
        child_id | referred_on | started_on | ended_on | initial_category | latest_category
        K-ONE    | 2024-06-03  | 2024-07-22 |          | NEG              | NEG
        K-TWO    | 2024-06-03  | 2024-07-22 |          | MUL              | MUL
    """,
}
KNOWN = ("K-ONE", "K-TWO", "K-THREE", "K-FOUR", "K-FIVE")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The record above, which stands at 31 March 2025; nothing changes it."""
    return record_of(GIVEN)


@pytest.fixture
def handles(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The record in place of a loaded one, and the handles of its children."""
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    return {
        child_id: str(Child.objects.create(council="899", child_id=child_id).handle)
        for child_id in (*KNOWN, "K-SIX")
    }


@pytest.fixture
def director(handles: dict[str, str], signed_in: Callable[..., SignedIn]) -> SignedIn:
    """A browser of the director."""
    return signed_in(Role.DIRECTOR)


def text_of(answer: Any) -> str:
    """What a page says, without its tags and with single spaces."""
    html = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def rows_under(answer: Any, caption: str) -> dict[str, list[str]]:
    """The cells of a table by the heading of their row."""
    html = answer.content.decode()
    found = re.search(rf"{re.escape(caption)}[^<]*</caption>.*?</table>", html, flags=re.S)
    assert found, f"there is no table {caption!r}"
    rows = {}
    for row in re.findall(r"<tr.*?</tr>", found[0], flags=re.S)[1:]:
        cells = [
            re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", cell))).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.S)
        ]
        rows[cells[0]] = cells[1:]
    return rows


STEPS = "Children at each step of the continuum of need"
GROUPS = "What is recorded of neglect, each child once at the highest step"


def test_each_child_stands_once_at_the_highest_step_and_in_any(director: SignedIn) -> None:
    steps = rows_under(director.get("/"), STEPS)
    assert steps["Open episode of need"] == ["3", "0", "1", "2", "5"]
    assert steps["Child protection plan"] == ["2", "1", "1", "0", "2"]
    assert steps["All steps, each child once"] == ["5", "1", "2", "2", "not added up"]


def test_a_step_of_which_no_return_speaks_says_so(director: SignedIn) -> None:
    steps = rows_under(director.get("/"), STEPS)
    assert steps["Early help"] == ["No loaded return speaks of early help."]
    assert steps["Looked after"] == ["No loaded return speaks of children who are looked after."]
    assert "No loaded return speaks of pre-proceedings on 31 March 2025." in text_of(
        director.get("/")
    ) or "No loaded return speaks of pre-proceedings." in text_of(director.get("/"))


def test_the_tables_add_up(director: SignedIn) -> None:
    home = director.get("/")
    steps, groups = rows_under(home, STEPS), rows_under(home, GROUPS)
    spoken = [[int(cell) for cell in row[:4]] for row in steps.values() if len(row) == 5]
    *each, total = spoken
    assert [sum(column) for column in zip(*each, strict=True)] == total
    assert all(row[0] == sum(row[1:4]) for row in spoken)
    numbers = [[int(cell) for cell in row] for row in groups.values()]
    *each, total = numbers
    assert [sum(column) for column in zip(*each, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in numbers)


def test_what_hides_neglect_is_named_and_not_counted(director: SignedIn) -> None:
    groups = rows_under(director.get("/"), GROUPS)
    assert groups["Cannot be told: category is multiple, which hides neglect"][-1] == "1"
    n1 = next(row for words, row in groups.items() if "primary need N1" in words)
    assert n1[-1] == "1"
    assert groups["Cannot be told: no completed assessment in the open episode"][-1] == "0"
    assert groups["Coded: 16A on the latest assessment and NEG on the plan"][-1] == "1"


def test_16a_ever_in_the_episode_stands_beside(director: SignedIn) -> None:
    home = director.get("/")
    assert "not on the latest assessment alone: 2 children ." in text_of(home)
    ever = director.get(reverse("step"), {"group": "ever-16a"})
    assert text_of(ever).count("From given.xml") == 2


def test_every_number_opens_exactly_its_children(director: SignedIn) -> None:
    html = director.get("/").content.decode()
    opened = 0
    for href, number in re.findall(
        r'href="(/steps/[^"]+)">(?:Open (?:the|all) )?(\d+)(?! of)\b', html
    ):
        listed = director.get(unescape(href))
        assert listed.status_code == 200
        assert text_of(listed).count("From given.xml") == int(number), href
        opened += 1
    assert opened > 15


def test_the_figures_of_the_brief_stand_beside_ours(director: SignedIn) -> None:
    home = director.get("/")
    need = rows_under(home, "Children in need whose primary need is N1, abuse or neglect")
    assert need["Thornbeck Council"][1:] == [
        "3 of 5 (60.0 %)",
        "children with an open episode of need",
    ]
    assert [row[1] for row in need.values()][1:] == [
        "82 % (numbers not published)",
        "1,012 of 1,332 (76.0 %)",
    ]
    plans = rows_under(home, "Open child protection plans for neglect")
    assert [row[1] for row in plans.values()] == [
        "1 of 2 (50.0 %)",
        "41 % (numbers not published)",
        "80 of 192 (41.7 %)",
    ]
    began = rows_under(home, "Open child protection plans that began for neglect")
    assert [row[1] for row in began.values()][2] == "86 of 192 (44.8 %)"
    assert f"{COUNCIL}, in the peer challenge on neglect, 2021" in plans
    said = text_of(home)
    assert said.count("The peer challenge does not say whether its 41 % is of the plans") == 2


def test_each_of_our_shares_opens_to_its_cases(director: SignedIn) -> None:
    html = director.get("/").content.decode()
    links = re.findall(r'href="([^"]+)">\d+ of \d+ <span class="app-whole">\(', html)
    assert len(links) == 3
    for href in links:
        assert director.get(unescape(href)).status_code == 200
    began = director.get(reverse("step"), {"group": "plans-began-for-neglect"})
    said = text_of(began)
    assert "Plan since 22 July 2024 with initial category neglect." in said
    assert said.count("From given.xml") == 2


def test_what_is_missing_is_said(director: SignedIn) -> None:
    said = text_of(director.get("/"))
    assert "2021-22, 2022-23, 2023-24 and 2024-25: 1 April 2021 to 31 March 2025" in said
    assert "Population: not loaded" in said
    assert "People and allocations: not loaded" not in said


def test_a_year_between_is_missed(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    reading = record_of(GIVEN, years=(2022, 2024, 2025))
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    assert "No census for 2022-23 is loaded" in text_of(signed_in(Role.DIRECTOR).get("/"))


def test_what_is_overdue_is_counted_as_its_list_is(
    handles: dict[str, str], signed_in: Callable[..., SignedIn]
) -> None:
    for role in (Role.DIRECTOR, Role.TEAM_MANAGER, Role.SOCIAL_WORKER):
        browser = signed_in(role, team="North", worker_code="W1")
        home = browser.get("/").content.decode()
        links = re.findall(r'href="(/clocks/\?[^"]*state=overdue[^"]*)">(\d+)', home)
        assert links
        for href, number in links:
            listed = text_of(browser.get(unescape(href)))
            assert re.search(rf"\b{number} clocks? overdue", listed), href


def test_before_anything_is_loaded_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    empty = Snapshot(working_days=CALENDAR)
    monkeypatch.setattr(visibility, "reading_at", empty.at)
    said = text_of(signed_in(Role.DIRECTOR).get("/"))
    assert "Nothing has been loaded yet" in said
    assert "Load a census with goldenthread load FILE" in said
    assert "of 0 children" not in said
    steward = signed_in(Role.DATA_STEWARD)
    assert reverse("load_a_file") in steward.get("/").content.decode()
    assert "No return with days in it has been loaded." in text_of(steward.get(reverse("step")))


def test_a_list_is_cut_to_whom_one_may_open(
    handles: dict[str, str], signed_in: Callable[..., SignedIn]
) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    said = text_of(manager.get(reverse("step"), {"step": "episode", "group": "in-step"}))
    assert "You may open 2 of these 5 children." in said
    home = text_of(manager.get("/"))
    assert "Open the 1 child : Neglect is coded" in home
    assert "Open the 1 you may see of 2 children : Neglect cannot be told" in home
    assert "of 5 children (40.0 %) Most often: " in home.replace("( ", "(").replace(" )", ")")
    assert "2 children, none of whom you may open" in home
    assert "Wilma Dray" in said
    assert "Bertie Dray" in said
    assert "Cosmo" not in said
    shown = AccessEntry.objects.filter(outcome=Outcome.SHOWN).values_list("child", flat=True)
    assert {str(child) for child in shown} == {handles["K-ONE"], handles["K-TWO"]}


def test_who_may_not_know_the_children_reads_no_name(
    handles: dict[str, str], signed_in: Callable[..., SignedIn]
) -> None:
    analyst = signed_in(Role.PERFORMANCE_ANALYST)
    html = analyst.get(reverse("step"), {"group": "highest"}).content.decode()
    assert all(pseudonym_of(child_id) in html for child_id in KNOWN)
    assert not [said for said in (*KNOWN, "Wilma", "2016-05-17", "17 May 2016") if said in html]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"step": "episode"}, 200),
        ({"step": "nowhere"}, 404),
        ({"group": "nothing"}, 404),
        ({"step": "no-step"}, 404),
        ({"step": "no-step", "group": "pre-proceedings"}, 200),
        ({"step": "episode", "group": "plans-began-for-neglect"}, 404),
        ({"on": "31 March"}, 400),
        ({"page": "0"}, 400),
        ({"page": "9"}, 200),
        ({"known_at": "9"}, 404),
        ({"on": "1999-01-01"}, 200),
    ],
)
def test_what_the_address_of_a_list_may_ask(
    director: SignedIn, query: dict[str, str], status: int
) -> None:
    assert director.get(reverse("step"), query).status_code == status


def test_another_day_is_kept_in_every_link(director: SignedIn) -> None:
    home = director.get("/", {"on": "2024-06-30"})
    assert "On 30 June 2024" in text_of(home)
    links = re.findall(r'href="(/steps/[^"]+)"', home.content.decode())
    assert links
    for href in links:
        assert parse_qs(urlsplit(unescape(href)).query)["on"] == ["2024-06-30"]
    steps = rows_under(home, STEPS)
    assert steps["Child protection plan"] == ["0", "0", "0", "0", "0"]


def test_a_role_without_pages_is_told_so(signed_in: Callable[..., SignedIn]) -> None:
    assert "Nothing is yours yet" in text_of(signed_in(Role.LEGAL).get("/"))
    answer = signed_in(Role.ADMINISTRATOR).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("people"))


def test_no_day_is_written_into_the_page() -> None:
    folder = Path(__file__).parents[2] / "goldenthread/web/pages"
    for page in ("numbers/home", "numbers/step"):
        for path in (folder / page).iterdir():
            if path.is_file():
                assert not re.search(r"\b(19|20)\d\d\b", path.read_text().replace("2000/svg", ""))


def test_a_percentage_has_its_counts() -> None:
    assert of_all(57, 262) == "of 262 children (21.8 %)"
    assert of_all(0, 0) == "of 0 children"


OWN_LIST = StepList(
    in_force_from=date(2025, 3, 31),
    steps=(
        Step(code="family-help", title="Family Help", sources=(EARLY_HELP, EPISODES, CIN_PLANS)),
        *STANDARD.steps[3:],
    ),
)


def test_a_council_may_have_steps_of_its_own(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    reading = record_of(GIVEN, step_lists=(STANDARD, OWN_LIST))
    monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    director = signed_in(Role.DIRECTOR)
    home = director.get("/")
    said = text_of(home)
    assert re.search(r"These are the steps of \w+ Council, in force from 31 March 2025\.", said)
    steps = rows_under(home, STEPS)
    joined = next(name for name in steps if name.startswith("Family Help"))
    assert "No loaded return speaks of early help." in joined  # beside its numbers, not in place
    assert steps[joined][0] == "3"
    assert "Open episode of need" not in steps
    listed = director.get(reverse("step"), {"step": "family-help"})
    assert "Family Help: each child once, at the highest step" in text_of(listed)
    assert director.get(reverse("step"), {"step": "episode"}).status_code == 404
    before = text_of(director.get("/", {"on": "2025-03-30"}))
    assert "These are the standard steps, in force until 30 March 2025." in before
    assert "Open episode of need" in before
