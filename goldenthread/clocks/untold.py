"""Clocks of which nothing can be said, because no file that is loaded speaks of what they need."""

from goldenthread.clocks.clock import Clock
from goldenthread.clocks.register import CLOCKS
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPOKEN_FOR


def untold(reading: Reading) -> dict[str, tuple[Clock, ...]]:
    """By table of the record of which nothing speaks, the clocks that need it."""
    found: dict[str, tuple[Clock, ...]] = reading.remember("untold", lambda: _untold(reading))
    return found


def _untold(reading: Reading) -> dict[str, tuple[Clock, ...]]:
    if not reading.edition:
        return {}
    rows = reading.rows(f"select distinct table_name from {SPOKEN_FOR}")
    spoken = {row["table_name"] for row in rows}
    needed = {name for clock in CLOCKS.values() for name in clock.needs} - spoken
    # A return of no days speaks all the same, if there is a row of it.
    missing = [name for name in sorted(needed) if not reading.rows(f"select 1 from {name} limit 1")]
    return {
        name: tuple(clock for clock in CLOCKS.values() if name in clock.needs) for name in missing
    }
