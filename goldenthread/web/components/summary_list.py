"""A list of facts by name: what a child's page or a definition says line by line."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SummaryRow:
    """One fact: its name, what it says, and where one may go from it."""

    key: str
    value: str
    href: str = ""
    action: str = ""
    action_href: str = ""
