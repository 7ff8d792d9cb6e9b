"""Of which of the case system's forms no loaded return speaks: that none is told is no count of
none."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import lower
from goldenthread.record.snapshot import Reading
from goldenthread.record.telling_forms import TELLINGS_OF_FORMS

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class SilentForm:
    """A form of which nothing speaks on the day: `since` its last day, None where no return of it
    is loaded. `named` stands inside a sentence."""

    named: str
    since: Day | None = None


EVERY_FORM = tuple(telling.table for telling in TELLINGS_OF_FORMS)


def silent_forms(
    reading: Reading, *, on: Day, among: Sequence[str] = EVERY_FORM
) -> tuple[SilentForm, ...]:
    """The forms, among these tables, of which no loaded return speaks, or none as late as the day
    asked about though the record goes on."""
    names = list(among)
    last_days = {
        row["table_name"]: row["last_day"]
        for row in reading.rows(
            "select table_name, max(last_day) as last_day from spoken_for "
            "where list_contains($names, table_name) group by table_name",
            names=names,
        )
    }
    to = min(on, reading.as_at or on)
    return tuple(
        SilentForm(named=lower(TABLES[name].title), since=last_days.get(name))
        for name in names
        if (last_days.get(name) or Day.min) < to
    )
