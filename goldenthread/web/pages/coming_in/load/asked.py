"""What the address of a load's page asks: which of its findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.access.load_findings import ChosenFindings
from goldenthread.web.addresses import page_asked, word_asked


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The load, and which part of its findings; what is empty was not asked."""

    number: int
    chosen: ChosenFindings = field(default_factory=ChosenFindings)
    page: int = 1

    def href(self, *, page: int = 1, **chosen: str) -> str:
        """The address of the list but for these parts of the choice, from its first page."""
        choice = replace(self.chosen, **chosen)
        query = {
            "code": choice.code,
            "table": choice.table,
            "severity": choice.severity,
            "page": str(page) if page > 1 else "",
        }
        filled = urlencode({name: value for name, value in query.items() if value})
        address = reverse("load", args=[self.number])
        return f"{address}?{filled}#findings" if filled else f"{address}#findings"

    def without(self, name: str) -> str:
        """The address with this part of the choice taken off."""
        return replace(self, chosen=replace(self.chosen, **{name: ""})).href()


def asked_of(query: Mapping[str, str], number: int) -> Asked:
    """What the query asks. Raises BadRequest for what cannot be a page or a name."""
    return Asked(
        number=number,
        chosen=ChosenFindings(
            code=word_asked(query.get("code", "")),
            table=word_asked(query.get("table", "")),
            severity=word_asked(query.get("severity", "")),
        ),
        page=page_asked(query),
    )
