"""What a measure's page must say because something is not there: said where the number stands."""

from django.utils.timezone import localtime

from goldenthread.access.numbers import Numbers
from goldenthread.measures.measure import Kind
from goldenthread.measures.periods import Period
from goldenthread.measures.speaking import Speaking
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.notice import Notice, no_source
from goldenthread.web.pages.numbers.measure.asked import Asked
from goldenthread.web.pages.numbers.measure.series import MONTHS


def missing(
    asked: Asked,
    numbers: Numbers,
    speaking: Speaking,
    *,
    notes: tuple[str, ...],
) -> tuple[Notice, ...]:
    """The notices, the weightiest first; `notes` are those of the number (`Answer.notes`)."""
    return (
        *(_silent(speaking) or _noted(notes)),
        *_no_population(asked, numbers),
        *_no_teams(numbers),
    )


def _silent(speaking: Speaking) -> list[Notice]:
    if not speaking.silent:
        return []
    return [
        no_source(
            f"{speaking.silent[:1].lower()}{speaking.silent[1:]} on this day",
            "No return that has been loaded covers it, so there is no number: an empty list here "
            "does not mean that there are none.",
        )
    ]


def _noted(notes: tuple[str, ...]) -> list[Notice]:
    """Why there is no number, how it leans, or whose population it is of: `this: because`."""
    parted = [note.partition(": ") for note in notes]
    return [Notice(kind="warning", title=title, text=capital(why)) for title, _colon, why in parted]


def _no_population(asked: Asked, numbers: Numbers) -> list[Notice]:
    if asked.measure.kind is not Kind.RATE or numbers.holds("population"):
        return []
    later = since(numbers, "population")
    what_to_do = later or "Load the population return to see the rate."
    return [
        Notice(
            kind="no source",
            title=f"No population {'was' if later else 'is'} loaded, so there is no rate",
            text=f"The number of cases stands alone. {what_to_do}",
        )
    ]


def _no_teams(numbers: Numbers) -> list[Notice]:
    if numbers.holds("allocations"):
        return []
    what_to_do = since(numbers, "allocations") or (
        "Load the return of people and allocations to break this down by team."
    )
    return [no_source("teams", f"A census names none. {what_to_do}")]


def since(numbers: Numbers, table: str) -> str:
    """That what is not held at the edition that is read has been loaded since; else empty."""
    made = numbers.held_since(table)
    if made is None:
        return ""
    loaded_on = words.date(localtime(made.made_at).date())
    return f"Not loaded at this edition; loaded since, on {loaded_on} in edition {made.edition}."


def short_history(
    asked: Asked, speaking: Speaking, months: tuple[Period, ...], *, unjudged: int
) -> list[Notice]:
    """Said where it cuts the months short, or where a case cannot be judged and it may be why."""
    if speaking.starts_on is None:
        return []
    looks_back = bool(asked.measure.looks_back and unjudged)
    if len(months) == MONTHS and not looks_back:
        return []
    text = "Nothing before that day is held."
    if looks_back:
        text = (
            "A case that rests on what happened before that day cannot be judged, unless what we "
            "hold decides it already."
        )
    title = f"History starts {words.date(speaking.starts_on)}"
    return [Notice(kind="information", title=title, text=text)]
