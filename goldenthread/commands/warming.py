"""Works out, in the background, what the first person to open a page would otherwise wait for."""

import threading

from django.db import connection


def warm_in_background() -> None:
    """Open the snapshot, build clocks and case lists, in a thread that nobody waits for."""
    threading.Thread(target=_warm, name="warms the record", daemon=True).start()


def _warm() -> None:
    from goldenthread.clocks.running import runs_on
    from goldenthread.ledger.following import read
    from goldenthread.measures.answers import make_ready
    from goldenthread.measures.continuum import continuum
    from goldenthread.measures.periods import months_to, twelve_months_to
    from goldenthread.measures.register import MEASURES

    try:
        reading = read()
        if reading.as_at is None:
            return
        continuum(reading, reading.as_at)  # the home page comes first
        runs_on(reading, reading.as_at, where="false")
        make_ready(reading, MEASURES.values(), [twelve_months_to(reading.as_at)])
        make_ready(reading, MEASURES.values(), months_to(reading.as_at, 24))
    finally:
        connection.close()
