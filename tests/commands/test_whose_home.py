"""Whose home it is: made up only where `demo` made it, and of the one council that is named."""

import tomllib
from argparse import Namespace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from goldenthread.commands import demo, loading
from goldenthread.commands.demo import _say_whose_home_it_is
from goldenthread.commands.ground import Wrong
from goldenthread.commands.serving import _name_the_council
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.feed import councils
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fresh(tmp_path: Path, settings: Settings) -> Settings:
    """The settings of a home of which nothing is said."""
    settings.HOME = tmp_path
    settings.COUNCIL_NAME, settings.COUNCIL_CODE = "this council", ""
    settings.COUNCIL_IS_MADE_UP = settings.COUNCIL_IS_NAMED = False
    return settings


def test_demo_says_that_its_home_is_made_up(fresh: Settings, tmp_path: Path) -> None:
    _say_whose_home_it_is()
    said = tomllib.loads((tmp_path / "settings.toml").read_text())
    assert said == {"council": {"name": "Thornbeck Council", "code": "899", "made_up": True}}
    assert (fresh.COUNCIL_NAME, fresh.COUNCIL_IS_MADE_UP) == ("Thornbeck Council", True)
    assert (tmp_path / "settings.toml").read_text() == demo.SETTINGS_OF_THORNBECK


def test_demo_leaves_what_a_council_says(
    fresh: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text("[council]\n")
    _say_whose_home_it_is()
    assert (tmp_path / "settings.toml").read_text() == "[council]\n"
    assert not fresh.COUNCIL_IS_MADE_UP
    assert "does not say `made_up = true`" in capsys.readouterr().out


def test_demo_calls_no_other_council_made_up(fresh: Settings, tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")], council="202"), tmp_path)
    with pytest.raises(Wrong, match="holds another council"):
        _say_whose_home_it_is()
    assert not (tmp_path / "settings.toml").exists()
    assert not fresh.COUNCIL_IS_MADE_UP


def test_a_home_without_settings_takes_the_name_of_its_returns(
    fresh: Settings, tmp_path: Path
) -> None:
    _name_the_council()
    assert fresh.COUNCIL_NAME == "this council"
    take_in(census(tmp_path, 2025, [a_child("A1")], council="202"), tmp_path)
    _name_the_council()
    assert (fresh.COUNCIL_NAME, fresh.COUNCIL_IS_MADE_UP) == ("Camden", False)


def test_the_first_file_must_be_of_the_council_named(
    fresh: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(loading, "ready", lambda: None)
    fresh.COUNCIL_CODE = "899"
    path = census(tmp_path, 2025, [a_child("A1")], council="202")
    how = {
        "kind": "",
        "as_at": "",
        "replaces": False,
        "dry_run": False,
        "phases": False,
        "no_links": True,
        "json": False,
    }
    assert loading.load(Namespace(path=[str(path)], **how)) == 1
    assert capsys.readouterr().err == (
        "goldenthread: census_2025.xml is from Camden (202); the settings of this home say that it "
        "is for Thornbeck (made up) (899).\n"
    )
    assert councils(database_uri()) == []
    fresh.COUNCIL_CODE = "202"
    assert loading.load(Namespace(path=[str(path)], **how)) == 0
