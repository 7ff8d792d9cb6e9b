"""One sentence for a case, made from its own dates: the `because` of a measure, filled in.

`{started_on}` is a cell of the case: a day is written out (3 March 2025), a yes or no in words.
`{held_on?held {}|not held}` gives one text when the cell is filled and another when it is not.
"""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from goldenthread.record.labels import capital

PART = re.compile(r"\{(\w+)(?:\?([^|}]*(?:\{\}[^|}]*)?)\|([^}]*))?\}")


def sentence(template: str, case: Mapping[str, Any]) -> str:
    """The template with the case's own cells in it. Raises KeyError for a cell it has not."""

    def fill(part: re.Match[str]) -> str:
        name, filled, empty = part.groups()
        value = case[name]
        if filled is None:
            return in_words(value)
        return filled.replace("{}", in_words(value)) if value is not None else empty

    return capital(PART.sub(fill, template))


def in_words(value: Any) -> str:
    """A cell as a person would write it."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return f"{value.day} {value:%B} {value.year}"
    return str(value)
