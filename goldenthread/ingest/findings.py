"""What is said about a return that could not be read, or that a person should look at."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding says that something is wrong, or asks whether it is."""

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to look at: where in the file, what it says there and why it is wrong.

    `code` is DfE's rule number where DfE has one. `ordinal` counts the rows of `table` in the
    file from 1; `line` is the line of the file.
    """

    code: str
    table: str
    why: str
    says: str = ""
    column: str = ""
    ordinal: int | None = None
    line: int | None = None
    severity: Severity = Severity.ERROR


class Refused(Exception):
    """A file that is not taken in. Its text is one plain sentence for the person who sent it."""
