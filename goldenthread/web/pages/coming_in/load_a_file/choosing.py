"""The files that a person chose: which of them are of a return, and what is wrong with the choice.

What is wrong is said before anything is kept, so that no part of a choice is taken for the whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from goldenthread.ingest.files import MOST_FILES, NO_PART_OF_A_RETURN
from goldenthread.web import uploads
from goldenthread.web.pages.coming_in.load_a_file.arriving import clean_name

UNKNOWN_CHARACTER = "\ufffd"
"""What stands for each character that could not be read."""

WHOLE = (".xml", ".json")
"""How the names end of files that are a whole return each."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The files to take, the names of those that are of no return, and the sentence that says why
    they are not taken; where it is filled, nothing is kept."""

    files: tuple[UploadedFile, ...] = ()
    left_out: tuple[str, ...] = ()
    problem: str = ""


def chosen(request: HttpRequest) -> Chosen:
    """What was chosen in the field `file`."""
    sent = [one for one in request.FILES.getlist("file") if isinstance(one, UploadedFile)]
    dropped = _why_dropped(request)
    if dropped or not sent:
        return Chosen(problem=dropped or "Choose a file.")
    if len(sent) == 1:
        return Chosen(files=tuple(sent), problem=_wrong_names(sent))
    files = [one for one in sent if not _name(one).startswith(NO_PART_OF_A_RETURN)]
    left_out = [_name(one) for one in sent if one not in files]
    if not files:
        return Chosen(problem="None of these files holds a return: choose others.")
    problem = _wrong_names(files) or _not_together(files)
    return Chosen(files=tuple(files), left_out=tuple(left_out), problem=problem)


def _why_dropped(request: HttpRequest) -> str:
    match uploads.not_taken(request):
        case uploads.NotTaken.TOO_MANY:
            return (
                f"More than {MOST_FILES} files were chosen, and no return has so many. None was "
                "taken in: choose the files of one return."
            )
        case uploads.NotTaken.TOO_LARGE:
            most = f"{uploads.LARGEST // 1_000_000} MB"
            return (
                f"What was chosen is larger than {most}, so it was not taken in. Larger returns "
                "are loaded from the command line."
            )
        case _:
            return ""


def _wrong_names(files: Sequence[UploadedFile]) -> str:
    for file in files:
        if UNKNOWN_CHARACTER in _name(file) or not clean_name(_name(file)).strip("_ .()-"):
            return (
                "A file has characters in its name that cannot be shown. Rename it, and choose "
                "the files again."
            )
    return ""


def _not_together(files: Sequence[UploadedFile]) -> str:
    """What keeps several files from being one return."""
    if len(files) < 2:
        return ""
    twice = [name for name, times in Counter(map(_name, files)).items() if times > 1]
    if twice:
        return (
            f"More than one of the files is called {twice[0]}. Choose one of them, or rename one "
            "where both belong to the return."
        )
    whole = next((_name(one) for one in files if _name(one).lower().endswith(WHOLE)), "")
    if whole:
        return (
            f"{whole} is a whole return by itself. Choose it alone, and the other files after it."
        )
    return ""


def _name(file: UploadedFile) -> str:
    return file.name or ""
