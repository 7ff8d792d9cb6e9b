"""Asking for less: a form whose answers go into the address, so that a view can be kept."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Option:
    """One choice of a filter: its value in the address and its words."""

    value: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FilterField:
    """One question: a choice among options, a text, or a day. `value` is what is asked now."""

    name: str
    label: str
    kind: Literal["choice", "text", "date"] = "choice"
    options: tuple[Option, ...] = ()
    value: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Chosen:
    """A filter in force, in words, and the address without it."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Filters:
    """The form. `kept` are answers that travel along unseen; `chosen` can be taken off singly."""

    action: str
    fields: tuple[FilterField, ...]
    kept: tuple[tuple[str, str], ...] = ()
    chosen: tuple[Chosen, ...] = ()
    clear_href: str = ""
    title: str = "Show only"
    button: str = "Show"
