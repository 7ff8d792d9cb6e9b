"""What takes long to work out and follows from the code alone, kept between processes.

SQL compiled from expressions is kept in a file under a key made from everything it follows from:
the sources of the rooms it is written in and the versions of the libraries. It is a convenience
only: a file that is absent, damaged, out of date or not ours alone is made again, and one that
cannot be written is done without.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

LIBRARIES = ("ibis-framework", "sqlglot")
OTHERS_MAY_WRITE = 0o022

_PACKAGE = Path(__file__).resolve().parents[1]


def cache_folder() -> Path | None:
    """The user's cache folder for this program; None where the user has none."""
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "goldenthread"
    try:
        return Path.home() / ".cache" / "goldenthread"
    except RuntimeError:
        return None


@cache
def sources_key(*rooms: str) -> str:
    """A fingerprint of the sources of these rooms (folders of the package) and the libraries."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for room in rooms:
        for path in sorted((_PACKAGE / room).glob("*.py")):
            digest.update(f"{room}/{path.name}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def read_kept(folder: Path | None, name: str, key: str) -> Any | None:
    """What was kept under this name and key; None where it is not to be trusted or not there."""
    if folder is None:
        return None
    try:
        with (folder / name).open("rb") as file:
            about = os.fstat(file.fileno())
            if about.st_uid != os.getuid() or about.st_mode & OTHERS_MAY_WRITE:
                return None
            kept = json.load(file)
        if kept["key"] != key or kept["fingerprint"] != _fingerprint(kept["value"]):
            return None
        return kept["value"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path | None, name: str, key: str, value: Any) -> None:
    """Put the file in its place in one step, so that no reader ever sees half of it."""
    if folder is None:
        return
    kept = {"key": key, "fingerprint": _fingerprint(value), "value": value}
    arriving = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, arriving = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.replace(arriving, folder / name)
    except OSError:
        if arriving:
            with contextlib.suppress(OSError):
                os.unlink(arriving)


def compiled(name: str, rooms: Iterable[str], expression: Any) -> str:
    """The SQL of an expression for DuckDB: from the file kept for it, or compiled and kept.

    `expression` is a function of no arguments, called only when there is no file.
    """
    key, folder = sources_key(*rooms), cache_folder()
    sql = read_kept(folder, f"{name}.json", key)
    if isinstance(sql, str):
        return sql
    import ibis

    sql = str(ibis.to_sql(expression(), dialect="duckdb", pretty=False))
    keep(folder, f"{name}.json", key, sql)
    return sql


def _fingerprint(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
