"""When a running that is open is due, in words that a working week is planned by.

Its state is decided by states.py alone. These words divide the states that have a due date ahead by
the calendar: today, then the week of the day, which ends on Sunday, the week after it, and later.
"""

import datetime

from goldenthread.clocks.states import CANNOT, OVERDUE, PAUSED

TODAY, THIS_WEEK, NEXT_WEEK, LATER = "due today", "due this week", "due next week", "due later"
DUE_WORDS = (OVERDUE, TODAY, THIS_WEEK, NEXT_WEEK, LATER)
WORDS = (*DUE_WORDS, PAUSED, CANNOT)
"""The five due words, and the other states of what is open, in the order of a list."""
AS_THEY_ARE = (OVERDUE, PAUSED, CANNOT)


def due_word_sql(day: datetime.date) -> str:
    """SQL for the word of an open running, from its `state` and `due_on`, as seen on the day."""
    sunday = day + datetime.timedelta(days=6 - day.weekday())
    next_sunday = sunday + datetime.timedelta(days=7)
    as_they_are = ", ".join(f"'{state}'" for state in AS_THEY_ARE)
    return (
        f"case when state in ({as_they_are}) then state "
        f"when due_on <= date '{day}' then '{TODAY}' "
        f"when due_on <= date '{sunday}' then '{THIS_WEEK}' "
        f"when due_on <= date '{next_sunday}' then '{NEXT_WEEK}' else '{LATER}' end"
    )


def due_word(state: str, due_on: datetime.date | None, day: datetime.date) -> str:
    """The word of one open running, as `due_word_sql` has it."""
    if state in AS_THEY_ARE or due_on is None:
        return state
    if due_on <= day:
        return TODAY
    ahead = (due_on - (day - datetime.timedelta(days=day.weekday()))).days
    return THIS_WEEK if ahead < 7 else NEXT_WEEK if ahead < 14 else LATER


def in_order_of_words(column: str) -> str:
    """SQL to order by the word in a column: what is overdue first."""
    places = " ".join(f"when '{word}' then {place}" for place, word in enumerate(WORDS))
    return f"case {column} {places} end"
