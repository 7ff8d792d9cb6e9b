"""Of which tables of a return nobody has told: what is absent there is not known to be none."""

import datetime
from dataclasses import dataclass

from goldenthread.record.catalogue import tables_of
from goldenthread.record.snapshot import Reading
from goldenthread.record.speaking import SPEAKING

ANY_DAY = datetime.date(9999, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Silence:
    """That no loaded return speaks of a table; `is_whole` where none does in any of its days."""

    why: str
    is_whole: bool


def silent_tables(
    reading: Reading, kind: str, *, first_day: datetime.date, last_day: datetime.date, year: int = 0
) -> dict[str, Silence]:
    """The tables that a kind of return tells, of which no loaded return speaks of all its days,
    each with a sentence that says so. `year` is that of a yearly return: what it does not ask for
    yet is not missed."""
    spoken = {
        row["table_name"]: (row["first_day"], row["last_day"])
        for row in reading.rows(
            f"select table_name, min(coalesce(first_day, date '0001-01-01')) as first_day, "
            "max(coalesce(last_day, $ever)) as last_day "
            f"from {SPEAKING} where collects group by table_name",
            ever=ANY_DAY,
        )
    }
    silent = {}
    for table in tables_of(kind):
        if year and year < table.since(kind):
            continue
        why, is_whole = _said(spoken.get(table.name), bool(table.spans), first_day, last_day)
        if why:
            silent[table.name] = Silence(why=f"{table.title}: {why}.", is_whole=is_whole)
    return silent


def _said(
    spoken: tuple[datetime.date, datetime.date] | None,
    has_days: bool,
    first_day: datetime.date,
    last_day: datetime.date,
) -> tuple[str, bool]:
    if spoken is None:
        return "no loaded return speaks of them", True
    if not has_days:
        return "", False
    begins, ends = spoken
    if ends < first_day or begins > last_day:
        return "no loaded return speaks of them in this time", True
    if ends < last_day:
        return f"no loaded return speaks of them after {_words(ends)}", False
    if begins > first_day:
        return f"no loaded return speaks of them before {_words(begins)}", False
    return "", False


def _words(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
