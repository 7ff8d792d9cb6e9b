"""What one installation keeps, and where: the home folder, its secret key and its settings file."""

import os
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.statute.allowance import DayConvention

SECRET_KEY_FILE = "secret_key"
SETTINGS_FILE = "settings.toml"


def home() -> Path:
    """The home folder, from GOLDENTHREAD_HOME (`./var` where that is not set), made if absent.

    Others on the machine may not read it. They may pass through it only where PostgreSQL must:
    see `database.py`.
    """
    folder = Path(os.environ.get("GOLDENTHREAD_HOME") or "var").expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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


@dataclass(frozen=True)
class CouncilSettings:
    """What a council says of itself in `settings.toml`.

    `services` names the teams of each service: {"Safeguarding": ["North", "South"]}. A head of a
    service that is not in it is head of every team.
    """

    name: str = "Thornbeck Council"
    code: str = "899"
    colour: str = "#12436d"
    is_made_up: bool = True
    services: dict[str, list[str]] = field(default_factory=dict)
    day_convention: DayConvention = DayConvention.DFE


def council_settings(folder: Path) -> CouncilSettings:
    """The council's own settings, from `settings.toml` in the home; Thornbeck where it has none.

    [council]
    name = "Thornbeck Council"
    code = "899"
    colour = "#12436d"
    made_up = true
    working_days = "DfE"   # or "sector validator": each due date one working day earlier
    [services]
    "Safeguarding" = ["North", "South"]
    """
    kept = folder / SETTINGS_FILE
    if not kept.exists():
        return CouncilSettings()
    said = tomllib.loads(kept.read_text(encoding="utf-8"))
    council = said.get("council", {})
    return CouncilSettings(
        name=council.get("name", CouncilSettings.name),
        code=str(council.get("code", CouncilSettings.code)),
        colour=council.get("colour", CouncilSettings.colour),
        is_made_up=bool(council.get("made_up", False)),
        day_convention=DayConvention(council.get("working_days", DayConvention.DFE)),
        services={name: list(teams) for name, teams in said.get("services", {}).items()},
    )
