"""`goldenthread grab-bag`: who is in it, that it is sealed, what is logged and what is refused."""

import base64
import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pypdfium2 import PdfDocument

from goldenthread.access.grab_bags import A_NIGHT, bags_made
from goldenthread.access.models import AccessEntry
from goldenthread.commands.grab_bag import PASSWORD
from goldenthread.commands.main import main
from goldenthread.ledger.following import forget
from goldenthread.packs.grab_bag import key_of
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "a password of the night"


@pytest.fixture(autouse=True)
def ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands find Django set up, and a schedule that says the password."""
    for module in ("asking", "grab_bag"):
        monkeypatch.setattr(f"goldenthread.commands.{module}.ready", lambda: None)
    monkeypatch.setenv(PASSWORD, WORDS)


def said(*words: str) -> int:
    """The exit code of a command."""
    forget()
    with pytest.raises(SystemExit) as left:
        main(["grab-bag", *words])
    return int(left.value.code or 0)


def opened(file: Path, password: str) -> dict[str, str]:
    """What is inside: the page of lists, and the CSV."""
    names = ("salt", "nonce", "sealed")
    text = file.read_text(encoding="utf-8")
    salt, nonce, sealed = (
        base64.b64decode(re.search(rf'{name} = bytes\("(.+?)"\)', text)[1])  # type: ignore[index]
        for name in names
    )
    inside: dict[str, str] = json.loads(AESGCM(key_of(password, salt)).decrypt(nonce, sealed, None))
    return inside


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A1 with an open plan, A2 whose plan has ended, A3 with none."""
    children = [
        a_child("A1", plans=[("2024-06-03", "")]),
        a_child("A2", plans=[("2024-06-03", "2024-12-02")]),
        a_child("A3"),
    ]
    take_in(census(tmp_path, 2025, children), tmp_path)
    return tmp_path / "night" / "bag.html"


def test_it_holds_who_is_protected_sealed_and_logged(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = AccessEntry.objects.count()
    assert said("--out", str(loaded), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["lists"]["Subject of a child protection plan"] == 1
    assert answer["lists"]["Missing"] == 0
    text = loaded.read_text(encoding="utf-8")
    assert "A1" not in re.sub(r'bytes\(".+?"\)', "", text)
    assert loaded.stat().st_mode & 0o077 == 0
    inside = opened(loaded, WORDS)
    assert "<td>A1</td>" in inside["html"]
    assert not any(one in inside["html"] for one in ("<td>A2</td>", "<td>A3</td>"))
    assert (
        "No return that is loaded speaks of this: that it is empty says nothing." in inside["html"]
    )
    assert ",A1," in inside["csv"]
    printed = PdfDocument(base64.b64decode(inside["pdf"]))
    on_paper = "".join(page.get_textpage().get_text_range() for page in printed)
    assert re.findall(r"\bA\d\b", on_paper) == ["A1"]
    assert AccessEntry.objects.count() == before + 1


def test_another_password_opens_nothing(loaded: Path) -> None:
    said("--out", str(loaded))
    with pytest.raises(InvalidTag):
        opened(loaded, "another password")


def test_on_an_earlier_day_who_was_protected_then_is_in_it(loaded: Path) -> None:
    said("--out", str(loaded), "--on", "2024-11-30")
    assert "<td>A2</td>" in opened(loaded, WORDS)["html"]


def test_a_night_that_failed_is_known(loaded: Path) -> None:
    assert said("--out", str(loaded)) == 0
    made = bags_made()
    assert made.made_at
    assert not made.failed_at
    assert not made.is_late(made.made_at + A_NIGHT)
    assert made.is_late(made.made_at + A_NIGHT + timedelta(seconds=1))
    loaded.unlink()
    loaded.mkdir()
    assert said("--out", str(loaded)) == 2
    assert bags_made().made_at == made.made_at
    assert bags_made().failed_at


@pytest.mark.parametrize(
    ("password", "why"),
    [("short", "the password needs 12 letters or more"), (None, "say the password in")],
)
def test_without_a_password_worth_the_name_nothing_is_written(
    password: str | None, why: str, tmp_path: Path
) -> None:
    """In a process of its own, as a schedule runs it: nothing is imported beforehand."""
    known = {name: value for name, value in os.environ.items() if name != PASSWORD}
    command = [sys.executable, "-m", "goldenthread", "grab-bag", "--out", str(tmp_path / "bag")]
    ran = subprocess.run(
        command,
        env=known | ({PASSWORD: password} if password else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 2
    assert why in ran.stderr
    assert not (tmp_path / "bag").exists()
