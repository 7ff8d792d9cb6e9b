"""`goldenthread account`: the first who may sign in to a home of one's own."""

import io
import sys

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from goldenthread.access.models import AccessEntry, Appointment, Person
from goldenthread.commands import accounts
from goldenthread.commands.main import main

pytestmark = pytest.mark.django_db(transaction=True)
ADA = "ada.penhallow@council.example"


@pytest.fixture(autouse=True)
def ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command finds Django set up."""
    monkeypatch.setattr(accounts, "ready", lambda: None)


def left(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit code, and what was said on stdout and stderr."""
    with pytest.raises(SystemExit) as end:
        main(["account", *words])
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


def test_the_first_administrator_signs_in(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    code, out, err = left(capsys, ADA.upper())
    assert (code, err) == (0, "")
    password = out.split("said this once: ")[1].split()[0]
    person = Person.objects.get(email=ADA)
    assert (person.full_name, person.password_is_temporary) == ("Ada Penhallow", True)
    assert [a.role for a in Appointment.objects.filter(person=person)] == ["administrator"]
    assert Appointment.objects.get(person=person).made_by != person
    actions = list(AccessEntry.objects.values_list("action", flat=True))
    assert actions == [f"adds person {person.pk}", f"appoints person {person.pk} to administrator"]
    assert password not in caplog.text
    browser = Client()
    answer = browser.post(reverse("account_login"), {"login": ADA, "password": password})
    assert answer.status_code == 302
    assert browser.session["_auth_user_id"] == str(person.pk)


def test_again_nothing_is_changed(capsys: pytest.CaptureFixture[str]) -> None:
    left(capsys, ADA)
    before = Person.objects.get(email=ADA).password
    code, out, err = left(capsys, ADA, "--role", "director")
    assert (code, err) == (0, "")
    assert out.startswith(f"{ADA} has an account already, and nothing was changed")
    assert "password, said" not in out
    assert Person.objects.get(email=ADA).password == before
    assert [a.role for a in Appointment.objects.all()] == ["administrator"]


def test_a_password_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    code, out, err = left(capsys, ADA, "--ask")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not Person.objects.filter(email=ADA).exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("seven made-up kites\n"))
    code, out, err = left(capsys, ADA, "--ask")
    assert (code, err) == (0, "")
    assert "kites" not in out
    assert Person.objects.get(email=ADA).check_password("seven made-up kites")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("nobody", "'nobody' is not an e-mail address."),
        (f"{ADA} --role boss", "--role takes one of: director, head_of_service, team_manager,"),
        (f"{ADA} --role team-manager", "Say which team."),
        (f"{ADA} --role social_worker --team North", "Say by which code the case system knows"),
        (f"{ADA} --role head_of_service", "--service takes one of: Safeguarding"),
    ],
)
def test_what_cannot_be_done(
    words: str, why: str, capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.SERVICES = {"Safeguarding": ["North"]}
    code, out, err = left(capsys, *words.split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"goldenthread: {why}")
    assert not Person.objects.exclude(email__endswith=".invalid").exists()


def test_a_role_that_needs_a_reach(capsys: pytest.CaptureFixture[str], settings: Settings) -> None:
    settings.SERVICES = {"Safeguarding": ["North"]}
    one = ("a@council.example", "--role", "team manager", "--team", "North", "--name", "Tam Cole")
    assert left(capsys, *one)[0] == 0
    two = ("b@council.example", "--role", "head_of_service", "--service", "Safeguarding")
    assert left(capsys, *two)[0] == 0
    reach = Appointment.objects.order_by("pk").values_list("person__full_name", "team", "service")
    assert list(reach) == [("Tam Cole", "North", ""), ("B", "", "Safeguarding")]
