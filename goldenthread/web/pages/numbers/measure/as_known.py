"""The same measure as it was known at an earlier load, and which children moved it since."""

from datetime import date
from urllib.parse import urlencode

from django.utils.timezone import localtime

from goldenthread.access.numbers import Made, Numbers
from goldenthread.measures.periods import Period
from goldenthread.web import words
from goldenthread.web.components.figure import Figure
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.notice import Notice
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked


def question(asked: Asked, newest: Numbers, *, as_at: date) -> Filters:
    """The form that asks about another day, or as it was known at an earlier load."""
    editions = newest.editions()
    options = [
        Option("" if made.edition == newest.edition else str(made.edition), _option(made, newest))
        for made in editions
    ]
    return Filters(
        action=asked.address("measure"),
        fields=(
            FilterField(
                name="on",
                label="On the day",
                kind="date",
                value=asked.on.isoformat() if asked.on else "",
                hint=f"Left empty, the last that the record speaks of: {words.date(as_at)}",
            ),
            FilterField(
                name="known_at",
                label="As known after",
                options=tuple(options),
                value=str(asked.known_at or ""),
            ),
        ),
        kept=asked.query("by"),
        title="Ask about another day, or as it was known",
        button="Ask",
    )


def _option(made: Made, newest: Numbers) -> str:
    by = f", {made.source}" if made.source else ""
    text = f"Edition {made.edition}{by}, {words.moment(localtime(made.made_at))}"
    return f"{text} (the newest)" if made.edition == newest.edition else text


def figure_now(asked: Asked, newest: Numbers, period: Period) -> Figure:
    """The number of the same day or months at the newest edition."""
    answer = newest.answers(asked.measure, [period])[0]
    return Figure(
        label=f"The same, as known now (edition {newest.edition})",
        value=wording.value(answer),
        counted=wording.counted(answer),
        interval=wording.interval_sentence(answer.figure),
        unjudged=wording.unjudged(answer.figure.unjudged),
        href=asked.changed(known_at=None, on=period.last_day).measure_href(),
        link="Read it as known now",
    )


def what_moved(asked: Asked, numbers: Numbers, newest: Numbers, period: Period) -> Notice:
    """How many children moved the figure since, and the way to who they are."""
    moved = numbers.moved_since(asked.measure, period, edition=newest.edition)
    between = f"between edition {numbers.edition} and edition {newest.edition}"
    if not moved:
        return Notice(
            kind="information",
            title=f"Read as known at edition {numbers.edition}",
            text=f"No child moved this figure {between}.",
        )
    return Notice(
        kind="information",
        title=f"Read as known at edition {numbers.edition}",
        text=f"{words.plural(moved, 'child', 'children')} moved this figure {between}.",
        href=moved_href(asked, day=period.last_day, first=numbers.edition, last=newest.edition),
        link="Who moved it, and by which load",
    )


def moved_href(asked: Asked, *, day: date, first: int, last: int) -> str:
    """The page of the children that moved the figure between two editions."""
    query = urlencode({"from": first, "to": last, "on": day.isoformat()})
    return f"{asked.address('moved')}?{query}"
