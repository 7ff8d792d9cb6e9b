"""What stands in the place of a number in published statistics, and numbers as they are written.

A symbol is never zero: it says why there is no number. Sources: the conventions printed with DfE's
releases since 2019 (c, z, x, k, u, low) and, for earlier ones, with its statistical first releases
(x, `.`, `..`, `-`); the harmonised symbols of the Government Statistical Service are the same
letters between square brackets.
"""

import re
from decimal import Decimal

HARMONISED_SINCE = 2019
"""The first edition whose `x` says that a number is not available; before, it hid a small one."""

SYMBOLS = {
    "c": "not shown, to protect confidentiality",
    "x": "not available",
    "z": "not applicable",
    "u": "of low reliability, so not shown",
    "k": "rounds to nothing, but is not nothing",
    "low": "rounds to nothing, but is not nothing",
    "~": "rounds to nothing, but is not nothing",
    "-": "nothing, or so little that it is not shown: the edition does not say which",
    ":": "not available",
    "..": "not available",
    ".": "not applicable",
    "na": "not available",
    "n/a": "not applicable",
    "*": "not shown, to protect confidentiality",
    "#": "not shown, to protect confidentiality",
}
"""Each symbol, in small letters and without brackets, in words."""

HIDDEN_BEFORE = "not shown, to protect confidentiality"

NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?")


def number_of(says: str) -> Decimal | None:
    """The number that a figure says, `1,012` and `76.0%` too; None for whatever is no number."""
    text = says.strip().lower().removesuffix("%").strip()
    return Decimal(text.replace(",", "")) if NUMBER.fullmatch(text) else None


def is_known_symbol(says: str) -> bool:
    """Whether what stands there is a symbol that has a meaning."""
    return _bare(says) in SYMBOLS


def in_words(says: str, *, release: int) -> str:
    """A symbol in words, by the year of the edition that has it: `not applicable (z)`."""
    bare = _bare(says)
    if bare == "x" and release < HARMONISED_SINCE:
        return f"{HIDDEN_BEFORE} (x)"
    if bare in SYMBOLS:
        return f"{SYMBOLS[bare]} ({says.strip()})"
    return f"no number: {says.strip()!r} stands in its place"


def _bare(says: str) -> str:
    text = says.strip().lower()
    return text[1:-1].strip() if text.startswith("[") and text.endswith("]") else text
