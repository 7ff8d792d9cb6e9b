"""The file, or folder of files, that arrives: what it is, its fingerprint, and how it is kept."""

import fcntl
import hashlib
import os
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from goldenthread.ingest.findings import Refused

MOST_FILES = 200
"""In one folder. The widest return has fewer than fifty tables."""

NO_PART_OF_A_RETURN = (".", "~$", "Thumbs.db", "desktop.ini", "__MACOSX")
"""How names begin that are of no return: hidden files, those an office program locks by, and what
Windows and a Mac leave in folders."""


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """What was named to be loaded. `files` are its files with their fingerprints, in the order of
    their names; `sha256` is the fingerprint of the whole."""

    path: Path
    files: tuple[tuple[Path, str], ...]
    sha256: str
    start: bytes

    @property
    def name(self) -> str:
        """The name that people know it by."""
        return self.path.name

    @property
    def is_xml(self) -> bool:
        """Whether what stands first in it can only be XML."""
        return self._first == b"<"

    @property
    def is_json(self) -> bool:
        """Whether what stands first in it is an array or an object, and it is named so."""
        return self._first in (b"[", b"{") and self.path.suffix.lower() == ".json"

    @property
    def _first(self) -> bytes:
        return self.start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]


def arrived(path: Path) -> Arrived:
    """Look at what was named. Raises Refused where it is nothing that can be read."""
    _check_name(path.name or path.resolve().name)
    try:
        if not path.exists():
            raise Refused(f"There is no file {path.name}.")
        if path.is_dir():
            return _folder(path)
        if not path.is_file():
            raise Refused(f"{path.name} is not a file that can be read.")
        start, sha256 = _start_and_fingerprint(path)
    except OSError:
        raise Refused(f"{path.name} is not a file that can be read.") from None
    if not start.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Refused(f"{path.name} is empty, or holds nothing that can be read.")
    return Arrived(path=path, files=((path, sha256),), sha256=sha256, start=start)


def _folder(path: Path) -> Arrived:
    named = sorted(p for p in path.iterdir() if not p.name.startswith(NO_PART_OF_A_RETURN))
    files = [p for p in named if p.is_file()]
    if not files:
        raise Refused(f"{path.name} is a folder with no files in it.")
    if inner := next((p for p in named if p.is_dir()), None):
        _check_name(inner.name)
        raise Refused(
            f"{path.name} holds a folder, {inner.name}, whose files would not be read with its "
            "own: put the files of one return into one folder, and load others by themselves."
        )
    if len(files) > MOST_FILES:
        raise Refused(f"{path.name} holds more files than any return has; name those to load.")
    if any(p.suffix.lower() == ".xml" for p in files):
        raise Refused(f"{path.name} is a folder that holds XML; name the files in it.")
    prints = []
    for file in files:
        _check_name(file.name)
        prints.append((file, _start_and_fingerprint(file)[1]))
    whole = hashlib.sha256(_list_of(prints).encode())
    return Arrived(path=path, files=tuple(prints), sha256=whole.hexdigest(), start=b"")


def _list_of(files: list[tuple[Path, str]]) -> str:
    return "".join(f"{sha256}  {file.name}\n" for file, sha256 in files)


def _start_and_fingerprint(path: Path) -> tuple[bytes, str]:
    with path.open("rb") as file:
        start = file.read(4096)
        file.seek(0)
        return start, hashlib.file_digest(file, "sha256").hexdigest()


def _check_name(name: str) -> None:
    """Raise Refused for a name with a character that is not seen: a line's end, half a letter."""
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name):
        raise Refused("A file has characters in its name that cannot be shown; rename it first.")


def keep(what: Arrived, files: Path) -> None:
    """Keep each file as it came, once, under the fingerprint of its contents; and of a folder the
    list of its files, under its own."""
    for file, sha256 in what.files:
        _keep(file, sha256, files)
    if what.path.is_dir() and not (files / what.sha256).exists():
        arriving = files / f".{what.sha256}.arriving"
        arriving.write_text(_list_of(list(what.files)), encoding="utf-8")
        arriving.chmod(0o600)
        arriving.replace(files / what.sha256)


def _keep(path: Path, sha256: str, files: Path) -> None:
    """Keep the file as it came, once, under the fingerprint of its contents."""
    kept, arriving = files / sha256, files / f".{sha256}.arriving"
    if kept.exists():
        return
    files.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = os.open(arriving, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(place, "r+b") as out, path.open("rb") as file:
        fcntl.flock(out, fcntl.LOCK_EX)  # two loads of one file at once keep it once
        if kept.exists():
            arriving.unlink(missing_ok=True)
            return
        out.truncate()
        shutil.copyfileobj(file, out)
        out.flush()
        os.fsync(out.fileno())
        arriving.replace(kept)
