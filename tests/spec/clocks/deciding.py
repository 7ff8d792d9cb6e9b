"""The slow, obvious twin of the clocks: due dates by walking the days, states by asking in turn.

It shares nothing with the project: only `datetime`, and a list of holidays written out by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

HOLIDAYS = {
    *(date(2023, month, day) for month, day in ((1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29))),
    *(date(2023, month, day) for month, day in ((8, 28), (12, 25), (12, 26))),
    *(date(2024, month, day) for month, day in ((1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26))),
    *(date(2024, 12, day) for day in (25, 26)),
    *(
        date(2025, month, day)
        for month, day in ((1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25))
    ),
    *(date(2025, 12, day) for day in (25, 26)),
    *(date(2026, month, day) for month, day in ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31))),
    *(date(2026, 12, day) for day in (25, 28)),
}


@dataclass(frozen=True, kw_only=True)
class Wait:
    """One running, in the twin's words.

    `known` is False where a date of it cannot be relied on, `seen` where it may have stopped unseen
    before the files begin. `told_to` is the last day of the files.
    """

    start: date
    due: date
    stop: date | None = None
    close: date | None = None
    known: bool = True
    seen: bool = True
    told_to: date = date(2025, 3, 31)


def working_days_after(start: date, count: int) -> date:
    """The day on which `count` working days after `start` have passed."""
    day = start
    while count:
        day += ONE_DAY
        if day.strftime("%a") not in ("Sat", "Sun") and day not in HOLIDAYS:
            count -= 1
    return day


def months_after(start: date, count: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    first, day_of_month = start.replace(day=1), start.day
    for _ in range(count):
        first = (first + timedelta(days=31)).replace(day=1)
    while True:
        try:
            return first.replace(day=day_of_month)
        except ValueError:
            day_of_month -= 1


def decide(wait: Wait, day: date) -> tuple[str, str]:
    """The state of a wait on a day, and the verdict."""
    stopped = wait.stop is not None and wait.stop <= day
    closed = wait.close is not None and wait.close <= day
    if not wait.known:
        return "cannot be worked out", "unjudged"
    if day < wait.start:
        return "too early to say", "unjudged"
    if stopped and wait.stop <= wait.due:  # type: ignore[operator]
        return "met", "met"
    if not wait.seen:
        return "cannot be worked out", "unjudged"
    if stopped:
        return "met late", "not met"
    if closed:
        return ("closed", "unjudged" if wait.close <= wait.due else "not met")  # type: ignore[operator]
    if day > wait.told_to:
        # It was not done by the due date, or nobody can tell; either way not how it stands now.
        late = wait.told_to >= wait.due
        return "cannot be worked out", "not met" if late else "unjudged"
    if day > wait.due:
        return "overdue", "not met"
    days_left = 0
    while day < wait.due:
        day += ONE_DAY
        days_left += 1
    return ("due soon" if days_left <= 7 else "running"), "unjudged"


def review_waits(
    *, start: date, end: date | None, reviews: list[date], history_starts: date
) -> list[Wait]:
    """The waits of one plan: each review that was held in it ends one and begins the next."""
    held = sorted({day for day in reviews if end is None or day <= end})
    waits = []
    for n, began in enumerate([start, *held]):
        due = months_after(began, 6 if n else 3)
        stop = held[n] if n < len(held) else None
        waits.append(
            Wait(
                start=began,
                due=due,
                stop=stop,
                close=end,
                seen=began >= history_starts,
            )
        )
    return waits
