"""What a person sees whose role has no pages yet."""

from dataclasses import dataclass

from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class NothingYetPage(Page):
    """`role` is empty for a person who holds no appointment; `sees` is what the role will see."""

    role: str
    sees: str
