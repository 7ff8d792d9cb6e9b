"""A page that says what went wrong and what to do, and nothing about what was asked for."""

from dataclasses import dataclass

from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """`lines` are paragraphs; `reference` is what to quote to whoever looks after the system."""

    lines: tuple[str, ...]
    reference: str = ""
