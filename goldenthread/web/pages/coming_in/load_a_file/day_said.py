"""A day that a person types in three fields, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.codes.days import day_as_written
from goldenthread.web import words
from goldenthread.web.addresses import FIRST_YEAR

NAME = "as_at"
PARTS = ("day", "month", "year")
LONGEST = 20


@dataclass(frozen=True, kw_only=True)
class DaySaid:
    """The three parts as they were typed; `on` is the day where they are one. `problem` says what
    is wrong, `wrong` in which parts. Where all three are blank nobody said a day."""

    day: str = ""
    month: str = ""
    year: str = ""
    on: date | None = None
    problem: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def at_fault(self) -> str:
        """The id of the first field that is wrong."""
        return f"{NAME}-{self.wrong[0]}" if self.wrong else ""


def day_said(posted: Mapping[str, str], *, today: date) -> DaySaid:
    """The day in the fields `as_at-day`, `as_at-month` and `as_at-year`; none later than today."""
    day, month, year = (posted.get(f"{NAME}-{part}", "").strip()[:LONGEST] for part in PARTS)
    typed = DaySaid(day=day, month=month, year=year)
    missing = tuple(part for part, said in zip(PARTS, (day, month, year), strict=True) if not said)
    if len(missing) == len(PARTS):
        return typed
    if missing:
        needed = words.listed([f"a {part}" for part in missing])
        return replace(typed, problem=f"The day must include {needed}", wrong=missing)
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        problem = f"The year must have four figures, such as {today.year}"
        return replace(typed, problem=problem, wrong=("year",))
    on = _real_day(typed)
    if on is None:
        return replace(typed, problem="The day must be a real day", wrong=PARTS)
    if on > today:
        problem = "The day must be today or earlier: no return speaks of what has not happened"
        return replace(typed, problem=problem, wrong=PARTS)
    if on.year < FIRST_YEAR:
        problem = f"The year must be {FIRST_YEAR} or later"
        return replace(typed, problem=problem, wrong=("year",))
    return replace(typed, on=on)


def as_typed(on: date | None) -> DaySaid:
    """A day that was said before, in its three parts."""
    if on is None:
        return DaySaid()
    return DaySaid(day=str(on.day), month=str(on.month), year=f"{on.year:04d}", on=on)


def is_asked(posted: Mapping[str, str]) -> bool:
    """Whether the form that was sent has the three fields."""
    return all(f"{NAME}-{part}" in posted for part in PARTS)


def _real_day(typed: DaySaid) -> date | None:
    """The day; a month may be written in words, or shortened."""
    try:
        return date.fromisoformat(day_as_written(f"{typed.day} {typed.month} {typed.year}"))
    except ValueError:
        return None
