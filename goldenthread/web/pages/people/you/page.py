"""A person's own account."""

from dataclasses import dataclass

from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class YouPage(Page):
    """`roles` are (value, name, whether it is the one acted in) where several are held."""

    facts: tuple[SummaryRow, ...]
    roles: tuple[tuple[str, str, bool], ...]
