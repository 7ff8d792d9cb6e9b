"""Why is this child in none of the lists of a service, or not in one of them: list by list."""

from dataclasses import replace
from datetime import date

from goldenthread.access.left_out import LeftOut
from goldenthread.access.left_out_of_lists import (
    AHEAD_LIST,
    UNCHANGED_LIST,
    UNSEEN_LIST,
    OfAService,
)
from goldenthread.measures.measure import MET
from goldenthread.measures.pre_proceedings import PLO_06
from goldenthread.web import why_not, words
from goldenthread.web.why_not import WhyRow

OF_CLOCKS = {
    UNSEEN_LIST: "overdue and unseen",
    UNCHANGED_LIST: "seen, and unchanged at the promised next look",
    AHEAD_LIST: f"due within {AHEAD_LIST.within} working days",
}


def why_rows(left_out: OfAService, day: date) -> tuple[WhyRow, ...]:
    """The answers, each with the name of its list; the clocks themselves stand in each list."""
    found = [
        _of_clocks(one, name, chosen.state, chosen.look, chosen.within)
        for chosen, name in OF_CLOCKS.items()
        for one in left_out.clocks.get(chosen, ())
    ]
    found += [_not_issued(one, day) for one in left_out.not_issued]
    say = why_not.of_a_team("")
    found += [why_not.row(one, say, of="without a worker") for one in left_out.waiting]
    return tuple(found)


def _of_clocks(one: LeftOut, name: str, state: str, look: str, within: str) -> WhyRow:
    say = why_not.of_clocks(one, clock="", state=state, look=look, within=within)
    return why_not.row(replace(one, rows=()), say, of=name)


def _not_issued(one: LeftOut, day: date) -> WhyRow:
    say = why_not.of_cases(
        one,
        code=PLO_06.code,
        when=f"on {words.date(day)}",
        verdict=MET,
        definition=PLO_06.definition,
    )
    return why_not.row(one, say, of="decided to issue, and not issued")
