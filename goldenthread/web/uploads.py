"""Files that a browser sends: taken on one page alone, from somebody signed in, and only so large.

Django reads a form before any view is asked, so what may not come is dropped here, as it arrives:
it is never written down.
"""

from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.urls import reverse

LARGEST = 300_000_000
"""Bytes. A census of 20,000 children is 21 million."""


class FilesOfReturns(TemporaryFileUploadHandler):
    """Keeps a file in the home while its request lasts; every other file is dropped."""

    received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, unless none may come here. Raises SkipFile."""
        request = self.request
        if request is None or request.path != reverse("load_a_file"):
            raise SkipFile
        if not request.user.is_authenticated:
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what came. Raises SkipFile for a file that is too large."""
        self.received += len(raw_data)
        if self.received > LARGEST:
            self.file.close()  # which removes it
            raise SkipFile
        super().receive_data_chunk(raw_data, start)
