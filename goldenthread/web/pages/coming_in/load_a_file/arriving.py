"""What was sent, between its dry run and its load: kept in the home, for the session that sent it.

A single file waits under its own name. Several wait in one folder, which is loaded as one return.
"""

import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile

KEY = "arriving_file"
KEPT_FOR = 60 * 60
"""Seconds for which a file waits to be confirmed."""

LONGEST_NAME = 100
WITHOUT_FIGURES = str.maketrans("0123456789", "ghijklmnop")
"""A token is the name of a folder, and a loader may look for a year in that: there is none."""


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """What waits. `name` is that of the file, or of the folder that holds `files`; `left_out` are
    names of what was sent and is of no return. `as_at` is the day up to which it was said to speak
    (2025-03-31, empty where nobody said); `replaces` is whether it was said to replace what was
    held. `loaded` are the trackers of a workbook that were taken in already."""

    token: str
    name: str
    files: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    as_at: str = ""
    replaces: bool = False
    loaded: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The file, under the name that it came with; of several the folder."""
        return _folder() / self.token / self.name

    @property
    def speaks_to(self) -> date | None:
        """The day up to which a person said that it speaks."""
        return date.fromisoformat(self.as_at) if self.as_at else None


def keep(
    session: SessionBase,
    sent: Sequence[UploadedFile],
    *,
    left_out: Sequence[str] = (),
    as_at: date | None = None,
) -> Arriving:
    """Keep what was sent, one file or several, in place of what this session sent before."""
    forget(session)
    _tidy()
    names = list(_names_of_their_own(sent))
    arriving = Arriving(
        token=secrets.token_hex(16).translate(WITHOUT_FIGURES),
        name=_together(names),
        files=tuple(names) if len(names) > 1 else (),
        left_out=tuple(left_out),
        as_at=as_at.isoformat() if as_at else "",
    )
    folder = arriving.path if arriving.files else arriving.path.parent
    for made in (arriving.path.parent, folder):
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
    for upload, name in zip(sent, names, strict=True):
        with (folder / name).open("xb") as file:
            (folder / name).chmod(0o600)
            for chunk in upload.chunks():
                file.write(chunk)
    _remember(session, arriving)
    return arriving


def waiting(session: SessionBase, token: str) -> Arriving | None:
    """What this session sent under this token; None where it is not there any more."""
    held: dict[str, Any] | None = session.get(KEY)
    if held is None or not secrets.compare_digest(held["token"].encode(), token.encode()):
        return None
    lists = {name: tuple(held.get(name, ())) for name in ("files", "left_out", "loaded")}
    arriving = Arriving(**(held | lists))
    return arriving if arriving.path.exists() else None


def say_replaces(session: SessionBase, arriving: Arriving) -> Arriving:
    """Remember that it was said to replace what was held."""
    return _remember(session, replace(arriving, replaces=True))


def say_loaded(session: SessionBase, arriving: Arriving, tracker: str) -> Arriving:
    """Remember that this tracker of a workbook was taken in; the next one may differ from what was
    held, or not."""
    return _remember(session, replace(arriving, loaded=(*arriving.loaded, tracker), replaces=False))


def say_day(session: SessionBase, arriving: Arriving, as_at: date | None) -> Arriving:
    """Remember up to which day it was said to speak; None where nobody says."""
    return _remember(session, replace(arriving, as_at=as_at.isoformat() if as_at else ""))


def forget(session: SessionBase) -> None:
    """Remove what this session sent."""
    held = session.pop(KEY, None)
    if held is not None:
        shutil.rmtree(_folder() / held["token"], ignore_errors=True)


def clean_name(name: str) -> str:
    """A file's name without anything that means something to a file system."""
    kept = re.sub(r"[^\w .()-]", "_", name).strip(" .")[-LONGEST_NAME:].strip(" .")
    return kept or "return"


def _names_of_their_own(sent: Sequence[UploadedFile]) -> Iterator[str]:
    """A clean name for each file, no two the same (nor where capitals make no difference)."""
    taken: set[str] = set()
    for upload in sent:
        name = clean_name(upload.name or "")
        path, number = Path(name), 2
        while name.casefold() in taken:
            name, number = f"{path.stem} ({number}){path.suffix}", number + 1
        taken.add(name.casefold())
        yield name


def _together(names: Sequence[str]) -> str:
    """What several files are called together: `episodes.csv with 4 others`."""
    others = len(names) - 1
    if not others:
        return names[0]
    return f"{names[0]} with {others} other{'s' if others > 1 else ''}"


def _remember(session: SessionBase, arriving: Arriving) -> Arriving:
    session[KEY] = asdict(arriving)
    return arriving


def _folder() -> Path:
    return Path(settings.FILE_UPLOAD_TEMP_DIR)


def _tidy() -> None:
    """Remove what nobody confirmed in time."""
    oldest = time.time() - KEPT_FOR
    for left in _folder().glob("*"):
        if left.is_dir() and left.stat().st_mtime < oldest:
            shutil.rmtree(left, ignore_errors=True)
