"""How many examples a property that costs seconds draws: a part of them in `make test`, all in
`make prove`, which sets GOLDENTHREAD_ALL_DRAWS."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

ALL_ARE_DRAWN = bool(os.environ.get("GOLDENTHREAD_ALL_DRAWS"))
A_PART = 4
AT_LEAST = 3


def drawn(most: int, **how: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A property of `most` examples, with what else `hypothesis.settings` takes."""
    examples = most if ALL_ARE_DRAWN else min(most, max(AT_LEAST, most // A_PART))

    def draw(test: Callable[..., Any]) -> Callable[..., Any]:
        return pytest.mark.drawn(settings(max_examples=examples, deadline=None, **how)(test))

    return draw
