"""A running explained to one person: without a word that says who the child is, where that may not
be known."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from goldenthread.access.case_lists import without_identity
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.clocks.explanation import Explanation, explain
from goldenthread.clocks.grounds import Grounds


def explained_to(
    sight: Sight,
    run: Mapping[str, Any],
    child: Mapping[str, Any],
    *,
    on: date,
    grounds: Grounds,
) -> Explanation:
    """The explanation of a running of this child, as it stands on the day."""
    explained = explain(run, on, grounds)
    if sight.identity is Identity.FULL:
        return explained
    words: dict[str, Any] = {
        part.name: without_identity(sight, value, child)
        for part in fields(explained)
        if isinstance(value := getattr(explained, part.name), str)
    }
    return replace(explained, **words | {"row_key": ""})
