"""What the address of My work asks, and the address of another choice. It names no child."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import BadRequest

from goldenthread.access.my_work import ChosenWork
from goldenthread.clocks.due_words import WORDS
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.verbs import Verb
from goldenthread.web.addresses import (
    page_asked,
    word_asked,
)
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """What is empty was not asked."""

    chosen: ChosenWork = field(default_factory=ChosenWork)
    page: int = 1

    def href(self, *, page: int = 1, chosen: ChosenWork | None = None) -> str:
        """The address of this list, or of another choice, from its first page unless said."""
        choice = chosen or self.chosen
        return self.address(
            "work",
            verb=choice.verb,
            due=choice.due,
            clock=choice.clock,
            team=choice.team,
            worker=choice.worker,
            page=str(page) if page > 1 else "",
        )


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for a verb, a due word or a clock that there is
    not."""
    verb, due, clock = (query.get(name, "") for name in ("verb", "due", "clock"))
    if verb not in ("", *Verb) or due not in ("", *WORDS) or clock not in ("", *CLOCKS):
        raise BadRequest("no such verb, due word or clock")
    team, worker = (word_asked(query.get(name, "")) for name in ("team", "worker"))
    return Asked(
        chosen=ChosenWork(verb=verb, due=due, clock=clock, team=team, worker=worker),
        **day_and_edition(query),
        page=page_asked(query),
    )
