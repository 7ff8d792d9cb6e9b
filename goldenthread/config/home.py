"""What one installation keeps, and where: the home folder, its secret key and its settings file."""

import difflib
import os
import re
import secrets
import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from goldenthread.codes.councils import COUNCILS, THORNBECK
from goldenthread.config.continuum import WrongSetting, step_lists
from goldenthread.record.steps import STEPS, StepList
from goldenthread.statute.allowance import DayConvention

SECRET_KEY_FILE = "secret_key"
SETTINGS_FILE = "settings.toml"
MOST_IDLE_MINUTES = 600
MOST_DRAFT_DAYS = 366

NO_NAME = "this council"
"""What pages call a council of which nothing is said: no other council's name."""

KNOWN = {
    "": ("council", "sessions", "services", "closures", "continuum", "digest", "drafts"),
    "council": ("name", "code", "colour", "made_up", "working_days"),
    "sessions": ("idle_minutes",),
    "digest": ("from", "site"),
    "drafts": ("kept_days",),
}
"""The names of the settings in each part of the file; services are named by the council."""


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

    `code` is DfE's three digits; where it is given, a file of any other council is refused. Pages
    say that the data is made up only where `is_made_up` was said: in a file of its own hand, or in
    the one that `goldenthread demo` writes.

    `services` names the teams of each service: {"Safeguarding": ["North", "South"]}. A head of a
    service that is not in it reaches no child; where it is empty, every head reaches every team.
    `idle_minutes` is how long a session may stand unused, `draft_days` for how many days a draft is
    kept that nobody saves. `step_lists` are the lists of the steps
    of the continuum, each from its day. `closures` are the days on which the council alone is
    shut, with their names: they lengthen local standards, and no national rule. `digest_from` is
    the sender of the digests and `digest_site` the address of the pages that they lead to; both
    are empty where none is sent.
    """

    name: str = NO_NAME
    code: str = ""
    colour: str = "#12436d"
    is_made_up: bool = False
    services: dict[str, list[str]] = field(default_factory=dict)
    day_convention: DayConvention = DayConvention.DFE
    idle_minutes: int = 30
    draft_days: int = 28
    step_lists: tuple[StepList, ...] = STEPS
    closures: dict[date, str] = field(default_factory=dict)
    digest_from: str = ""
    digest_site: str = ""


def council_settings(folder: Path) -> CouncilSettings:
    """The council's own settings, from `settings.toml` in the home; of no name where it has none.

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
    _check_names(said, "")
    council = _part(said, "council")
    sessions = _part(said, "sessions")
    code = _code(council.get("code", ""))
    return CouncilSettings(
        name=_text(council, "name", _name_of(code)),
        code=code,
        colour=_colour(_text(council, "colour", CouncilSettings.colour)),
        is_made_up=_yes_or_no(council, "made_up"),
        day_convention=_day_convention(council.get("working_days", DayConvention.DFE)),
        services={name: _teams(name, teams) for name, teams in _part(said, "services").items()},
        idle_minutes=_number("idle_minutes", sessions.get("idle_minutes", 30), MOST_IDLE_MINUTES),
        draft_days=_number(
            "kept_days", _part(said, "drafts").get("kept_days", 28), MOST_DRAFT_DAYS
        ),
        step_lists=step_lists(said.get("continuum", [])),
        closures=dict(_closure(day, name) for day, name in _part(said, "closures").items()),
        **_digest(_part(said, "digest")),
    )


def _digest(said: dict[str, Any]) -> dict[str, str]:
    """From whom digests come, and where they lead: both, or neither."""
    if not said:
        return {}
    sender, site = (str(said.get(name, "")) for name in ("from", "site"))
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", sender):
        raise WrongSetting(f"from of [digest] is an e-mail address, not {sender!r}.")
    if not re.fullmatch(r"https?://[^/\s]+", site):
        raise WrongSetting(
            f"site of [digest] is the address of the pages without a path, like "
            f'"https://thread.example", not {site!r}.'
        )
    return {"digest_from": sender, "digest_site": site}


def _closure(day: str, name: Any) -> tuple[date, str]:
    """One day of `closures`: "2026-12-29" = "Christmas closure"."""
    try:
        closed_on = date.fromisoformat(day)
    except ValueError:
        raise WrongSetting(
            f'closures take a day and its name, like "2026-12-29" = "Christmas"; {day[:40]!r} is '
            "no day."
        ) from None
    if not isinstance(name, str) or not name.strip():
        raise WrongSetting(f"the closure on {day} needs a name in quotation marks.")
    return closed_on, name.strip()


def _name_of(code: str) -> str:
    """DfE's name for the council; none for the code of the made-up borough, which no council has
    and which says nothing of who is made up."""
    return COUNCILS.get(code, NO_NAME) if code != THORNBECK else NO_NAME


def _part(said: dict[str, Any], name: str) -> dict[str, Any]:
    part = said.get(name, {})
    if not isinstance(part, dict):
        raise WrongSetting(f"begin what is said of {name} with a line [{name}].")
    if name in KNOWN:
        _check_names(part, name)
    return part


def _check_names(said: Collection[str], part: str) -> None:
    """Raise WrongSetting for a name that is none of ours: it would be passed over in silence."""
    for name in said:
        if name not in KNOWN[part]:
            where = f" of [{part}]" if part else ""
            near = difflib.get_close_matches(name, KNOWN[part], n=1)
            there_are = f"there are {', '.join(KNOWN[part])}."
            meant = f"the nearest is {near[0]!r}." if near else there_are
            raise WrongSetting(f"{name[:40]!r}{where} is no setting; {meant}")


def _text(part: dict[str, Any], name: str, otherwise: str) -> str:
    text = part.get(name, otherwise)
    if not isinstance(text, str) or not text.strip():
        raise WrongSetting(f"{name} is words in quotes, not {text!r}.")
    return text


def _code(said: object) -> str:
    code = str(said)
    if said != "" and not re.fullmatch(r"[0-9]{3}", code):
        raise WrongSetting(f"code is the three digits of DfE for the council, not {said!r}.")
    return code


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


def _number(name: str, said: object, most: int) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not 1 <= said <= most:
        raise WrongSetting(f"{name} is a number from 1 to {most}, not {said!r}.")
    return said
