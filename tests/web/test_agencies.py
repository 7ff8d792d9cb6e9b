"""The agencies at a meeting, typed together where they are kept here: the GP is always asked about,
and what each answers is a row as an extract has it."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.roles import Role
from goldenthread.casework.agencies import (
    ANSWERS,
    BESIDE,
    answer_of,
    cells_of,
    is_answered,
    wrong_with_agency,
)
from goldenthread.casework.models import Draft
from goldenthread.ledger.following import read
from tests.conftest import SignedIn
from tests.ledger.typing_here import keep_here
from tests.web.test_receipts import text_of
from tests.web.test_records import address

Browser = Callable[..., SignedIn]
TABLE = "meeting_agencies"
TODAY = datetime.date(2026, 3, 31)
MEETING = {"meeting": "STRATEGY_DISCUSSION", "meeting_on": TODAY}
ASKED = {"invited_on": TODAY}


def wrong(agency: str, answer: str, **beside: Any) -> set[str]:
    """The questions of which it is told that something is wrong."""
    meeting = {name: beside.pop(name, value) for name, value in MEETING.items()}
    cells = meeting | cells_of(agency, answer, beside)
    return {one.column for one in wrong_with_agency(cells, answer, today=TODAY)}


SOON = TODAY + datetime.timedelta(days=7)
WRONG = [
    ("GP", "", {}, {"came"}),  # it cannot be left blank
    ("GP", "not_invited", {}, {"not_invited_because"}),
    ("GP", "not_invited", {"not_invited_because": "No GP is registered"}, set()),
    ("GP", "came", {}, set()),  # though no invitation is on record
    ("GP", "apologies", ASKED, set()),
    ("GP", "not_of_child", {}, {"came"}),
    ("GP", "", ASKED, {"came"}),  # invited, and the meeting is over
    ("GP", "", ASKED | {"meeting_on": SOON}, set()),
    ("GP", "came", ASKED | {"meeting_on": SOON}, {"came"}),
    ("POLICE", "", {}, set()),
    ("POLICE", "not_invited", {}, {"not_invited_because"}),
    ("POLICE", "not_invited", ASKED | {"not_invited_because": "Late"}, {"invited_on"}),
    ("POLICE", "came", {"invited_on": SOON}, {"invited_on", "meeting_on"}),
    ("POLICE", "came", {"meeting_on": datetime.date(2028, 1, 1)}, {"came", "meeting_on"}),
    ("POLICE", "came", {"report_received_on": TODAY, "report_shared_on": datetime.date(2026, 3, 1)},
     {"report_shared_on"}),
]  # fmt: skip


@pytest.mark.parametrize(("agency", "answer", "beside", "expected"), WRONG)
def test_what_cannot_be_so_of_an_agency(
    agency: str, answer: str, beside: dict[str, Any], expected: set[str]
) -> None:
    assert wrong(agency, answer, **beside) == expected


said = st.fixed_dictionaries(
    {
        "invited_on": st.none() | st.just(TODAY),
        "not_invited_because": st.none() | st.just("Late"),
        "contributed": st.none() | st.booleans(),
        "report_received_on": st.none() | st.just(TODAY),
        "report_shared_on": st.none() | st.just(TODAY),
        "relevant": st.none() | st.booleans(),
        "came": st.none() | st.booleans(),
        "apologies": st.none() | st.booleans(),
    }
)


@given(said)
def test_a_row_that_is_opened_and_saved_as_it_stands_says_what_it_said(row: dict[str, Any]) -> None:
    answer = answer_of(row)
    again = cells_of("POLICE", answer, {name: row[name] for name in BESIDE}, row)
    assert answer_of(again) == answer
    assert {name: again[name] for name in ("relevant", "came", "apologies")} == {
        name: row[name] for name in ("relevant", "came", "apologies")
    }
    if answer not in ("not_of_child", "came", "apologies", "absent"):
        assert {name: again[name] for name in BESIDE} == {name: row[name] for name in BESIDE}


@given(st.sampled_from(sorted(ANSWERS)), said)
def test_what_was_answered_is_read_again(answer: str, beside: dict[str, Any]) -> None:
    cells = cells_of("POLICE", answer, beside)
    if answer != "not_invited" or beside["not_invited_because"]:
        assert answer_of(cells) == answer
    assert is_answered(answer, dict.fromkeys(BESIDE)) == (answer != "")


def held() -> dict[str, tuple[Any, ...]]:
    """Each agency on record: relevant, invited, why not, came, sent apologies."""
    rows = read().rows(f"select * from {TABLE} where child_id = 'A1'")
    names = ("relevant", "invited_on", "not_invited_because", "came", "apologies")
    return {row["agency"]: tuple(row[name] for name in names) for row in rows}


def hidden(html: str) -> dict[str, str]:
    """What stands in the hidden fields."""
    found = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', html)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def send(browser: Client, where: str, said: dict[str, str]) -> str:
    """Open the form and send it; what it then says, empty where it leads on."""
    answer = browser.post(where, hidden(browser.get(where).content.decode()) | said)
    return "" if answer.status_code == 302 else answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_agencies_at_a_meeting_are_typed_together_corrected_and_taken_back(
    children: Path, signed_in: Browser
) -> None:
    today = timezone.localdate()
    keep_here(TABLE, today)
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    where = address("typed", "A1", TABLE)
    meeting = {"meeting": "STRATEGY_DISCUSSION", "meeting_on": today.isoformat()}
    police = {"POLICE-came": "came", "POLICE-invited_on": today.isoformat()}
    html = send(manager, where, meeting | police)
    assert "General practice: say whether it came or, where it was not invited, why" in html
    assert held() == {}
    assert Draft.objects.count() == 1  # and nothing of it is lost
    other = signed_in(Role.SOCIAL_WORKER, worker_code="W1")
    theirs = hidden(other.get(where).content.decode())
    gp = {"GP-came": "not_invited", "GP-not_invited_because": "No GP is registered"}
    assert send(manager, where, meeting | police | gp) == ""
    assert not Draft.objects.exists()
    assert held() == {
        "GP": (True, None, "No GP is registered", None, None),
        "POLICE": (True, today, None, True, False),
    }
    # Somebody who had the form open meanwhile is shown both, and loses nothing.
    html = other.post(where, theirs | meeting | {"GP-came": "apologies"}).content.decode()
    assert "or somebody changed it while you typed" in text_of(html)
    assert "General practice not invited no invitation on record; sent apologies" in text_of(html)
    assert held()["GP"][2] == "No GP is registered"
    other.post(where, hidden(html) | meeting | {"GP-came": "apologies"})
    assert held()["GP"] == (True, None, None, False, True)
    assert held()["POLICE"][3] is True
    # One row of the list leads to the whole meeting, whose day may have been wrong.
    listed = manager.get(address("records_of_child", "A1", TABLE)).content.decode()
    again = re.findall(rf"/children/[0-9a-f-]+/records/{TABLE}/[0-9a-f]{{16}}/", listed)
    assert len(again) == 2
    html = manager.get(again[0]).content.decode()
    whole = hidden(html) | {"GP-came": "apologies", "POLICE-came": "absent"}
    day = (today - datetime.timedelta(days=1)).isoformat()
    manager.post(again[0], whole | meeting | {"meeting_on": day})
    assert {agency: row[3] for agency, row in held().items()} == {"GP": False, "POLICE": False}
    listed = manager.get(address("records_of_child", "A1", TABLE)).content.decode()
    again = re.findall(rf"/children/[0-9a-f-]+/records/{TABLE}/[0-9a-f]{{16}}/", listed)
    send(manager, again[0], meeting | {"GP-came": "apologies", "take_back": "yes"})
    assert held() == {}
