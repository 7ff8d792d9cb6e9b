"""A file between its dry run and its load: kept in the home, for the session that sent it."""

import re
import secrets
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile

KEY = "arriving_file"
KEPT_FOR = 60 * 60
"""Seconds for which a file waits to be confirmed."""


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """One file that waits. `replaces` is whether it was said to replace what was held."""

    token: str
    name: str
    replaces: bool = False

    @property
    def path(self) -> Path:
        """Where it is kept, under the name that it came with."""
        return _folder() / self.token / self.name


def keep(session: SessionBase, upload: UploadedFile) -> Arriving:
    """Keep what was sent, in place of what this session sent before."""
    forget(session)
    _tidy()
    arriving = Arriving(token=secrets.token_hex(16), name=clean_name(upload.name or ""))
    arriving.path.parent.mkdir(mode=0o700, parents=True)
    with arriving.path.open("xb") as file:
        arriving.path.chmod(0o600)
        for chunk in upload.chunks():
            file.write(chunk)
    session[KEY] = asdict(arriving)
    return arriving


def waiting(session: SessionBase, token: str, *, replaces: bool = False) -> Arriving | None:
    """The file of this token that this session sent; None where it is not there any more."""
    held: dict[str, Any] | None = session.get(KEY)
    if held is None or not secrets.compare_digest(held["token"].encode(), token.encode()):
        return None
    arriving = Arriving(**held)
    if replaces and not arriving.replaces:
        arriving = Arriving(token=arriving.token, name=arriving.name, replaces=True)
        session[KEY] = asdict(arriving)
    return arriving if arriving.path.is_file() else None


def forget(session: SessionBase) -> None:
    """Remove what this session sent."""
    held = session.pop(KEY, None)
    if held is not None:
        shutil.rmtree(_folder() / held["token"], ignore_errors=True)


def clean_name(name: str) -> str:
    """A file's name without anything that means something to a file system."""
    kept = re.sub(r"[^\w .()-]", "_", name).strip(" .")[-100:].strip(" .")
    return kept or "return"


def _folder() -> Path:
    return Path(settings.FILE_UPLOAD_TEMP_DIR)


def _tidy() -> None:
    """Remove what nobody confirmed in time."""
    oldest = time.time() - KEPT_FOR
    for left in _folder().glob("*"):
        if left.is_dir() and left.stat().st_mtime < oldest:
            shutil.rmtree(left, ignore_errors=True)
