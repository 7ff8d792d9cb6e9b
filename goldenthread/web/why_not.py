"""Why is this child not here? The form under a list, and its answer in words.

The number stands in the body of a POST alone, to the address of the list itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldenthread.access.left_out import LISTED, NO_ROW, OTHER_TIME, LeftOut, Unmet
from goldenthread.access.left_out_of_lists import KIND
from goldenthread.access.roles import Identity
from goldenthread.clocks.register import CLOCKS
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.frame import PersonRequest

NOBODY = "You may not open this child, or there is no such child."
NUMBER = "child"
IN_THIS_LIST = "The child is in this list."

View = Callable[..., HttpResponseBase]
Say = Callable[[Unmet], str]
"""A condition that does not hold, in a sentence; empty where it says nothing of the child."""


def may_ask_why(view: View) -> View:
    """A list whose address also takes the number of a child, in the body of a POST."""
    return sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(view))


@dataclass(frozen=True, kw_only=True)
class WhyRow:
    """Of one child, why it is not in the list (of this name, where the page has several), what
    leaves it out besides, and what its rows are."""

    child: str
    href: str
    said: str
    besides: str
    rows: tuple[str, ...]
    of: str = ""
    more_text: str = ""
    more_href: str = ""


@dataclass(frozen=True, kw_only=True)
class WhyNot:
    """The form, which is sent to `action`, and the answer to what was asked; `about` which list, in
    words, and `nothing` where the number is of nobody whom one may open."""

    action: str
    label: str
    about: str = "here"
    asked: str = ""
    nothing: str = ""
    answers: tuple[WhyRow, ...] = ()


def number_asked(request: HttpRequest) -> str:
    """The number that was sent; empty where none was."""
    return request.POST.get(NUMBER, "").strip()[:100]


def form(
    request: PersonRequest, action: str, answers: tuple[WhyRow, ...], *, about: str = "here"
) -> WhyNot:
    """The form of a list, with its answer where a number was sent."""
    asked = number_asked(request)
    by_name = request.sight.identity is Identity.FULL
    return WhyNot(
        action=action,
        label="The child's number" if by_name else "The child's pseudonym",
        about=about,
        asked=asked,
        nothing=NOBODY if asked and not answers else "",
        answers=answers,
    )


def row(
    one: LeftOut,
    say: Say,
    *,
    of: str = "",
    href: str = "",
    more_text: str = "",
    more_href: str = "",
) -> WhyRow:
    """The answer for one child, whose page stands at `href`, where it is not the usual one."""
    return WhyRow(
        child=one.shown.name,
        href=href or reverse("child", args=[one.handle]),
        said=say(one.first),
        besides=" ".join(filter(None, map(say, one.besides))),
        rows=one.rows,
        of=of,
        more_text=more_text,
        more_href=more_href,
    )


def of_clocks(one: LeftOut, *, clock: str, state: str, look: str, within: str) -> Say:
    """What leaves a child out of a list of clocks."""

    def say(unmet: Unmet) -> str:
        are = words.listed(unmet.are)
        said = _of_any_clock(clock) | {
            LISTED: f"The child is in this list, in place {words.number(one.place)}.",
            "state": _stands(clock, are, state),
            "look": _stands(clock, are, look),
            "within": f"Nothing falls due for the child in the next {within} working days.",
        }
        return _about(one, unmet, said, clock)

    return say


def of_work(one: LeftOut, *, clock: str, verb: str, due: str) -> Say:
    """What leaves a child out of a list of work."""

    def say(unmet: Unmet) -> str:
        are = words.listed(unmet.are)
        said = _of_any_clock(clock) | {
            LISTED: IN_THIS_LIST,
            "verb": f"What is open is to {words.listed(unmet.are, 'or')}, and not to {verb}.",
            "due": f"What is open is {are}, so it is not among what is {due}.",
        }
        return _about(one, unmet, said, clock)

    return say


def _stands(clock: str, are: str, wanted: str) -> str:
    """How the clock stands, or all clocks of the child where none is chosen."""
    if clock:
        return f"The clock is {are}, so it is not among those {wanted}."
    return f"No clock of the child is {wanted}: what there is, is {are}."


def _of_any_clock(clock: str) -> dict[str, str]:
    not_started = (
        f"No running of this clock: it starts when {CLOCKS[clock].starts}; that is not recorded."
        if clock
        else "No clock has ever started for this child."
    )
    return {NO_ROW: not_started, "clock": not_started}


def _about(one: LeftOut, unmet: Unmet, said: dict[str, str], clock: str) -> str:
    """The sentence; where the child has no such clock, nothing is said of how others stand."""
    if unmet.condition in ("team", "worker"):
        return elsewhere(unmet)
    if one.first.condition == "clock" and unmet is not one.first:
        return ""
    if unmet.condition == "is_open":
        return _stands(clock, words.listed(unmet.are), "open")
    return said[unmet.condition]


def of_a_team(kind: str) -> Say:
    """What leaves a child out of those whom a team or a worker holds."""

    def say(unmet: Unmet) -> str:
        if unmet.condition in ("team", "worker"):
            return elsewhere(unmet)
        at = "no open step" if unmet.are == ("not known",) else words.listed(unmet.are)
        said = {
            LISTED: IN_THIS_LIST,
            NO_ROW: "Nobody holds the child on this day, and it is at no step above early help.",
            KIND: f"The child is at {at}, and not among those of this list: {kind}.",
        }
        return said[unmet.condition]

    return say


def of_cases(one: LeftOut, *, code: str, when: str, verdict: str, definition: str) -> Say:
    """What leaves a child out of the cases of a measure; `when` is the period in words."""
    not_counted = f"Not counted in {code}, {when}"

    def say(unmet: Unmet) -> str:
        are = words.listed(unmet.are)
        if unmet.condition == OTHER_TIME:
            return f"{not_counted}: {_other_time(one)}"
        if unmet.condition == NO_ROW:
            return f"{not_counted}: {_no_row(one)} What is counted: {definition}"
        said = {
            LISTED: IN_THIS_LIST,
            "team": elsewhere(unmet),
            "part": f"The case is in another group: {are}.",
            "verdict": f"The case is {are}, so it is not among those {verdict}.",
        }
        return said[unmet.condition]

    return say


def elsewhere(unmet: Unmet) -> str:
    """With which other team or worker the child is."""
    what, are = unmet.condition, unmet.are
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
