"""What a person said of a tracker: which heading is which column, and what its words mean."""

from collections import Counter
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.codes.written import fold
from goldenthread.returns.shape import Group
from goldenthread.returns.tracker import TRACKER

SAYS_NOTHING = "-"
"""The meaning of a word that says nothing: its cell is read as blank."""


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """The mapping of one tracker.

    `name` is what people call it, and the period of its slice; `table` the table of the record that
    its rows are of. `headings` are all of the sheet's, as they stood. `columns` gives the column of
    the record that each mapped heading is, by `heading_keys`; `meanings` what words stand for, by
    column and by the word as `word_key` has it. `holds_all` is whether the tracker has every row
    that there is, those that are over as well; else what it lacks says nothing.
    """

    name: str
    table: str
    sheet: str
    headings: tuple[str, ...]
    columns: Map[str, str]
    meanings: Map[str, Map[str, str]] = field(default_factory=dict)
    holds_all: bool = False
    file: str = ""
    version: int = 0

    @property
    def group(self) -> Group:
        """The table of a tracker's shape that it fills."""
        return TRACKER.tables[self.table]

    def heading_of(self, column: str) -> str:
        """The heading, as it is written, from which a column of the record is read."""
        keys = heading_keys(self.headings)
        for heading, key in zip(self.headings, keys, strict=True):
            if self.columns.get(key) == column:
                return heading
        return column

    def as_json(self) -> dict[str, Any]:
        """What is kept of it. Its name and version are kept beside."""
        return {
            "table": self.table,
            "sheet": self.sheet,
            "file": self.file,
            "headings": list(self.headings),
            "columns": dict(self.columns),
            "meanings": {column: dict(words) for column, words in self.meanings.items()},
            "holds_all": self.holds_all,
        }


def mapping_of_json(name: str, version: int, said: Map[str, Any]) -> Mapping:
    """The mapping that `as_json` gave."""
    return Mapping(
        name=name,
        version=version,
        table=said["table"],
        sheet=said["sheet"],
        file=said["file"],
        headings=tuple(said["headings"]),
        columns=said["columns"],
        meanings=said["meanings"],
        holds_all=said["holds_all"],
    )


def heading_keys(headings: Sequence[str]) -> list[str]:
    """What each heading is known by: its letters and figures, and of one that stands more than once
    which of them it is (`date`, `date 2`). One without a letter or figure is known by nothing."""
    seen: Counter[str] = Counter()
    keys = []
    for heading in headings:
        key = fold(heading)
        seen[key] += 1
        keys.append(f"{key} {seen[key]}" if key and seen[key] > 1 else key)
    return keys


def word_key(text: str) -> str:
    """What a word of a cell is known by: without regard to case and to how it is spaced."""
    return " ".join(text.split()).casefold()
