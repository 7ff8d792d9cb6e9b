"""Why a child is not in one of the lists that people work from: each list's own conditions, for
`left_out` to ask in turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from goldenthread.access.case_lists import Chosen
from goldenthread.access.changes import (
    GONE,
    OF_CLOCKS,
    Standing,
    What,
    how_they_stand,
    stood_and_stand,
)
from goldenthread.access.clock_lists import IS_OPEN, ChosenRunnings, runnings_of
from goldenthread.access.conferences import Chaired, sittings_of
from goldenthread.access.left_out import (
    LeftOut,
    Rows,
    Sieve,
    clocks_told,
    left_out,
    left_out_of_cases,
    left_out_of_clocks,
)
from goldenthread.access.my_work import ChosenWork
from goldenthread.access.papers import papers_of
from goldenthread.access.reviews import Reviewed
from goldenthread.access.teams import ChosenChildren, held_rows_of
from goldenthread.access.visibility import Seen
from goldenthread.clocks.due_ahead import WITHIN
from goldenthread.clocks.due_words import due_word
from goldenthread.clocks.looked_at import LOOK_AGAIN, UNSEEN
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import OVERDUE
from goldenthread.clocks.verbs import verb_of
from goldenthread.measures.measure import MET
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.pre_proceedings import PLO_06

KIND, PART, OF = "kind", "part", "of"
OF_WORK = ("clock", "team", "worker", IS_OPEN, "verb", "due")
OF_TEAMS = ("team", "worker", KIND)
STANDS, STOOD, NOT_THEN, NOT_NOW, HOW = "stands", "stood", "not then", "not now", "how"
OF_ENDED, OF_BEGUN = (STOOD, NOT_NOW, HOW), (STANDS, NOT_THEN)
OF_COMING = ("is_mine", "is_ahead", "is_soon")
OF_PAPERS = ("is_past", "is_given", "is_to_be_sent")
"""What must hold of a row for it to be in each list, what says most of the child first."""


def left_out_of_work(seen: Seen, text: str, chosen: ChosenWork, *, on: date) -> tuple[LeftOut, ...]:
    """Of each child within reach with this number, why it is not in the list of work."""

    def rows(child_id: str) -> Rows:
        return [
            row
            | {
                "verb": str(verb_of(row["clock"], row["state"])),
                "due": due_word(row["state"], row["due_on"], on),
            }
            for row in runnings_of(seen, child_id, on=on)
        ]

    def holds(row: Mapping[str, Any], name: str) -> bool:
        return row[IS_OPEN] if name == IS_OPEN else getattr(chosen, name) in ("", row[name])

    sieve = Sieve(
        rows=rows,
        conditions=OF_WORK,
        holds=holds,
        cells={IS_OPEN: "state"},
        told=partial(clocks_told, seen, on=on),
    )
    return left_out(seen, text, sieve, on=on)


def left_out_of_a_team(
    seen: Seen, text: str, chosen: ChosenChildren, *, on: date
) -> tuple[LeftOut, ...]:
    """Why it is not among the children whom a team or a worker holds. Raises KeyError for a kind
    that there is not, or that this person may not ask for."""

    def holds(row: Mapping[str, Any], name: str) -> bool:
        return row["fits_kind"] if name == KIND else getattr(chosen, name) in ("", row[name])

    sieve = Sieve(
        rows=lambda child_id: held_rows_of(seen, chosen, child_id, on=on),
        conditions=OF_TEAMS,
        holds=holds,
        cells={KIND: "step_title"},
    )
    return left_out(seen, text, sieve, on=on)


def left_out_of_changes(
    seen: Seen, text: str, what: What, how: str, *, then: Standing, now: Standing
) -> tuple[LeftOut, ...]:
    """Why it is not among the clocks or children of whom that changed."""
    stood, stands = stood_and_stand(seen, what, then, now)

    def rows(child_id: str) -> Rows:
        keys = sorted((key for key in stood | stands if key[0] == child_id), key=str)
        states = how_they_stand(now, keys) if what in OF_CLOCKS else {}
        return [
            {
                STOOD: key in stood,
                NOT_THEN: key not in stood,
                STANDS: key in stands,
                NOT_NOW: key not in stands,
                HOW: states.get(key, GONE),
            }
            for key in keys
        ]

    sieve = Sieve(
        rows=rows,
        conditions=OF_ENDED if what is What.ENDED else OF_BEGUN,
        holds=lambda row, name: how in ("", row[HOW]) if name == HOW else row[name],
    )
    return left_out(seen, text, sieve, on=now.on)


def left_out_of_a_chair(
    seen: Seen, text: str, chaired: Chaired, wanted: Mapping[str, str], *, on: date
) -> tuple[LeftOut, ...]:
    """Why it is not in one of the lists of a chair, or in a part of it; `wanted` says which by
    KIND, PART and OF."""
    sieve = Sieve(
        rows=lambda child_id: [
            {KIND: item.kind, PART: item.part, OF: item.of}
            for item in chaired.items
            if item.child_id == child_id
        ],
        conditions=(KIND, PART, OF),
        holds=lambda row, name: wanted[name] in ("", row[name]),
    )
    return left_out(seen, text, sieve, on=on)


def left_out_of_coming(seen: Seen, text: str, chaired: Chaired, *, on: date) -> tuple[LeftOut, ...]:
    """Why it is not among the conferences to come of this chair."""
    sieve = Sieve(
        rows=lambda child_id: [
            row
            | {
                "is_ahead": row["conference_on"] >= on,
                "is_soon": row["conference_on"] <= chaired.last_day,
            }
            for row in sittings_of(seen, child_id)
        ],
        conditions=OF_COMING,
        holds=lambda row, name: row[name],
        cells=dict.fromkeys(OF_COMING, "conference_on"),
    )
    return left_out(seen, text, sieve, on=on)


def left_out_of_reviews(
    seen: Seen, text: str, children: tuple[Reviewed, ...], kind: str, *, on: date
) -> tuple[LeftOut, ...]:
    """Why it is not in one of the lists of a reviewing officer; all of theirs where `kind` is
    empty."""
    sieve = Sieve(
        rows=lambda child_id: [{KIND: one.kinds} for one in children if one.child_id == child_id],
        conditions=(KIND,),
        holds=lambda row, name: not kind or kind in row[name],
    )
    return left_out(seen, text, sieve, on=on)


def left_out_of_papers(seen: Seen, text: str) -> tuple[LeftOut, ...]:
    """Why no paper of it is among those that are still to be sent."""
    sieve = Sieve(
        rows=lambda child_id: papers_of(seen, child_id),
        conditions=OF_PAPERS,
        holds=lambda row, name: row[name],
    )
    return left_out(seen, text, sieve, on=seen.on)


UNSEEN_LIST = ChosenRunnings(state=OVERDUE, look=UNSEEN)
UNCHANGED_LIST = ChosenRunnings(state=OVERDUE, look=LOOK_AGAIN)
AHEAD_LIST = ChosenRunnings(within=str(max(WITHIN)))
WAITING_LIST = ChosenChildren(worker=NOT_KNOWN)
"""The lists of the page of a service, beside that of PLO_06."""


@dataclass(frozen=True, kw_only=True)
class OfAService:
    """Why a child is not in each of the lists of the page of a service."""

    clocks: Mapping[ChosenRunnings, tuple[LeftOut, ...]] = field(default_factory=dict)
    not_issued: tuple[LeftOut, ...] = ()
    waiting: tuple[LeftOut, ...] = ()


def left_out_of_a_service(seen: Seen, text: str, *, on: date) -> OfAService:
    """Why it is not in the lists of a service."""
    met, period = Chosen(verdict=MET), twelve_months_to(on)
    return OfAService(
        clocks={
            chosen: left_out_of_clocks(seen, text, chosen, on=on)
            for chosen in (UNSEEN_LIST, UNCHANGED_LIST, AHEAD_LIST)
        },
        not_issued=left_out_of_cases(seen, text, PLO_06, period, met),
        waiting=left_out_of_a_team(seen, text, WAITING_LIST, on=on),
    )
