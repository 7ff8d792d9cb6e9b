"""Why is this child not here? The form under a list, and its answer in words.

The number stands in the body of a POST alone, to the address of the list itself.
"""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from goldenthread.access.left_out import LISTED, NO_ROW, OTHER_TIME, LeftOut
from goldenthread.access.roles import Identity
from goldenthread.clocks.register import CLOCKS
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.frame import PersonRequest

NOBODY = "You may not open this child, or there is no such child."
NUMBER = "child"


@dataclass(frozen=True, kw_only=True)
class WhyRow:
    """Of one child, why it is not in the list, and what its rows are."""

    child: str
    href: str
    said: str
    rows: tuple[str, ...]
    more_text: str = ""
    more_href: str = ""


@dataclass(frozen=True, kw_only=True)
class WhyNot:
    """The form, which is sent to `action`, and the answer to what was asked; `nothing` where the
    number is of nobody whom one may open."""

    action: str
    label: str
    asked: str = ""
    nothing: str = ""
    answers: tuple[WhyRow, ...] = ()


def number_asked(request: HttpRequest) -> str:
    """The number that was sent; empty where none was."""
    return request.POST.get(NUMBER, "").strip()[:100]


def form(request: PersonRequest, action: str, answers: tuple[WhyRow, ...]) -> WhyNot:
    """The form of a list, with its answer where a number was sent."""
    asked = number_asked(request)
    by_name = request.sight.identity is Identity.FULL
    return WhyNot(
        action=action,
        label="The child's number" if by_name else "The child's pseudonym",
        asked=asked,
        nothing=NOBODY if asked and not answers else "",
        answers=answers,
    )


def row(one: LeftOut, said: str, *, more_text: str = "", more_href: str = "") -> WhyRow:
    """The answer for one child."""
    return WhyRow(
        child=one.shown.name,
        href=reverse("child", args=[one.handle]),
        said=said,
        rows=one.rows,
        more_text=more_text,
        more_href=more_href,
    )


def of_clocks(one: LeftOut, *, clock: str, state: str, look: str, within: str) -> str:
    """Why the child is not in a list of clocks: which condition of it does not hold."""
    are = words.listed(one.are)
    not_started = (
        f"No running of this clock: it starts when {CLOCKS[clock].starts}; that is not recorded."
        if clock
        else "No clock has ever started for this child."
    )
    said = {
        LISTED: f"The child is in this list, in place {words.number(one.place)}.",
        NO_ROW: not_started,
        "clock": not_started,
        "team": _elsewhere("team", one.are),
        "worker": _elsewhere("worker", one.are),
        "state": f"The clock is {are}, so it is not among those {state}.",
        "is_open": f"The clock is {are}, so it is not among those open.",
        "look": f"The clock is {are}, so it is not among those {look}.",
        "within": f"The clock does not fall due in the next {within} working days.",
    }
    return said[one.condition]


def of_cases(one: LeftOut, *, code: str, when: str, verdict: str, definition: str) -> str:
    """Why the child is not among the cases of a measure; `when` is the period in words."""
    are = words.listed(one.are)
    not_counted = f"Not counted in {code}, {when}"
    if one.condition == OTHER_TIME:
        return f"{not_counted}: {_other_time(one)}"
    if one.condition == NO_ROW:
        return f"{not_counted}: {_no_row(one)} What is counted: {definition}"
    said = {
        LISTED: "The child is in this list.",
        "team": _elsewhere("team", one.are),
        "part": f"The case is in another group: {are}.",
        "verdict": f"The case is {are}, so it is not among those {verdict}.",
    }
    return said[one.condition]


def _elsewhere(what: str, are: tuple[str, ...]) -> str:
    if are == ("not known",):
        return f"No {what} is known for the child on this day."
    return f"The child is with another {what}: {words.listed(tuple(capital(one) for one in are))}."


def _other_time(one: LeftOut) -> str:
    facts = one.facts
    for name, verb in (("ended_on", "ended"), ("closed_on", "was closed")):
        day = facts.get(name)
        if isinstance(day, date):
            return f"it {verb} on {words.date(day)}. It was last counted on {_counted(one)}."
    return f"it is counted on {_counted(one)}."


def _counted(one: LeftOut) -> str:
    return words.date(one.facts["counted_on"])


def _no_row(one: LeftOut) -> str:
    held, table = one.facts["held"], str(one.facts["table"]).lower()
    if not held:
        return f"the record holds nothing of this child under {table}."
    rows = words.plural(held, "row")
    return (
        f"of the {rows} that the record holds of this child under {table}, none counts then or in "
        "the two years before."
    )
