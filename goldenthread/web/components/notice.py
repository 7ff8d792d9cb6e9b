"""What a page cannot say, and why: said in the place where the number would have stood."""

from dataclasses import dataclass
from typing import Literal

NoticeKind = Literal["cannot be told", "no source", "information", "warning"]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A short notice. Its kind is said by its title and its shape, never by a colour alone."""

    kind: NoticeKind
    title: str
    text: str = ""
    href: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Empty:
    """A place where there is nothing yet: what would stand here, and what to do about it."""

    title: str
    text: str = ""
    href: str = ""
    link: str = ""


def cannot_be_told(what: str, why: str) -> Notice:
    """`Neglect cannot be told from N1`: the data is here and does not say."""
    return Notice(kind="cannot be told", title=what, text=why)


def no_source(what: str, needed: str) -> Notice:
    """`No source speaks of children looked after`, with the return that would."""
    return Notice(kind="no source", title=f"No source speaks of {what}", text=needed)
