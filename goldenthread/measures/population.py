"""How many children live in the area: what rates are taken of.

DfE takes the mid-year estimate of the year before the March in which a year ends, for ages 0 to 17.
"""

import datetime
from weakref import WeakKeyDictionary

from goldenthread.measures.about_the_child import AGE_BAND_LIMITS
from goldenthread.record.snapshot import Reading

BY_COLUMN = {"sex": "sex", "ethnicity": "ethnicity"}


def estimate_year(day: datetime.date) -> int:
    """The mid-year whose estimate a rate on this day is taken of: June before the year's end."""
    year_ends = day.year if day.month <= 3 else day.year + 1
    return year_ends - 1


def population_of(reading: Reading, day: datetime.date, by: str = "", part: str = "") -> int | None:
    """Children aged 0 to 17, or those of one group; None where no estimate is held for the group.

    Where the estimate of the year itself is not held, the newest earlier one stands in, and
    failing that the earliest later one.
    """
    parameters: dict[str, object]
    if by in BY_COLUMN:
        where, parameters = f"{BY_COLUMN[by]} = $part", {"part": part}
    elif by == "ethnic_group":
        where, parameters = _ethnic_group(part)
    elif by == "age_band" and part in AGE_BAND_LIMITS:
        first, last = AGE_BAND_LIMITS[part]
        where, parameters = f"age between {first} and {last}", {}
    elif by:
        return None
    else:
        where, parameters = "true", {}
    year = estimate_year(day)
    known = _ASKED.setdefault(reading, {})
    if (year, by, part) not in known:
        known[year, by, part] = _people(reading, year, where, parameters)
    return known[year, by, part]


_ASKED: WeakKeyDictionary[Reading, dict[tuple[int, str, str], int | None]] = WeakKeyDictionary()
"""What a reading was asked already: the months of a year are all set against one estimate."""


def _people(reading: Reading, year: int, where: str, parameters: dict[str, object]) -> int | None:
    rows = reading.rows(
        f"select sum(people) as people from population where age between 0 and 17 and {where} "
        "and year = (select year from population order by "
        f"case when year <= {year} then 0 else 1 end, abs(year - {year}) limit 1)",
        **parameters,
    )
    return int(rows[0]["people"]) if rows and rows[0]["people"] else None


def _ethnic_group(part: str) -> tuple[str, dict[str, object]]:
    from goldenthread.codes.people import ETHNIC_GROUP

    codes = [code for code, group in ETHNIC_GROUP.items() if group == part]
    return "list_contains($codes, ethnicity)", {"codes": codes}
