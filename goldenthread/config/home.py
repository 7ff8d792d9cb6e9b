"""What one installation keeps, and where: the home folder, its secret key and its settings file."""

import os
import re
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from goldenthread.config.continuum import WrongSetting, step_lists
from goldenthread.record.steps import STEPS, StepList
from goldenthread.statute.allowance import DayConvention

SECRET_KEY_FILE = "secret_key"
SETTINGS_FILE = "settings.toml"
MOST_IDLE_MINUTES = 600


def home() -> Path:
    """The home folder, from GOLDENTHREAD_HOME (`./var` where that is not set), made if absent.

    Others on the machine may not read it. They may pass through it only where PostgreSQL must:
    see `database.py`. Raises ImproperlyConfigured where there can be no such folder.
    """
    said = os.environ.get("GOLDENTHREAD_HOME") or "var"
    try:
        folder = Path(said).expanduser().resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        may_write = os.access(folder, os.W_OK | os.X_OK)
    except (OSError, RuntimeError, ValueError):
        may_write = False
    if not may_write:
        raise ImproperlyConfigured(
            f"GOLDENTHREAD_HOME takes a folder that can be written in; {said[:80]} is none."
        )
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions and names children in URLs: made once, kept, readable to us only.

    Two commands that start at once agree: the first to put a whole file in place wins.
    """
    kept = folder / SECRET_KEY_FILE
    if not kept.exists():
        draft = folder / f".{SECRET_KEY_FILE}.{secrets.token_hex(8)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, kept)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_text().strip()


@dataclass(frozen=True, kw_only=True)
class CouncilSettings:
    """What a council says of itself in `settings.toml`.

    `services` names the teams of each service: {"Safeguarding": ["North", "South"]}. A head of a
    service that is not in it is head of every team. `idle_minutes` is how long a session may stand
    unused. `step_lists` are the lists of the steps of the continuum, each from its day.
    """

    name: str = "Thornbeck Council"
    code: str = "899"
    colour: str = "#12436d"
    is_made_up: bool = True
    services: dict[str, list[str]] = field(default_factory=dict)
    day_convention: DayConvention = DayConvention.DFE
    idle_minutes: int = 30
    step_lists: tuple[StepList, ...] = STEPS


def council_settings(folder: Path) -> CouncilSettings:
    """The council's own settings, from `settings.toml` in the home; Thornbeck where it has none.

    `settings_example.toml` beside this file has every setting. Raises ImproperlyConfigured, in one
    plain sentence, for what cannot be followed.
    """
    kept = folder / SETTINGS_FILE
    if not kept.exists():
        return CouncilSettings()
    try:
        return _said(tomllib.loads(kept.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise ImproperlyConfigured(f"{SETTINGS_FILE} cannot be read: {wrong}.") from None
    except WrongSetting as wrong:
        raise ImproperlyConfigured(f"{SETTINGS_FILE}: {wrong}") from None


def _said(said: dict[str, Any]) -> CouncilSettings:
    council = _part(said, "council")
    return CouncilSettings(
        name=_text(council, "name", CouncilSettings.name),
        code=str(council.get("code", CouncilSettings.code)),
        colour=_colour(_text(council, "colour", CouncilSettings.colour)),
        is_made_up=_yes_or_no(council, "made_up"),
        day_convention=_day_convention(council.get("working_days", DayConvention.DFE)),
        services={name: _teams(name, teams) for name, teams in _part(said, "services").items()},
        idle_minutes=_idle_minutes(_part(said, "sessions").get("idle_minutes", 30)),
        step_lists=step_lists(said.get("continuum", [])),
    )


def _part(said: dict[str, Any], name: str) -> dict[str, Any]:
    part = said.get(name, {})
    if not isinstance(part, dict):
        raise WrongSetting(f"begin what is said of {name} with a line [{name}].")
    return part


def _text(part: dict[str, Any], name: str, otherwise: str) -> str:
    text = part.get(name, otherwise)
    if not isinstance(text, str) or not text.strip():
        raise WrongSetting(f"{name} is words in quotes, not {text!r}.")
    return text


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise WrongSetting(f"colour is written like {CouncilSettings.colour!r}, not {text!r}.")
    return text


def _yes_or_no(part: dict[str, Any], name: str) -> bool:
    said = part.get(name, False)
    if not isinstance(said, bool):
        raise WrongSetting(f"{name} is true or false, not {said!r}.")
    return said


def _teams(service: str, teams: Any) -> list[str]:
    if not isinstance(teams, list) or not all(isinstance(team, str) for team in teams):
        raise WrongSetting(f"the teams of the service {service!r} are a list of names in quotes.")
    return teams


def _day_convention(said: Any) -> DayConvention:
    if said not in list(DayConvention):
        known = " or ".join(repr(one.value) for one in DayConvention)
        raise WrongSetting(f"working_days is {known}, not {said!r}.")
    return DayConvention(said)


def _idle_minutes(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not 1 <= said <= MOST_IDLE_MINUTES:
        raise WrongSetting(f"idle_minutes is a number from 1 to {MOST_IDLE_MINUTES}, not {said!r}.")
    return said
