"""Files that a browser sends: taken on two pages alone, from somebody signed in, and only so many
and so large.

Django reads a form before any view is asked, so what may not come is dropped here, as it arrives:
it is never written down. That some were dropped is told to the view (`not_taken`), so that no
part of what was sent is taken for the whole.
"""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.ingest.files import MOST_FILES

LARGEST = 300_000_000
"""Bytes of all files together. A census of 20,000 children is 21 million."""


PAGES = ("load_a_file", "map_a_tracker")
"""The pages, by name, on which files are taken."""


class NotTaken(StrEnum):
    """Why not all of what was sent is there."""

    TOO_MANY = "too many"
    TOO_LARGE = "too large"


def not_taken(request: HttpRequest) -> NotTaken | None:
    """Why files of this request were dropped; None where none was."""
    why: NotTaken | None = getattr(request, "files_not_taken", None)
    return why


class FilesOfReturns(TemporaryFileUploadHandler):
    """Keeps files in the home while their request lasts; every other file is dropped."""

    received = 0
    begun = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, unless none may come here. Raises SkipFile, or StopUpload where it would be
        of no use to read on."""
        request = self.request
        if request is None or request.path not in map(reverse, PAGES):
            raise SkipFile
        if not request.user.is_authenticated:
            raise SkipFile
        self.begun += 1
        if self.begun > MOST_FILES:
            self._drop(NotTaken.TOO_MANY)
            if self.begun >= settings.DATA_UPLOAD_MAX_NUMBER_FILES:
                raise StopUpload
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what came. Raises SkipFile for what is too large."""
        self.received += len(raw_data)
        if self.received > LARGEST:
            self._drop(NotTaken.TOO_LARGE)
            self.file.close()  # which removes it
            raise SkipFile
        super().receive_data_chunk(raw_data, start)

    def _drop(self, why: NotTaken) -> None:
        self.request.files_not_taken = why  # type: ignore[union-attr]
