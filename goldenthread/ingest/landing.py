"""A folder in which returns land: what in it is complete, and where it goes when it was taken in.

A file is complete when it looks the same twice, a while apart: whoever writes it has stopped. A
folder in it is one return, complete when all its files are.
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.ingest.files import NO_PART_OF_A_RETURN

LOADED, REFUSED = "loaded", "refused"
STILL_WRITTEN = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download")
"""How names end under which programs write what they will rename when it is whole."""

Look = tuple[tuple[str, int, int], ...]
"""How something looked: of each of its files the name, the bytes and when it was last written."""


@dataclass
class Landing:
    """The folder, and how each thing in it looked the last time."""

    folder: Path
    seen: dict[Path, Look] = field(default_factory=dict)

    def complete(self) -> list[Path]:
        """What looks as it did the last time this was asked, a census before what needs one."""
        looks = {path: look for path in self._there() if (look := look_at(path))}
        settled = [path for path, look in looks.items() if self.seen.get(path) == look]
        self.seen = looks
        return sorted(settled, key=lambda path: (path.suffix.lower() != ".xml", path.name))

    def put_away(self, path: Path, *, refused: str, at: datetime.datetime) -> Path:
        """Move what was taken in, or was refused with this sentence, out of the way; says where.

        Nothing is written over: its name begins with the moment. Raises OSError.
        """
        folder = self.folder / (REFUSED if refused else LOADED)
        folder.mkdir(mode=0o700, exist_ok=True)
        there = folder / f"{at:%Y-%m-%dT%H-%M-%S-%f} {path.name}"
        path.rename(there)
        if refused:
            there.with_name(f"{there.name} - why.txt").write_text(f"{refused}\n", encoding="utf-8")
        self.seen.pop(path, None)
        return there

    def _there(self) -> list[Path]:
        return [
            path
            for path in self.folder.iterdir()
            if not path.name.startswith(NO_PART_OF_A_RETURN)
            and not path.name.lower().endswith(STILL_WRITTEN)
            and path.name not in (LOADED, REFUSED)
        ]


def look_at(path: Path) -> Look:
    """How a file, or a folder of files, looks now; empty where there is nothing to take in yet, or
    where a part of it is still being written."""
    try:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        if any(file.name.lower().endswith(STILL_WRITTEN) for file in files):
            return ()
        looks = [(file.name, file.stat()) for file in files if file.is_file()]
    except OSError:  # it went away, or was renamed, while we looked
        return ()
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in looks)
