"""What a council says in `settings.toml`: what is followed, and what is refused in which words."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from goldenthread.commands.demo import SETTINGS_OF_THORNBECK
from goldenthread.config import home
from goldenthread.config.home import CouncilSettings, council_settings
from goldenthread.record.steps import STANDARD, STEPS, list_on

EXAMPLE = Path(home.__file__).parent / "settings_example.toml"
LIST = """
[[continuum]]
from = 2026-04-01
steps = [
    {name = "Family Help", sources = ["early help", "episodes of need", "child in need plans"]},
    {name = "Child protection plan", sources = ["child protection plans"]},
    {name = "Looked after", sources = ["children who are looked after"]},
]
"""


def said(folder: Path, text: str) -> CouncilSettings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return council_settings(folder)


def test_nothing_said_is_the_standard(tmp_path: Path) -> None:
    assert council_settings(tmp_path).step_lists == STEPS
    assert said(tmp_path, "").step_lists == STEPS
    assert said(tmp_path, "").idle_minutes == 30


def test_the_example_can_be_followed(tmp_path: Path) -> None:
    found = said(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    assert found.name == "Thornbeck Council"
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2027, 4, 1))
    titles = [[s.title for s in list_on(day, found.step_lists).steps] for day in days]
    assert titles[0] == [step.title for step in STANDARD.steps]
    assert titles[1][2] == "Family Help"
    assert titles[2] == ["Family Help", "Child protection plan", "Looked after"]


def test_a_list_may_stand_before_an_older_one(tmp_path: Path) -> None:
    earlier = LIST.replace("2026-04-01", "2025-04-01").replace("Family Help", "Help")
    found = said(tmp_path, LIST + earlier).step_lists
    assert list_on(date(2025, 12, 1), found).steps[0].title == "Help"
    assert list_on(date(2026, 12, 1), found).steps[0].title == "Family Help"


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ("[[continuum]]", "[continuum]", "begin each list of steps with [[continuum]]"),
        ("from = 2026-04-01", "", "the first day on which it is in force"),
        ("2026-04-01", '"soon"', "the first day on which it is in force"),
        ("2026-04-01", "2026-04-01T09:00:00", "the first day on which it is in force"),
        ("from =", "to = 1\nfrom =", "the list of steps from 1 April 2026 says 'to', which is"),
        ('"early help", ', "", "leaves out 'early help', so that its children would be counted"),
        ('"early help"', '"plans"', "'plans', of the step 'Family Help', is no source; there are"),
        ('"early help"', '"child protection plans"', "has the source 'child protection plans' mo"),
        ('"Looked after"', '"Family  help"', "has the step 'Family Help' more than once"),
        ('"Looked after"', '""', "needs a `name` of no more than 60 letters"),
        ('"Looked after"', '"No step"', "'No step' cannot be the name of a step"),
        ('name = "Looked after"', "name = 3", "needs a `name`"),
        ('sources = ["child protection plans"]', "sources = []", "has no `sources`; there are"),
        ('sources = ["child protection plans"]', 'source = "x"', "'source', which is not known"),
        ("steps = [", "steps = [3, ", "write each step of the list of steps from 1 April 2026 as"),
        ("2026-04-01", "2026-13-01", "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_followed(tmp_path: Path, was: str, becomes: str, why: str) -> None:
    assert was in LIST
    with pytest.raises(ImproperlyConfigured, match=r"^settings\.toml") as refused:
        said(tmp_path, LIST.replace(was, becomes, 1))
    assert why in str(refused.value)
    assert str(refused.value).endswith(".")


def test_two_lists_from_one_day(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="two lists of steps begin on 1 April 2026"):
        said(tmp_path, LIST + LIST)


def test_a_list_without_steps(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="from 1 April 2026 has no steps"):
        said(tmp_path, "[[continuum]]\nfrom = 2026-04-01\n")


@pytest.mark.parametrize("minutes", ['"30"', "0", "601", "true", "2.5"])
def test_minutes_that_are_none(tmp_path: Path, minutes: str) -> None:
    assert said(tmp_path, "[sessions]\nidle_minutes = 15").idle_minutes == 15
    with pytest.raises(ImproperlyConfigured, match="idle_minutes is a number from 1 to 600, not"):
        said(tmp_path, f"[sessions]\nidle_minutes = {minutes}")


def test_days_of_drafts(tmp_path: Path) -> None:
    assert said(tmp_path, "").draft_days == 28
    assert said(tmp_path, "[drafts]\nkept_days = 7").draft_days == 7
    with pytest.raises(ImproperlyConfigured, match="kept_days is a number from 1 to 366, not 0"):
        said(tmp_path, "[drafts]\nkept_days = 0")


def test_a_convention_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="working_days is 'DfE' or 'sector validator'"):
        said(tmp_path, '[council]\nworking_days = "mine"')


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "[council]\ncolor = '#123456'",
            "'color' of [council] is no setting; the nearest is 'colour'.",
        ),
        (
            "[council]\nmade_upp = true",
            "'made_upp' of [council] is no setting; the nearest is 'made_up'.",
        ),
        ("[sessions]\nidle = 3", "'idle' of [sessions] is no setting; there are idle_minutes."),
        (
            LIST.replace("continuum", "continum"),
            "'continum' is no setting; the nearest is 'continuum'.",
        ),
        (
            "made_up = true",
            "'made_up' is no setting; there are council, sessions, services, closures, "
            "continuum, digest, drafts.",
        ),
        ("[digest]\nfrom = 'us'", "from of [digest] is an e-mail address, not 'us'."),
        (
            "[digest]\nfrom = 'us@here.example'\nsite = 'here.example'",
            "site of [digest] is the address of the pages without a path, like "
            "\"https://thread.example\", not 'here.example'.",
        ),
        ("[council]\ncode = 33", "code is the three digits of DfE for the council, not 33."),
    ],
)
def test_a_name_that_is_none(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        said(tmp_path, text)
    assert str(refused.value) == f"settings.toml: {why}"


def test_nobody_is_made_up_unless_it_is_said(tmp_path: Path) -> None:
    for found in (council_settings(tmp_path), said(tmp_path, ""), said(tmp_path, "[council]")):
        assert (found.name, found.code, found.is_made_up) == ("this council", "", False)
    assert said(tmp_path, "[council]\ncode = '202'").name == "Camden"
    assert said(tmp_path, "[council]\ncode = '899'").name == "this council"
    made_up = said(tmp_path, SETTINGS_OF_THORNBECK)
    assert (made_up.name, made_up.code, made_up.is_made_up) == ("Thornbeck Council", "899", True)


def test_a_command_says_it_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[sessions]\nidle_minutes = 0\n")
    ended = subprocess.run(
        [sys.executable, "-m", "goldenthread", "loads"],
        env={"GOLDENTHREAD_HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "goldenthread: settings.toml: idle_minutes is a number from 1 to 600, not 0.\n"
    )
