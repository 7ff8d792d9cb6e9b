"""One code set of a return: its codes, and what each was called in each census year.

A census year is named by the year it ends in: 2024-25 is 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Code:
    """One code of a set.

    `since` and `until` are the first and last census years that offer it (None: no limit known).
    A code outside those years may still arrive: it is kept, and is a finding, never a loss.
    `labels` holds (from_census_year, label) where the words changed; `label` is the first wording.
    """

    code: str
    label: str
    since: int | None = None
    until: int | None = None
    labels: tuple[tuple[int, str], ...] = ()

    def label_in(self, year: int) -> str:
        """The words of this code in the census of `year`."""
        worded = self.label
        for from_year, label in sorted(self.labels):
            if year >= from_year:
                worded = label
        return worded

    def is_valid_in(self, year: int) -> bool:
        """Whether the census of `year` offers this code."""
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )


@dataclass(frozen=True)
class CodeSet:
    """The codes of one field, in the order in which a page lists them."""

    name: str
    codes: tuple[Code, ...]
    _by_code: dict[str, Code] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_code = {code.code: code for code in self.codes}
        if len(by_code) != len(self.codes):
            raise ValueError(f"{self.name} holds the same code twice")
        object.__setattr__(self, "_by_code", by_code)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def values(self) -> tuple[str, ...]:
        """Every code, of every year, in order."""
        return tuple(code.code for code in self.codes)

    @property
    def is_in_words(self) -> bool:
        """Whether its codes are words, which keep their small letters: `child in need`."""
        return any(code.code != code.code.upper() for code in self.codes)

    def holds(self, code: str) -> bool:
        """Whether this is a code of the set in any year."""
        return code in self._by_code

    def valid_in(self, code: str, year: int) -> bool:
        """Whether the census of `year` offers this code."""
        return code in self._by_code and self._by_code[code].is_valid_in(year)

    def label(self, code: str, *, year: int) -> str:
        """The words for this code in the census of `year`; the code itself where it is unknown."""
        known = self._by_code.get(code)
        return code if known is None else known.label_in(year)
