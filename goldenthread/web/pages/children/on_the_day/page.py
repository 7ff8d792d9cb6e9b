"""What was known on one day, on one page that prints for a rapid review."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.numbers import Numbers
from goldenthread.access.on_the_day import SeenDay
from goldenthread.web import words
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.filters import FilterField, Filters
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at, edition
from goldenthread.web.pages.children.child.history import open_now
from goldenthread.web.pages.children.on_the_day.decided import dates, decisions, receipts
from goldenthread.web.pages.children.on_the_day.looked import listed, looked_words, opened
from goldenthread.web.pages.children.on_the_day.then_and_now import clocks, said_since, said_then

NOTHING_HELD = (
    "Nothing had been loaded by the end of that day. The council knew nothing of this child here; "
    "what other systems held, this record cannot tell."
)
NOT_SPOKEN_OF = "No return that had been loaded by then speaks of this child."


@dataclass(frozen=True, kw_only=True)
class OnTheDayPage(Page):
    """`nothing` says that nothing was known, and is empty where something was. `looked` says of
    which days the log is told, or why it is not; `opened` and `listed` are none where it is not."""

    child: str
    child_href: str
    day: str
    made: str
    stood: str
    ask: Filters
    who: tuple[SummaryRow, ...]
    open_then: tuple[str, ...]
    nothing: str
    said_then: DataTable | None
    said_since: DataTable
    clocks: DataTable
    ended_clocks: tuple[str, ...]
    receipts: DataTable
    dates: DataTable
    decisions: DataTable
    looked: tuple[str, ...]
    opened: DataTable | None
    listed: DataTable | None


def build(request: PersonRequest, seen: SeenDay, numbers: Numbers, day: date) -> OnTheDayPage:
    """The page of what this person may be told of the day."""
    then = seen.then
    said = words.date(day)
    return OnTheDayPage(
        title=f"What did we know on {said}?",
        chrome=chrome_at(request, numbers),
        child=seen.shown.name,
        child_href=reverse("child", args=[seen.handle]),
        day=said,
        made=_made(request, numbers),
        stood=_stood(seen, said),
        ask=_ask(seen, day),
        who=_who(seen),
        open_then=open_now(then.facts, {}, day) if then else (),
        nothing=NOTHING_HELD if then is None else "" if then.facts else NOT_SPOKEN_OF,
        said_then=said_then(then.facts, day) if then and then.facts else None,
        said_since=said_since(seen, day),
        clocks=clocks(seen, said),
        ended_clocks=_ended_clocks(seen, said),
        receipts=receipts(seen),
        dates=dates(seen),
        decisions=decisions(seen),
        looked=looked_words(seen, day),
        opened=opened(seen),
        listed=listed(seen),
    )


def _made(request: PersonRequest, numbers: Numbers) -> str:
    """When this was made, by whom, and from what: what a printed page must say of itself."""
    sight = request.sight
    at = words.moment(localtime(request.at))
    newest = edition(numbers.made())
    from_what = f" What is known now is {newest}." if newest else ""
    return f"Made on {at} by {sight.person.full_name}, {sight.role_name.lower()}.{from_what}"


def _stood(seen: SeenDay, said: str) -> str:
    if seen.then is None:
        return f"When {said} ended, nothing had been loaded here."
    others = seen.then.others
    more = (
        f" {words.plural(others, 'other edition')} had been made earlier that day."
        if others
        else ""
    )
    return f"When {said} ended, the record stood at {edition(seen.then.made)}.{more}"


def _ask(seen: SeenDay, day: date) -> Filters:
    return Filters(
        action=reverse("on_the_day", args=[seen.handle]),
        fields=(
            FilterField(
                name="on", label="The day, up to today", kind="date", value=day.isoformat()
            ),
        ),
        title="Ask about another day",
    )


def _who(seen: SeenDay) -> tuple[SummaryRow, ...]:
    if seen.then is None:
        return ()
    return (
        SummaryRow(key="Age", value=seen.shown.age),
        SummaryRow(key="Worker, as known then", value=seen.then.worker or words.NOT_RECORDED),
        SummaryRow(key="Team, as known then", value=seen.then.team or words.NOT_RECORDED),
    )


def _ended_clocks(seen: SeenDay, said: str) -> tuple[str, ...]:
    counted = (
        (seen.ended, "as known then, and stood as now"),
        (seen.ended_unknown, "as known now; nothing was known of them then"),
    )
    return tuple(
        f"{words.plural(count, 'clock had ended', 'clocks had ended')} by {said} {how}."
        for count, how in counted
        if count
    )
