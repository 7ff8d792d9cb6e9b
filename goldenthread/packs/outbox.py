"""The folder from which a mail relay takes letters, each once.

A letter is drafted beside it, then somebody decides that it goes (a commit in the database), then
it is put in place under its number. Whoever dies between leaves either a draft of a letter that is
still to be sent, or one that is decided and has only to be put in place; neither goes out twice.
"""

import os
from collections.abc import Callable
from pathlib import Path

DRAFTS = ".drafts"


class Outbox:
    """Letters by number, on one disk. Raises OSError where the folder cannot be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drafts = folder / DRAFTS
        self.drafts.mkdir(mode=0o700, parents=True, exist_ok=True)

    def draft(self, number: int, letter: bytes) -> None:
        """Keep the letter, whole and on the disk, where no relay looks."""
        file = os.open(self._draft(number), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(file, "wb") as written:
            written.write(letter)
            written.flush()
            os.fsync(written.fileno())
        # A draft whose name is lost with the power would be a letter that was decided and is not.
        _on_the_disk(self.drafts)

    def put(self, number: int) -> bool:
        """Put a drafted letter where the relay takes it; False where somebody has done so."""
        try:
            self._draft(number).rename(self.folder / f"{number}.eml")
        except FileNotFoundError:
            return False
        _on_the_disk(self.folder)
        return True

    def put_decided(self, is_decided: Callable[[list[int]], set[int]]) -> None:
        """Put in place what was decided by somebody who did not live to do so."""
        left = [int(draft.stem) for draft in self.drafts.glob("*.eml")]
        for number in sorted(is_decided(left)):
            self.put(number)

    def _draft(self, number: int) -> Path:
        return self.drafts / f"{number}.eml"


def _on_the_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
